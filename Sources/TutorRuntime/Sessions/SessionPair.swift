import Course
import Grading
import Postgres
import Progress
import Sandbox
import TutorCore
import Verdicts

/// Sessions A and B in one database, and the watch for lock waits.
@TutorActor final class SessionPair {
    let a: LessonSession
    let b: LessonSession
    private let watch: LockWatch
    private let copy: DataCopy?
    /// Whether the server is the user's own.
    private let isOwn: Bool

    /// - Parameters:
    ///   - lesson: The lesson whose data is copied.
    ///   - name: Whose copy it is: that of an exercise, or of an example.
    ///   - copy: The data that both sessions use; `nil` for the lesson's own database.
    ///   - ownServer: The user's own server, to use instead of the sandbox.
    init(
        sandbox: Sandbox, mailbox: Mailbox, lesson: Lesson? = nil, name: String? = nil, copy: DataCopy? = nil,
        ownServer: OwnServer? = nil
    ) {
        self.copy = copy
        isOwn = ownServer != nil
        func session(_ side: SessionID.Side) -> LessonSession {
            LessonSession(
                sandbox: sandbox, mailbox: mailbox, id: SessionID(side, copy: name), lesson: lesson, copy: copy, ownServer: ownServer)
        }
        a = session(.a)
        b = session(.b)
        watch = LockWatch(mailbox: mailbox) { [a] in
            try await a.observer()
        } end: {
            if ownServer == nil { await sandbox.end($0) } else { await $0.close() }
        }
    }

    func session(_ side: SessionID.Side) -> LessonSession { side == .a ? a : b }

    func run(_ run: RunID, _ sql: String, tables: [TableOutline], lesson: LessonID) async {
        let watching = Task { [watch, a, b] in
            await watch.follow(run.session, in: lesson) { [await a.member(), await b.member()].compactMap { $0 } }
        }
        await session(run.session.side).run(run, sql, tables: tables)
        watching.cancel()
        await watching.value
        // The next run may be in another database.
        if isOwn { await watch.close() }
    }

    /// Rolls back and disconnects.
    func close() async {
        await watch.close()
        await a.close()
        await b.close()
        await copy?.release()
    }
}
