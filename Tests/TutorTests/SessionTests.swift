import Course
import Grading
import Postgres
import Primitives
import Progress
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView
import Verdicts

@testable import TutorRuntime

/// Two sessions side by side, and transactions in both.
struct SessionTests {
    /// In the free scratchpad, with session B open and focused.
    private func withTwoSessions(width: Int = 120, height: Int = 40) throws -> Stage {
        var stage = try Stage(width: width, height: height)
        stage.press("n", "^G", "E", "BEGIN;", "^O")
        return stage
    }

    /// Runs a statement in both sessions, so that B waits for A.
    private func waiting(width: Int = 120, height: Int = 40) throws -> Stage {
        var stage = try withTwoSessions(width: width, height: height)
        stage.press("^O", "Enter")
        let a = try #require(stage.lesson.pad.activity.run)
        try stage.answer([], [], tag: "BEGIN")
        stage.step(.transactionStands(try stage.lesson.id, .a, .inTransaction))
        stage.press("UPDATE ferries SET tonnes = 3 WHERE id = 7;", "Enter")
        try stage.answer([], [], tag: "UPDATE 1")
        stage.press("^O", "UPDATE ferries SET tonnes = 1 WHERE id = 7;", "Enter")
        let b = try #require(stage.lesson.pad.activity.run)
        #expect(a.session == .a)
        #expect(b.session == .b)
        let wait = LockWait(
            waiter: .b, holder: .session(.a), subject: .row(table: "ferries", key: [.init(column: "id", value: "7")]),
            sources: [.init(line: 2, text: "UPDATE ferries SET tonnes = 3 WHERE id = 7;")])
        stage.step(.locksSeen(try stage.lesson.id, .b, wait))
        return stage
    }

    private func runs(_ effects: [Effect]) -> [String] {
        effects.compactMap { if case .run(let run, let sql, _) = $0 { "\(run.session.name): \(sql.trimmed)" } else { nil } }
    }

    @Test func `one key opens session B next to A, and switches between them`() throws {
        var stage = try withTwoSessions()
        #expect(stage.screen.contains("Session B is open beside A."))
        #expect(try stage.lesson.shownText == .b)
        stage.press("SELECT 1;")
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;")
        stage.press("^O")
        #expect(try stage.lesson.pad.editor.text == "BEGIN;")
        #expect(stage.screen.contains("^O Session B"))
    }

    @Test func `the texts of both sessions are saved separately and restored`() throws {
        var stage = try withTwoSessions()
        var kept: [Draft.Key: Draft] = [:]
        stage.press("SELECT 1;")
        for case .keepDraft(let key, let draft) in stage.effects { kept[key] = draft }
        #expect(kept.values.map(\.text) == ["SELECT 1;"])
        let summary = try stage.lesson.summary
        var again = LessonState(
            summary: summary, lesson: try stage.lesson.lesson, courseTitle: "", moduleTitle: "", moduleNumber: 4, index: 0, siblings: 1,
            siblingsDone: [], next: nil)
        again.progress = LessonProgress()
        stage.step(.lessonOpened(OpenedLesson(state: again, drafts: kept)))
        stage.press("n", "^G", "E", "^O")
        #expect(try stage.lesson.pad.editor.text.hasPrefix("SELECT 1;"))
    }

