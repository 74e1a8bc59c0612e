import Course
import Progress

extension Command {
    static let review = Command(
        name: "review", summary: "list the exercises that are due for review", group: .learning, options: [.json],
        notes: [
            "An exercise is due when you would probably still solve it, but not for much",
            "longer: after one or two days, then at longer and longer intervals. A review",
            "that takes failed checks, hints, or the solution comes back sooner. The",
            "intervals are those of FSRS 6 for a retention of 90 %.",
        ]
    ) { invocation in
        let context = invocation.context
        let catalog = try context.catalog()
        let due = try await DueList(log: context.progress(in: catalog), catalog: catalog)
        if invocation.arguments.has("json") {
            context.output.print(due.json)
        } else {
            for line in due.lines { context.output.print(line) }
        }
        return .done
    }
}
