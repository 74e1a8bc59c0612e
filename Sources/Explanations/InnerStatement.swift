import Postgres
import Primitives
import SQLText
import Verdicts

/// A statement that isn't the one that was sent: it is in the body of a function that is being created, or a function has run it.
struct InnerStatement {
    private let text: String
    /// Where the server stopped in it, in characters from 1.
    private let position: Int?
    private let isBody: Bool

    /// `nil` if the error is in the statement itself.
    init?(of message: ServerMessage, in sql: String) {
        if let query = message.internalQuery {
            (text, position, isBody) = (query, message.internalPosition, false)
            return
        }
        guard let position = message.position else { return nil }
        let words = SQLScanner.words(in: sql)
        let place = String(sql.unicodeScalars.prefix(position - 1)).utf8.count
        guard ["CREATE", "DO"].contains(words.first?.text.uppercased()), let word = words.first(where: { $0.token.range.contains(place) }),
            word.token.kind == .string, word.token.range.lowerBound < place
        else { return nil }
        let quote = word.text.hasPrefix("$") ? word.text.dropFirst().prefix { $0 != "$" }.count + 2 : 1
        let before = String(decoding: sql.utf8.prefix(word.token.range.lowerBound), as: UTF8.self).unicodeScalars.count + quote
        (text, self.position, isBody) = (String(word.text.dropFirst(quote).dropLast(quote)), position - before, true)
    }

    /// What the error means, without a word on the statement that was sent; `nil` if that isn't certain.
    func explanation(of message: ServerMessage, _ names: KnownNames) -> Explanation? {
        let before = String(String.UnicodeScalarView(text.unicodeScalars.prefix(max(0, (position ?? 1) - 1))))
        if message.isSyntaxError {
            // What isn't SQL, such as a loop around the statement, has other rules.
            guard isBody else { return nil }
            let number = before.unicodeScalars.count { $0 == "\n" }
            let line = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst(number).first?.trimmed ?? ""
            return Explanation("The server stopped inside the body\(line.isEmpty || line.count > 60 ? "" : ", in the line \(line.code)").")
        }
        // Of the statements in a body, the one with the error.
        let ends = SQLScanner.words(in: text).filter { $0.text == ";" }.map(\.token.range.lowerBound)
        let start = ends.last { $0 < before.utf8.count }.map { $0 + 1 } ?? 0
        let end = ends.first { $0 >= before.utf8.count } ?? text.utf8.count
        var inner = message
        inner.position = position.map { $0 - String(decoding: text.utf8.prefix(start), as: UTF8.self).unicodeScalars.count }
        let failed = FailedStatement(inner, String(decoding: Array(text.utf8)[start..<end], as: UTF8.self), names)
        var explanation = (failed.tree == nil ? nil : failed.explanation) ?? ServerErrorRow.explanation(of: message, names)
        explanation?.position = nil
        return explanation
    }
}
