import Course
import Progress

extension Command {
    static let progress = Command(
        name: "progress", summary: "show what you have done and what is next", group: .learning,
        options: [
            .json, .flag("csv", "print one line per exercise, with a header"),
            .flag("xapi", "print your log as xAPI statements, for a learning record store"),
        ]
    ) { invocation in
        let context = invocation.context
        let formats = ["json", "csv", "xapi"].filter(invocation.arguments.has)
        if formats.count > 1 {
            throw UsageError("use only one of \(formats.map { "--" + $0 }.joined(separator: ", "))", command: "progress")
        }
        if formats == ["xapi"] {
            context.output.print(try await XAPIStatements(context: context).json)
            return .done
        }
        let report = try await ProgressReport(context: context)
        switch formats.first {
        case "json": context.output.print(report.json)
        case "csv": context.output.write(report.csv)
        default: for line in report.lines { context.output.print(line) }
        }
        return .done
    }
}
