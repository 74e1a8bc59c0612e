package import Primitives

/// A lesson by its course's id and its own, as on the command line.
package struct LessonID: Sendable, Hashable {
    /// The id of its course.
    package var course: String
    /// Its own id.
    package var lesson: String

    /// Names a lesson.
    package init(course: String, lesson: String) {
        self.course = course
        self.lesson = lesson
    }
}

/// Something that happened. The log keeps events forever, and everything shown is derived from them.
package struct Event: Sendable, Equatable {
    /// The verdict of a check.
    package enum Verdict: String, Sendable, CaseIterable { case pass, fail, error }

    /// What happened.
    package enum Kind: Sendable, Equatable {
        /// The lesson was opened.
        case opened
        /// The section of that index, counted from 0, was opened.
        case reached(section: Int)
        /// Something was run, which is free. A correct run passes the exercise.
        case ran(passed: Bool)
        /// The learner requested a check.
        case tried(Verdict)
        /// The hint of that number, counted from 1, was shown.
        case hintShown(Int)
        /// The learner requested the solution.
        case solutionShown
        /// A prediction for the lesson's worked example of that index was right or not.
        case predicted(example: Int, right: Bool)
        /// The checkpoint's question of that index was answered, with the text of a choice or with typed text.
        case quizAnswered(question: Int, right: Bool, answer: String)
        /// The lesson was read to its end.
        case completed
        /// The lesson was left: the time until the next event is not spent learning.
        case left
        /// The lesson's data was reset. Changes no progress.
        case restarted
        /// Earlier progress is forgotten: in this lesson, or everywhere if the event names none.
        case forgotten
    }

    /// When.
    package var time: Timestamp
    /// `nil` only for what concerns everything.
    package var lesson: LessonID?
    /// `nil` outside the exercises.
    package var exercise: String?
    /// What.
    package var kind: Kind

    /// An event, by default now.
    package init(_ kind: Kind, in lesson: LessonID?, exercise: String? = nil, at time: Timestamp = .now) {
        self.kind = kind
        self.lesson = lesson
        self.exercise = exercise
        self.time = time
    }
}

extension Event.Kind {
    /// Whether a learner would hate to lose it. Then it is on the disk before anything shows it. The rest survives a crash of the program,
    /// but perhaps not a crash of the machine.
    package var isPrecious: Bool {
        switch self {
        case .tried, .hintShown, .solutionShown, .quizAnswered, .completed, .forgotten, .ran(passed: true): true
        case .opened, .reached, .ran(passed: false), .predicted, .left, .restarted: false
        }
    }

    /// Whether a day with this counts as a day of learning.
    var isLearning: Bool {
        switch self {
        case .ran, .tried, .predicted, .quizAnswered, .completed: true
        case .opened, .reached, .hintShown, .solutionShown, .left, .restarted, .forgotten: false
        }
    }
}
