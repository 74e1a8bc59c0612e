import Grading
import Testing
import Verdicts

private let names = "SELECT name FROM stalls ORDER BY id;"

/// Texts and results that are made to overwhelm their reader.
@Suite(.ownServer, .timeLimit(.minutes(10))) struct HostileTextTests {
    /// A name, the answer, and part of the feedback.
    static let bombs: [(name: String, text: String, says: String)] = [
        ("10 MB of text", "SELECT '" + String(repeating: "x", count: 10 << 20) + "'", "too long to check"),
        ("thousands of statements", String(repeating: "SELECT;", count: 30_000), "too many statements"),
        ("a list of thousands", "SELECT " + String(repeating: "1,", count: 20_000) + "1", "at most 1664 entries"),
        ("a sum of thousands", "SELECT 1" + String(repeating: "+1", count: 20_000), "stack depth limit exceeded"),
        ("parentheses", "SELECT " + String(repeating: "(", count: 9_999) + "1" + String(repeating: ")", count: 9_999), "memory exhausted"),
        ("NOTs", "SELECT " + String(repeating: "NOT ", count: 50_000) + "true", "memory exhausted"),
        ("CASEs", "SELECT " + String(repeating: "CASE WHEN ", count: 20_000) + "true", "memory exhausted"),
        ("subqueries", String(repeating: "SELECT (", count: 20_000) + "1" + String(repeating: ")", count: 20_000), "memory exhausted"),
        ("arrays", "SELECT ARRAY" + String(repeating: "[", count: 50_000), "memory exhausted"),
        ("dollar quotes", String(repeating: "$a$ ", count: 50_000), "syntax error"),
        ("comments in comments", String(repeating: "/*", count: 50_000), "operator characters in a row"),
        ("a name of 64 kB", "SELECT 1 AS " + String(repeating: "a", count: 64 << 10), "is a number. The task asks for text"),
        ("an unknown name of 64 kB", "SELECT " + String(repeating: "b", count: 64 << 10) + " FROM stalls", "does not exist"),
        ("1,600 columns", "SELECT " + (1...1600).map { "1 AS c\($0)" }.joined(separator: ", "), "1,600 columns"),
        (
            "a table of 1,600 columns", "CREATE TABLE wide (" + (1...1600).map { "c\($0) int" }.joined(separator: ", ") + ")",
            "returns no result"
        ),
        ("JSON in JSON", "SELECT (repeat('[', 3000) || repeat(']', 3000))::json", "is JSON. The task asks for text"),
        ("deeper JSON", "SELECT (repeat('[', 50000) || repeat(']', 50000))::jsonb", "stack depth limit exceeded"),
        ("a row of 100 MB", "SELECT repeat('x', 100000000)", "too large"),
        ("rows of 15 MB", "SELECT repeat('x', 15000000) FROM generate_series(1, 100)", "too large"),
        (
            "hundreds of tables", "DO $$ BEGIN FOR i IN 1..300 LOOP EXECUTE 'CREATE TABLE t' || i || ' (id int)'; END LOOP; END $$",
            "returns no result"
        ),
    ]

    @Test func `no hostile text overwhelms the judge, and simultaneous answers are judged as usual`() async throws {
        async let beside = judgements(of: Array(repeating: names, count: 6), solution(names))
        let judged = try await judgements(of: Self.bombs.map(\.text), solution(names))
        for bomb in Self.bombs {
            let judgement = try #require(judged.first { $0.answer == bomb.text }?.judgement)
            #expect(judgement.verdict == .fail, "\(bomb.name)")
            let first = try #require(judgement.feedback.first)
            #expect(first.message.contains(bomb.says) || first.server?.contains(bomb.says) == true, "\(bomb.name): \(first.message)")
        }
        for (_, judgement) in try await beside { #expect(judgement.verdict == .pass, "\(judgement.feedback)") }
    }

    @Test func `a deeply nested JSON value equals itself`() async throws {
        let query = "SELECT (repeat('[', 400) || repeat(']', 400))::json AS nested"
        let same = try await judgement(of: query, solution(query))
        #expect(same.verdict == .pass, "\(same.feedback)")
    }
}
