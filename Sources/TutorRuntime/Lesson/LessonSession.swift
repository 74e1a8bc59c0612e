import Course
import Postgres
import Progress
import Psql
import Sandbox
import TutorCore

/// The learner's own session in the lesson's database: connects when needed, and again after it was lost.
actor LessonSession {
    private let sandbox: Sandbox
    private let mailbox: Mailbox
    private var lesson: Lesson?
    private var dataset: DatasetSource?
    private var database: LessonDatabase?
    private var session: PostgresSession?
    /// The run that is under way, for notices and for cancelling.
    private var current: RunID?
    /// Runs what is typed. Keeps what its backslash commands set.
    private var script: ScriptRunner?
    private let stop = StopFlag()

    init(sandbox: Sandbox, mailbox: Mailbox) {
        self.sandbox = sandbox
        self.mailbox = mailbox
    }

    /// Makes the lesson's database ready, leaving that of the lesson before. A lesson whose text alone changed goes on in its session.
    func prepare(_ lesson: Lesson, dataset: DatasetSource?) async {
        if isReady(for: lesson, dataset) {
            self.lesson = lesson
            return
        }
        await leave()
        self.lesson = lesson
        self.dataset = dataset
        await open()
    }

    /// Whether the session is in the very data of this lesson.
    private func isReady(for lesson: Lesson, _ dataset: DatasetSource?) -> Bool {
        guard let database, session != nil, self.lesson?.id == lesson.id, self.lesson?.course == lesson.course else { return false }
        // Data that can't be read is told of when it is loaded.
        return database.grants == lesson.grants && (try? Template(lesson: lesson, dataset: dataset)) == database.template
    }

    /// Lets go of the lesson's database.
    func leave() async {
        await session?.close()
        session = nil
        lesson = nil
        database = nil
    }

    /// Connects. Says how it went.
    private func open() async {
        guard let lesson else { return }
        let id = LessonID(course: lesson.course, lesson: lesson.id)
        do {
            let database = try await sandbox.lessonDatabase(for: lesson, dataset: dataset)
            guard self.lesson == lesson else { return }
            self.database = database
            session = try await sandbox.session(on: database) { [weak self] message in self?.hear(message) }
            mailbox.post(.databaseChanged(id, .ready(database: database.name)))
        } catch {
            mailbox.post(.databaseChanged(id, .failed(ErrorText.about(error))))
        }
    }

    private nonisolated func hear(_ message: ServerMessage) { Task { await say(message) } }

    private func say(_ message: ServerMessage) {
        if let current { mailbox.post(.serverSpoke(current, "\(message.severity): \(message.message)")) }
    }

    /// The session, connected anew if it was lost.
    private func ready() async -> PostgresSession? {
        if let session, await session.isOpen { return session }
        session = nil
        await open()
        return session
    }

    /// Runs a text statement by statement; the first error ends it.
    func run(_ run: RunID, _ sql: String, tables: [TableOutline]) async {
        current = run
        let trouble = await perform(sql, run, tables: tables)
        current = nil
        if let lesson, let session {
            mailbox.post(.transactionStands(LessonID(course: lesson.course, lesson: lesson.id), await session.transactionState))
        }
        mailbox.post(.runFinished(run, trouble))
    }

    private func perform(_ sql: String, _ run: RunID, tables: [TableOutline]) async -> Trouble? {
        guard let session = await ready() else {
            return Trouble(headline: "There is no database to run this in.", message: "The line above says why.")
        }
        stop.lower()
        let host = PadScript(run, mailbox: mailbox, sql: sql, tables: tables, style: self.script?.style ?? OutputStyle())
        let script: ScriptRunner
        if let known = self.script {
            script = known
        } else {
            script = ScriptRunner(session: session, host: host, isInterrupted: { [stop] in stop.isUp })
            self.script = script
        }
        script.begin(with: session, host)
        do {
            _ = try await script.run(sql)
        } catch {
            return Trouble(headline: "This could not be run.", message: ErrorText.about(error))
        }
        host.flush()
        if host.lost { self.session = nil }
        return host.trouble
    }

    /// Asks the server to give up what runs now.
    func cancel() async {
        stop.raise()
        _ = await session?.canceller.cancel()
    }

    /// The tables and views that the learner can see.
    func tables() async -> [TableOutline]? { await outlines(TableReader.sql).map(TableReader.outlines) }

    /// The functions that are worth completing.
    func functions() async -> [FunctionOutline]? { await outlines(FunctionReader.sql).map(FunctionReader.outlines) }

    private func outlines(_ sql: String) async -> QueryResult? {
        guard current == nil, let session, await session.isOpen, await session.transactionState != .failed else { return nil }
        do {
            return try await session.query(sql)
        } catch {
            return nil  // the lists stay as they were; what is wrong shows with the next run
        }
    }

    /// How programs reach the lesson's database as its learner; `nil` where it has none.
    func access() async throws -> DatabaseAccess? {
        guard let lesson, lesson.hasDatabase else { return nil }
        if database == nil { await open() }
        guard let database else { return nil }
        return try await sandbox.access(to: database)
    }

    func reset() async throws -> Bool {
        guard let database else { return false }
        await session?.close()
        session = nil
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

    func close() async {
        await session?.close()
        session = nil
    }
}

extension Duration {
    var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
    }
}
