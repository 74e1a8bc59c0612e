import SQLText
import Testing

struct SQLScannerTests {
    @Test func `each token of SQL has its kind`() {
        let sql = "SELECT name, 'x', 1.5, $1, \"Q\" <> a::int -- c\n FROM t; \\d"
        let kinds = SQLScanner.tokens(in: sql).map { token in
            "\(String(decoding: Array(sql.utf8)[token.range], as: UTF8.self)) \(word(token.kind))"
        }
        #expect(
            kinds == [
                "SELECT reserved", "name keyword", ", punctuation", "'x' string", ", punctuation", "1.5 number", ", punctuation",
                "$1 parameter",
                ", punctuation", "\"Q\" identifier", "<> operator", "a identifier", ":: operator", "int keyword", "-- c comment",
                "FROM reserved",
                "t identifier", "; punctuation", "\\ backslash", "d identifier",
            ])
    }

    @Test(arguments: [
        ("SELECT 'open", "'open"), ("SELECT /* open", "/* open"), ("SELECT \"open", "\"open"), ("SELECT $a$ open", "$a$ open"),
    ])
    func `an unclosed token extends to the end and is marked as unclosed`(sql: String, rest: String) throws {
        let token = try #require(SQLScanner.tokens(in: sql).last)
        #expect(token.isOpen)
        #expect(String(decoding: Array(sql.utf8)[token.range], as: UTF8.self) == rest)
    }

    private func word(_ kind: SQLToken.Kind) -> String {
        switch kind {
        case .keyword(let isReserved): isReserved ? "reserved" : "keyword"
        case .identifier: "identifier"
        case .string: "string"
        case .number: "number"
        case .operator: "operator"
        case .comment: "comment"
        case .parameter: "parameter"
        case .punctuation: "punctuation"
        case .backslash: "backslash"
        }
    }
}
