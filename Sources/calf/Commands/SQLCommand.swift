import Course
import Glibc
import Postgres
import Primitives
import Progress
import Psql
import Sandbox
import TutorCore
import TutorRuntime

extension Command {
    static let sql = Command(
        name: "sql", summary: "run SQL in a lesson's database, or on a server of your own", group: .learning,
        options: [
            .value("lesson", "ID", completion: .lessons, "the lesson whose database to use; default: the last one you worked on"),
            .value("dsn", "URL", "run on this server instead; calf only connects"),
            .value(
                "file", "FILE", letter: "f", completion: .files,
                "run the script in FILE, or standard input for -; can be repeated and mixed with -c"),
            .value("command", "SQL", letter: "c", "run this SQL; can be repeated"),
            .value("set", "NAME=VALUE", letter: "v", "set a variable, as \\set does"),
            .choice("format", ["table", "csv", "json", "markdown"], "default: table, formatted like psql"),
            .flag("csv", "the same as --format csv"),
            .value("output", "FILE", letter: "o", completion: .files, "write results to FILE, as \\o does"),
            .flag("tuples-only", letter: "t", "rows only, without names and counts"),
            .flag("no-align", letter: "A", "values with a separator instead of columns"),
            .flag("quiet", letter: "q", "leave out command tags and confirmations"),
            .flag("keep-going", "continue after an error"),
        ],
        notes: [
            "On a terminal, with nothing to run, this opens the scratchpad: editor, completion, results, plans, locks.",
            "With --dsn, calf creates nothing on that server and sets no limits, and each database has its own history.",
            "--plain gives a prompt instead.",
            "PGHOST, PGDATABASE, PGSERVICE, and similar variables count only with --dsn. --dsn '' uses their values.",
        ]
    ) { invocation in
        let arguments = invocation.arguments
        try arguments.exclude("lesson", "dsn")
        try arguments.exclude("format", "no-align")
        try arguments.exclude("format", "csv")
        let sources = try SQLSource.all(arguments)
        let context = invocation.context
        let onNotice: @Sendable (ServerMessage) -> Void = { context.output.printError($0.formatted(sql: nil)) }
        guard let address = arguments["dsn"] else { return try await runInLesson(sources, invocation, onNotice: onNotice) }
        var settings = ConnectionSettings(uri: address)
        if opensScratchpad(arguments, context) { return try await openScratchpad(on: &settings, context, onNotice: onNotice) }
        let first = try await SQLConnection.open(&settings, onNotice: onNotice)
        var identity = first.session.identity
        return try await run(sources, on: first, invocation) { target in
            var changed = try settings.changed(to: target, from: identity)
            let opened = try await SQLConnection.open(&changed, onNotice: onNotice)
            (settings, identity) = (changed, opened.session.identity)
            return opened
        }
    }

    // MARK: - The scratchpad

    /// Whether someone at a terminal gave nothing to run and nothing about how to print results.
    private static func opensScratchpad(_ arguments: Arguments, _ context: Context) -> Bool {
        context.hasScreen && arguments.given.allSatisfy { ["lesson", "dsn"].contains($0.name) }
    }

    private static func openScratchpad(
        on settings: inout ConnectionSettings, _ context: Context, onNotice: @escaping @Sendable (ServerMessage) -> Void
    ) async throws -> ExitStatus {
        // Whatever prevents a connection is said before the screen opens, and the password is asked for there.
        let session = try await SQLConnection.open(&settings, onNotice: onNotice).session
        await session.close()
        let identity = session.identity
        let id = LessonID(course: "\(identity.host):\(identity.port)", lesson: identity.database)
        let console = Console(isOwn: true, rules: "Your own database. calf sets no limits and creates nothing here.")
        try await launchConsole(console, on: LessonSummary(ownDatabase: id), ownServer: OwnServer(settings), context)
        return .done
    }

    private static func openScratchpad(in found: LessonOnDisk, _ context: Context) async throws -> ExitStatus {
        let limits = context.configuration.statements
        let rules =
            "Practice database of \(found.summary.id). Limits: \(limits.seconds) s for each statement, \(limits.growth >> 20) MB of new data."
        try await launchConsole(Console(isOwn: false, rules: rules), on: found.summary, context)
        return .done
    }

    // MARK: - Scripts

