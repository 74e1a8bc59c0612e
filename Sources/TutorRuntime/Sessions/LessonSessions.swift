import Course
import Postgres
import Progress
import Sandbox
import TutorCore

/// All sessions of the open lesson: two in its own database, two for an exercise with data of its own, and two for the script that is being
/// run step by step.
@TutorActor final class LessonSessions {
    private let sandbox: Sandbox
    private let mailbox: Mailbox
    private let own: SessionPair
    /// The sessions of the current exercise if its setup adds data, on a copy of the lesson's data with the additions.
    private var exercise: (name: String, pair: SessionPair)?
    /// The sessions of a script, on a copy of its data.
    private var script: (name: String, pair: SessionPair)?
    private var lesson: Lesson?
    private var dataset: DatasetSource?
    /// Sessions being closed; the next run waits for them.
    private var closing: Task<Void, Never>?

    /// - Parameter ownServer: The user's own server, to use instead of the sandbox.
    init(sandbox: Sandbox, ownServer: OwnServer?, mailbox: Mailbox) {
        self.sandbox = sandbox
        self.mailbox = mailbox
        own = SessionPair(sandbox: sandbox, mailbox: mailbox, ownServer: ownServer)
    }

    /// Prepares the lesson's database, after leaving the previous lesson's.
    func prepare(_ lesson: Lesson, dataset: DatasetSource?) async {
        if self.lesson?.id != lesson.id || self.lesson?.course != lesson.course { await leave() }
        self.lesson = lesson
        self.dataset = dataset
        await own.a.prepare(lesson, dataset: dataset)
        await own.b.adopt(lesson, dataset: dataset)
    }

    /// Releases the lesson's database.
    func leave() async {
        lesson = nil
        closeScript()
        await closing?.value
        await leaveExercise()
        await own.close()
        await own.a.leave()
        await own.b.leave()
    }

    func run(_ run: RunID, _ sql: String, tables: [TableOutline], lesson: LessonID) async {
        await closing?.value
        guard let pair = pair(of: run.session) else {
            return mailbox.post(.runFinished(run, Trouble(headline: "This could not be run.", message: "The lesson's data isn't ready.")))
        }
        await pair.run(run, sql, tables: tables, lesson: lesson)
    }

    func cancel(_ run: RunID) async { await pair(of: run.session)?.session(run.session.side).cancel(run) }

    /// Passes on the value that a run's command asked for.
    func answer(_ run: RunID, _ text: String?) async { await pair(of: run.session)?.session(run.session.side).answer(run, text) }

    func end(_ run: RunID) async { await pair(of: run.session)?.session(run.session.side).end(run) }

    /// Rolls back and disconnects.
    func close(_ id: SessionID) {
        let before = closing
        closing = Task {
            await before?.value
            await pair(of: id)?.session(id.side).close()
        }
    }

    /// Starts a script over with a fresh copy of its data: an exercise's own, or else the lesson's.
    func restartSteps(_ name: String) {
        closeScript()
        script = pair(onCopyFor: name, script: name).map { (name, $0) }
    }

    /// Switches to an exercise's own data if its setup creates any, otherwise to the lesson's.
    func enter(_ name: String?) async {
        let name = lesson?.exercises.first { $0.id == name && $0.setup.contains { $0.language == "sql" } }?.id
        guard exercise?.name != name else { return }
        await leaveExercise()
        if let name { exercise = pair(onCopyFor: name, script: nil).map { (name, $0) } }
        await current.a.connect()
    }

    private func leaveExercise() async {
        guard let old = exercise?.pair else { return }
        exercise = nil
        await old.close()
    }

    /// Two sessions on a fresh copy of an exercise's data.
    private func pair(onCopyFor exercise: String, script: String?) -> SessionPair? {
        guard let lesson else { return nil }
        let setup = lesson.exercises.first { $0.id == exercise }?.setup ?? []
        do throws(SandboxError) {
            let template = try Template(lesson: lesson, dataset: dataset).adding(setup: setup)
            let copy = ScriptCopy(sandbox: sandbox, template: template, grants: lesson.grants)
            return SessionPair(sandbox: sandbox, mailbox: mailbox, lesson: lesson, script: script, copy: copy)
        } catch {
            mailbox.post(.troubled(ErrorText.about(error)))
            return nil
        }
    }

    private func closeScript() {
        guard let old = script?.pair else { return }
        script = nil
        let before = closing
        closing = Task {
            await before?.value
            await old.close()
        }
    }

    private func pair(of id: SessionID) -> SessionPair? {
        guard let name = id.script else { return current }
        if script?.name != name { restartSteps(name) }
        return script?.pair
    }

    /// Cancels everything that is running, before the program exits.
    func cancelAll() async {
        for pair in [own, exercise?.pair, script?.pair].compactMap({ $0 }) {
            await pair.a.cancel()
            await pair.b.cancel()
        }
    }

    func close() async {
        closeScript()
        await closing?.value
        await leaveExercise()
        await own.close()
    }

    /// The sessions for statements that are not part of a script.
    private var current: SessionPair { exercise?.pair ?? own }

    func tables(otherThan known: [TableOutline]) async -> [TableOutline]? { await current.a.tables(otherThan: known) }

    func functions() async -> [FunctionOutline]? { await current.a.functions() }

    // MARK: - The lesson's own database

    func access() async throws -> DatabaseAccess? { try await own.a.access() }

    /// Resets the data in use. Returns whether that can be undone.
    func reset() async throws -> Bool {
        if let name = exercise?.name {
            await leaveExercise()
            await enter(name)
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
