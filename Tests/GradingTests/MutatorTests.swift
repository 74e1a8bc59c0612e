import Postgres
import SQLText
import TestSupport
import Testing

@testable import Grading

@Suite(.timeLimit(.minutes(10))) struct MutatorTests {
    static let columns = [
        "authors": ["id", "name", "country", "born", "died"],
        "books": ["id", "title", "author_id", "genre", "published", "pages", "price"],
        "customers": ["id", "name", "email", "city", "joined_on", "invited_by"],
        "orders": ["id", "customer_id", "ordered_on", "status", "shipped_on"],
        "order_items": ["order_id", "book_id", "quantity", "unit_price"],
        "reviews": ["id", "book_id", "customer_id", "stars", "body", "written_on"],
        "stock": ["book_id", "copies", "reorder_at"],
    ]

    struct Row: Sendable, CustomTestStringConvertible {
        var reference: String
        var misconception: Misconception
        var texts: Set<String>
        var testDescription: String { "\(misconception): \(reference)" }

        init(_ reference: String, _ misconception: Misconception, _ texts: String...) {
            self.reference = reference
            self.misconception = misconception
            self.texts = Set(texts)
        }
    }

    static func mutants(of reference: String) -> [Mutant] { Mutator.mutants(of: reference, columns: columns, most: 5_000) }

    static func texts(of reference: String, as misconception: Misconception) -> Set<String> {
        Set(mutants(of: reference).filter { $0.misconception == misconception }.map(\.text))
    }

    @Test(arguments: joins + conditions + values + order + changes)
    func `a mutation writes the mistake as learners do and changes nothing else`(_ row: Row) {
        #expect(Self.texts(of: row.reference, as: row.misconception) == row.texts)
    }

    // MARK: Spelling

    @Test(arguments: [
        // Comments, line breaks and lowercase letters are kept.
        Row(
            "select c.name -- who\nfrom customers c /* all of them */\n  left join orders o -- LEFT\n    on o.customer_id = c.id;\n",
            .unmatchedLost(table: "customers", other: "orders"),
            "select c.name -- who\nfrom customers c /* all of them */\n  join orders o -- LEFT\n    on o.customer_id = c.id;\n"),
        Row(
            "SELECT id FROM orders -- all\nWHERE status = 'open' -- but\nORDER BY id", .unsorted,
            "SELECT id FROM orders -- all\nWHERE status = 'open' -- but\n"),
        // Quoted names.
        Row(
            #"SELECT "c"."name" FROM "customers" AS "c" LEFT JOIN "orders" AS "o" ON "o"."customer_id" = "c"."id""#,
            .unmatchedLost(table: "customers", other: "orders"),
            #"SELECT "c"."name" FROM "customers" AS "c" JOIN "orders" AS "o" ON "o"."customer_id" = "c"."id""#),
        // SQL keywords in a string or a name don't count.
        Row(
            "SELECT 'a LEFT JOIN b' FROM books WHERE title = 'x OR y AND z' AND price > 1", .orForAnd,
            "SELECT 'a LEFT JOIN b' FROM books WHERE title = 'x OR y AND z' OR price > 1"),
        Row(
            #"SELECT 1 AS "where" FROM books WHERE price IS NULL"#, .comparedWithNull(column: "price"),
            #"SELECT 1 AS "where" FROM books WHERE price = NULL"#),
        // The AND of BETWEEN, and the FROM of EXTRACT and IS DISTINCT FROM, don't count.
        Row(
            "SELECT title FROM books WHERE published BETWEEN 1900 AND 1950 AND price > 5", .orForAnd,
            "SELECT title FROM books WHERE published BETWEEN 1900 AND 1950 OR price > 5"),
        Row(
            "SELECT extract(year FROM ordered_on), status IS DISTINCT FROM 'open' FROM orders WHERE id > 3 AND status = 'open'",
            .filterMissing, "SELECT extract(year FROM ordered_on), status IS DISTINCT FROM 'open' FROM orders"),
        // Each subquery and each part of WITH has its own clauses.
        Row(
            "WITH cheap AS (SELECT title, price FROM books WHERE price < 10)\nSELECT title FROM cheap WHERE price > 5",
            .boundary(column: "price"),
            "WITH cheap AS (SELECT title, price FROM books WHERE price <= 10)\nSELECT title FROM cheap WHERE price > 5",
            "WITH cheap AS (SELECT title, price FROM books WHERE price < 10)\nSELECT title FROM cheap WHERE price >= 5",
            "WITH cheap AS (SELECT title, price FROM books WHERE price < 9)\nSELECT title FROM cheap WHERE price > 5",
            "WITH cheap AS (SELECT title, price FROM books WHERE price < 11)\nSELECT title FROM cheap WHERE price > 5",
            "WITH cheap AS (SELECT title, price FROM books WHERE price < 10)\nSELECT title FROM cheap WHERE price > 4",
            "WITH cheap AS (SELECT title, price FROM books WHERE price < 10)\nSELECT title FROM cheap WHERE price > 6"),
        // Names that only the solution defines are not shown to a learner.
        Row(
            "WITH w AS (SELECT customer_id FROM orders) SELECT c.name FROM customers c LEFT JOIN w ON w.customer_id = c.id",
            .unmatchedLost(table: "customers", other: nil),
            "WITH w AS (SELECT customer_id FROM orders) SELECT c.name FROM customers c JOIN w ON w.customer_id = c.id"),
        // The same mistake in both places that compute a total.
        Row(
            "SELECT order_id, sum(quantity * unit_price) FROM order_items GROUP BY order_id HAVING sum(quantity * unit_price) > 25",
            .operandMissing(column: "quantity"),
            "SELECT order_id, sum(unit_price) FROM order_items GROUP BY order_id HAVING sum(quantity * unit_price) > 25",
            "SELECT order_id, sum(quantity * unit_price) FROM order_items GROUP BY order_id HAVING sum(unit_price) > 25",
            "SELECT order_id, sum(unit_price) FROM order_items GROUP BY order_id HAVING sum(unit_price) > 25"),
        Row(
            "SELECT (price) FROM books WHERE(price>10)AND(pages<5)", .orForAnd, "SELECT (price) FROM books WHERE(price>10)OR(pages<5)"),
    ])
    func `the author's spelling makes no difference and is kept`(_ row: Row) {
        #expect(Self.texts(of: row.reference, as: row.misconception) == row.texts)
    }

    // MARK: All mutations

    @Test func `mutations that lose the same rows count as one mistake`() {
        let chain = """
            SELECT c.name, count(i.book_id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.status = 'open'
            LEFT JOIN order_items i ON i.order_id = o.id GROUP BY c.id
            """
        #expect(Self.texts(of: chain, as: .unmatchedLost(table: "customers")).count == 4)
    }

    @Test func `the likeliest mistakes come first, up to the limit`() {
        let reference = "SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE c.city = 'York' ORDER BY c.name"
        let some = Mutator.mutants(of: reference, columns: Self.columns, most: 5)
        #expect(some.first?.misconception == .unmatchedLost(table: "customers", other: "orders"))
        #expect(some.count == 5)
        #expect(Array(Self.mutants(of: reference).prefix(5)) == some)
    }

    @Test func `mutations work without knowing the columns`() {
        let mutants = Mutator.mutants(of: "SELECT a FROM t JOIN u ON u.id = t.u_id WHERE b IS NULL AND c > 1", columns: [:])
        #expect(mutants.contains { $0.misconception == .comparedWithNull(column: "b") })
        #expect(mutants.contains { $0.misconception == .unmatchedKept(table: "t", other: "u") })
    }

    @Test func `text that isn't SQL has no mutations`() {
        for text in ["", ";", "-- nothing", "SELEC 1", "SELECT FROM WHERE", "((((", "CASE", "'", "\"", "SELECT (SELECT (", "\u{0}", "}{"] {
            for mutant in Self.mutants(of: text) { #expect(Self.parses(mutant.text), "\(text): \(mutant)") }
        }
    }

    @Test(arguments: shippedSolutions())
    func `each mutation of a shipped solution parses, differs and has a sentence`(_ solution: String) {
        let mutants = Mutator.mutants(of: solution, columns: Self.columns, most: 1_000)
        // Definitions are read from the catalog instead.
        #expect(!mutants.isEmpty || solution.hasPrefix("CREATE"))
        #expect(Set(mutants.map(\.text)).count == mutants.count)
        for mutant in mutants {
            #expect(mutant.text != solution && Self.parses(mutant.text), "\(mutant)")
            Self.check(mutant.misconception, against: solution)
        }
    }

    @Test func `sentences ask and don't give away the answer`() {
        for row in Self.joins + Self.conditions + Self.values + Self.order + Self.changes {
            Self.check(row.misconception, against: row.reference)
        }
    }

    @Test func `any part of a statement is handled`() {
        var random = Dice(seed: 7)
        for reference in Self.shippedSolutions() + (Self.joins + Self.values + Self.order + Self.changes).map(\.reference) {
            var pieces = SQLScanner.tokens(in: reference).map { String(decoding: Array(reference.utf8)[$0.range], as: UTF8.self) }
            for _ in 0..<3 where pieces.count > 2 {
                pieces.remove(at: Int.random(in: 0..<pieces.count, using: &random))
                pieces.swapAt(Int.random(in: 0..<pieces.count, using: &random), Int.random(in: 0..<pieces.count, using: &random))
                let text = pieces.joined(separator: " ")
                for mutant in Mutator.mutants(of: text, columns: Self.columns, most: 10) {
                    #expect(mutant.text != text && Self.parses(mutant.text), "\(text): \(mutant)")
                }
            }
        }
    }

    // MARK: Helpers

    /// Expects a short question that names something to look for, and never has four consecutive words of the solution.
    static func check(_ misconception: Misconception, against solution: String) {
        let sentence = misconception.sentence
        #expect(sentence.hasSuffix("?") && sentence.count < 260, "\(sentence)")
        #expect(!sentence.contains("nil") && !sentence.contains("Optional") && !sentence.contains("  "), "\(sentence)")
        #expect(!misconception.concepts.isEmpty)
        let words = solution.split(whereSeparator: \.isWhitespace)
        for start in words.indices.dropLast(3) {
            #expect(!sentence.contains(words[start..<start + 4].joined(separator: " ")), "\(sentence)")
        }
    }

    static func parses(_ text: String) -> Bool {
        SQLSplitter.split(text).filter { !$0.isEmpty }.allSatisfy { statement in
            do throws(ParseFailure) {
                _ = try ParseTree(statement.text)
                return true
            } catch {
                return false
            }
        }
    }
}
