import Course
import Postgres
import Progress
import SQLText
import Terminal
import Testing
import TutorCore
import TutorView

@testable import Psql
@testable import TutorRuntime

/// The scratchpad of `calf sql` on a database of the user's own.
struct ConsolePaneTests {
    private struct Stage: TutorStage {
        var tutor = DrawnModel(size: Size(width: 80, height: 24))
        var effects: [Effect] = []
        let id = LessonID(course: "db.example:5432", lesson: "shop")

        init() {
            let console = Console(isOwn: true, rules: "Your own database.")
            let state = LessonState(console: console, on: LessonSummary(ownDatabase: id))
            step(.lessonOpened(OpenedLesson(state: state, drafts: [:])))
            step(.serverChanged(.ready(version: 15)))
            step(.databaseChanged(id, .ready(database: "shop")))
        }

        /// Starts a run of the text.
        mutating func run(_ text: String) throws -> RunID {
            press(text, "F5")
            return try #require(model.lesson?.pad.activity.run)
        }
    }

    @Test func `reset restores only the text, and says that the data stays`() throws {
        var stage = Stage()
        stage.press("SELECT 1", "Left", "Left", "F8")
        #expect(stage.model.lesson?.pad.editor.text == "")
        #expect(stage.screen.contains("Text reset. Your data is unchanged. Ctrl-G U undoes it."))
        #expect(!stage.effects.contains { if case .resetData = $0 { true } else { false } })
        let run = try stage.run("SELEC 2")
        stage.step(.runFinished(run, Trouble(headline: "No", offset: 0, message: "no")))
        #expect(stage.model.lesson?.pad.errorMark == 0)
        stage.press("^G", "U")
        #expect(stage.model.lesson?.pad.editor.text == "SELECT 1" && stage.model.lesson?.pad.errorMark == nil)
        #expect(stage.model.lesson?.pad.editor.cursor == EditorState.Position(line: 0, offset: 6))
    }

    @Test func `an error names the line of the whole text`() async throws {
        let sql = "SELECT 1;\n\nSELECT\n  x;"
        let statement = try #require(SQLSplitter.split(sql).last { !$0.isEmpty })
        var message = ServerMessage(severity: "ERROR", sqlstate: "42703", message: "column \"x\" does not exist")
        message.position = try #require(statement.text.utf8.firstIndex(of: UInt8(ascii: "x"))).utf16Offset(in: statement.text) + 1
        let trouble = await ErrorPresenter.trouble(PostgresError.server(message), in: sql, at: statement, tables: [])
        #expect(trouble.line == "  x;")
        #expect(trouble.original.contains("LINE 4:   x;"), "\(trouble.original)")
    }

    @Test func `an error in a file says the file, the line and whether it was canceled`() async throws {
        func trouble(_ cause: ScriptFailure.Cause) async throws -> Trouble {
            let script = PadScript(RunID(1), mailbox: Mailbox(), sql: "\\i a.sql", tables: [], style: OutputStyle()) { _ in }
            try await script.show(.failed(ScriptFailure(cause: cause, line: 3, file: "a.sql", offset: 2, statement: nil)))
            return try #require(script.trouble)
        }
        #expect(try await trouble(.command("No")).headline == "Line 3 of a.sql failed.")
        #expect(try await trouble(.statement(.cancelled, sql: "SELECT 1;")).headline == "Canceled at line 3 of a.sql.")
        #expect(try await trouble(.interrupted).headline == "Canceled at line 3 of a.sql.")
        #expect(try await trouble(.interrupted).stoppedAt == 2)
    }

    @Test func `after an error behind a savepoint, the way back to it is named first`() {
        var log = TransactionLog()
        func advice(after statements: String...) -> String? {
            for text in statements { log.begin(ScriptStatement(made: text, at: 1), in: text == "BEGIN;" ? .idle : .inTransaction) }
            return Trouble(headline: "", message: "").advising(.failed, savepoint: log.savepoints.last).advice
        }
        let end = "Roll back to end the transaction."
        #expect(advice(after: "BEGIN;", "SELECT 1;") == end)
        let back = "to go on from that savepoint, or ROLLBACK; to end the transaction."
        #expect(advice(after: "SAVEPOINT a;", "savepoint \"B c\";") == "Type ROLLBACK TO \"B c\"; \(back)")
        #expect(advice(after: "ROLLBACK TO a;") == "Type ROLLBACK TO a; \(back)")
        #expect(advice(after: "RELEASE a;") == end)
        #expect(advice(after: "SAVEPOINT a;", "BEGIN;") == end)
    }

