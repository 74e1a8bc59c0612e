package import Postgres
import Verdicts

/// What a server error means, in words for beginners. Shown next to the server's own message, never instead of it.
///
/// `ServerErrorTable.swift` lists the errors that are clear from their message alone; the others depend on the existing names and on the
/// answer's text around the error position. The words never give away more than the error does.
package struct Explanation: Sendable, Equatable, Codable {
    /// What is wrong, in the answer's own terms, and a question or a pointer.
    package var words: String
    /// The nearest name that exists, or the word that was probably meant.
    package var suggestion: String?
    /// The concepts it relates to, by the names that lessons use, the most relevant first.
    package var concepts: [String]
    /// Where the word is that it is about, in characters of the statement from 1; `nil` if that is where the server stopped.
    package var position: Int?
    /// Whether it is about a table that doesn't exist, not even under a similar name.
    package private(set) var lacksTable = false

    init(_ words: String, suggestion: String? = nil, concepts: [String] = [], at position: Int? = nil) {
        // Keywords are in uppercase; names are set off.
        self.words = words + (suggestion.map { " Did you mean \($0 == $0.uppercased() ? $0 : $0.code)?" } ?? "")
        self.suggestion = suggestion
        self.concepts = concepts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        self.position = position
    }

    /// For words that already contain the suggestion.
    init(_ words: String, naming name: String, concepts: [String] = []) {
        self.init(words, concepts: concepts)
        suggestion = name
    }

    /// For a table that doesn't exist.
    init(lackingTable words: String) {
        self.init(words)
        lacksTable = true
    }

    /// `nil` for an error that beginners are unlikely to see. Of the repairs of a syntax error, the first one that the server doesn't refuse
    /// explains it: a repair that ends in another error explains nothing.
    ///
    /// - Parameter sql: the statement as sent to the server.
    /// - Parameter isRefused: asks the server, which must not run the statement.
    package init?(_ message: ServerMessage, in sql: String, names: KnownNames, isRefused: (String) async -> Bool = { _ in false }) async {
        if let inner = InnerStatement(of: message, in: sql) {
            guard let explanation = inner.explanation(of: message, names) else { return nil }
            self = explanation
            return
        }
        let failed = FailedStatement(message, sql, names)
        if let explanation = failed.explanation ?? ServerErrorRow.explanation(of: message, names) {
            self = explanation
        } else if failed.isSyntaxError {
            self = failed.unexpected
            for edit in SyntaxRepair(statement: failed).edits where await !isRefused(failed.text(repairedBy: edit)) {
                self = failed.explanation(of: edit)
                break
            }
        } else {
            return nil
        }
        guard message.sqlstate.hasPrefix("23") else {
            concepts.removeAll { !failed.shows($0, orSays: words) }
            return
        }
        // A broken constraint is in a table's definition. The row that breaks it may be one that was never meant.
        if let verb = failed.words.first?.upper, ["UPDATE", "DELETE"].contains(verb), !failed.has("WHERE") {
            words += " Your \(verb) has no WHERE, so it applies to every row."
        }
    }

    /// The error without the server's guess at a name, if this suggests another one: two guesses confuse.
    package func withoutOtherGuess(in message: ServerMessage) -> ServerMessage {
        guard let suggestion, let hint = message.hint, hint.hasPrefix("Perhaps you meant"), !hint.contains(suggestion)
        else { return message }
        var message = message
        message.hint = nil
        return message
    }
}
