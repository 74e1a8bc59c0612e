import Postgres
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

@testable import TutorRuntime

/// Charts of a result's rows.
struct ChartTests {
    private static func text(_ name: String) -> Column { Column(name: name) }
    private static func number(_ name: String) -> Column { Column(name: name, typeOID: 20) }
    private static func date(_ name: String) -> Column { Column(name: name, typeOID: 1082) }

    private static let cities: [[String?]] = [
        ["Reykjavík", "12"], ["Oslo", "48"], ["Bergen", "3"], ["A city with a name that is longer than its column", "31"], ["東京", "40"],
        [nil, "7"], ["Turin", nil], ["Rome", "0"],
    ]

    /// A stage that shows these rows as a chart.
    private func stage(
        _ columns: [Column], _ rows: [[String?]], width: Int = 120, height: Int = 40, keys: String...
    ) async throws -> Stage {
        var stage = try Stage(width: width, height: height)
        stage.press("n", "^G", "N", "e", "F5")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.statementBegan(run))
        stage.step(.columnsArrived(run, columns))
        stage.step(.rowsArrived(run, RowBatch(rows: rows, columnCount: columns.count)))
        stage.step(.statementFinished(run, tag: "SELECT \(rows.count)", milliseconds: 0.6))
        stage.step(.runFinished(run, nil))
        try stage.settle()
        stage.press("Alt-Down")
        for key in ["v"] + keys {
            stage.press(key)
            try await stage.work()
        }
        return stage
    }

    @Test(arguments: [(80, 24), (120, 40)]) func `names and numbers become bars`(width: Int, height: Int) async throws {
        let stage = try await stage([Self.text("city"), Self.number("readers")], Self.cities, width: width, height: height)
        expectSnapshot(stage.screen, named: "bars-\(width)x\(height)")
        #expect(stage.screen.contains("bars of 8 rows · 1 without a number"))
    }

    @Test(arguments: [(80, 24), (120, 40)]) func `days and numbers become a line with both axes`(width: Int, height: Int) async throws {
        let rows = (0..<90).map { day in
            ["2026-0\(day / 30 + 1)-\(day % 30 < 9 ? "0" : "")\(min(28, day % 30 + 1))", "\(1000 + (day * day * 7) % 900)"]
        }
        let stage = try await stage([Self.date("day"), Self.number("orders")], rows, width: width, height: height)
        expectSnapshot(stage.screen, named: "line-\(width)x\(height)")
        #expect(stage.screen.contains("2026-01-01") && stage.screen.contains("2026-03-28"))
    }

    @Test(arguments: [(80, 24), (120, 40)]) func `numbers alone become a histogram`(width: Int, height: Int) async throws {
        let rows = (0..<1000).map { ["\(($0 * $0) % 97 + $0 % 31)"] }
        let stage = try await stage([Self.number("pages")], rows, width: width, height: height)
        expectSnapshot(stage.screen, named: "histogram-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (100, 30), (160, 48)])
    func `a chart with more bars than fit says how many follow`(width: Int, height: Int) async throws {
        let rows = (1...60).map { ["city \($0)", "\($0)"] }
        var stage = try await stage([Self.text("city"), Self.number("readers")], rows, width: width, height: height)
        let shown = stage.screen.matches(of: /city \d+/).count
        let more = try #require(stage.screen.firstMatch(of: /↓ (\d+) more/))
        #expect(Int(more.output.1) == 60 - shown, "\(stage.screen)")
        stage.press("PageDown", "PageDown", "PageDown", "PageDown", "PageDown", "PageDown", "PageDown", "PageDown", "PageDown")
        #expect(stage.screen.contains("city 60") && stage.screen.firstMatch(of: /↓ \d+ more/) == nil)
    }

    @Test func `negative numbers extend in the other direction`() async throws {
        let rows = [["refunds", "-20"], ["sales", "50"], ["fees", "-5"]]
        let stage = try await stage([Self.text("kind"), Self.number("total")], rows, width: 80, height: 24)
        expectSnapshot(stage.screen, named: "bars-negative-80x24")
    }

    @Test func `v cycles through the kinds, arrow keys through the columns, and Esc returns to the rows`() async throws {
        let columns = [Self.text("city"), Self.number("readers"), Self.number("pages")]
        let rows = Self.cities.map { $0 + ["99"] }
        var stage = try await stage(columns, rows, keys: "v")
        #expect(stage.screen.contains("histogram of 8 rows") == false)
        #expect(stage.screen.contains("line of 8 rows"))
        stage.press("Left")
        try await stage.work()
        #expect(stage.screen.contains("bars of 8 rows · 1 without a number"))
        stage.press("Esc")
        #expect(stage.screen.contains("row 1 of 8"))
        #expect(try stage.lesson.focus == .result)
    }

    @Test func `numbers in order become a line, and others bars`() async throws {
        let columns = [Self.number("author"), Self.number("books")]
        let ordered = try await stage(columns, [["1", "5"], ["2", "9"], ["4", "1"]])
        #expect(ordered.screen.contains("line of 3 rows"))
        let shuffled = try await stage(columns, [["2", "9"], ["1", "5"], ["4", "1"]])
        #expect(shuffled.screen.contains("bars of 3 rows"))
    }

    @Test func `rows that can't be drawn are reported with the reason`() async throws {
        #expect(try await stage([Self.text("a")], [["x"]]).screen.contains("No chart: no column of this result has numbers."))
        #expect(try await stage([Self.number("a")], []).screen.contains("No chart: there are no rows."))
        #expect(try await stage([Self.number("a")], [[nil], ["NaN"]]).screen.contains("No chart: no row has a number in a."))
    }

    @Test func `a filter and the sort order apply to the chart too`() async throws {
        let stage = try await stage([Self.text("city"), Self.number("readers")], Self.cities, keys: "Esc", "f", "o", "Enter", "v")
        #expect(stage.screen.contains("Oslo") && !stage.screen.contains("Bergen"))
    }

    @Test(arguments: ["y", "z"]) func `another key in a chart says which keys it has`(key: String) async throws {
        let stage = try await stage([Self.text("city"), Self.number("readers")], Self.cities, keys: "v", key)
        #expect(stage.screen.contains("Esc rows, v chart type, ←→ column"), "\(stage.screen)")
    }

    @Test func `equal values, single rows and the widest numbers are drawn at every size`() async throws {
        let extremes = [["0"], ["1e308"], ["-1e308"], ["0.00001"]]
        for rows in [[["5"]], [["5"], ["5"]], extremes] {
            for columns in [[Self.number("n")], [Self.number("n"), Self.number("m")], [Self.date("d"), Self.number("n")]] {
                let wide = rows.map { row in columns.map { column in column.isNumber ? row[0] : "2026-01-01" } }
                var stage = try await stage(columns, wide)
                for (width, height) in [(40, 12), (80, 24), (200, 60)] {
                    stage.step(.resize(Size(width: width, height: height)))
                    if height > 12 { #expect(stage.screen.contains("of \(rows.count) row"), "\(width)×\(height)") }
                }
            }
        }
    }

    @Test func `the menu finds the chart from the editor`() async throws {
        var stage = try await stage([Self.text("city"), Self.number("readers")], Self.cities, keys: "Esc")
        stage.press("e", "Ctrl-G", "c", "h", "a", "r", "t", "Enter")
        try await stage.work()
        #expect(stage.screen.contains("bars of 8 rows"))
    }

    @Test func `times with a time zone keep their distances`() async throws {
        let columns = [Column(name: "at", typeOID: 1184), Self.number("n")]
        let rows = [["2026-03-29 01:30:00+01", "1"], ["2026-03-29 03:30:00+02", "2"], ["infinity", "3"]]
        #expect(try await stage(columns, rows).screen.contains("line of 3 rows · 1 without a number"))
    }
}
