import Course
import Grading
import TestSupport
import Testing
import Verdicts

/// The shipped lesson that feedback refers to: the first one that teaches what went wrong.
@Suite(.realServer, .timeLimit(.minutes(10))) struct TaughtInTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let answer: String
        let lesson: String?
        let solution: String
        var testDescription: String { answer }

        init(_ answer: String, _ lesson: String?, solution: String = "SELECT name FROM stalls;") {
            (self.answer, self.lesson, self.solution) = (answer, lesson, solution)
        }
    }

    private static let errors = [
        Row("SELECT nmae FROM stalls", nil),
        Row("SELECT coalesce(name, no one) FROM stalls", nil),
        Row("upper(name) FROM stalls", nil),
        Row("CREATE INDEX i ON stalls name", "indexes"),
        Row("SELECT name FROM stals", nil),
        Row("SELECT name FROM stalls WHERE name = Apples", "filtering-rows"),
        Row("SELECT name FROM stalls WHERE id IN 1, 2", "filtering-rows"),
        Row("SELECT price AS cost FROM sales WHERE cost > 3", "selecting-columns"),
        Row("SELECT CASE WHEN id > 1 THE 'x' END FROM stalls", "missing-values"),
        Row("SELECT name FROM stalls ODER BY name", "sorting-and-paging"),
        Row("SELECT name FROM stalls ORDER BY name AND row", "sorting-and-paging"),
        Row("SELECT name, count(*) FROM stalls", "aggregates"),
        Row("SELECT stall_id FROM sales WHERE sum(price) > 3 GROUP BY stall_id", "aggregates"),
        Row("CREATE TABLE t (id int CHECK id > 0)", "tables-and-types"),
        Row("CREATE TABLE t (id int PRIMARY KEY name text)", "tables-and-types"),
        Row("DROP TABLE IF EXISTS", "tables-and-types"),
        Row("SELECT name FROM stalls WHERE name IS ''", "missing-values"),
        Row("DELETE FROM sales RETURNING id WHERE id = 1", nil),
        Row("INSERT INTO stalls (id, nmae) VALUES (9, 'x')", "inserting-rows"),
        Row("INSERT INTO stalls VALUES (9, 'x', 'A'); RETURNING id", "inserting-rows"),
        Row("INSERT INTO stalls VALUES (1, 'x', 'A') ON CONFLICT (id) DO UPDATE SET name = name || 'y'", "inserting-rows"),
        Row("UPDATE stalls SET nmae = 'x'", "updating-and-deleting"),
        Row("UPDATE stalls ADD 5", "updating-and-deleting"),
        Row("DELETE FROM stalls WHERE id = 1", "keys-and-relationships"),
        Row("SELECT id FROM stalls JOIN sales ON stall_id = stalls.id", "inner-joins"),
        Row("SELECT name FROM stalls, stalls", "inner-joins"),
        Row("SELECT name FROM stalls AS s LEFTT JOIN sales ON stall_id = s.id", "outer-joins"),
        Row("SELECT name FROM stalls WHERE id = (SELECT stall_id FROM sales)", "subqueries-and-ctes"),
        Row("SELECT name FROM stalls WHERE rank() OVER (ORDER BY id) = 1", "window-functions"),
        Row("BEGIN; ROLLBACK TO SAVEPOINT before", "transactions"),
    ]

    private static let results = [
        Row("SELECT name FROM stalls WHERE id >= 2;", "filtering-rows", solution: "SELECT name FROM stalls WHERE id > 2;"),
        Row(
            "SELECT name FROM stalls WHERE row IS NOT NULL ORDER BY id LIMIT 2 OFFSET 1;", nil,
            solution: "SELECT name FROM stalls WHERE row IS NOT NULL ORDER BY id LIMIT 1 OFFSET 2;"),
        Row("ALTER TABLE stalls ADD keeper text;", "tables-and-types", solution: "ALTER TABLE stalls ADD owner text;"),
        Row("SELECT name FROM stalls WHERE row = NULL;", "missing-values", solution: "SELECT name FROM stalls WHERE row IS NULL;"),
        Row(
            "SELECT stall_id, sum(price + 1) AS total FROM sales GROUP BY stall_id;", nil,
            solution: "SELECT stall_id, sum(price * 7) + 3 AS total FROM sales GROUP BY stall_id;"),
        Row(
            "SELECT name, product FROM stalls JOIN sales ON stall_id = stalls.id;", "outer-joins",
            solution: "SELECT name, product FROM stalls LEFT JOIN sales ON stall_id = stalls.id;"),
        Row(
            "SELECT name, product FROM stalls s JOIN sales ON stall_id = s.id + 1 WHERE price > 3;", nil,
            solution: "SELECT name, product FROM stalls s JOIN sales ON stall_id = s.id WHERE price > 3;"),
        // Which construct is to blame isn't known.
        Row(
            "SELECT name, product FROM stalls s JOIN sales ON stall_id = s.id + 1 WHERE price > 2;", nil,
            solution: "SELECT name, product FROM stalls s JOIN sales ON stall_id = s.id WHERE price > 3;"),
    ]

    @Test(arguments: errors + results)
    func `feedback refers to the first lesson that teaches the construct`(row: Row) async throws {
        let world = try #require(RealServer.world)
        let lessons = try #require(ShippedFiles.find()).lessons
        let catalog = Catalog(root: try CourseRoot(directory: lessons), cache: world.folder.path + "/catalog")
        catalog.refresh()
        let last = try #require(catalog.find("python-sqlalchemy").first)
        let judgement = try await judgement(of: row.answer, solution(row.solution)).naming(lessonsOf: catalog, upTo: last)
        let feedback = try #require(judgement.feedback.first)
        #expect(feedback.taughtIn?.lesson == row.lesson, "\(feedback.message) \(feedback.concepts)")
    }

    @Test func `an error refers to no construct that its statement doesn't contain`() async throws {
        let answer = "SELECT name FROM stalls WHERE id = (SELECT stall_id FROM sales)"
        let judgement = try await judgement(of: answer, solution("SELECT name FROM stalls;"))
        #expect(judgement.feedback.first?.concepts == ["scalar subquery", "subquery"])
    }

    /// All concepts, and all lessons in which feedback may name one of them.
    @Test func `the lesson that feedback names teaches the concept and contains the construct`() throws {
        let world = try #require(RealServer.world)
        let catalog = Catalog(
            root: try CourseRoot(directory: try #require(ShippedFiles.find()).lessons), cache: world.folder.path + "/catalog")
        catalog.refresh()
        let course = try #require(catalog.courses().first)
        let summaries = catalog.lessons(of: course.id, in: 0..<1000)
        let lessons = try summaries.map { try catalog.lesson($0) }
        let texts = lessons.map { String(decoding: ScratchFolder.bytes(at: $0.path), as: UTF8.self).lowercased() }
        let concepts = Set(lessons.flatMap(\.teaches))
        #expect(concepts.count > 100)
        for (index, summary) in summaries.enumerated() {
            for concept in concepts {
                let first = lessons[...index].firstIndex { $0.teaches.contains(concept) }
                let teaching = catalog.teaching(of: [concept], upTo: summary)
                #expect(teaching?.lesson == first.map { lessons[$0].id }, "\(concept) in \(summary.id)")
                guard let first, first == index else { continue }
                let body = texts[first].split(separator: "\n---\n", maxSplits: 1).last ?? ""
                let words = Self.constructs[concept].map { [$0] } ?? concept.lowercased().split(separator: " ").map(String.init)
                for word in words { #expect(body.contains(word), "\(summary.id) teaches \(concept), but doesn't contain \(word)") }
            }
        }
    }

    /// What stands for the concepts whose names no one types.
    private static let constructs = [
        "count(distinct)": "count(distinct ", "derived table": "subquery can also be in `from`",
        "composite index": "(customer_id, ",
    ]
}
