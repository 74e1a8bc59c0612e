package import Primitives

/// A statement that was run, or an answer that was checked, and its outcome.
package struct HistoryEntry: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        /// The command tag, such as `SELECT 3`, and the time in milliseconds.
        case done(tag: String, milliseconds: Double)
        case failed(String)
        /// The text was checked as an answer, and what came of it, if it could be judged.
        case checked(isRight: Bool?)
        /// The text didn't run. It is a draft that was replaced by one from another program.
        case replaced
    }

    package var lesson: LessonID
    package var time: Timestamp
    package var text: String
    package var outcome: Outcome

    package init(lesson: LessonID, time: Timestamp = .now, text: String, outcome: Outcome) {
        self.lesson = lesson
        self.time = time
        self.text = text
        self.outcome = outcome
    }
}
