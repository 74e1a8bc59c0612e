import Postgres
import SQLText

/// Colors SQL by its tokens.
enum SQLSyntax {
    static func spans(_ text: String) -> [SyntaxSpan] { spans(SQLScanner.tokens(in: text), in: text) }

    /// - Parameter tokens: The tokens of the text.
    static func spans(_ tokens: [SQLToken], in text: String) -> [SyntaxSpan] {
        var text = text
        return text.withUTF8 { bytes in
            var spans: [SyntaxSpan] = []
            for (index, token) in tokens.enumerated() {
                let next = index + 1 < tokens.count ? tokens[index + 1] : nil
                let previous = index > 0 ? tokens[index - 1] : nil
                guard let syntax = syntax(token, previous, next, bytes) else { continue }
                spans.append(SyntaxSpan(range: token.range, syntax: syntax))
            }
            return spans
        }
    }

    private static func syntax(
        _ token: SQLToken, _ previous: SQLToken?, _ next: SQLToken?, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Syntax? {
        switch token.kind {
        case .string: return .string
        case .number: return .number
        case .comment: return .comment
        case .parameter, .backslash: return .name
        case .operator, .punctuation: return nil
        case .keyword(let isReserved):
            if let previous, isSign(previous, ".", bytes) { return nil }
            if isReserved || words.contains(word(token, bytes)) { return .keyword }
            return isCalled(token, previous, next, bytes) ? .function : nil
        case .identifier:
            return isCalled(token, previous, next, bytes) ? .function : nil
        }
    }

    /// Whether a name is directly before a parenthesis and isn't the name of an object that is created or filled.
    private static func isCalled(
        _ token: SQLToken, _ previous: SQLToken?, _ next: SQLToken?, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard let next, next.range.lowerBound == token.range.upperBound, isSign(next, "(", bytes) else { return false }
        guard let previous, case .keyword = previous.kind else { return true }
        return !["table", "into", "references", "index", "as", "on", "with"].contains(word(previous, bytes))
    }

    private static func isSign(_ token: SQLToken, _ sign: Unicode.Scalar, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        token.range.count == 1 && UInt32(bytes[token.range.lowerBound]) == sign.value
    }

    private static func word(_ token: SQLToken, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard token.range.count <= 20 else { return "" }
        return String(decoding: bytes[token.range], as: UTF8.self).lowercased()
    }

    /// Words that aren't reserved, but are rarely used as names.
    private static let words: Set<String> = [
        "add", "after", "alter", "analyze", "before", "begin", "between", "by", "cascade", "check", "commit", "conflict", "copy", "cross",
        "declare", "delete", "drop", "each", "exclude", "execute", "exists", "explain", "filter", "first", "following", "for", "full",
        "function", "grouping", "if", "ilike", "include", "increment", "index", "inner", "insert", "instead", "is", "isnull", "isolation",
        "join", "key", "language", "last", "lateral", "left", "level", "like", "listen", "lock", "materialized", "merge", "natural", "no",
        "nothing", "notify", "notnull", "nowait", "nulls", "of", "outer", "over", "overlaps", "partition", "preceding", "prepare",
        "procedure", "range", "read", "recursive", "refresh", "release", "rename", "repeatable", "replace", "reset", "restrict",
        "returns", "revoke", "right", "rollback", "row", "rows", "savepoint", "schema", "sequence", "serializable", "set", "share", "show",
        "similar", "skip", "start", "temp", "temporary", "ties", "to", "transaction", "trigger", "truncate", "type", "unbounded",
        "uncommitted", "committed", "update", "vacuum", "values", "view", "within", "without", "work", "write",
    ]
}
