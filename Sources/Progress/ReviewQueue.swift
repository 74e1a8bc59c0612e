package import Course

/// An exercise to solve again, or a checkpoint question to answer again.
package struct DueReview: Sendable, Hashable {
    package enum Subject: Sendable, Hashable {
        /// An exercise's ID.
        case exercise(String)
        /// The question's index among all questions of the lesson.
        case question(Int)
    }

    package var lesson: LessonID
    package var subject: Subject
    /// The day when it became due, as in `Timestamp.day`.
    package var due: Int
    /// The estimated time that it takes, in minutes.
    package var minutes: Int

    package init(lesson: LessonID, subject: Subject, due: Int, minutes: Int) {
        self.lesson = lesson
        self.subject = subject
        self.due = due
        self.minutes = minutes
    }

    /// Estimates the minutes for solving an exercise again: as many as the first time, but between one and five.
    package static func minutes(first minutes: Int) -> Int { min(5, max(1, minutes)) }

    /// The ID of the exercise; `nil` if it is a question.
    package var exercise: String? { if case .exercise(let id) = subject { id } else { nil } }
    /// The index of the question; `nil` if it is an exercise.
    package var question: Int? { if case .question(let index) = subject { index } else { nil } }
}

/// The reviews that are due, in order.
package struct ReviewQueue: Sendable, Equatable {
    package private(set) var reviews: [DueReview]

    package init(_ reviews: [DueReview] = []) { self.reviews = reviews }

    /// The reviews of what the lessons in the catalog still have.
    package init(_ due: [DueReview], in catalog: Catalog) {
        reviews = due.filter { review in
            guard let lesson = catalog.find("\(review.lesson.course)/\(review.lesson.lesson)").first else { return false }
            return switch review.subject {
            case .exercise(let id): lesson.exercises.contains(id)
            case .question(let index): index < lesson.questionCount
            }
        }
    }

    package var minutes: Int { reviews.map(\.minutes).reduce(0, +) }

    /// `4 reviews, 6 min`
    package var summary: String { "\(reviews.count) \(reviews.count == 1 ? "review" : "reviews"), \(minutes) min" }

    /// As many of the first reviews as fit in that time, but at least one.
    package func session(minutes: Int) -> [DueReview] {
        var left = minutes
        return Array(
            reviews.enumerated().prefix { index, review in
                left -= review.minutes
                return index == 0 || left >= 0
            }.map(\.element))
    }
}
