import Course
import Postgres
import Progress
import Sandbox
import TutorCore

/// All sessions of the open lesson: two in its own database, and two for the script that is run step by step.
@MainActor final class LessonSessions {
    private let sandbox: Sandbox
    private let mailbox: Mailbox
    private let own: SessionPair
    /// Those of a script, on a copy of its data.
    private var script: (name: String, pair: SessionPair)?
    private var lesson: Lesson?
    private var dataset: DatasetSource?
    /// Sessions that are being closed; what is run next waits for it.
    private var closing: Task<Void, Never>?

    init(sandbox: Sandbox, mailbox: Mailbox) {
        self.sandbox = sandbox
        self.mailbox = mailbox
        own = SessionPair(sandbox: sandbox, mailbox: mailbox)
    }

    /// Makes the lesson's database ready, leaving that of the lesson before.
    func prepare(_ lesson: Lesson, dataset: DatasetSource?) async {
        if self.lesson?.id != lesson.id || self.lesson?.course != lesson.course { await leave() }
        self.lesson = lesson
        self.dataset = dataset
        await own.a.prepare(lesson, dataset: dataset)
        await own.b.adopt(lesson, dataset: dataset)
    }

    /// Lets go of the lesson's database.
    func leave() async {
        lesson = nil
        closeScript()
        await closing?.value
        await own.close()
        await own.a.leave()
        await own.b.leave()
    }

    func run(_ run: RunID, _ sql: String, tables: [TableOutline], lesson: LessonID) async {
        await closing?.value
        guard let pair = pair(of: run.session) else {
            return mailbox.post(.runFinished(run, Trouble(headline: "This could not be run.", message: "Its data are not ready.")))
        }
        await pair.run(run, sql, tables: tables, lesson: lesson)
    }

    func cancel(_ run: RunID) async { await pair(of: run.session)?.session(run.session.side).cancel(run) }

    func end(_ run: RunID) async { await pair(of: run.session)?.session(run.session.side).end(run) }

    /// Rolls back and disconnects.
    func close(_ id: SessionID) {
        let before = closing
        closing = Task {
            await before?.value
            await pair(of: id)?.session(id.side).close()
        }
    }

    /// A script starts again, on a fresh copy of its data: an exercise's own, else the lesson's.
    func restartSteps(_ name: String) {
        closeScript()
        guard let lesson else { return }
        let setup = lesson.exercises.first { $0.id == name }?.setup ?? []
        do throws(SandboxError) {
            let template = try Template(lesson: lesson, dataset: dataset).adding(setup: setup)
            let copy = ScriptCopy(sandbox: sandbox, template: template, grants: lesson.grants)
            script = (name, SessionPair(sandbox: sandbox, mailbox: mailbox, lesson: lesson, script: name, copy: copy))
        } catch {
            mailbox.post(.troubled(ErrorText.about(error)))
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
        guard let name = id.script else { return own }
        if script?.name != name { restartSteps(name) }
        return script?.pair
    }

    /// Cancels what runs, for the end.
    func cancelAll() async {
        for pair in [own, script?.pair].compactMap({ $0 }) {
            await pair.a.cancel()
            await pair.b.cancel()
        }
    }

    func close() async {
        closeScript()
        await closing?.value
        await own.close()
    }

    // MARK: - The lesson's own database

    func tables() async -> [TableOutline]? { await own.a.tables() }

    func functions() async -> [FunctionOutline]? { await own.a.functions() }

    func access() async throws -> DatabaseAccess? { try await own.a.access() }

    func reset() async throws -> Bool {
        await own.close()
        return try await own.a.reset()
    }

    func undoReset() async throws {
        await own.close()
        try await own.a.undoReset()
    }
}
