import Course
import Postgres
import Primitives
import Progress
import Sandbox

extension Command {
    static let sql = Command(
        name: "sql", summary: "run SQL in a lesson's database, or on a server of your own", group: .learning,
        options: [
            .value("lesson", "ID", completion: .lessons, "the lesson whose database to use; default: the last one you worked on"),
            .value("dsn", "URL", "run on this server instead; calf only connects"),
            .value("file", "FILE", letter: "f", completion: .files, "read SQL from FILE; default: standard input"),
            .value("command", "SQL", letter: "c", "run this SQL"),
            .choice("format", ResultFormat.allCases.map(\.rawValue), "default: table, formatted like psql"),
            .flag("keep-going", "continue after an error"),
        ]
    ) { invocation in
        let arguments = invocation.arguments
        try arguments.exclude("lesson", "dsn")
        try arguments.exclude("file", "command")
        let text = try arguments["command"].map { try SQLText.checked($0, "--command") } ?? SQLText.read(arguments["file"] ?? "-")
        let context = invocation.context
        let onNotice: @Sendable (ServerMessage) -> Void = { context.output.printError($0.formatted(sql: nil)) }
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
        let name = if let name = invocation.arguments["lesson"] { name } else { try await defaultLesson(catalog, context) }
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

    /// The lesson with a database that was used last, else the first one; of the courses in use, whatever others the learner knows. Says
    /// which it is.
    private static func defaultLesson(_ catalog: Catalog, _ context: Context) async throws -> String {
        let lessons = try context.courses().flatMap(\.lessons).filter { [.postgresql, .both].contains($0.engine) && $0.problem == nil }
        let progress = try await context.progress(in: catalog).lessons()
        let begun = lessons.compactMap { lesson in progress[lesson.progressID]?.last.map { (lesson: lesson, last: $0.milliseconds) } }
        guard let lesson = begun.max(by: { $0.last < $1.last })?.lesson ?? lessons.first else {
            throw CommandLineError("no lesson here has a database. Choose other courses with --course DIR")
        }
        let name = "\(lesson.course)/\(lesson.id)"
        context.output.printError("calf: using the database of \(name)")
        return name
    }

    private static func run(_ text: String, on session: PostgresSession, _ invocation: Invocation) async -> ExitStatus {
        let format = ResultFormat(rawValue: invocation.arguments["format"] ?? "") ?? .table
        let keepsGoing = invocation.arguments.has("keep-going")
        let interrupt = Interrupt { await session.canceller.cancel() }
        defer { interrupt.end() }
        let script = SQLScript(session: session, output: invocation.context.output, format: format)
        let succeeded = await script.run(text, keepsGoing: keepsGoing, isInterrupted: { interrupt.happened })
        return succeeded ? .done : .failed
    }
}
