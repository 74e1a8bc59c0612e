package import Course

/// How far a learner is with a lesson. Every list of lessons, every count and every report derives from this one value.
package enum LessonStatus: String, Sendable, CaseIterable {
    /// Never opened.
    case untouched
    /// Opened.
    case started
    /// Read to its end, with something required still open.
    case read
    /// Its required exercises are solved and its checkpoint is answered.
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
    /// The exercises that a learner has to solve. The last of three or more combines earlier ideas and may be skipped.
    package var requiredExercises: ArraySlice<String> { exercises.count > 2 ? exercises.dropLast() : exercises[...] }
}

extension LessonProgress {
    /// How far the learner is with the lesson as it is now. What the lesson no longer contains does not count.
    package func status(of lesson: LessonSummary) -> LessonStatus {
        let asksNothing = lesson.requiredExercises.isEmpty && lesson.questionCount == 0
        let isDone = asksNothing ? completed != nil : hasSolvedRequired(of: lesson) && hasAnsweredCheckpoint(of: lesson)
        if isDone { return .done }
        if completed != nil { return .read }
        return opened != nil ? .started : .untouched
    }

    /// Whether the lesson still has something to work on. A checkpoint alone does not call the learner back.
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
