package import Primitives
import SQLite

/// The answer with which an exercise was last solved.
package struct KeptAnswer: Sendable, Equatable {
    package var time: Timestamp
    /// The text of each file, by its path; `nil` for SQL.
    package var files: [(path: String?, text: String)]
    /// Whether the solution had been shown before, in the tutor or by `calf solution`.
    package var isAfterSolution = false

    package static func == (one: KeptAnswer, other: KeptAnswer) -> Bool {
        (one.time, one.isAfterSolution) == (other.time, other.isAfterSolution) && one.files.elementsEqual(other.files, by: ==)
    }
}

extension Event {
    /// Longer answers aren't kept.
    package static let maxAnswerBytes = 200_000
}

extension ProgressLog {
    /// The answers that were kept of a course, by lesson and exercise: the last one, or an equal one from before the solution was shown.
    package func answers(ofCourse course: String) throws(ProgressError) -> [LessonID: [String: KeptAnswer]] {
        var answers: [LessonID: [String: KeptAnswer]] = [:]
        var own: [LessonID: [String: KeptAnswer]] = [:]
        var shown: [LessonID: Set<String>] = [:]
        try events { event in
            guard let lesson = event.lesson else {
                if event.kind == .forgotten { (answers, own, shown) = ([:], [:], [:]) }
                return
            }
            if event.kind == .forgotten { (answers[lesson], own[lesson], shown[lesson]) = (nil, nil, nil) }
            guard lesson.course == course, let exercise = event.exercise else { return }
            if event.kind == .solutionShown { shown[lesson, default: []].insert(exercise) }
            guard case .answerKept(let path, let text) = event.kind else { return }
            // The files of one answer have one time.
            var answer = answers[lesson]?[exercise] ?? KeptAnswer(time: event.time, files: [])
            if answer.time != event.time { answer = KeptAnswer(time: event.time, files: []) }
            answer.files.append((path, text))
            answer.isAfterSolution = shown[lesson]?.contains(exercise) == true
            answers[lesson, default: [:]][exercise] = answer
            if !answer.isAfterSolution { own[lesson, default: [:]][exercise] = answer }
        }
        answers.merge(own) { last, own in
            last.merging(own) { last, own in last.files.elementsEqual(own.files, by: ==) ? own : last }
        }
        return answers
    }
}
