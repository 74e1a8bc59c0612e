import Postgres
import SQLText

/// The LIMIT and OFFSET at the end of a query, with plain numbers.
struct LimitClause: Sendable, Equatable {
    var offset = 0
    private var count: Int
    /// The query up to the clause.
    private var head: String

    /// `nil` if there is no limit, or it has to be computed.
    init?(_ sql: String) {
        let bytes = Array(sql.utf8)
        var depth = 0
        var words: [(text: String, start: Int)] = []
        for token in SQLScanner.tokens(in: sql) where token.kind != .comment {
            let word = String(decoding: bytes[token.range], as: UTF8.self).lowercased()
            if word == ")" || word == "]" { depth -= 1 }
            if depth == 0, word != ";" { words.append((word, token.range.lowerBound)) }
            if word == "(" || word == "[" { depth += 1 }
        }
        guard let order = words.lastIndex(where: { $0.text == "order" }),
            let first = words[order...].firstIndex(where: { ["limit", "offset", "fetch"].contains($0.text) })
        else { return nil }
        var count: Int?
        var rest = words[first...].map(\.text)[...]
        while let word = rest.popFirst() {
            switch word {
            case "limit":
                guard let number = rest.popFirst().flatMap({ Int($0) }) else { return nil }
                count = number
            case "offset":
                guard let number = rest.popFirst().flatMap({ Int($0) }) else { return nil }
                offset = number
                if rest.first == "row" || rest.first == "rows" { rest.removeFirst() }
            case "fetch":
                guard rest.count == 4, ["first", "next"].contains(rest.removeFirst()), let number = Int(rest.removeFirst()),
                    ["row", "rows"].contains(rest.removeFirst()), rest.popFirst() == "only"
                else { return nil }
                count = number
            default: return nil
            }
        }
        guard let count, count >= 0, offset >= 0, count < 1 << 31, offset < 1 << 31 else { return nil }
        self.count = count
        head = String(decoding: bytes[..<words[first].start], as: UTF8.self)
    }

    /// The query without its offset, including all rows that tie with the last one.
    var withTies: String { head + "FETCH FIRST \(offset + count) ROWS WITH TIES" }
}
