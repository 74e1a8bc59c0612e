import Course
import Grading
import Testing
import Verdicts

/// Answers that change the schemas in which names are looked up.
@Suite(.realServer, .timeLimit(.minutes(10))) struct SearchPathTests {
    private let cause =
        "The server no longer finds the table `sales`. Did an earlier statement drop or rename it, or change search_path?"

    @Test(arguments: [
        "SET search_path TO shop;", "SET LOCAL search_path = shop;", "SET SCHEMA 'shop';", "BEGIN; SET SESSION search_path = pg_catalog;",
        "SELECT pg_catalog.set_config('search_path', '', false);",
    ])
    func `a table that the answer's search_path hides is explained by search_path`(_ settings: String) async throws {
        let text = settings.hasPrefix("SET LOCAL") ? "BEGIN; \(settings)" : settings
        let judgement = try await judgement(of: "\(text)\nSELECT product FROM sales;", solution("SELECT product FROM sales;"))
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.message == cause, "\(judgement.feedback)")
    }

    @Test func `a table that the answer itself dropped is not suggested`() async throws {
        let judgement = try await judgement(of: "DROP TABLE sales; SELECT product FROM sales;", solution("SELECT product FROM sales;"))
        #expect(judgement.feedback.first?.message == cause, "\(judgement.feedback)")
    }
}
