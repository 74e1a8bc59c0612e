package import Primitives
import SQLite

/// The answer with which an exercise was last solved.
package struct KeptAnswer: Sendable, Equatable {
    package var time: Timestamp
    /// The text of each file, by its path; `nil` for SQL.
    package var files: [(path: String?, text: String)]

    package static func == (one: KeptAnswer, other: KeptAnswer) -> Bool {
        one.time == other.time && one.files.elementsEqual(other.files, by: ==)
    }
}

extension Event {
    /// Longer answers aren't kept.
    package static let maxAnswerBytes = 200_000
}

extension ProgressLog {
    /// The answers that were kept of a course, by lesson and exercise.
    package func answers(ofCourse course: String) throws(ProgressError) -> [LessonID: [String: KeptAnswer]] {
        var answers: [LessonID: [String: KeptAnswer]] = [:]
        try events { event in
            guard let lesson = event.lesson else {
                if event.kind == .forgotten { answers = [:] }
                return
            }
            if event.kind == .forgotten { answers[lesson] = nil }
            guard lesson.course == course, let exercise = event.exercise, case .answerKept(let path, let text) = event.kind else { return }
            // The files of one answer have one time.
            var answer = answers[lesson]?[exercise] ?? KeptAnswer(time: event.time, files: [])
            if answer.time != event.time { answer = KeptAnswer(time: event.time, files: []) }
            answer.files.append((path, text))
            answers[lesson, default: [:]][exercise] = answer
        }
        return answers
    }
}
