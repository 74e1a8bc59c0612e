package import Primitives

/// What is derived about one lesson.
package struct LessonProgress: Sendable, Equatable {
    /// The answer to one question of the checkpoint.
    package struct Answer: Sendable, Equatable {
        /// The text of the choice, or what was typed; empty where an older version did not record it.
        package var text: String
        /// Whether the last answer was right.
        package var isRight: Bool
        /// How often the question was answered.
        package var tries: Int

        /// An answer.
        package init(text: String, isRight: Bool, tries: Int) {
            self.text = text
            self.isRight = isRight
            self.tries = tries
        }
    }

    /// Where the learner was last.
    package struct Place: Sendable, Equatable {
        /// Counted from 0.
        package var section: Int
        /// `nil` outside the exercises.
        package var exercise: String?

        /// A place in a lesson.
        package init(section: Int, exercise: String? = nil) {
            self.section = section
            self.exercise = exercise
        }
    }

    /// When it was first opened.
    package var opened: Timestamp?
    /// When something last happened in it.
    package var last: Timestamp?
    /// When it was read to its end.
    package var completed: Timestamp?
    /// Where to continue.
    package var place = Place(section: 0)
    /// By id, those that were started.
    package var exercises: [String: ExerciseProgress] = [:]
    /// The checkpoint's answers by the question's index; the last answer counts.
    package var answers: [Int: Answer] = [:]

    /// Nothing yet.
    package init() {}

    /// Takes the next event of this lesson into account; `spent` milliseconds passed since the event before.
    mutating func note(_ event: Event, spent: Int64 = 0) {
        if case .forgotten = event.kind {
            self = LessonProgress()
            return
        }
        opened = opened ?? event.time
        last = event.time
        if let exercise = event.exercise {
            exercises[exercise, default: ExerciseProgress()].note(event, spent: spent)
            place.exercise = exercise
        }
        switch event.kind {
        case .reached(let section): place = Place(section: section, exercise: event.exercise)
        case .completed: completed = completed ?? event.time
        case .quizAnswered(let question, let right, let text):
            answers[question] = Answer(text: text, isRight: right, tries: (answers[question]?.tries ?? 0) + 1)
        case .opened, .ran, .tried, .hintShown, .solutionShown, .predicted, .left, .restarted, .forgotten: break
        }
    }
}
