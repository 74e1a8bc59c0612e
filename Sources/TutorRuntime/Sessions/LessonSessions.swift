import Course
import Grading
import Postgres
import Progress
import Sandbox
import TutorCore
import Verdicts

/// All sessions of the open lesson: two in its own database, and two in each copy of its data.
@TutorActor final class LessonSessions {
    private let sandbox: Sandbox
    private let mailbox: Mailbox
    private let own: SessionPair
    /// The sessions on copies of the data, each for an exercise or for an example with two sessions. The one used last is at the end.
    private var copies: [(name: String, pair: SessionPair)] = []
    private var history = CopyHistory()
    private var lesson: Lesson?
    private var dataset: DatasetSource?
    /// Sessions being closed; the next run waits for them.
    private var closing: Task<Void, Never>?

    /// How many copies are kept: an exercise keeps its data while the learner looks at one other exercise or example.
    private static let maxCopies = 2

    /// - Parameter ownServer: The user's own server, to use instead of the sandbox.
    init(sandbox: Sandbox, ownServer: OwnServer?, mailbox: Mailbox) {
        self.sandbox = sandbox
        self.mailbox = mailbox
        own = SessionPair(sandbox: sandbox, mailbox: mailbox, ownServer: ownServer)
    }

    /// Prepares the lesson's database, after leaving the previous lesson's.
    func prepare(_ lesson: Lesson, dataset: DatasetSource?) async {
        if self.lesson?.id != lesson.id || self.lesson?.course != lesson.course { await leave() }
        // An exercise's setup may have changed.
        if self.lesson != lesson { closeCopies() }
        self.lesson = lesson
        self.dataset = dataset
        await own.a.prepare(lesson, dataset: dataset)
        await own.b.adopt(lesson, dataset: dataset)
    }

    /// Releases the lesson's database: programs in the next lesson's shell must not be sent to it.
    func leave() async {
        lesson = nil
        await close()
        history = CopyHistory()
        await own.a.leave()
        await own.b.leave()
    }

    func run(_ run: RunID, _ sql: String, tables: [TableOutline], lesson: LessonID) async {
        let pair = pair(of: run.session)
        await closing?.value
        guard let pair else {
            return mailbox.post(.runFinished(run, Trouble(headline: "This could not be run.", message: "The lesson's data isn't ready.")))
        }
        if let name = run.session.copy { history.ran(sql, in: name) }
        await pair.run(run, sql, tables: tables, lesson: lesson)
    }

    func cancel(_ run: RunID) async { await openPair(of: run.session)?.session(run.session.side).cancel(run) }

    func end(_ run: RunID) async { await openPair(of: run.session)?.session(run.session.side).end(run) }

    /// Rolls back and disconnects, after canceling what runs in any session if it must not go on.
    func close(_ ids: [SessionID], cancelingOthers: Bool = false) {
        closeLater { [self] in
            if cancelingOthers { await cancelAll() }
            for id in ids { await openPair(of: id)?.session(id.side).close() }
        }
    }

    /// Starts a script over with a fresh copy of its data: an exercise's own, or else the lesson's.
    func restartSteps(_ name: String) { closeCopies { $0 == name } }

    private func pair(of id: SessionID) -> SessionPair? {
        guard let name = id.copy else { return own }
        guard let pair = openPair(of: id) ?? pair(onCopyFor: name) else { return nil }
        copies = copies.filter { $0.name != name } + [(name, pair)]
        if copies.count > Self.maxCopies {
            history.dropped(copies[0].name, forRoom: true)
            closeCopies { [oldest = copies[0].name] in $0 == oldest }
        }
        return pair
    }

    /// The sessions, unless their copy of the data doesn't exist.
    private func openPair(of id: SessionID) -> SessionPair? {
        guard let name = id.copy else { return own }
        return copies.first { $0.name == name }?.pair
    }

    /// Two sessions on a fresh copy of an exercise's or an example's data.
    private func pair(onCopyFor name: String) -> SessionPair? {
        guard let lesson else { return nil }
        let setup = lesson.exercises.first { $0.id == name }?.setup ?? []
        do throws(SandboxError) {
            let template = try Template(lesson: lesson, dataset: dataset).adding(setup: setup)
            let copy = DataCopy(sandbox: sandbox, template: template, grants: lesson.grants)
            if history.made(name) { mailbox.post(.changesLost(LessonID(course: lesson.course, lesson: lesson.id), copy: name)) }
            return SessionPair(sandbox: sandbox, mailbox: mailbox, lesson: lesson, name: name, copy: copy)
        } catch {
            mailbox.post(.trouble(from: error))
            return nil
        }
    }

    /// Closes the copies with these names, and drops their data.
    private func closeCopies(where isClosed: (String) -> Bool = { _ in true }) {
        let closed = copies.filter { isClosed($0.name) }
        copies.removeAll { isClosed($0.name) }
        for (name, pair) in closed {
            history.dropped(name, forRoom: false)
            closeLater { await pair.close() }
        }
    }

    private func closeLater(_ close: @escaping @TutorActor () async -> Void) {
        let before = closing
        closing = Task {
            await before?.value
            await close()
        }
    }

    /// Cancels everything that is running, before the program exits.
    func cancelAll() async {
        for pair in [own] + copies.map(\.pair) {
            await pair.a.cancel()
            await pair.b.cancel()
        }
    }

    func close() async {
        closeCopies()
        await closing?.value
        await own.close()
    }

    /// The tables of the lesson's own database, or of a copy, which is made if it doesn't exist yet.
    func tables(of copy: String?, otherThan known: [TableOutline]) async -> [TableOutline]? {
        let session = pair(of: SessionID(.a, copy: copy))?.a
        await closing?.value
        if copy != nil { await session?.connect() }
        return await session?.tables(otherThan: known)
    }

    func functions(of copy: String?) async -> [FunctionOutline]? { await openPair(of: SessionID(.a, copy: copy))?.a.functions() }

    // MARK: - The lesson's own database

    func access() async throws -> DatabaseAccess? { try await own.a.access() }

    /// Resets the lesson's own database or a copy of its data. Returns whether that can be undone.
    func reset(_ copy: String?) async throws -> Bool {
        if let copy {
            closeCopies { $0 == copy }
            return false
        }
        await own.close()
        return try await own.a.reset()
    }

    func undoReset() async throws {
        await own.close()
        try await own.a.undoReset()
    }
}
