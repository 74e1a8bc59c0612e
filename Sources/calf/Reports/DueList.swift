import Course
import Primitives
import Progress
import Terminal

/// The due reviews, with titles for people.
struct DueList: Sendable {
    struct Entry: Sendable {
        var review: DueReview
        var title: ExerciseTitle
    }

    private let queue: ReviewQueue
    let entries: [Entry]

    init(log: ProgressLog, catalog: Catalog, minutes: Int) async throws {
        queue = try await log.reviewQueue(in: catalog, minutes: minutes)
        entries = queue.reviews.compactMap { review in
            catalog.lesson(review.lesson).flatMap { lesson in
                lesson.title(of: review).map { Entry(review: review, title: ExerciseTitle(lesson: lesson.title, exercise: $0)) }
            }
        }
    }

    var json: JSONValue {
        let today = Set(queue.today)
        return .object([
            "due": .list(
                entries.map { entry in
                    .object([
                        "course": .text(entry.review.lesson.course), "lesson": .text(entry.review.lesson.lesson),
                        "exercise": .text(orNull: entry.review.exercise),
                        "question": entry.review.question.map { .integer($0 + 1) } ?? .null, "title": .text(entry.title.exercise),
                        "since": .text(CivilDate(day: entry.review.due).description), "minutes": .integer(entry.review.minutes),
                        "changed": .bool(entry.review.isChanged), "today": .bool(today.contains(entry.review)),
                    ])
                }), "minutes": .integer(queue.minutes),
        ])
    }

    /// What is left for today; what waits is only counted.
    var lines: [String] {
        let savings = queue.savings.map { [$0] } ?? []
        guard !entries.isEmpty else { return ["No reviews are due today."] + savings }
        let today = Set(queue.today)
        let waiting = entries.count - today.count
        let rest = waiting == 0 ? [] : ["\(waiting) \(today.isEmpty ? "" : "more ")can wait."]
        let head = today.isEmpty ? "Enough reviewed for today." : "Due today: \(ReviewQueue.summary(of: queue.today))."
        return ["\(head) Start\(today.isEmpty ? " more" : ""): calf review --start"]
            + entries.filter { today.contains($0.review) }.map { entry in
                "  \(entry.title)".truncated(toCells: 79) + (entry.review.isChanged ? " (changed since you solved it)" : "")
            } + rest + savings
    }
}
