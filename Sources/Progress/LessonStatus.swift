package import Course

/// A learner's status in a lesson. Every list of lessons, every count and every report is based on this value.
package enum LessonStatus: String, Sendable, CaseIterable {
    /// Never opened.
    case untouched
    /// Opened.
    case started
    /// Read to the end, but with required work left.
    case read
    /// All required exercises are solved and the checkpoint is answered.
    case done

    /// The mark in lists of lessons.
    package var mark: String {
        switch self {
        case .untouched: "○"
        case .started: "▸"
        case .read: "◐"
        case .done: "✓"
        }
    }
}

extension LessonSummary {
    /// The exercises that a learner has to solve. If there are three or more, the last one combines earlier ideas and is optional.
    package var requiredExercises: ArraySlice<String> { exercises.count > 2 ? exercises.dropLast() : exercises[...] }
}

extension LessonProgress {
    /// The status in the lesson's current version. What the lesson no longer contains doesn't count.
    package func status(of lesson: LessonSummary) -> LessonStatus {
        let asksNothing = lesson.requiredExercises.isEmpty && lesson.questionCount == 0
        let isDone = asksNothing ? completed != nil : hasSolvedRequired(of: lesson) && hasAnsweredCheckpoint(of: lesson)
        if isDone { return .done }
        if completed != nil { return .read }
        return opened != nil ? .started : .untouched
    }

    /// What is left to do in a lesson that was opened, in words such as `checkpoint left`; `nil` if it is done.
    package func left(in lesson: LessonSummary) -> String? {
        if status(of: lesson) == .done { return nil }
        let open = lesson.requiredExercises.count { exercises[$0]?.done == nil }
        if open > 0 { return open == 1 ? "1 exercise left" : "\(open) exercises left" }
        return hasAnsweredCheckpoint(of: lesson) ? "not read to the end" : "checkpoint left"
    }

    /// How many of these exercises are solved.
    package func solvedCount(of exercises: [String]) -> Int { exercises.count { self.exercises[$0]?.done != nil } }

    private func hasSolvedRequired(of lesson: LessonSummary) -> Bool {
        lesson.requiredExercises.allSatisfy { exercises[$0]?.done != nil }
    }

    private func hasAnsweredCheckpoint(of lesson: LessonSummary) -> Bool {
        (0..<lesson.questionCount).allSatisfy { answers[$0] != nil }
    }
}
