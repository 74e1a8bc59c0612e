import Terminal
import TestSupport
import Testing

@testable import TutorCore

/// What Tab offers at a position in a statement; `▏` is the cursor.
struct CompletionTests {
    static let tables: [TableOutline] = {
        func column(_ name: String, _ type: String, _ references: TableOutline.Reference? = nil) -> TableOutline.Column {
            var column = TableOutline.Column(name: name, type: type, isNullable: true, note: "")
            column.references = references
            return column
        }
        return [
            TableOutline(
                name: "authors", kind: "table", columns: [column("id", "integer"), column("name", "text"), column("born", "date")]),
            TableOutline(
                name: "books", kind: "table",
                columns: [
                    column("id", "integer"), column("title", "text"),
                    column("author_id", "integer", TableOutline.Reference(table: .init(name: "authors"), column: "id")),
                    column("order", "integer"),
                ]),
            TableOutline(name: "Odd Name", kind: "view", columns: [column("A b", "text")]),
            TableOutline(
                schema: "shop", name: "authors", isVisible: false, kind: "table",
                columns: [column("shelf", "text"), column("count", "integer")]),
            TableOutline(
                schema: "shop", name: "loans", isVisible: false, kind: "view",
                columns: [column("author", "integer", TableOutline.Reference(table: .init(schema: "shop", name: "authors"), column: "id"))]),
        ]
    }()

    static let functions = [
        FunctionOutline(schema: "shop", name: "total", isVisible: false, arguments: "integer", result: "numeric"),
        FunctionOutline(name: "lower", arguments: "text", result: "text"), FunctionOutline(name: "count", arguments: "", result: "bigint"),
    ]

    private func completion(_ marked: String) throws -> Completion? {
        let parts = marked.split(separator: "▏", omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        return Completion(
            in: parts.joined(), at: parts[0].utf8.count, tables: Self.tables, functions: Self.functions)
    }

    private func offered(_ marked: String) throws -> [String] { try completion(marked)?.candidates.map(\.text) ?? [] }

    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        /// The first candidates in the list.
        var first: [String]

        init(_ text: String, _ first: [String]) {
            self.text = text
            self.first = first
        }

        var testDescription: String { text }
    }

    static let cases = [
        Case("SELECT b.author▏ FROM books AS b;", ["author_id"]),
        Case("SELECT b.▏ FROM books b", ["id", "title", "author_id", "\"order\""]),
        Case("SELECT books.t▏ FROM books", ["title"]),
        Case("SELECT * FROM books JOIN authors USING (▏", ["id"]), Case("INSERT INTO books (▏", ["id", "title", "author_id", "\"order\""]),
        Case("DROP TA▏", ["TABLE"]), Case("explain ana▏", ["analyze"]), Case("explain sel▏", ["select"]), Case("SELECT 1 ORDER ▏", ["BY"]),
        Case("begin isol▏", ["isolation level repeatable read"]), Case("CREATE ▏", ["TABLE", "INDEX", "VIEW"]),
        Case("ALTER TABLE books ▏", ["ADD COLUMN", "DROP COLUMN"]), Case("ALTER TABLE IF EXISTS books DROP COLUMN ti▏", ["title"]),
        Case("SELECT title FROM books WHERE id IN (SELECT a.n▏ FROM authors a)", ["name"]),
        Case("SELECT title FROM books b WHERE EXISTS (SELECT 1 FROM authors a WHERE a.id = b.au▏)", ["author_id"]),
        Case("WITH young AS (SELECT id AS author, name FROM authors) SELECT y.▏ FROM young y", ["author", "name"]),
        Case("WITH young (n) AS (SELECT id FROM authors) SELECT * FROM yo▏", ["young"]),
        Case("SELECT s.▏ FROM (SELECT *, 1 AS one FROM authors) AS s", ["id", "name", "born", "one"]),
        Case("SELECT * FROM ▏", ["authors", "books", "\"Odd Name\"", "shop.authors", "shop.loans"]),
        Case("SELECT * FROM bo▏", ["books"]),
        Case("SELECT * FROM bo▏ WHERE id = 1", ["books"]),
        Case("SELECT * FROM authors a JOIN ▏", ["books"]),
        Case("SELECT * FROM authors a JOIN books b ON ▏", ["b.author_id = a.id"]),
        Case("SELECT * FROM books b JOIN authors a ON ▏", ["b.author_id = a.id"]),
        Case("SELECT * FROM books b, authors a WHERE ti▏", ["title"]),
        Case("SELECT id▏ FROM books b, authors a", ["b.id", "a.id"]),
        Case("SELECT low▏ FROM books", ["lower("]),
        Case("sel▏", ["select"]),
        Case("SEL▏", ["SELECT"]),
        Case("SELECT title FROM books ORD▏", ["ORDER BY"]),
        Case("SELECT title FROM books WHERE id = 1 GRO▏", ["GROUP BY"]),
        Case("INSERT INTO books (ti▏", ["title"]),
        Case("UPDATE books SET ti▏", ["title"]),
        Case("UPDATE bo▏", ["books"]),
        Case("DELETE FROM books WHERE au▏", ["author_id"]),
        Case("SELECT 1; SELECT * FROM books WHERE aid▏; SELECT 2", ["author_id"]),
        Case("SELECT * FROM authors UNION SELECT b.▏ FROM books b", ["id", "title"]),
        Case("SELECT * FROM \"Odd Name\" o WHERE o.▏", ["\"A b\""]),
        Case("SELECT count(b.au▏) FROM books b", ["author_id"]),
        Case("SELECT 'b.▏", []),
        Case("SELECT 1 -- b.▏", []),
        Case("\\d boo▏", ["books"]),
        Case("\\dt▏", []),
        Case("SELECT x.▏ FROM books b", []),
        Case("SELECT * FROM shop.▏", ["authors", "loans", "total("]),
        Case("SELECT * FROM shop.▏ WHERE true", ["authors", "loans", "total("]),
        Case("SELECT * FROM loa▏", ["shop.loans"]), Case("SELECT shop.to▏", ["total("]), Case("SELECT tot▏", ["shop.total("]),
        Case("SELECT c.▏ FROM shop.authors c", ["shelf", "count"]), Case("SELECT sh▏ FROM shop.authors c", ["shelf"]),
        Case("SELECT shop.authors.▏ FROM shop.authors", ["shelf", "count"]), Case("SELECT a.▏ FROM authors a", ["id", "name", "born"]),
        Case("SELECT * FROM shop.loans l JOIN shop.authors a ON ▏", ["l.author = a.id"]),
        Case("SELECT count(*) filter (▏", ["WHERE"]), Case("SELECT rank() over (▏", ["PARTITION BY", "ORDER BY"]),
        Case("SELECT count(*) FILTER (WHERE ti▏) FROM books", ["title"]),
        Case("CREATE INDEX ON bo▏", ["books"]), Case("CREATE INDEX ON books (▏", ["id", "title", "author_id", "\"order\""]),
        Case("CREATE UNIQUE INDEX shelves ON shop.authors (▏", ["shelf", "count"]),
        Case("CREATE INDEX ON books USING gin (ti▏", ["title"]),
    ]

