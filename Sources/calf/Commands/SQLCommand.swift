import Course
import Postgres
import Primitives
import Progress
import Psql
import Sandbox

extension Command {
    static let sql = Command(
        name: "sql", summary: "run SQL in a lesson's database, or on a server of your own", group: .learning,
        options: [
            .value("lesson", "ID", completion: .lessons, "the lesson whose database to use; default: the last one you worked on"),
            .value("dsn", "URL", "run on this server instead; calf connects, and sets up nothing"),
            .value("file", "FILE", letter: "f", completion: .files, "read SQL from FILE; default: standard input"),
            .value("command", "SQL", letter: "c", "run this SQL"),
            .choice("format", ["table", "csv", "json", "markdown"], "default: table, formatted like psql"),
            .flag("keep-going", "continue after an error"),
        ]
    ) { invocation in
        let arguments = invocation.arguments
        try arguments.exclude("lesson", "dsn")
        try arguments.exclude("file", "command")
        let source = arguments["file"] ?? "-"
        let text = try arguments["command"].map { try SQLText.checked(Array($0.utf8), "--command") } ?? SQLText.read(source)
        let context = invocation.context
        let onNotice: @Sendable (ServerMessage) -> Void = { context.output.printError($0.formatted(sql: nil)) }
        guard let address = arguments["dsn"] else {
            return try await runInLesson(text, invocation, onNotice: onNotice)
        }
        let settings = ConnectionSettings(uri: address)
        let session = try await PostgresSession.connect(settings, onNotice: onNotice)
        return try await run(text, on: session, invocation) { target in
            try await PostgresSession.connect(try settings.changed(to: target), onNotice: onNotice)
        }
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
            var sessions = [try await session(in: found, sandbox, onNotice: onNotice)]
            do {
                let status = try await run(text, on: sessions[0], invocation) { target in
                    let lesson = try lesson(target, in: catalog, context)
                    sessions.append(try await session(in: lesson, sandbox, onNotice: onNotice))
                    return sessions[sessions.count - 1]
                }
                context.output.flush()
                for session in sessions { await sandbox.end(session) }
                return status
            } catch {
                for session in sessions { await sandbox.end(session) }
                throw error
            }
        }
    }

    private static func session(
        in found: LessonOnDisk, _ sandbox: Sandbox, onNotice: @escaping @Sendable (ServerMessage) -> Void
    ) async throws -> PostgresSession {
        let database = try await sandbox.lessonDatabase(for: found.lesson, dataset: found.dataset)
        return try await sandbox.session(on: database, onNotice: onNotice)
    }

    /// The lesson named in `\c`.
    private static func lesson(_ target: ConnectTarget, in catalog: Catalog, _ context: Context) throws -> LessonOnDisk {
        guard let name = target.database, target.user == nil, target.host == nil, target.port == nil else {
            throw ScriptCommandError("\\c takes the name of a lesson here. For other servers, use --dsn")
        }
        do {
            let found = try LessonOnDisk(named: name, in: catalog)
            try context.requireTrust(in: catalog, course: found.summary.course)
            return found
        } catch let error as CommandLineError {
            throw ScriptCommandError("\\c: \(error.description)")
        }
    }

    /// The lesson with a database that was used last, or else the first one, among the courses in use only. Prints its name.
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

    /// Runs the script and closes its session.
    private static func run(
        _ text: String, on session: PostgresSession, _ invocation: Invocation,
        connect: @escaping (ConnectTarget) async throws -> PostgresSession
    ) async throws -> ExitStatus {
        let arguments = invocation.arguments
        let format = arguments["format"].flatMap(OutputStyle.Format.init(rawValue:)) ?? .aligned
        let file = arguments["file"].flatMap { $0 == "-" ? nil : $0 }
        let host = SQLScript(
            name: arguments["command"] == nil ? file ?? "<stdin>" : nil, output: invocation.context.output, format: format, connect: connect
        )
        let current = CurrentSession(session)
        host.current = current
        let interrupt = Interrupt { await current.cancel() }
        defer { interrupt.end() }
        let runner = ScriptRunner(
            session: session, host: host, style: OutputStyle(format: format), stopsAtErrors: !arguments.has("keep-going"),
            isInterrupted: { interrupt.happened })
        runner.readsDataFromScript = arguments["command"] == nil
        var succeeded = true
        do {
            succeeded = try await runner.run(text)
        } catch is CancellationError {
            // The output has no reader anymore.
        }
        await runner.session.close()
        return succeeded ? .done : .failed
    }
}

extension ConnectionSettings {
    /// The settings for the same server, unless the target names another one.
    fileprivate func changed(to target: ConnectTarget) throws(ScriptCommandError) -> ConnectionSettings {
        var settings = self
        settings.database = target.database ?? database
        settings.user = target.user ?? user
        settings.host = target.host ?? host
        if let text = target.port {
            guard let port = Int(text) else { throw ScriptCommandError("\\c: \(text) is not a port number") }
            settings.port = port
        }
        return settings
    }
}