    @Test func `a lost connection isn't idle, and takes the transaction and the settings along`() throws {
        var stage = Stage()
        let run = try stage.run("SELECT 1;")
        stage.step(.runFinished(run, ErrorPresenter.lostWhileIdle(inTransaction: true)))
        #expect(stage.screen.contains("✗ not connected"))
        #expect(stage.screen.contains("The open transaction was"))
        #expect(stage.screen.contains("Session settings are reset."))
        stage.press("F5")
        #expect(!stage.screen.contains("not connected"))
    }

    @Test func `letters in the list of tables neither close it nor reach the text`() {
        var stage = Stage()
        stage.step(.tablesRead(stage.id, [TableOutline(name: "customers", kind: "table", columns: [])]))
        stage.press("F9", "x", "o", "q")
        #expect(stage.model.overlay != nil)
        stage.press("Esc")
        #expect(stage.model.overlay == nil && stage.model.lesson?.pad.editor.isEmpty == true)
    }

    @Test func `rows that are too wide are expanded automatically, and others are not`() async throws {
        func messages(_ value: String) async throws -> String {
            let mailbox = Mailbox()
            var style = OutputStyle()
            (style.expandsIfWide, style.terminalWidth, style.null) = (true, 40, "none")
            let script = PadScript(RunID(1), mailbox: mailbox, sql: "", tables: [], style: style) { _ in }
            try await script.show(.query(.columns([Column(name: "a"), Column(name: "b")])))
            try await script.show(.query(.rows(RowBatch(rows: [[value, nil]], columnCount: 2))))
            try await script.show(.query(.resultEnded(CommandTag("SELECT 1"))))
            script.flush()
            return "\(await mailbox.take())"
        }
        #expect(try await messages("short").contains("columnsArrived"))
        let wide = try await messages(String(repeating: "wide", count: 20))
        #expect(wide.contains("textArrived") && wide.contains("RECORD 1") && wide.contains("none") && !wide.contains("columnsArrived"))
    }

    @Test(arguments: [(bytes: 1, count: 60_000, kept: 100_000), (bytes: 20 << 20, count: 1, kept: 1)])
    func `a run keeps 100,000 rows or 32 MB, and counts the rest`(rows: (bytes: Int, count: Int, kept: Int)) async throws {
        let mailbox = Mailbox()
        let script = PadScript(RunID(1), mailbox: mailbox, sql: "", tables: [], style: OutputStyle()) { _ in }
        try await script.show(.query(.columns([Column(name: "a")])))
        let row = [String(repeating: "x", count: rows.bytes)]
        let batch = RowBatch(rows: Array(repeating: row, count: rows.count), columnCount: 1)
        for _ in 0..<3 { try await script.show(.query(.rows(batch))) }
        var (kept, dropped) = (0, 0)
        for arrival in await mailbox.take() {
            if case .message(.rowsArrived(_, let batch)) = arrival { kept += batch.rowCount }
            if case .message(.rowsDropped(_, let count)) = arrival { dropped += count }
        }
        #expect(kept == rows.kept)
        #expect(dropped == 3 * rows.count - rows.kept)
    }

    @Test func `only a lesson's data is said to be reset when a session is ended`() async {
        let error = PostgresError.connectionLost(
            message: "FATAL:  terminating connection due to administrator command", sqlstate: "57P01")
        let statement = SQLSplitter.split("SELECT 1;")[0]
        func advice(isOwn: Bool) async -> String? {
            await ErrorPresenter.trouble(error, in: "SELECT 1;", at: statement, tables: [], isOwn: isOwn).advice
        }
        let says = "Run it again: calf reconnects. What you had not committed is gone, and session settings are reset."
        #expect(await advice(isOwn: true) == says)
        #expect(await advice(isOwn: false)?.contains("reset") == true)
    }
}