    @Test(arguments: cases) func `the list starts with candidates that fit the position`(_ example: Case) throws {
        let offered = try offered(example.text)
        #expect(offered.prefix(max(1, example.first.count)).map { $0 } == example.first)
    }

    @Test func `of thousands of tables all are counted and the best are listed`() throws {
        let tables = (1...10_000).map { TableOutline(name: "shelf_\($0)", kind: "table", columns: []) }
        let text = "SELECT * FROM shelf_1 JOIN sh"
        let all = try #require(Completion(in: text, at: text.utf8.count, tables: tables, functions: []))
        #expect(all.matchCount == 10_000)
        #expect(all.candidates.first?.text == "shelf_1")
        #expect(all.candidates.count == 1000)
        let end = "SELECT * FROM sh9999"
        let one = try #require(Completion(in: end, at: end.utf8.count, tables: tables, functions: []))
        #expect(one.candidates.map(\.text) == ["shelf_9999"])
        #expect(one.matchCount == 1)
    }

    @Test func `completion works in any broken text`() throws {
        var random = Dice(seed: 11)
        let pieces = [
            "SELECT ", "FROM ", "books ", "b", ".", "(", ")", ",", "WITH x AS (", "JOIN ", "ON ", "'", "\"", ";", " UNION ", "AS ",
            "INSERT INTO ", "$$",
            "\n",
            "a.id ", "= ", "*", "WHERE ", "GROUP BY ", "--", "\\d ", "ä",
        ]
        for _ in 0..<2000 {
            let text = (0..<random.below(25)).map { _ in pieces[random.below(pieces.count)] }.joined()
            let places = text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [text.utf8.count]
            let place = places[random.below(places.count)]
            if let completion = Completion(in: text, at: place, tables: Self.tables, functions: Self.functions) {
                #expect(completion.range.upperBound == place && completion.range.lowerBound >= 0)
            }
        }
    }

    // MARK: - The list

    private func stage(_ text: String, width: Int = 80, height: Int = 24) throws -> Stage {
        var stage = try Stage(width: width, height: height)
        stage.step(.tablesRead(try stage.lesson.id, Self.tables))
        stage.press("n", "^G", "N", "e", "Ctrl-E", "Ctrl-U")
        stage.press(text)
        return stage
    }

    @Test func `arrow keys and Enter choose, Esc closes and keeps the focus`() throws {
        var stage = try stage("SELECT b. FROM books b")
        for _ in 0..<13 { stage.press("Left") }
        stage.press("Tab")
        #expect(try stage.lesson.pad.completion?.completion.candidates.count == 4)
        #expect(stage.screen.contains("author_id"))
        expectSnapshot(stage.screen, named: "completion-80x24")
        stage.press("Esc")
        #expect(try stage.lesson.pad.completion == nil && stage.lesson.focus == .editor)
        stage.press("Tab", "Down", "Enter")
        #expect(try stage.lesson.pad.editor.text == "SELECT b.title FROM books b")
        #expect(try stage.lesson.pad.completion == nil)
    }

    @Test func `typing narrows the list, and a single candidate is taken by Tab`() throws {
        var stage = try stage("SELECT * FROM ")
        stage.press("Tab")
        #expect(try stage.lesson.pad.completion != nil)
        stage.press("b")
        #expect(try stage.lesson.pad.completion?.completion.candidates.first?.text == "books")
        stage.press("Tab")
        #expect(try stage.lesson.pad.editor.text == "SELECT * FROM books")
    }
}
