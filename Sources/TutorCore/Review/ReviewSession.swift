import Course
import Primitives
package import Progress

/// A review session: one due exercise or question after another.
package struct ReviewSession: Sendable, Equatable {
    /// What is left, the present review first.
    package private(set) var queue: [DueReview]
    package private(set) var solved = 0
    /// How many were passed over.
    package private(set) var skipped = 0
    /// After this time, no other review begins.
    let end: Timestamp

    init(_ queue: [DueReview], until end: Timestamp) {
        self.queue = queue
        self.end = end
    }

    /// The present review's number in the session.
    package var number: Int { solved + skipped + 1 }
    package var count: Int { solved + skipped + queue.count }

    mutating func finish(isSolved: Bool) {
        if isSolved { solved += 1 } else { skipped += 1 }
        queue.removeFirst()
    }

    /// Drops what is left.
    mutating func stop() { queue = [] }

    /// What was done, in a sentence; `nil` before the end.
    package var summary: String? {
        guard queue.isEmpty else { return nil }
        let left = skipped == 0 ? "" : " \(skipped == 1 ? "The other one stays" : "The other \(skipped) stay") due."
        return "Review over: \(solved) of \(count) solved.\(left)"
    }
}

/// The review that the open lesson is opened for. What is known of earlier work is hidden.
package struct LessonReview: Sendable, Equatable {
    package let due: DueReview
    /// The section of the lesson that explains what is asked.
    let explanation: Int
    /// What comes next, such as `Review 3 of 4`.
    package internal(set) var next = ""
    /// Whether the exercise was solved, or the question answered, in this review.
    package internal(set) var isSolved = false
    /// Whether something went wrong in this review.
    package internal(set) var hasFailed = false
    package internal(set) var isSolutionShown = false
    /// Whether the exercise's data differs from the lesson's.
    package internal(set) var hasNewData = false
}

extension LessonState {
    /// Turns the lesson into a review. Nothing but the exercise or the question is shown.
    ///
    /// - Returns: `false` if the lesson doesn't have it.
    package mutating func begin(_ due: DueReview) -> Bool {
        guard let found = sectionAsking(due) else { return false }
        // What was read right before is what it is about.
        let explanation = lesson.sections[..<found].lastIndex { $0.kind == .text && !$0.opensReview } ?? 0
        if due.question != nil {
            let elements = lesson.sections[found].elements
            let before = lesson.sections[..<found].flatMap(\.elements).count(where: \.isQuiz)
            let quizzes = elements.indices.filter { elements[$0].isQuiz }
            guard let index = due.question.flatMap({ quizzes.element(at: $0 - before) }) else { return false }
            lesson.sections[found].elements = [elements[index]]
            lesson.sections = [lesson.sections[found]]
            section = 0
        } else {
            section = found
        }
        review = LessonReview(due: due, explanation: explanation)
        showExerciseTab()
        return true
    }

    /// The index of the section with the exercise or the question.
    private func sectionAsking(_ due: DueReview) -> Int? {
        switch due.subject {
        case .exercise(let id): return lesson.sections.firstIndex { $0.exercise?.id == id }
        case .question(let index):
            var count = 0
            return lesson.sections.firstIndex {
                count += $0.elements.count(where: \.isQuiz)
                return index < count
            }
        }
    }

    /// The title of what follows the present section; `nil` at the end of the lesson.
    package var nextTitle: String? { review?.next ?? lesson.sections.element(at: section + 1)?.title }
}

extension Element {
    fileprivate var isQuiz: Bool { if case .quiz = self { true } else { false } }
}
