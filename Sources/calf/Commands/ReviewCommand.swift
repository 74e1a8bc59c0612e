import Course
import Progress
import TutorCore

extension Command {
    static let review = Command(
        name: "review", summary: "list or start the reviews that are due", group: .learning,
        options: [.json, .flag("start", "start a review")],
        notes: [
            "A review is an exercise to solve again, or a checkpoint question to answer again.",
            "--start opens the tutor with one after another. Ten minutes a day are enough;",
            "review.minutes in config.yaml changes that. Reviews that many lessons build on,",
            "or that you have probably forgotten, come first. The rest waits for another day.",
            "Your earlier answers are hidden. Where possible, SQL exercises use data that you",
            "haven't seen. You can leave at any time, and nothing is lost.",
            "",
            "If what you solved has used everything that another due exercise needs, that one",
            "comes later. Predictions don't come back, because you have seen their results.",
            "",
            "A review is due when you would probably still succeed, but not for much longer:",
            "after one or two days, then at longer and longer intervals. One that takes",
            "failed checks, hints, or the solution comes back sooner, and so does a wrong",
            "answer. The intervals are those of FSRS 6 for a retention of 90%. An exercise",
            "whose task or solution changed since you solved it is due, too.",
        ]
    ) { invocation in
        let context = invocation.context
        let catalog = try context.catalog()
        let due = try await DueList(
            log: context.progress(in: catalog), catalog: catalog, minutes: context.configuration.reviewMinutes)
        if invocation.arguments.has("start"), !due.entries.isEmpty {
            return try await launchTutor(context, start: .startReview)
        }
        invocation.print(json: due.json, lines: due.lines)
        return .done
    }
}