    private static func runInLesson(
        _ sources: [SQLSource], _ invocation: Invocation, onNotice: @escaping @Sendable (ServerMessage) -> Void
    ) async throws -> ExitStatus {
        let context = invocation.context
        let catalog = try context.catalog()
        let name = if let name = invocation.arguments["lesson"] { name } else { try await defaultLesson(catalog, context) }
        var found = try LessonOnDisk(named: name, in: catalog)
        try context.requireTrust(in: catalog, course: found.summary.course)
        if opensScratchpad(invocation.arguments, context) { return try await openScratchpad(in: found, context) }
        return try await context.withSandbox { sandbox in
            let first = try await session(in: found, sandbox, onNotice: onNotice)
            var sessions = [first.session]
            do {
                let status = try await run(sources, on: first, invocation) { target in
                    if !target.isEmpty { found = try lesson(target, in: catalog, context) }
                    let next = try await session(in: found, sandbox, onNotice: onNotice)
                    sessions.append(next.session)
                    return next
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
    ) async throws -> OpenSession {
        let database = try await sandbox.lessonDatabase(for: found.lesson, dataset: found.dataset)
        return OpenSession(session: try await sandbox.session(on: database, onNotice: onNotice)) {
            try await sandbox.session(on: database) { _ in }
        }
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
        let lessons = try context.courses().flatMap(\.ownLessons).filter { [.postgresql, .both].contains($0.engine) && $0.problem == nil }
        let progress = try await context.progress(in: catalog).lessons()
        let begun = lessons.compactMap { lesson in progress[lesson.progressID]?.last.map { (lesson: lesson, last: $0.milliseconds) } }
        guard let lesson = begun.max(by: { $0.last < $1.last })?.lesson ?? lessons.first else {
            throw CommandLineError("no lesson here has a database. Choose other courses with --course DIR")
        }
        let name = "\(lesson.course)/\(lesson.id)"
        context.output.printError("calf: using the database of \(name)")
        return name
    }

    /// Runs the scripts in order, up to the first one that fails, and closes the session.
    private static func run(
        _ sources: [SQLSource], on open: OpenSession, _ invocation: Invocation,
        connect: @escaping (ConnectTarget) async throws -> OpenSession
    ) async throws -> ExitStatus {
        let arguments = invocation.arguments
        let current = CurrentSession(open)
        let style = style(arguments)
        let host = SQLScript(output: invocation.context.output, style: style, current: current, connect: connect)
        let isTyped = sources.contains { $0.isTyped }
        let interrupt = Interrupt(handling: 2) { await stop(current, time: $0, isTyped: isTyped, invocation.context.output) }
        defer { interrupt.end() }
        let runner = ScriptRunner(
            session: open.session, host: host, style: style, stopsAtErrors: !arguments.has("keep-going") && !isTyped,
            isInterrupted: { interrupt.happened })
        runner.readsDataFromScript = false
        runner.isInteractive = isTyped
        if isTyped {
            let identity = open.session.identity
            invocation.context.output.printError(
                "calf: database \"\(identity.database)\", role \"\(identity.user)\". A statement runs at its semicolon. \\? lists commands, \\q ends"
            )
        }
        var succeeded = true
        do {
            for setting in (arguments.has("quiet") ? ["QUIET=on"] : []) + arguments.values("set") { try await assign(setting, runner) }
            if let file = arguments["output"] { try redirect(host, to: file) }
            for source in sources {
                // \q ends only its own script.
                runner.begin(with: runner.session, host)
                source.prompt {
                    interrupt.reset()
                    invocation.context.output.write(runner.session.identity.database + "=> ")
                    invocation.context.output.flush()
                }
                let isDone = try await source.run(in: runner)
                succeeded = succeeded && isDone
                if runner.isDisconnected || !isDone && (runner.stopsAtErrors || interrupt.happened) { break }
            }
        } catch is CancellationError {
            // The output has no reader anymore.
        }
        await runner.session.close()
        if runner.isDisconnected { return .unusable }
        return succeeded || isTyped ? .done : .failed
    }

    private static func style(_ arguments: Arguments) -> OutputStyle {
        var style = OutputStyle(format: arguments["format"].flatMap(OutputStyle.Format.init(rawValue:)) ?? .aligned)
        if arguments.has("no-align") { style.format = .unaligned }
        if arguments.has("csv") { style.format = .csv }
        style.hasOnlyRows = arguments.has("tuples-only")
        style.terminalWidth = Output.terminalWidth
        return style
    }

    /// `-v NAME=VALUE`; without a value, the variable is removed. `-q` is short for one of them.
    private static func assign(_ setting: String, _ runner: ScriptRunner) async throws {
        let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        do {
            _ = try await runner.assign(parts[0], parts.count > 1 ? parts[1] : nil)
        } catch let error as ScriptCommandError {
            throw CommandLineError("-v: \(error.message)")
        }
    }

    private static func redirect(_ host: SQLScript, to path: String) throws {
        do { try host.redirect(to: path) } catch let error as ScriptCommandError { throw CommandLineError("-o: \(error.message)") }
    }

    /// The first Ctrl-C cancels the statement, which may go on all the same: it can catch the error. The second one ends its session.
    private static func stop(_ current: CurrentSession, time: Int, isTyped: Bool, _ output: Output) async {
        if isTyped, !current.isBusy { return }
        if time == 1 {
            await current.cancel()
            try? await Task.sleep(for: .milliseconds(500))  // this task is never canceled
            if current.isBusy { output.printError("calf: the statement is still running. Ctrl-C again ends its session") }
            return
        }
        do {
            try await current.terminate()
        } catch {
            output.printError("calf: can't end the session: \(ErrorText.about(error)). Ctrl-C again ends calf")
        }
    }
}

/// What `calf sql` runs: the value of one `-c` or `-f`, or standard input.
private enum SQLSource {
    case command(String)
    case file(ScriptFile)

    /// The sources in the order in which they were given. Opens the files.
    static func all(_ arguments: Arguments) throws(CommandLineError) -> [SQLSource] {
        var sources: [SQLSource] = []
        do {
            for (name, value) in arguments.given {
                if name == "command" {
                    try ScriptFile.check(Array(value.utf8), name: "--command")
                    sources.append(.command(value))
                } else if name == "file" {
                    sources.append(.file(value == "-" ? ScriptFile(isNamed: true) : try ScriptFile(value)))
                }
            }
        } catch {
            throw CommandLineError(error.message)
        }
        return sources.isEmpty ? [.file(ScriptFile())] : sources
    }

    /// Whether a user types the script.
    var isTyped: Bool {
        if case .file(let file) = self { file.isStandardInput && isatty(STDIN_FILENO) == 1 } else { false }
    }

    /// Shows a prompt before each line that is typed.
    func prompt(_ show: @escaping () -> Void) {
        if isTyped, case .file(let file) = self { file.willRead = show }
    }

    func run(in runner: ScriptRunner) async throws -> Bool {
        switch self {
        case .command(let text): try await runner.run(text)
        case .file(let file): try await runner.run(file)
        }
    }
}
