import Course
import Grading
import Postgres
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView
import Verdicts

@testable import TutorRuntime

/// Rows in the result pane.
struct ResultPaneTests {
    private static let names = ["id", "title", "note", "author", "pages", "published", "language"]

    /// A hundred rows of seven columns, in the focused result pane.
    private func stage(width: Int = 120, height: Int = 40, rows: Int = 100) throws -> Stage {
        var stage = try Stage(width: width, height: height)
        stage.press("n", "^G", "N", "e", "F5")
        try stage.answer(Self.names, (1...rows).map(Self.row), tag: "SELECT \(rows)")
        try stage.settle()
        stage.press("Alt-Down")
        return stage
    }

    private static func row(_ number: Int) -> [String?] {
        [
            "\(number)", "Book number \(number)", number % 3 == 0 ? nil : "{\"shelf\": \(number), \"tags\": [\"a\", \"b\"]}",
            "Author \(number % 7)", "\(number * 37 % 400)", "19\(number % 90 + 10)", "en",
        ]
    }

    @Test func `below the rows stands what ran after them and returned none`() throws {
        var stage = try Stage(width: 80, height: 24)
        stage.press("n", "^G", "N", "e", "F5")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.statementBegan(run))
        stage.step(.columnsArrived(run, [Column(name: "name")]))
        stage.step(.rowsArrived(run, RowBatch(rows: [["Ada"]], columnCount: 1)))
        stage.step(.statementFinished(run, tag: "SELECT 1", milliseconds: 1))
        stage.step(.statementBegan(run))
        stage.step(.statementFinished(run, tag: "INSERT 0 1", milliseconds: 1))
        stage.step(.runFinished(run, nil))
        #expect(stage.screen.contains("1 row · then INSERT 0 1"), "\(stage.screen)")
    }

    @Test func `letters in a result's rows are its commands, and any other says so`() throws {
        var stage = try stage()
        let before = try stage.lesson.pad.editor.text
        stage.press("q", "i", "u")
        #expect(try stage.lesson.focus == .result && stage.lesson.pad.editor.text == before && stage.model.notice != nil)
        stage.press("select")
        #expect(try stage.lesson.pad.result?.field?.input.text == "elect")
    }

    @Test(arguments: [(80, 24), (120, 40), (160, 48)])
    func `rows have a cursor, stable widths, and a frozen first column`(width: Int, height: Int) throws {
        var stage = try stage(width: width, height: height)
        expectSnapshot(stage.screen, named: "rows-\(width)x\(height)")
        for _ in 0..<6 { stage.press("Right") }
        stage.press("End")
        expectSnapshot(stage.screen, named: "rows-end-\(width)x\(height)")
        #expect(stage.screen.contains("row 100 of 100"))
        #expect(stage.screen.contains("language"))
    }

    @Test func `columns keep their widths while scrolling`() throws {
        var stage = try stage()
        func rule() -> Substring? { stage.screen.split(separator: "\n").first { $0.contains("──  ──") } }
        let before = rule()
        stage.press("End")
        #expect(rule() == before)
    }

    @Test func `a filter can be typed quickly`() throws {
        var stage = try stage()
        stage.press("Home", "fnovel")
        #expect(stage.screen.contains("Only rows that contain: novel"), "\(stage.screen)")
    }

    @Test func `an open field takes every printable key, and Esc closes it without losing the rows`() throws {
        var stage = try stage()
        stage.press("/", "n", "q", "e", "Space", "s")
        #expect(stage.screen.contains("Search: nqe s"))
        stage.press("Esc")
        #expect(!stage.screen.contains("Search:"))
        #expect(try stage.lesson.focus == .result)
        stage.press("s")
        stage.step(.paste("abc"))
        #expect(stage.screen.contains("Save to file: abc"))
        stage.press("Esc", "s", "End", "x", "Esc", "s", "a", "b")
        #expect(stage.screen.contains("Save to file: ab"))
        stage.press("Esc", "s", "Left", "x")
        #expect(stage.screen.contains("Save to file: result.csxv"))
    }

    @Test func `search, sorting and filters show what the worker found`() async throws {
        var stage = try stage()
        stage.press("/", "number 77", "Enter")
        try await stage.work()
        #expect(stage.screen.contains("row 77 of 100"))
        stage.press("n")
        try await stage.work()
        #expect(stage.screen.contains("row 77 of 100"))
        stage.press("g", "f", "author 3", "Enter")
        try await stage.work()
        #expect(stage.screen.contains("row 1 of 14 · with author 3"))
        stage.press("Right", "Right", "Right", "Right", "o", "o")
        try await stage.work()
        #expect(stage.screen.contains("pages ▲"))
        stage.press("o")
        try await stage.work()
        #expect(stage.screen.contains("pages ▼"))
        stage.press("/", "nothing like it", "Enter")
        try await stage.work()
        #expect(stage.screen.contains("No row contains nothing like it."))
        stage.press("f")
        for _ in 0..<8 { stage.press("Backspace") }
        stage.press("nothing like it", "Enter")
        try await stage.work()
        #expect(stage.screen.contains("0 of 100 rows · with nothing like it"))
    }

    @Test func `Enter shows a value in full, JSON with one line per member`() throws {
        var stage = try stage()
        stage.press("Right", "Right", "Enter")
        for line in ["{", "  \"shelf\": 1,", "  \"tags\": [", "    \"a\",", "  ]"] { #expect(stage.screen.contains(line), "\(line)") }
        stage.press("Right")
        #expect(stage.screen.contains("Author 1"))
        stage.press("Esc")
        #expect(stage.screen.contains("row 1 of 100"))
    }

    @Test func `x shows a row with one line per column, and moves to the next row`() throws {
        var stage = try stage()
        stage.press("x")
        #expect(stage.screen.contains("published  1911"))
        stage.press("Right")
        #expect(stage.screen.contains("published  1912"))
        stage.press("x")
        #expect(stage.screen.contains("row 2 of 100"))
    }

    @Test func `the rows of a change are counted with its tag, and NULL is shown as set`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "e", "F5")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.statementBegan(run))
        stage.step(.columnsArrived(run, [Column(name: "a")], null: "(nothing)"))
        stage.step(.rowsArrived(run, RowBatch(rows: [["1"], [nil]], columnCount: 1)))
        stage.step(.statementFinished(run, tag: "UPDATE 2", milliseconds: 1))
        stage.step(.runFinished(run, nil))
        #expect(stage.screen.contains("2 rows · UPDATE 2"))
        #expect(stage.screen.contains("(nothing)"))
    }

    @Test func `lines of text are shown without a row count`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "e", "F5")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.textArrived(run, ["You are connected", "as ada"]))
        stage.step(.runFinished(run, nil))
        #expect(stage.screen.contains("You are connected") && stage.screen.contains("as ada"))
        #expect(!stage.screen.contains(" row"))
        let lines = stage.screen.split(separator: "\n")
        let first = try #require(lines.firstIndex { $0.contains("You are connected") })
        #expect(lines[first + 1].contains("as ada"))
        stage.press("F5")
        let explaining = try #require(try stage.lesson.pad.activity.run)
        stage.step(.statementBegan(explaining))
        stage.step(.columnsArrived(explaining, [Column(name: "QUERY PLAN")]))
        stage.step(.rowsArrived(explaining, RowBatch(rows: [["not a plan"], ["that can be drawn"]], columnCount: 1)))
        stage.step(.statementFinished(explaining, tag: "EXPLAIN", milliseconds: 1))
        stage.step(.runFinished(explaining, nil))
        #expect(stage.screen.contains("that can be drawn"))
        #expect(!stage.screen.contains("2 rows"))
    }

    @Test func `keys switch between the results of one run`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "e", "F5")
        let run = try #require(try stage.lesson.pad.activity.run)
        for (name, rows) in [("first", 3), ("second", 2), ("third", 1)] {
            stage.step(.statementBegan(run))
            stage.step(.columnsArrived(run, [Column(name: name)]))
            stage.step(.rowsArrived(run, RowBatch(rows: Array(repeating: ["x"], count: rows), columnCount: 1)))
            stage.step(.statementFinished(run, tag: "SELECT \(rows)", milliseconds: 1))
        }
        stage.step(.runFinished(run, nil))
        try stage.settle()
        stage.press("Alt-Down")
        #expect(stage.screen.contains("3 of 3"))
        stage.press("]")
        #expect(stage.screen.contains("1 of 3"))
        #expect(stage.screen.contains("first"))
        stage.press("]")
        #expect(stage.screen.contains("second"))
        stage.press("[", "[")
        #expect(stage.screen.contains("third"))
    }

    @Test func `a value is copied`() throws {
        var stage = try stage()
        stage.press("Right", "y")
        #expect(stage.effects.contains(.copy("Book number 1")))
        #expect(stage.screen.contains("Value copied, if your terminal allows it."))
    }

    @Test func `sorted and filtered rows are saved as shown`() async throws {
        let folder = ScratchFolder()
        var stage = try stage()
        stage.press("o")
        try await stage.work()
        stage.press("o")
        try await stage.work()
        stage.press("f", "^U", "number 9", "Enter")
        try await stage.work()
        for ending in ["csv", "txt", "json", "md", "sql"] {
            stage.press("s", "^U", "\(folder.path)/books.\(ending)", "Enter")
            try await stage.work()
            let saved = String(decoding: folder.bytes(of: "books.\(ending)"), as: UTF8.self)
            if ending == "csv" {
                let ids = saved.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
                #expect(ids == ["99", "98", "97", "96", "95", "94", "93", "92", "91", "90", "9"])
            }
            #expect(saved.contains("Book number 99") && !saved.contains("Book number 8"))
        }
    }

    @Test func `a search for NULL says what finds it, and not that no row has one`() async throws {
        var stage = try stage()
        for key in ["/", "f"] {
            stage.press(key, "null", "Enter")
            try await stage.work()
            #expect(stage.model.notice?.text == "Search skips NULL, which isn't text. Use IS NULL in a query.")
        }
    }

    @Test func `saving never overwrites a file`() async throws {
        let folder = ScratchFolder()
        var stage = try stage()
        let path = "\(folder.path)/books.csv"
        stage.press("s", "^U", path, "Enter")
        try await stage.work()
        #expect(stage.model.notice?.text == "Saved 100 rows to \(path).")
        #expect(String(decoding: folder.bytes(of: "books.csv"), as: UTF8.self).hasPrefix("id,title,note"))
        stage.press("s", "^U", path, "Enter")
        try await stage.work()
        #expect(stage.model.notice?.text.hasPrefix("Nothing was saved: \(path): File exists") == true)
    }

    @Test func `rows that aren't kept are counted, and a sentence says how to save all`() async throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "e", "F5")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.statementBegan(run))
        stage.step(.columnsArrived(run, [Column(name: "n")]))
        stage.step(.rowsArrived(run, RowBatch(rows: [["1"], ["2"]], columnCount: 1)))
        stage.step(.rowsDropped(run, count: 600))
        stage.step(.rowsDropped(run, count: 400))
        #expect(stage.screen.contains("1,002 rows · 2 kept; \\o FILE saves all"))
        #expect(stage.screen.contains("Only the first 2 rows are kept. To save all, type \\o FILE and rerun."))
        let folder = ScratchFolder()
        stage.step(.statementFinished(run, tag: "SELECT 1002", milliseconds: 1))
        stage.step(.runFinished(run, nil))
        try stage.settle()
        stage.press("Alt-Down", "/", "7", "Enter")
        try await stage.work()
        #expect(stage.model.notice?.text == "No kept row contains 7.")
        stage.press("s", "^U", "\(folder.path)/n.csv", "Enter")
        try await stage.work()
        #expect(stage.model.notice?.text == "Saved 2 rows to \(folder.path)/n.csv. The file omits some rows. \\o FILE saves all.")
    }
}

extension Stage {
    /// Judges the last run as wrong.
    mutating func settle() throws {
        let run = try #require(try lesson.pad.activity.run)
        step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: false))
    }

    /// Runs the requested work on rows.
    mutating func work() async throws {
        for effect in effects {
            guard case .resultWork(let run, let part, let rows, let work) = effect else { continue }
            step(.resultWorked(run, part: part, await ResultWorker.shared.outcome(of: work, on: rows)))
        }
    }
}
