import Course
import Progress

extension Command {
    static let progress = Command(
        name: "progress", summary: "what you did, and what is next",
        options: [.json, .flag("csv", "one line per exercise, with a header")]
    ) { invocation in
        let context = invocation.context
        if invocation.arguments.has("json"), invocation.arguments.has("csv") {
            throw UsageError("--json and --csv exclude each other", command: "progress")
        }
        let report = try await ProgressReport(context: context)
        if invocation.arguments.has("json") {
            context.output.print(report.json)
        } else if invocation.arguments.has("csv") {
            context.output.write(report.csv)
        } else {
            for line in report.lines { context.output.print(line) }
        }
        return .done
    }
}
