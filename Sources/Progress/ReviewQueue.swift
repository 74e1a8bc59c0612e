package import Course

/// An exercise to solve again, or a checkpoint question to answer again.
package struct DueReview: Sendable, Hashable {
    package enum Subject: Sendable, Hashable {
        /// An exercise's ID.
        case exercise(String)
        /// The question's index among all questions of the lesson.
        case question(Int)
        /// The index of the prediction's example among all examples of the lesson.
        case prediction(Int)
    }

    package var lesson: LessonID
    package var subject: Subject
    /// The day when it became due, as in `Timestamp.day`.
    package var due: Int
    /// The estimated time that it takes, in minutes.
    package var minutes: Int
    /// Whether it is due because its task or solution has changed since it was solved.
    package var isChanged = false
    /// How often it returned in the present session.
    package var turn = 0

    package init(lesson: LessonID, subject: Subject, due: Int, minutes: Int) {
        self.lesson = lesson
        self.subject = subject
        self.due = due
        self.minutes = minutes
    }

    /// What it is if it isn't an exercise: `question 2`.
    package var kindWords: String { example.map { "prediction in example \($0 + 1)" } ?? "question \((question ?? 0) + 1)" }

    /// Estimates the minutes for solving an exercise again: as many as the first time, but between one and five.
    package static func minutes(first minutes: Int) -> Int { min(5, max(1, minutes)) }

    /// Chooses the data and the constants. They stay while the review is open, and differ the next time.
    package var seed: Int { due + turn }

    /// The ID of the exercise; `nil` if it is a question.
    package var exercise: String? { if case .exercise(let id) = subject { id } else { nil } }
    /// The index of the question; `nil` if it is none.
    package var question: Int? { if case .question(let index) = subject { index } else { nil } }
    /// The index of the example whose prediction it is; `nil` if it is none.
    package var example: Int? { if case .prediction(let index) = subject { index } else { nil } }
}

/// The reviews that are due, in order.
package struct ReviewQueue: Sendable, Equatable {
    package private(set) var reviews: [DueReview]

    package init(_ reviews: [DueReview] = []) { self.reviews = reviews }

    /// The reviews of what the lessons in the catalog still have, then those of what has changed since it was solved.
    ///
    /// - Parameter solved: Exercises that aren't due, with the fingerprints of what was solved.
    package init(_ due: [DueReview], solved: [(review: DueReview, fingerprint: String)] = [], in catalog: Catalog) {
        let ids = Set(due.map(\.lesson) + solved.map(\.review.lesson))
        let lessons = Dictionary(uniqueKeysWithValues: ids.map { ($0, catalog.lesson($0)) })
        let changed = solved.compactMap { exercise -> DueReview? in
            guard let lesson = lessons[exercise.review.lesson] ?? nil, let id = exercise.review.exercise,
                let present = lesson.fingerprint(of: id), present != exercise.fingerprint
            else { return nil }
            var review = exercise.review
            review.isChanged = true
            return review
        }
        reviews = (due + changed).filter { review in
            guard let lesson = lessons[review.lesson] ?? nil else { return false }
            return switch review.subject {
            case .exercise(let id): lesson.exercises.contains(id)
            case .question(let index): index < lesson.questionCount
            case .prediction(let index): lesson.predictions.contains(index)
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
