import Course
import Progress
import TutorRuntime

extension Command {
    static let progress = Command(
        name: "progress", summary: "show what you have done and what is next", group: .learning,
        options: [
            .json, .flag("csv", "print one line per exercise, with a header"),
            .flag("xapi", "print your log as xAPI statements, for a learning record store"),
            .value("export", "FILE", completion: .files, "write your log to FILE, or - for standard output"),
            .value("import", "FILE", completion: .files, "add what was exported elsewhere; what is here already counts once"),
        ],
        notes: [
            "An export has one event per line, as JSON: id, place (the order), time",
            "(milliseconds since 1970), offset (of the clock, in seconds), course, lesson,",
            "exercise, kind, number, outcome, text. Two machines that import each other's",
            "exports show the same progress. What you typed but didn't finish isn't in it.",
        ]
    ) { invocation in
        let context = invocation.context
        let uses = ["json", "csv", "xapi", "export", "import"].filter { invocation.arguments.has($0) }
        if uses.count > 1 {
            throw UsageError("use only one of \(uses.map { "--" + $0 }.joined(separator: ", "))", command: "progress")
        }
        switch uses.first {
        case "xapi": context.output.print(try await XAPIStatements(context: context).json)
        case "export": try await exportLog(to: invocation.arguments["export"] ?? "-", context)
        case "import": try await importLog(from: invocation.arguments["import"] ?? "-", context)
        case "json": context.output.print(try await ProgressReport(context: context).json)
        case "csv": context.output.write(try await ProgressReport(context: context).csv)
        default: for line in try await ProgressReport(context: context).lines { context.output.print(line) }
        }
        return .done
    }

    /// The most bytes of an import: some 1.5 million events.
    private static let maxImport = 256 << 20

    private static func exportLog(to path: String, _ context: Context) async throws {
        let lines = try await context.progress(in: context.catalog()).exportedLines()
        if path == "-" {
            lines.withUnsafeBytes { context.output.write($0) }
        } else {
            try StandardStreams.replace(path, with: lines, mode: 0o600)
        }
    }

    private static func importLog(from path: String, _ context: Context) async throws {
        let file = try StandardStreams.read(path, limit: maxImport)
        if file.count > maxImport { throw CommandLineError("\(path) is larger than 256 MB. Nothing was imported.") }
        let log = try await context.progress(in: context.catalog())
        do throws(ProgressLog.ImportError) {
            let imported = try await log.importEvents(file)
            let known = imported.known == 0 ? "" : " \(imported.known) were here already."
            context.output.print("Imported \(imported.new) \(imported.new == 1 ? "event" : "events").\(known)")
        } catch {
            switch error {
            case .unreadable(let line, let reason):
                throw CommandLineError("line \(line) of \(path) is no event: \(reason). Nothing was imported.")
            case .log(let error): throw error
            }
        }
    }
}
