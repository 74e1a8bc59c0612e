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

    /// Whether there is still something to do. A checkpoint alone doesn't count.
    package func isOpen(_ lesson: LessonSummary) -> Bool {
        lesson.requiredExercises.isEmpty ? completed == nil : !hasSolvedRequired(of: lesson)
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
