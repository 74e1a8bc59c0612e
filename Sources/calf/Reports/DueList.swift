import Course
import Primitives
import Progress

/// The due reviews of exercises that the loaded courses still have.
struct DueList: Sendable {
    struct Entry: Sendable {
        var review: DueReview
        var title: ExerciseTitle
    }

    let entries: [Entry]

    init(log: ProgressLog, catalog: Catalog) async throws {
        entries = try await log.dueReviews().compactMap { review in
            guard let lesson = catalog.find("\(review.lesson.course)/\(review.lesson.lesson)").first,
                lesson.exercises.contains(review.exercise)
            else { return nil }
            return Entry(review: review, title: ExerciseTitle(of: review.exercise, in: lesson, catalog))
        }
    }

    var minutes: Int { entries.map(\.review.minutes).reduce(0, +) }

    var json: JSON {
        .object([
            "due": .array(
                entries.map { entry in
                    .object([
                        "course": .text(entry.review.lesson.course), "lesson": .text(entry.review.lesson.lesson),
                        "exercise": .text(entry.review.exercise), "title": .text(entry.title.exercise),
                        "since": .text(CivilDate(day: entry.review.due).description), "minutes": .integer(entry.review.minutes),
                    ])
                }), "minutes": .integer(minutes),
        ])
    }

    var lines: [String] {
        guard !entries.isEmpty else { return ["No reviews are due today."] }
        let items = entries.map { "  \($0.title)   calf open \($0.review.lesson.course)/\($0.review.lesson.lesson)" }
        return [summary + "."] + items
    }

    /// `Due today: 4 reviews, 6 min`
    var summary: String { "Due today: \(entries.count) \(entries.count == 1 ? "review" : "reviews"), \(minutes) min" }
}