    @Test func `a statement runs in its own session while the other is busy`() throws {
        var stage = try withTwoSessions()
        stage.press("SELECT 1;", "Enter")
        #expect(runs(stage.effects) == ["B: SELECT 1;"])
        let b = try #require(stage.lesson.pad.activity.run)
        stage.press("^O", "Enter")
        #expect(runs(stage.effects) == ["A: BEGIN;"])
        stage.step(.runFinished(b, nil))
        #expect(try stage.lesson.pad.isBusy)
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `a line says which session waits for which, for which row, since which line`(width: Int, height: Int) throws {
        var stage = try waiting(width: width, height: height)
        #expect(stage.screen.contains("B is waiting for A: row lock on ferries (id 7), held since line 2 of A"))
        #expect(stage.screen.contains("A ● in transaction"))
        #expect(stage.screen.contains("B ⧗ waiting"))
        expectSnapshot(stage.screen, named: "two-sessions-\(width)x\(height)")
        let run = try #require(stage.lesson.pad.activity.run)
        stage.step(.runFinished(run, nil))
        #expect(!stage.screen.contains("is waiting for"))
    }

    @Test func `a lock whose statement was deleted from the text is shown with that statement`() throws {
        var stage = try waiting()
        stage.press("^O", "Up", "^K", "COMMIT;")
        #expect(stage.screen.contains("held since UPDATE ferries SET tonnes = 3"))
    }

    @Test func `unknown details of a lock are omitted`() throws {
        var stage = try waiting()
        stage.step(.locksSeen(try stage.lesson.id, .b, LockWait(waiter: .b, holder: .other(nil), subject: .row(table: "ferries", key: []))))
        #expect(stage.screen.contains("B is waiting for a session outside the scratchpad: row lock on ferries ─"))
        stage.step(.locksUnreadable(try stage.lesson.id, "too many connections"))
        stage.step(.locksSeen(try stage.lesson.id, .b, nil))
        stage.step(.locksUnreadable(try stage.lesson.id, "too many connections"))
        #expect(stage.screen.contains("calf can't see who waits for whom: too many connections"))
    }

    @Test func `a session outside calf that holds a lock is named by its process`() throws {
        var stage = try withTwoSessions()
        let holder = LockWait.Process(id: "4711", role: "ada", program: "psql")
        stage.step(
            .locksSeen(try stage.lesson.id, .b, LockWait(waiter: .b, holder: .other(holder), subject: .row(table: "ferries", key: []))))
        #expect(stage.screen.contains("B is waiting for process 4711 (psql, role ada): row lock on ferries"))
    }

    @Test(arguments: [(80, 24), (100, 30), (119, 30), (160, 48)])
    func `who waits for whom, and for what, is shown in full at every size`(width: Int, height: Int) throws {
        var stage = try waiting(width: width, height: height)
        let wait = LockWait(
            waiter: .b, holder: .session(.a),
            subject: .row(
                table: "ferry_departures", key: [.init(column: "ferry_id", value: "7"), .init(column: "departs_on", value: "2026-03-01")]),
            sources: [.init(line: 2, text: "UPDATE ferries SET tonnes = 3 WHERE id = 7;")])
        stage.step(.locksSeen(try stage.lesson.id, .b, wait))
        let rows = stage.screen.split(separator: "\n").map { $0.split(separator: "│").last.map(String.init) ?? "" }
        let first = try #require(rows.firstIndex { $0.contains("B is waiting for A:") })
        let words = rows[first...].prefix(3).flatMap { $0.split { $0 == " " || $0 == "─" } }.joined(separator: " ")
        let whole = "B is waiting for A: row lock on ferry_departures (ferry_id 7, departs_on 2026-03-01), held since line 2 of A"
        #expect(words.hasPrefix(whole), "\(words)")
    }

    @Test func `two sessions that wait for each other are reported as a deadlock`() throws {
        var stage = try waiting()
        stage.press("^O", "SELECT 1;", "Enter")
        stage.step(.locksSeen(try stage.lesson.id, .a, LockWait(waiter: .a, holder: .session(.b), subject: .table("ferries"))))
        #expect(stage.screen.contains("A and B wait for each other: a deadlock."))
    }

    @Test func `closing session B with an open transaction asks first, and then says what is lost`() throws {
        var stage = try withTwoSessions()
        stage.step(.transactionStands(try stage.lesson.id, .b, .inTransaction))
        stage.press("^G", "-")
        #expect(stage.effects.isEmpty && stage.screen.contains("Closing session B rolls back its open transaction."))
        stage.press("Enter")
        #expect(try stage.effects.isEmpty && stage.lesson.hasTwoSessions)
        stage.press("^G", "-", "l")
        #expect(stage.effects.contains(.closeSession(.b)))
        #expect(stage.screen.contains("Session B is closed. Its transaction was rolled back."))
        #expect(try !stage.lesson.hasTwoSessions)
    }

    @Test func `the second Ctrl-C ends the session, and a line reports it`() throws {
        var stage = try waiting()
        let run = try #require(stage.lesson.pad.activity.run)
        stage.press("^C")
        #expect(stage.effects == [.cancel(run)])
        #expect(stage.screen.contains("Ctrl-C again ends the session"))
        stage.press("^C")
        #expect(stage.effects == [.endSession(run)])
        #expect(stage.screen.contains("Ending session B. Its uncommitted changes are rolled back."))
    }

    // MARK: - Transactions

    @Test func `after a reset of text and data, a line says what brings each of them back`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "E", "x", "F8", "b")
        stage.step(.dataReset(try stage.lesson.id, copy: nil, canUndo: true))
        #expect(stage.screen.contains("Text and data reset. Ctrl-G U undoes it."))
        var undone = stage
        undone.press("^G", "U")
        undone.step(.dataResetUndone(try stage.lesson.id))
        #expect(undone.screen.contains("Text and data restored."))
        stage.press("Escape", "^G", "N", "e", "F8")
        #expect(stage.screen.contains("restores only"))
    }

    @Test func `what ran on data that an undone reset replaced isn't shown beside the restored data`() throws {
        var stage = try Stage()
        stage.step(.dataReset(try stage.lesson.id, copy: nil, canUndo: true))
        stage.press("e", "SELECT 5;", "Enter")
        try stage.answer(["five"], [["5"]], tag: "SELECT 1")
        #expect(stage.screen.contains("five"))
        stage.step(.dataResetUndone(try stage.lesson.id))
        #expect(!stage.screen.contains("five"), "\(stage.screen)")
        #expect(try stage.lesson.pad.editor.text.hasPrefix("SELECT 5;"))
    }

    @Test func `leaving with an open transaction asks, and rolls back only after a yes`() throws {
        var stage = try waiting()
        stage.press("^G", "L")
        #expect(stage.screen.contains("A transaction is still open. Leaving rolls it back."))
        #expect(!stage.effects.contains { if case .openLesson = $0 { true } else { false } })
        stage.press("Enter")
        #expect(stage.model.overlay == nil)
        stage.press("^G", "L", "l")
        #expect(stage.effects.contains(.leaveSessions([.a])))
        #expect(stage.effects.contains { if case .openLesson = $0 { true } else { false } })
    }

    @Test func `quitting with an open transaction asks, and says beside an exercise that it isn't the exercise's`() throws {
        var stage = try waiting()
        var beside = stage
        beside.press("Escape", "^G", "N", "e", "F10")
        #expect(beside.screen.contains("It began outside this exercise"))
        stage.press("F10")
        #expect(!stage.screen.contains("outside this exercise"))
        #expect(!stage.effects.contains(.quit))
        stage.press("l")
        #expect(stage.effects.contains(.quit))
        #expect(stage.effects.contains(.leaveSessions([.a])))
    }

    @Test func `leaving while a statement runs for long asks, and cancels it only after a yes`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "E", "SELECT pg_sleep(60);", "F5", "^G", "L")
        #expect(stage.screen.contains("Leaving cancels the statement."))
        #expect(!stage.effects.contains { if case .openLesson = $0 { true } else { false } })
        stage.press("Enter", "F10", "l")
        #expect(stage.effects.contains(.leaveSessions([])) && stage.effects.contains(.quit))
    }

    @Test(arguments: [
        ("UPDATE ferries SET tonnes = 0;", "UPDATE without WHERE"), ("DELETE FROM ferries;", "DELETE without WHERE"),
        ("DROP TABLE ferries;", "DROP"), ("TRUNCATE ferries;", "TRUNCATE"),
        ("SELECT 1; BEGIN; COMMIT; /* all */ DELETE FROM ferries;", "DELETE without WHERE"),
    ])
    func `a statement that changes or drops everything is pointed out first, and text never answers`(sql: String, title: String) throws {
        var stage = try Stage()
        stage.press("n", "^G", "E", sql, "F5")
        #expect(stage.screen.contains(title))
        #expect(stage.screen.contains("No transaction is open, so ROLLBACK can't undo it."))
        #expect(runs(stage.effects).isEmpty)
        stage.press("rb", "Enter")
        #expect(runs(stage.effects).isEmpty)
        stage.press("F5", "Up", "Up", "Enter")
        #expect(runs(stage.effects) == ["A: \(sql)"])
    }

    @Test(arguments: [
        "BEGIN; DELETE FROM ferries; ROLLBACK;", "UPDATE ferries SET tonnes = 0 WHERE id = 1;", "EXPLAIN DELETE FROM ferries;",
        "SELECT 'DELETE FROM ferries;';",
    ])
    func `statements that can be undone or change little run without a question`(sql: String) throws {
        var stage = try Stage()
        stage.press("n", "^G", "E", sql, "F5")
        #expect(runs(stage.effects) == ["A: \(sql)"])
    }

    @Test func `a pointed-out statement can be wrapped in a transaction`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "E", "DELETE FROM ferries;", "F5", "Up", "Enter")
        #expect(runs(stage.effects) == ["A: BEGIN;\nDELETE FROM ferries;"])
        #expect(try stage.lesson.pad.editor.text == "BEGIN;\nDELETE FROM ferries;")
    }

    @Test func `an exercise's answer runs without a question`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "e", "^U", "DELETE FROM ferries;", "F5")
        #expect(runs(stage.effects) == ["A: DELETE FROM ferries;"])
    }

    private static let examples = Stage.text.replacing(
        "## Checkpoint",
        with: """
            ## One captain

            ```sql run
            BEGIN;
            ```

            ```sql run
            SELECT 1;
            ```

            ```sql run
            SELECT 2;
            ```

            ## Checkpoint
            """)

    @Test func `an example asks before it runs inside the learner's transaction, and runs inside one that an example opened`() throws {
        var stage = try Stage(text: Self.examples)
        stage.press("n", "^G", "N", "n", "n", "Enter")
        #expect(runs(stage.effects) == ["A: BEGIN;"])
        try stage.answer([], [], tag: "BEGIN")
        stage.step(.transactionStands(try stage.lesson.id, .a, .inTransaction))
        stage.press("Enter")
        #expect(stage.model.overlay == nil)
        #expect(runs(stage.effects) == ["A: SELECT 1;"])
        try stage.answer(["?column?"], [["1"]], tag: "SELECT 1")
        stage.step(.transactionStands(try stage.lesson.id, .a, .idle))
        stage.press("e", "^U", "BEGIN;", "F5")
        try stage.answer([], [], tag: "BEGIN")
        stage.step(.transactionStands(try stage.lesson.id, .a, .inTransaction))
        stage.press("Escape", "Enter")
        #expect(stage.screen.contains("The example would run inside it."))
        stage.press("i")
        #expect(runs(stage.effects) == ["A: SELECT 2;"])
    }

    @Test func `an example asks about a transaction that another section's example has left`() throws {
        let more = Self.examples.replacing(
            "## Checkpoint", with: "## Another captain\n\n```sql run\nSELECT 3;\n```\n\n```sh run\nls\n```\n\n## Checkpoint")
        var stage = try Stage(text: more)
        stage.press("n", "^G", "N", "n", "n", "Enter")
        try stage.answer([], [], tag: "BEGIN")
        stage.step(.transactionStands(try stage.lesson.id, .a, .inTransaction))
        var again = stage
        again.press("Tab", "Tab", "Tab", "Enter")
        #expect(again.screen.contains("An earlier transaction is still open. The example would run inside it."))
        stage.press("n", "Enter")
        #expect(runs(stage.effects) == [])
        #expect(stage.screen.contains("An earlier transaction is still open. The example would run inside it."))
        stage.press("Esc", "Tab", "Enter")
        #expect(stage.screen.contains("A transaction is still open here. The example might wait for its locks."))
        stage.step(.trusted(try stage.lesson.id))
        stage.press("r")
        #expect(runs(stage.effects) == ["A: ROLLBACK;"])
        #expect(stage.effects.contains { if case .shell(_, .run("ls")) = $0 { true } else { false } })
    }

    @Test func `an example leaves the learner's own text in the scratchpad`() throws {
        var stage = try Stage(text: Self.examples)
        stage.press("n", "^G", "N", "n", "n", "Enter")
        #expect(try stage.lesson.pad.editor.text == "BEGIN;\n")
        try stage.answer([], [], tag: "BEGIN")
        stage.press("Enter")
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;\n")
        try stage.answer(["?column?"], [["1"]], tag: "SELECT 1")
        stage.press("e", "x", "Esc", "Enter")
        #expect(runs(stage.effects) == ["A: SELECT 2;"])
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;\nx")
        try stage.answer(["?column?"], [["2"]], tag: "SELECT 1")
        stage.press("e")
        #expect(stage.screen.contains("The scratchpad kept your text. Ctrl-R finds examples that have run."))
    }

    @Test func `an example that has to wait for session A says so even while B is shown`() throws {
        var stage = try Stage(text: Self.examples)
        stage.press("n", "^G", "N", "n", "n", "e", "SELECT 0;", "F5")
        stage.press("^O", "Esc", "Enter")
        #expect(runs(stage.effects) == [])
        #expect(stage.screen.contains("Something is running. Ctrl-C cancels it."))
    }

    @Test func `after a rollback for an example, the next ones run in the transaction that it opened`() throws {
        var stage = try Stage(text: Self.examples)
        stage.press("n", "^G", "N", "n", "n", "e", "^U", "BEGIN;", "F5")
        try stage.answer([], [], tag: "BEGIN")
        stage.step(.transactionStands(try stage.lesson.id, .a, .inTransaction))
        stage.press("Escape", "Enter", "r")
        #expect(runs(stage.effects) == ["A: ROLLBACK; BEGIN;"])
        try stage.answer([], [], tag: "BEGIN")
        stage.step(.transactionStands(try stage.lesson.id, .a, .failed))
        stage.press("Enter")
        #expect(stage.model.overlay == nil)
        #expect(runs(stage.effects) == ["A: SELECT 1;"])
    }

    // MARK: - Data of an exercise's own

    @Test func `each exercise runs on its own copy of the data, and examples in the lesson's database`() throws {
        var stage = try Stage()
        let id = try stage.lesson.id
        stage.press("n", "s", "Enter", "Enter")
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        stage.step(.transactionStands(id, .a, .failed))
        // Reading the task makes no copy; working on it does.
        stage.press("n")
        #expect(!stage.effects.contains(.readTables(id, copy: "big-ferries")))
        stage.press("e")
        #expect(stage.effects.contains(.readTables(id, copy: "big-ferries")))
        #expect(!stage.screen.contains("transaction failed"))
        stage.press("Enter")
        #expect(try stage.lesson.pad.activity.run?.session == SessionID(.a, copy: "big-ferries"))
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        stage.press("Escape", "n", "e", "^U", "SELECT 1;", "Enter")
        #expect(try stage.lesson.pad.activity.run?.session == SessionID(.a, copy: "all-ferries"))
        try stage.answer(["?column?"], [["1"]], tag: "SELECT 1")
        stage.press("Escape", "p", "p")
        #expect(stage.effects.contains(.readTables(id, copy: nil)))
        #expect(stage.screen.contains("transaction failed"))
    }

    @Test func `an exercise's reset leaves the lesson's data and transactions as they are`() throws {
        var stage = try Stage()
        let id = try stage.lesson.id
        stage.press("n")
        stage.step(.transactionStands(id, .a, .inTransaction))
        stage.press("^G", "N", "e", "F8")
        #expect(stage.screen.contains("The data of this exercise"))
        stage.press("d")
        #expect(stage.effects.contains(.resetData(try stage.lesson.summary, copy: "big-ferries")))
        stage.step(.transactionStands(id, SessionID(.a, copy: "big-ferries"), .inTransaction))
        stage.step(.dataReset(id, copy: "big-ferries", canUndo: false))
        #expect(try stage.lesson.transaction(of: SessionID(.a, copy: "big-ferries")) == .idle)
        #expect(try stage.lesson.transaction(of: .a) == .inTransaction)
        #expect(stage.effects.contains(.readTables(id, copy: "big-ferries")))
    }

    @Test func `after an example that changes data, an SQL exercise has the original data, and one in the shell the changed data`() throws {
        let inShell =
            "## Exercise: A file\n\nWrite it.\n\n```sh solution\necho x > a\n```\n\n```yaml check\nfiles: { a: { has: x } }\n```\n\n"
        let reading = Stage.text.replacing("## Checkpoint", with: inShell + "## Checkpoint")
        let changing = reading.replacing("SELECT count(*) FROM ferries;", with: "DELETE FROM ferries;")
            .replacing(" count\n-------\n     2\n(1 row)", with: "DELETE 2")
        for (text, notes) in [
            (reading, [nil, nil]), (changing, ["This exercise has its own copy of the", "This exercise uses the lesson's data"]),
        ] {
            var stage = try Stage(text: text)
            stage.press("n", "^G", "N")
            for (section, note) in zip([2, 4], notes) {
                stage.model.lesson?.section = section
                #expect(try stage.lesson.dataNote.map { $0.hasPrefix(note ?? "?") } == note.map { _ in true })
            }
        }
        // On the page and above the work.
        var stage = try Stage(width: 80, height: 24, text: changing)
        stage.press("n", "^G", "N", "e")
        #expect(stage.screen.contains("This exercise has its own copy of the original data."))
    }

    @Test func `an exercise whose changes were dropped for other copies says so, and one that was only read or was reset does not`() throws
    {
        var history = CopyHistory()
        history.ran("SELECT 1;", in: "read")
        history.ran("UPDATE ferries SET tonnes = 1;", in: "changed")
        history.ran("DELETE FROM ferries;", in: "reset")
        history.dropped("read", forRoom: true)
        history.dropped("changed", forRoom: true)
        history.dropped("reset", forRoom: false)
        let lost = ["read", "changed", "reset", "changed"].map { history.made($0) }
        #expect(lost == [false, true, false, false])

        var stage = try Stage()
        let id = try stage.lesson.id
        stage.press("n", "^G", "N", "e")
        stage.step(.changesLost(id, copy: "all-ferries"))
        #expect(stage.model.notice == nil)
        stage.step(.changesLost(id, copy: "big-ferries"))
        #expect(stage.screen.contains("To make room, calf reset this exercise's data."))
        // The sentence stays where a result was, and nothing counts as run.
        stage.press("Down")
        #expect(stage.screen.contains("To make room, calf reset this exercise's data."))
        #expect(try stage.lesson.pad.editor.marks.isEmpty)
        stage.step(.changesLost(id, copy: nil))
        #expect(stage.screen.contains("To make room, calf removed your changes to this lesson's data."))
        stage.step(.dataOutdated(id))
        #expect(stage.screen.contains("New data is available for this lesson. To get it, reset with Ctrl-G O."))
    }

    @Test func `an exercise's text of an earlier start comes without what it did to the data, and says so`() throws {
        for (text, isSaid) in [("DELETE FROM ferries;", true), ("SELECT * FROM ferries;\n", false)] {
            var stage = try Stage()
            let state = try stage.lesson
            let draft = Draft(text: text, cursor: 0)
            stage.step(
                .lessonOpened(
                    OpenedLesson(state: state, drafts: [state.draftKey(of: PadID(exercise: "big-ferries")): draft], section: 2)))
            stage.press("e")
            #expect(stage.screen.contains(text.trimmed))
            #expect(stage.screen.contains("Your text is still here") == isSaid)
        }
    }

    @Test func `session B of an exercise uses the exercise's data, and closing B closes it everywhere`() throws {
        var stage = try withTwoSessions()
        let (id, own) = (try stage.lesson.id, SessionID(.b, copy: "big-ferries"))
        stage.press("Escape", "^G", "N", "e", "^O", "SELECT 1;", "F5")
        #expect(try stage.lesson.pad.activity.run?.session == own)
        try stage.answer(["?column?"], [["1"]], tag: "SELECT 1")
        stage.press("F6")
        #expect(stage.screen.contains("Session A has your answer. Ctrl-O shows it."))
        #expect(try !stage.lesson.pad.isBusy && stage.lesson.shownText == .b)
        stage.step(.transactionStands(id, own, .inTransaction))
        stage.press("^G", "-", "l")
        #expect(stage.effects.contains(.closeSession(.b)) && stage.effects.contains(.closeSession(own)))
    }

    // MARK: - Step by step

    private static let script = Stage.text.replacing(
        """
        ## Checkpoint
        """,
        with: """
            ## Exercise: Two captains

            Lose an update.

            ```sql starter
            -- A:
            BEGIN;
            UPDATE ferries SET tonnes = 1 WHERE id = 1;
            -- B:
            UPDATE ferries SET tonnes = 2 WHERE id = 1;
            SELECT 1;
            -- A:
            COMMIT;
            ```

            ```sql solution
            -- A:
            BEGIN;
            UPDATE ferries SET tonnes = 1 WHERE id = 1;
            -- B:
            UPDATE ferries SET tonnes = 2 WHERE id = 1;
            -- A:
            COMMIT;
            ```

            ```yaml check
            sessions: true
            ```

            ## Checkpoint
            """)

    private func atScript(width: Int = 120, height: Int = 40) throws -> Stage {
        var stage = try Stage(width: width, height: height, text: Self.script)
        stage.press("n", "^G", "N", "n", "n", "e")
        return stage
    }

    /// Finishes what the session is running.
    private func finish(
        _ side: Interleaving.Side, _ stage: inout Stage, script: String = "two-captains", tag: String = "DONE", _ trouble: Trouble? = nil
    ) throws {
        let run = try #require(stage.lesson.activity(of: SessionID(side, copy: script))?.run)
        stage.step(.statementBegan(run))
        stage.step(.statementFinished(run, tag: tag, milliseconds: 1))
        stage.step(.runFinished(run, trouble))
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `each F5 sends the next step of the script to its session`(width: Int, height: Int) throws {
        var stage = try atScript(width: width, height: height)
        #expect(stage.screen.contains("F5 sends step 1 of 5 to A: BEGIN;"))
        stage.press("F5")
        #expect(runs(stage.effects) == ["A: BEGIN;"])
        #expect(stage.effects.contains { if case .restartSteps("two-captains", _) = $0 { true } else { false } })
        try finish(.a, &stage)
        stage.press("F5")
        #expect(!stage.effects.contains { if case .restartSteps = $0 { true } else { false } })
        try finish(.a, &stage)
        stage.press("F5")
        #expect(runs(stage.effects) == ["B: UPDATE ferries SET tonnes = 2 WHERE id = 1;"])
        stage.step(
            .locksSeen(
                try stage.lesson.id, SessionID(.b, copy: "two-captains"),
                LockWait(
                    waiter: SessionID(.b, copy: "two-captains"), holder: .session(SessionID(.a, copy: "two-captains")),
                    subject: .row(table: "ferries", key: [.init(column: "id", value: "1")]),
                    sources: [.init(line: 3, text: "UPDATE ferries SET tonnes = 1 WHERE id = 1;")])))
        #expect(stage.screen.contains("B is waiting for A: row lock on ferries (id 1), held since line 3"))
        expectSnapshot(stage.screen, named: "steps-\(width)x\(height)")
    }

    @Test func `a step for a waiting session is sent once it is free, and the last step is judged`() throws {
        var stage = try atScript()
        stage.press("F5")
        try finish(.a, &stage)
        stage.press("F5")
        try finish(.a, &stage)
        stage.press("F5", "F5")
        #expect(runs(stage.effects) == ["B: UPDATE ferries SET tonnes = 2 WHERE id = 1;"])
        #expect(stage.screen.contains("B is busy. This step runs once B finishes or waits for a lock."))
        stage.press("F5")
        #expect(runs(stage.effects).isEmpty)
        let (a, b) = (SessionID(.a, copy: "two-captains"), SessionID(.b, copy: "two-captains"))
        stage.step(.locksSeen(try stage.lesson.id, b, LockWait(waiter: b, holder: .session(a), subject: .transaction(table: nil))))
        #expect(runs(stage.effects) == ["A: COMMIT;"])
        try finish(.a, &stage)
        #expect(!stage.effects.contains { if case .judge = $0 { true } else { false } })
        #expect(stage.screen.contains("B is busy."))
        try finish(.b, &stage)
        #expect(runs(stage.effects) == ["B: SELECT 1;"])
        #expect(!stage.screen.contains("B is busy."))
        try finish(.b, &stage)
        #expect(stage.effects.contains { if case .judge(_, _, _, "two-captains", _, wasAsked: false) = $0 { true } else { false } })
        #expect(stage.screen.contains("All 5 steps were sent."))
    }

    @Test func `steps that are sent faster than they run keep the script's order`() throws {
        var stage = try atScript()
        stage.press("F5", "F5", "F5")
        #expect(runs(stage.effects) == ["A: BEGIN;"])
        try finish(.a, &stage)
        #expect(runs(stage.effects) == ["A: UPDATE ferries SET tonnes = 1 WHERE id = 1;"])
        try finish(.a, &stage)
        #expect(runs(stage.effects) == ["B: UPDATE ferries SET tonnes = 2 WHERE id = 1;"])
    }

    @Test func `editing after the sent steps continues the script, editing before restarts it`() throws {
        var stage = try atScript()
        stage.press("F5")
        try finish(.a, &stage)
        stage.press(" SELECT 5;", "F5")
        #expect(runs(stage.effects) == ["A: UPDATE ferries SET tonnes = 1 WHERE id = 1;"])
        try finish(.a, &stage)
        stage.press("Alt-<", "-- A:", "Enter", "SELECT 0;", "Enter", "F5")
        #expect(runs(stage.effects) == ["A: SELECT 0;"])
        #expect(stage.effects.contains { if case .restartSteps = $0 { true } else { false } })
    }

    @Test func `a script can be written from nothing, and may have one step`() throws {
        var stage = try atScript()
        stage.press("Alt-<")
        for _ in 0..<40 { stage.press("Ctrl-K") }
        stage.press("-- A:", "Enter", "SELECT 0;", "Enter")
        #expect(runs(stage.effects) == ["A: SELECT 0;"])
        try finish(.a, &stage)
        #expect(stage.screen.contains("The only step was sent."))
        stage.press("Enter", "-- B:", "Enter", "SELECT 1;", "Enter")
        #expect(runs(stage.effects) == ["B: SELECT 1;"])
        try finish(.b, &stage)
        stage.press("Up", "Up", "Up", "Up", "End", "Enter")
        #expect(runs(stage.effects) == ["A: SELECT 0;"])
    }

    @Test func `a step's error is shown with its session and marked in the script`() throws {
        var stage = try atScript()
        stage.press("F5")
        try finish(.a, &stage)
        stage.press("F5")
        // The second step starts on line 3, after two line feeds.
        let trouble = Trouble(
            headline: "The server could not run this statement.", sqlstate: "40001", offset: 2 + 7,
            message: "Another transaction changed the same data.", advice: "Type ROLLBACK; and then run the whole transaction again.")
        try finish(.a, &stage, trouble)
        #expect(stage.screen.contains("✗ 40001  Another transaction changed the same data."))
        #expect(stage.screen.contains("Type ROLLBACK; and then run"))
        #expect(try stage.lesson.pad.errorMark == "-- A:\nBEGIN;\n".count + 7)
    }

    /// On an example with four steps.
    private func atExample(height: Int = 40, _ attributes: String = "", after: String = "") throws -> Stage {
        let example = """
            ## Two captains

            ```sql run\(attributes)
            -- A:
            BEGIN;
            UPDATE ferries SET tonnes = 1 WHERE id = 1;
            -- B:
            UPDATE ferries SET tonnes = 2 WHERE id = 1;
            -- A:
            COMMIT;
            ```

            \(after)

            ## Checkpoint
            """
        var stage = try Stage(width: 120, height: height, text: Stage.text.replacing("## Checkpoint", with: example))
        stage.press("n", "^G", "N", "n", "n")
        return stage
    }

    @Test func `the newest step of an example is visible on a screen of any size`() throws {
        var stage = try atExample(height: 13)
        let script = "example 4.0"
        for tag in ["BEGIN", "UPDATE 1"] {
            stage.press("Enter")
            try finish(.a, &stage, script: script, tag: tag)
            #expect(stage.screen.contains("A   \(tag)"))
        }
        stage.press("Enter")
        try finish(.b, &stage, script: script, tag: "UPDATE 2")
        #expect(stage.screen.contains("B   UPDATE 2"))
    }

    @Test func `the text that answers a prediction about two sessions comes after their last step`() throws {
        var stage = try atExample(" predict=\"Who waits?\" expect=B", after: "B has waited for A.")
        stage.press("Enter", "B", "Enter")
        let script = "example 4.0"
        for (side, tag) in [(SessionID.Side.a, "BEGIN"), (.a, "UPDATE 1"), (.b, "UPDATE 2")] {
            try finish(side, &stage, script: script, tag: tag)
            #expect(!stage.screen.contains("B has waited for A."))
            stage.press("Enter")
        }
        try finish(.a, &stage, script: script, tag: "COMMIT")
        #expect(stage.screen.contains("B has waited for A."), "\(stage.screen)")
    }

    @Test func `an example with two sessions runs one step per Enter and shows each result`() throws {
        var stage = try atExample()
        #expect(stage.screen.contains("Enter Run step 1 of 4"))
        stage.step(.transactionStands(try stage.lesson.id, .a, .inTransaction))
        let script = "example 4.0"
        stage.press("Enter")
        #expect(runs(stage.effects) == ["A: BEGIN;"])
        #expect(stage.effects.contains { if case .restartSteps(script, _) = $0 { true } else { false } })
        try finish(.a, &stage, script: script, tag: "BEGIN")
        stage.press("Enter")
        try finish(.a, &stage, script: script, tag: "UPDATE 1")
        stage.press("Enter")
        let b = SessionID(.b, copy: script)
        stage.step(
            .locksSeen(try stage.lesson.id, b, LockWait(waiter: b, holder: .session(SessionID(.a, copy: script)), subject: .table("x"))))
        #expect(stage.screen.contains("B is waiting for A: table lock on x"))
        stage.press("Enter")
        try finish(.a, &stage, script: script, tag: "COMMIT")
        try finish(.b, &stage, script: script, tag: "UPDATE 2")
        #expect(stage.screen.contains("B   waited for A"))
        #expect(stage.screen.contains("A   BEGIN"))
        #expect(stage.screen.contains("    UPDATE 2"))
        #expect(stage.screen.contains("Run again"))
        // The next key is marked now.
        #expect(stage.screen.contains("Enter Next section"))
    }

    @Test func `sessions A and B of a script can be typed into`() throws {
        var stage = try atScript()
        stage.press("^O", "SELECT 2;", "Enter")
        #expect(runs(stage.effects) == ["A: SELECT 2;"])
        guard case .run(let run, _, _)? = stage.effects.first(where: { if case .run = $0 { true } else { false } }) else {
            Issue.record("nothing is running")
            return
        }
        #expect(run.session == SessionID(.a, copy: "two-captains"))
    }
}
