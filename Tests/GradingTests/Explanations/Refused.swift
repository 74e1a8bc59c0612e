import Grading
import Testing
import Verdicts

/// A query that the server rejects, and the explanation for it.
struct Refused: Sendable, CustomTestStringConvertible {
    var query: String
    var sqlstate: String
    var words: String

    init(_ query: String, _ sqlstate: String, _ words: String) {
        self.query = query
        self.sqlstate = sqlstate
        self.words = words
    }

    var testDescription: String { query }

    func check() async throws {
        let judgement = try await judgement(of: query, solution("SELECT name FROM stalls;"))
        let feedback = try #require(judgement.feedback.first)
        #expect(judgement.verdict == .fail)
        #expect(feedback.kind == .error)
        #expect(feedback.sqlstate == sqlstate)
        #expect(feedback.message == words)
        #expect(feedback.server?.hasPrefix("ERROR:  ") == true)
    }
}
