import CPgQuery

/// Splits SQL into tokens with psql's rules. Never fails: malformed input becomes tokens too.
package enum SQLScanner {
    /// The tokens in order; only whitespace is between them.
    package static func tokens(in sql: String) -> [SQLToken] {
        var sql = sql
        return sql.withUTF8 { text in
            let reader = TokenReader(text: text)
            var tokens: [SQLToken] = []
            tokens.reserveCapacity(text.count / 4)
            // Where the words are among the tokens, and the words, each followed by a space.
            var places: [Int] = []
            var words: [UInt8] = []
            var end = 0
            while let (token, isWord) = reader.token(at: end) {
                if isWord {
                    places.append(tokens.count)
                    words += text[token.range]
                    words.append(UInt8(ascii: " "))
                }
                tokens.append(token)
                end = token.range.upperBound
            }
            for (place, kind) in zip(places, keywordKinds(words)) where kind != PG_QUERY__KEYWORD_KIND__NO_KEYWORD {
                tokens[place].kind = .keyword(isReserved: kind == PG_QUERY__KEYWORD_KIND__RESERVED_KEYWORD)
            }
            return tokens
        }
    }

    /// The tokens without comments, and their texts.
    package static func words(in sql: String) -> [(text: String, token: SQLToken)] {
        let bytes = Array(sql.utf8)
        return tokens(in: sql).filter { $0.kind != .comment }.map { (String(decoding: bytes[$0.range], as: UTF8.self), $0) }
    }

    /// What libpg_query's scanner, which knows the keywords, says about each of these words.
    private static func keywordKinds(_ words: [UInt8]) -> [PgQuery__KeywordKind] {
        let result = pg_query_scan(String(decoding: words, as: UTF8.self))
        defer { pg_query_free_scan_result(result) }
        guard let data = result.pbuf.data else { return [] }
        return data.withMemoryRebound(to: UInt8.self, capacity: result.pbuf.len) { data in
            guard let scan = pg_query__scan_result__unpack(nil, result.pbuf.len, data) else { return [] }
            defer { pg_query__scan_result__free_unpacked(scan, nil) }
            return (0..<scan.pointee.n_tokens).compactMap { scan.pointee.tokens[$0]?.pointee.keyword_kind }
        }
    }
}

/// Finds the end of one token with `ScriptScanner`, without checking that it is well formed.
///
/// https://www.postgresql.org/docs/current/sql-syntax-lexical.html
private struct TokenReader {
    let text: UnsafeBufferPointer<UInt8>

    /// The token at `start`, or the first one after whitespace; `nil` if only whitespace is left. A word, which may be a keyword, is read
    /// as an identifier.
    func token(at start: Int) -> (token: SQLToken, isWord: Bool)? {
        var start = start
        while start < text.count && (text[start].isBlank || text[start] == 0) { start += 1 }
        if start == text.count { return nil }
        var scanner = ScriptScanner()
        let (piece, inside) = scanner.next(text, at: start)
        let opened = scanner
        var end = inside
        while scanner.isInQuotes && end < text.count {
            end = scanner.next(text, at: end).end
            if !scanner.isInQuotes, text[inside - 1] == UInt8(ascii: "'"), let further = continuation(after: end) {
                (scanner, end) = (opened, further)
            }
        }
        let kind: SQLToken.Kind
        switch piece {
        case .lineComment, .blockComment: kind = .comment
        case .word: kind = .identifier
        default:
            if opened.isInQuotes {
                kind = text[inside - 1] == UInt8(ascii: "\"") ? .identifier : .string
            } else {
                (kind, end) = other(start, end)
            }
        }
        return (SQLToken(kind: kind, range: start..<end, isOpen: scanner.isInQuotes), piece == .word)
    }

    /// The kind and the end of a number, a parameter, an operator, or a single character.
    private func other(_ start: Int, _ end: Int) -> (kind: SQLToken.Kind, end: Int) {
        let first = text[start]
        let isLong = end > start + 1
        let isParameter = first == UInt8(ascii: "$") && isLong
        if isParameter || first.isDigit || (first == UInt8(ascii: ".") && isLong) {
            // The rest of a malformed number belongs to it.
            let wordEnd = text[end...].firstIndex { !$0.isIdentifierPart } ?? text.count
            return (isParameter ? .parameter : .number, wordEnd)
        }
        switch Unicode.Scalar(first) {
        case "\\": return (.backslash, end)
        // A cast or an assignment is an operator.
        case ":" where isLong: return (.operator, end)
        case "(", ")", "[", "]", ",", ";", ".", ":": return (.punctuation, end)
        default: return (.operator, end)
        }
    }

    /// The offset after the quote that continues a string, if only whitespace with a newline, and comments, come before it.
    private func continuation(after end: Int) -> Int? {
        var scanner = ScriptScanner()
        var place = end
        var isNewLine = false
        while place < text.count {
            let (piece, next) = scanner.next(text, at: place)
            switch piece {
            case .blank: isNewLine = isNewLine || text[place..<next].contains { $0 == 0x0A || $0 == 0x0D }
            case .lineComment: break
            default: return isNewLine && text[place] == UInt8(ascii: "'") ? place + 1 : nil
            }
            place = next
        }
        return nil
    }
}
