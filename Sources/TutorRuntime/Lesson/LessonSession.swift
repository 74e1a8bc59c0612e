import Course
import Explanations
import Glibc
import Postgres
import Progress
import Psql
import SQLText
import Sandbox
import TutorCore

/// One of the learner's sessions: connects when needed, and reconnects if the connection is lost.
actor LessonSession {
    private let sandbox: Sandbox
    private let mailbox: Mailbox
    private let id: SessionID
    /// The data it uses; `nil` for the lesson's own database.
    private let copy: DataCopy?
    /// The user's own server, if it is used instead of the sandbox.
    private var ownServer: OwnServer?
    private var lesson: Lesson?
    private var dataset: DatasetSource?
    private var database: LessonDatabase?
    private var session: PostgresSession?
    /// The run in progress, for notices and canceling.
    private var current: RunID?
    /// The run that was ended along with the session.
    private var ended: RunID?
    private var log = TransactionLog()
    /// Runs what the learner types, and keeps the settings made by backslash commands.
    private var script: ScriptRunner?
    private let stop = StopFlag()
    /// The file of `\o`, which stays open from run to run.
    private var file: ResultFile?
    /// The shell command in progress.
    private var command: Task<FinishedCommand, any Error>?

    init(
        sandbox: Sandbox, mailbox: Mailbox, id: SessionID = .a, lesson: Lesson? = nil, copy: DataCopy? = nil, ownServer: OwnServer? = nil
    ) {
        self.sandbox = sandbox
        self.mailbox = mailbox
        self.id = id
        self.lesson = lesson
        self.copy = copy
        self.ownServer = ownServer
    }

    /// Prepares the lesson's database, after leaving the previous lesson's. If only the lesson's text has changed, the session continues.
    func prepare(_ lesson: Lesson, dataset: DatasetSource?) async {
        if isReady(for: lesson, dataset) {
            self.lesson = lesson
            let id = LessonID(course: lesson.course, lesson: lesson.id)
            if let database { mailbox.post(.databaseChanged(id, .ready(database: database.name))) }
            await tellTransaction()
            return
        }
        await leave()
        self.lesson = lesson
        self.dataset = dataset
        await open()
    }

    /// Switches to a lesson whose database is prepared elsewhere. Connects on first use.
    func adopt(_ lesson: Lesson, dataset: DatasetSource?) async {
        if self.lesson?.id != lesson.id || self.lesson?.course != lesson.course { await leave() }
        self.lesson = lesson
        self.dataset = dataset
    }

    /// Whether the session is connected to exactly this lesson's data.
    private func isReady(for lesson: Lesson, _ dataset: DatasetSource?) -> Bool {
        guard let database, session != nil, self.lesson?.id == lesson.id, self.lesson?.course == lesson.course else { return false }
        // Unreadable data is reported when it is loaded.
        return database.grants == lesson.grants && (try? Template(lesson: lesson, dataset: dataset)) == database.template
    }

    /// Releases the lesson's database.
    func leave() async {
        await session?.close()
        session = nil
        lesson = nil
        database = nil
    }

    /// Connects and reports the result.
    private func open() async {
        guard let lesson else { return }
        let id = LessonID(course: lesson.course, lesson: lesson.id)
        do {
            if let copy {
                session = try await copy.session { [weak self] message in self?.hear(message) }
                return
            }
            if let ownServer { return try await open(on: ownServer, id) }
            let database = try await sandbox.lessonDatabase(for: lesson, dataset: dataset)
            guard self.lesson == lesson else { return }
            self.database = database
            session = try await sandbox.session(on: database) { [weak self] message in self?.hear(message) }
            mailbox.post(.databaseChanged(id, .ready(database: database.name)))
            if database.lacksChanges { mailbox.post(.changesLost(id, copy: nil)) }
            if database.isOutdated { mailbox.post(.dataOutdated(id)) }
            await tellConnection()
        } catch {
            mailbox.post(.databaseChanged(id, .failed(ErrorText.about(error))))
        }
    }

    private func open(on server: OwnServer, _ id: LessonID) async throws {
        let opened = try await server.session { [weak self] message in self?.hear(message) }
        session = opened
        mailbox.post(.serverChanged(.ready(version: opened.serverVersion / 10_000)))
        await tellConnection()
        mailbox.post(.databaseChanged(id, .ready(database: opened.identity.database)))
    }

    /// Reports what the session is connected to, and its role, which SET ROLE may have changed.
    private func tellConnection() async {
        guard let lesson, let session, await session.transactionState != .failed else { return }
        do {
            let role = try await session.query("SELECT current_user").rows.row(0)[0] ?? ""
            let identity = session.identity
            let connection = Connection(
                database: identity.database, host: identity.host, port: identity.port, role: role,
                isSuperuser: await session.reportedSetting("is_superuser") == "on")
            mailbox.post(.connected(LessonID(course: lesson.course, lesson: lesson.id), id, connection))
        } catch {
            return  // the session was lost, which the next run reports
        }
    }

    private nonisolated func hear(_ message: ServerMessage) { Task { await say(message) } }

    private func say(_ message: ServerMessage) {
        if let current { mailbox.post(.serverSpoke(current, "\(message.severity): \(message.message)")) }
    }

    /// The session, reconnected if it was lost.
    private func ready() async -> PostgresSession? {
        if let session, await session.isOpen { return session }
        session = nil
        await open()
        return session
    }

    /// Connects, unless it has been connected before.
    func connect() async {
        if session == nil, current == nil { await open() }
    }

    /// Runs a text statement by statement; stops at the first error.
    func run(_ run: RunID, _ sql: String, tables: [TableOutline]) async {
        stop.lower()
        current = run
        let trouble = await perform(sql, run, tables: tables)
        if ownServer != nil { await tellConnection() }
        current = nil
        await tellTransaction()
        mailbox.post(.runFinished(run, ended == run ? ErrorPresenter.ended(id) : trouble))
        ended = nil
        if script?.isOver == true { mailbox.post(.quitTyped) }
    }

    /// Reports the session's transaction state. A lost session has no transaction.
    private func tellTransaction() async {
        guard let lesson else { return }
        let state = await session?.transactionState ?? .idle
        log.end(in: state)
        let lessonID = LessonID(course: lesson.course, lesson: lesson.id)
        mailbox.post(.transactionStands(lessonID, id, state))
    }

    private func perform(_ sql: String, _ run: RunID, tables: [TableOutline]) async -> Trouble? {
        if let session, await !session.isOpen {
            // Its transaction, settings and temporary tables are lost, so the statement can't run as if nothing had happened.
            self.session = nil
            return ErrorPresenter.lostWhileIdle(inTransaction: !log.statements.isEmpty)
        }
        guard let session = await ready() else {
            return Trouble(headline: "There is no database to run this in.", message: "The line above says why.")
        }
        if ended == run { return nil }
        script?.style.terminalWidth = Self.terminalWidth
        // A server of the user's own is asked nothing that isn't theirs.
        let isRefused: (String) async -> Bool = { [ownServer] repair in ownServer == nil ? await session.refuses(repair) : false }
        let host = PadScript(
            run, mailbox: mailbox, sql: sql, tables: tables, style: self.script?.style ?? OutputStyle(), own: access, isRefused: isRefused
        ) { statement in
            await self.note(statement)
        }
        host.file = file
        let script: ScriptRunner
        if let known = self.script {
            script = known
        } else {
            script = ScriptRunner(session: session, host: host, isInterrupted: { [stop] in stop.isUp })
            script.isInteractive = true
            script.style.terminalWidth = Self.terminalWidth
            self.script = script
        }
        script.begin(with: session, host)
        do {
            _ = try await script.run(sql)
        } catch {
            return Trouble(headline: "This could not be run.", message: ErrorText.about(error))
        }
        host.flush()
        file = host.file
        if host.lost { self.session = nil }
        return host.trouble?.advising(await script.session.transactionState, savepoint: log.savepoints.last)
    }

    /// The width beyond which `\x auto` expands rows; 0 if there is no terminal.
    private static var terminalWidth: Int {
        var size = winsize()
        return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : 0
    }

    private func note(_ statement: ScriptStatement) async {
        if let session { log.begin(statement, in: await session.transactionState) }
    }

    // MARK: - A server of the user's own

    private var access: OwnServerAccess? {
        if ownServer == nil { return nil }
        return OwnServerAccess {
            try await self.connect(to: $0)
        } runCommand: {
            try await self.run(command: $0)
        }
    }

    /// Connects elsewhere. The caller closes the session before.
    private func connect(to target: ConnectTarget) async throws -> PostgresSession {
        guard let ownServer, let session else { throw PostgresError.closed }
        let server = OwnServer(try ownServer.settings.changed(to: target, from: session.identity))
        let opened = try await server.session { [weak self] message in self?.hear(message) }
        self.ownServer = server
        self.session = opened
        log = TransactionLog()
        return opened
    }

    private func run(command text: String) async throws -> FinishedCommand {
        let command = Task {
            let run = CommandRun(["/bin/sh", "-c", text], environment: ProcessEnvironment.changed, mergesErrors: true)
            return try await run.finish(within: .seconds(3600))
        }
        self.command = command
        defer { self.command = nil }
        do {
            return try await command.value
        } catch {
            throw ScriptCommandError(command.isCancelled ? "The command was canceled" : "The command could not be run")
        }
    }

    // MARK: - Ending

    /// Asks the server to cancel the current statement.
    func cancel() async {
        stop.raise()
        command?.cancel()
        _ = await session?.canceller.cancel()
    }

    func cancel(_ run: RunID) async { if current == run { await cancel() } }

    /// Ends the session of a run that could not be canceled.
    func end(_ run: RunID) async {
        guard current == run else { return }
        ended = run
        stop.raise()
        guard let session else { return }
        self.session = nil
        guard let ownServer else { return await sandbox.end(session) }
        do { try await ownServer.end(session) } catch { mailbox.post(.trouble(from: error)) }
    }

    /// The session as the lock watch needs it.
    func member() -> LockWatch.Member? { session.map { LockWatch.Member(id: id, process: $0.backendPID, log: log) } }

    /// Another session in the same database, with the same rights.
    func observer() async throws -> PostgresSession {
        if let copy { return try await copy.session() }
        if let ownServer { return try await ownServer.session() }
        guard let database else { throw PostgresError.closed }
        return try await sandbox.session(on: database)
    }

    /// The tables and views visible to the learner. Compared here, because the loop's thread has no time for thousands of tables.
    ///
    /// - Returns: `nil` if they are the ones already known, or can't be read now.
    func tables(otherThan known: [TableOutline]) async -> [TableOutline]? {
        let tables = await outlines(TableReader.sql).map(TableReader.outlines)
        return tables == known ? nil : tables
    }

    /// The functions offered for completion.
    func functions() async -> [FunctionOutline]? { await outlines(FunctionReader.sql).map(FunctionReader.outlines) }

    private func outlines(_ sql: String) async -> QueryResult? {
        guard current == nil, let session, await session.isOpen, await session.transactionState != .failed else { return nil }
        do {
            return try await session.query(sql)
        } catch {
            return nil  // the lists stay unchanged; the next run reports what is wrong
        }
    }

    /// How programs connect to the lesson's database as the learner; `nil` if it has no database.
    func access() async throws -> DatabaseAccess? {
        guard let lesson, lesson.hasDatabase else { return nil }
        if database == nil { await open() }
        guard let database else { return nil }
        return try await sandbox.access(to: database)
    }

    func reset() async throws -> Bool {
        guard let lesson, lesson.hasDatabase, ownServer == nil else { return false }
        await session?.close()
        session = nil
        // It's gone if the server was removed meanwhile.
        let database = try await sandbox.lessonDatabase(for: lesson, dataset: dataset)
        self.database = try await sandbox.reset(database)
        _ = await ready()
        return self.database?.canUndo ?? false
    }

    func undoReset() async throws {
        guard let database else { return }
        await session?.close()
        session = nil
        self.database = try await sandbox.undoReset(database)
        _ = await ready()
    }

    /// Rolls back and disconnects. The next run connects again.
    func close() async {
        guard let session else { return }
        self.session = nil
        log = TransactionLog()
        await session.close()
        await tellTransaction()
    }
}

extension Duration {
    var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
    }
}
