package import Postgres

/// What an error of the server means, for a beginner: beside the server's own words, never instead of them.
///
/// What is known beyond the message decides: the answer's text around the place, and the names that exist. The words never hold more of a
/// way out than the error itself does.
package struct Explanation: Sendable, Equatable {
    /// What is wrong, in the answer's own terms, and its usual cause: one to three short sentences.
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
        let failed = FailedStatement(message, sql, names)
        let explanation =
            switch message.sqlstate {
            case "42601": failed.syntax
            case "42809" where failed.says("requires an OVER clause"): failed.window
            case "42P01", "42703", "42702", "42712", "42P02", "3F000": failed.unknownName
            case "42883", "42725": failed.unknownFunction
            case "42704", "42P07", "42701", "42710", "2BP01", "42809", "42830": failed.object
            case "42803", "42P20", "42P10", "21000": failed.grouping
            case "42804", "42P18", "42846": failed.type
            case "22023" where !failed.says("unit"): Explanation?.none
            case "22023", "22P02", "22007", "22008", "22012", "22001", "22003", "2201W", "2201X": failed.value
            case "23502", "23503", "23505", "23514", "428C9": failed.rule
            case "42501", "25P02", "25001", "3B001", "40001", "40P01", "55P03", "57014": failed.session
            default: Explanation?.none
            }
        guard let explanation else { return nil }
        self = explanation
    }
}
