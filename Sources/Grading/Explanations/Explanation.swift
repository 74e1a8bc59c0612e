package import Postgres

/// What an error of the server means, for a beginner: beside the server's own words, never instead of them.
///
/// `ServerErrorTable.swift` lists the errors that their message explains; the others depend on the answer's text around the place and on
/// the names that exist. The words never give away more than the error does.
package struct Explanation: Sendable, Equatable {
    /// What is wrong, in the answer's own terms, and a question or a pointer.
    package var words: String
    /// The nearest name that exists, or the word that was probably meant.
    package var suggestion: String?
    /// What it is about, by the names that lessons teach, the nearest first.
    package var concepts: [String]

    init(_ words: String, suggestion: String? = nil, concepts: [String] = []) {
        self.words = words + (suggestion.map { " Did you mean \($0)?" } ?? "")
        self.suggestion = suggestion
        self.concepts = concepts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Of words that say already what exists.
    init(_ words: String, naming name: String, concepts: [String]) {
        self.init(words, concepts: concepts)
        suggestion = name
    }

    /// `nil` for an error that beginners don't meet.
    /// - Parameter sql: the statement as it was sent.
    package init?(_ message: ServerMessage, in sql: String, names: KnownNames) {
        guard let explanation = ServerErrorRow.explanation(of: message) ?? FailedStatement(message, sql, names).explanation else {
            return nil
        }
        self = explanation
    }
}
