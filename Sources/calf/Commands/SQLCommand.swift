import Course
import Postgres
import Progress
import Sandbox

extension Command {
    static let sql = Command(
        name: "sql", summary: "run SQL in a lesson's database, or on a server of your own",
        options: [
            .value("lesson", "ID", completes: .lessons, "in this lesson's database; default: the lesson you were in last"),
            .value("dsn", "URL", "on this server, as it is: calf only connects"),
            .value("file", "FILE", letter: "f", completes: .files, "read SQL from here; default: standard input"),
            .value("command", "SQL", letter: "c", "run this"),
            .choice("format", ["table", "csv", "json", "markdown"], "default: table, as psql prints it"),
            .flag("keep-going", "go on after an error"),
        ]
    ) { invocation in
        let arguments = invocation.arguments
        for (one, other) in [("lesson", "dsn"), ("file", "command")] where arguments.has(one) && arguments.has(other) {
            throw UsageError("--\(one) and --\(other) exclude each other", command: "sql")
        }
        let text: String
        if let command = arguments["command"] {
            text = command
        } else {
            text = String(decoding: try StandardStreams.read(arguments["file"] ?? "-", limit: 64 << 20), as: UTF8.self)
        }
        let context = invocation.context
        let onNotice: @Sendable (ServerMessage) -> Void = { context.output.complain($0.formatted(sql: nil)) }
        guard let address = arguments["dsn"] else {
            return try await runInLesson(text, invocation, onNotice: onNotice)
        }
        let session = try await PostgresSession.connect(ConnectionSettings(uri: address), onNotice: onNotice)
        let status = await run(text, on: session, invocation)
        await session.close()
        return status
    }

    private static func runInLesson(
        _ text: String, _ invocation: Invocation, onNotice: @escaping @Sendable (ServerMessage) -> Void
    ) async throws -> ExitStatus {
        let context = invocation.context
        let catalog = try context.catalog()
        let name = if let name = invocation.arguments["lesson"] { name } else { try await nameOfLastLesson(context, catalog) }
        let found = try LessonOnDisk(named: name, in: catalog)
        try context.requireTrust(in: catalog, course: found.summary.course)
        return try await context.withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: found.lesson, dataset: found.dataset)
            let session = try await sandbox.session(on: database, onNotice: onNotice)
            let status = await run(text, on: session, invocation)
            context.output.flush()
            await sandbox.end(session)
            return status
        }
    }

    private static func nameOfLastLesson(_ context: Context, _ catalog: Catalog) async throws -> String {
        guard let last = try await context.progress(in: catalog).last()?.lesson else {
            throw UsageError("no lesson was begun yet; name one with --lesson ID", command: "sql")
        }
        return "\(last.course)/\(last.lesson)"
    }

    private static func run(_ text: String, on session: PostgresSession, _ invocation: Invocation) async -> ExitStatus {
        let format = ResultFormat(rawValue: invocation.arguments["format"] ?? "") ?? .table
        let keepsGoing = invocation.arguments.has("keep-going")
        let interrupt = Interrupt { await session.canceller.cancel() }
        defer { interrupt.end() }
        let script = SQLScript(session: session, output: invocation.context.output, format: format)
        let isWell = await script.run(text, keepsGoing: keepsGoing, isInterrupted: { interrupt.happened })
        return isWell ? .done : .failed
    }
}
