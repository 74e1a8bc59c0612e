/// Splits SQL into tokens as the server does. Never fails: malformed input becomes tokens too.
package enum SQLScanner {
    /// The tokens in order; only whitespace is between them.
    package static func tokens(in sql: String) -> [SQLToken] {
        var sql = sql
        return sql.withUTF8 { text in
            var stream = TokenStream(text)
            var tokens: [SQLToken] = []
            tokens.reserveCapacity(text.count / 4)
            while let token = stream.next() {
                if token.start < token.end {
                    tokens.append(SQLToken(kind: kind(of: token), range: token.start..<token.end, isOpen: token.isOpen))
                }
            }
            return tokens
        }
    }

    /// The tokens without comments, and their texts.
    package static func words(in sql: String) -> [(text: String, token: SQLToken)] {
        let bytes = Array(sql.utf8)
        return tokens(in: sql).filter { $0.kind != .comment }.map { (String(decoding: bytes[$0.range], as: UTF8.self), $0) }
    }

    private static func kind(of token: RawToken) -> SQLToken.Kind {
        if token.keyword > 0 { return .keyword(isReserved: token.keyword == 4) }
        switch token.code {
        case RawToken.identifier, RawToken.unicodeIdentifier: return .identifier
        case RawToken.string, RawToken.unicodeString, RawToken.bitString, RawToken.hexString: return .string
        case RawToken.integer, RawToken.float: return .number
        case RawToken.lineComment, RawToken.blockComment: return .comment
        case RawToken.parameter: return .parameter
        case RawToken.backslash: return .backslash
        case let code where code < 128: return isPunctuation(code) ? .punctuation : .operator
        default: return .operator
        }
    }

    private static func isPunctuation(_ code: UInt32) -> Bool {
        switch Unicode.Scalar(code) {
        case "(", ")", "[", "]", ",", ";", ".", ":": true
        default: false
        }
    }
}
