package import Primitives

/// A lesson, identified by its course's ID and its own, as on the command line.
package struct LessonID: Sendable, Hashable {
    package var course: String
    package var lesson: String

    package init(course: String, lesson: String) {
        self.course = course
        self.lesson = lesson
    }
}

/// Something that happened. The log keeps events forever, and everything displayed is derived from them.
package struct Event: Sendable, Equatable {
    /// The verdict of a check.
    package enum Verdict: String, Sendable, CaseIterable { case pass, fail, error }

    /// What happened.
    package enum Kind: Sendable, Equatable {
        /// The lesson was opened.
        case opened
        /// The section with this index, counted from 0, was opened.
        case reached(section: Int)
        /// Something was run, which costs nothing. A correct run passes the exercise.
        case ran(passed: Bool)
        /// The learner requested a check.
        case tried(Verdict)
        /// The hint with this number, counted from 1, was shown.
        case hintShown(Int)
        /// The learner requested the solution.
        case solutionShown
        /// A prediction for the worked example with this index was right or wrong.
        case predicted(example: Int, right: Bool)
        /// The checkpoint question with this index was answered. `answer` is the text of the choice or what was typed.
        case quizAnswered(question: Int, right: Bool, answer: String)
        /// A review began: of the event's exercise, or else of the checkpoint question with this index. The place in the lesson stays.
        case reviewing(question: Int?)
        /// The lesson was read to its end.
        case completed
        /// The lesson was left: the time until the next event is not spent learning.
        case left
        /// The lesson's data was reset. Changes no progress.
        case restarted
        /// The answer that just passed, or one of its files. It follows the pass.
        case answerKept(file: String?, text: String)
        /// A placement proved that the learner knows what the lesson teaches.
        case proven
        /// A placement says to begin with the lesson. Changes no progress.
        case placed
        /// A goal was set, or given up; names no lesson.
        case goalSet(Goal?)
        /// Earlier progress is erased: in this lesson, or everywhere if the event names no lesson.
        case forgotten
    }

    /// When it happened.
    package var time: Timestamp
    /// `nil` only if the event concerns everything.
    package var lesson: LessonID?
    /// `nil` outside exercises.
    package var exercise: String?
    /// What happened.
    package var kind: Kind
    /// The fingerprint of the exercise's task and solution, if this event solved it.
    package var fingerprint: String?
    /// The course in whose list the lesson was opened, or is to be opened, if that isn't its home.
    package var path: String?

    /// An event that happened now, by default.
    package init(_ kind: Kind, in lesson: LessonID?, exercise: String? = nil, at time: Timestamp = .now) {
        self.kind = kind
        self.lesson = lesson
        self.exercise = exercise
        self.time = time
    }
}

extension Event.Kind {
    /// Whether an exercise is solved with it.
    package var isSolving: Bool {
        switch self {
        case .tried(.pass), .ran(passed: true): true
        default: false
        }
    }

    /// Whether losing the event would upset a learner. Such an event is on disk before the UI shows it. Other events survive a crash of the
    /// program, but perhaps not a crash of the machine.
    package var isPrecious: Bool {
        switch self {
        case .tried, .hintShown, .solutionShown, .quizAnswered, .completed, .answerKept, .proven, .forgotten, .goalSet,
            .ran(passed: true):
            true
        case .opened, .reached, .ran(passed: false), .predicted, .reviewing, .left, .restarted, .placed: false
        }
    }

    /// Whether a day with this event counts as a day of learning.
    var isLearning: Bool {
        switch self {
        case .ran, .tried, .predicted, .quizAnswered, .completed: true
        case .opened, .reached, .hintShown, .solutionShown, .reviewing, .left, .restarted, .answerKept, .proven, .placed, .forgotten,
            .goalSet:
            false
        }
    }
}
