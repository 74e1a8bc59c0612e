/// What was done on one day.
package struct DayRecord: Sendable, Equatable {
    /// What was done in one lesson.
    package struct Work: Sendable, Equatable {
        package var lesson: LessonID
        /// The exercises that were solved, whether for the first time or again.
        package var solved: Set<String> = []
        /// The exercises whose solution was shown.
        package var shown: Set<String> = []
        /// The checks that failed. Those of an exercise after it was solved on the same day don't count.
        package var failures = 0
        package var hints = 0
        /// The checkpoint questions that were answered.
        package var questions: Set<Int> = []
        /// The examples whose result was predicted.
        package var predictions: Set<Int> = []
        /// The lesson was opened, or one of its sections.
        package var isOpened = false
        /// The lesson was read to its end.
        package var isCompleted = false
        /// A placement proved the lesson.
        package var isProven = false
    }

    /// As in `Timestamp.day`.
    package var day: Int
    /// In the order in which the lessons were first used that day.
    package private(set) var work: [Work] = []

    /// - Parameter events: Those of the day, in order.
    package init(day: Int, events: [Event]) {
        self.day = day
        for event in events {
            guard let lesson = event.lesson, event.kind != .placed else { continue }
            let index = work.firstIndex { $0.lesson == lesson } ?? work.count
            if index == work.count { work.append(Work(lesson: lesson)) }
            work[index].note(event)
        }
    }
}

extension DayRecord.Work {
    fileprivate mutating func note(_ event: Event) {
        switch event.kind {
        case .ran(passed: true), .tried(.pass): if let exercise = event.exercise { solved.insert(exercise) }
        case .tried(.fail): if !solved.contains(event.exercise ?? "") { failures += 1 }
        case .hintShown: hints += 1
        case .solutionShown: if let exercise = event.exercise { shown.insert(exercise) }
        case .quizAnswered(let question, _, _): questions.insert(question)
        case .predicted(let example, _): predictions.insert(example)
        case .opened, .reached: isOpened = true
        case .completed: isCompleted = true
        case .proven: isProven = true
        case .ran(passed: false), .tried(.error), .reviewing, .left, .restarted, .answerKept, .placed, .forgotten, .goalSet:
            break
        }
    }
}
