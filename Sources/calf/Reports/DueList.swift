import Course
import Primitives
import Progress

/// The due reviews, with titles for people.
struct DueList: Sendable {
    struct Entry: Sendable {
        var review: DueReview
        var title: ExerciseTitle
    }

    private let queue: ReviewQueue
    let entries: [Entry]

    init(log: ProgressLog, catalog: Catalog) async throws {
        queue = try await log.reviewQueue(in: catalog)
        entries = queue.reviews.compactMap { review in
            guard let lesson = catalog.lesson(review.lesson) else { return nil }
            return switch review.subject {
            case .exercise(let id): Entry(review: review, title: ExerciseTitle(of: id, in: lesson))
            case .question(let index): Entry(review: review, title: ExerciseTitle(lesson: lesson.title, exercise: "Question \(index + 1)"))
            case .prediction(let index):
                Entry(review: review, title: ExerciseTitle(lesson: lesson.title, exercise: "Prediction for example \(index + 1)"))
            }
        }
    }

    var json: JSONValue {
        .object([
            "due": .list(
                entries.map { entry in
                    .object([
                        "course": .text(entry.review.lesson.course), "lesson": .text(entry.review.lesson.lesson),
                        "exercise": .text(orNull: entry.review.exercise),
                        "question": entry.review.question.map { .integer($0 + 1) } ?? .null,
                        "example": entry.review.example.map { .integer($0 + 1) } ?? .null, "title": .text(entry.title.exercise),
                        "since": .text(CivilDate(day: entry.review.due).description), "minutes": .integer(entry.review.minutes),
                        "changed": .bool(entry.review.isChanged),
                    ])
                }), "minutes": .integer(queue.minutes),
        ])
    }

    var lines: [String] {
        guard !entries.isEmpty else { return ["No reviews are due today."] }
        return ["Due today: \(queue.summary). Start: calf review --start"]
            + entries.map { "  \($0.title)\($0.review.isChanged ? " (changed since you solved it)" : "")" }
    }
}
