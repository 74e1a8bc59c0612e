/// Where a SELECT list ends in the text, and the texts of the ORDER BY items. They are found by tokens, because the parse tree doesn't
/// record where expressions end.
struct SortText {
    /// The offset after the last column of the SELECT list.
    private(set) var targetsEnd: Int?
    /// The items, without direction and NULLS.
    private(set) var items: [String] = []

    /// `nil` for complex texts: a SELECT in parentheses, or several statements.
    init?(_ sql: String) {
        let bytes = Array(sql.utf8)
        let words = SQLScanner.tokens(in: sql).filter { $0.kind != .comment }
            .map { Word(text: String(decoding: bytes[$0.range], as: UTF8.self), token: $0) }
        guard let outer = Self.outside(words) else { return nil }
        let list = outer.filter { $0.depth == 0 }
        guard let select = list.firstIndex(where: { $0.word.isKeyword("select") }) else { return nil }
        targetsEnd = Self.endOfTargets(list, after: select)
        guard let order = list.lastIndex(where: { $0.word.isKeyword("order") }), order > select, order + 1 < list.count else { return }
        items = Self.items(list, from: order + 2, bytes: bytes)
    }

    private struct Word {
        var text: String
        var token: SQLToken

        func isKeyword(_ keyword: String) -> Bool {
            if case .keyword = token.kind { return text.lowercased() == keyword }
            return false
        }

        var isReserved: Bool { token.kind == .keyword(isReserved: true) }
    }

    private typealias Placed = (word: Word, depth: Int)

    /// Each word with its parenthesis depth; a closing parenthesis counts as inside.
    private static func outside(_ words: [Word]) -> [Placed]? {
        var depth = 0
        var list: [Placed] = []
        for word in words {
            if word.text == "(" || word.text == "[" {
                list.append((word, depth))
                depth += 1
            } else if word.text == ")" || word.text == "]" {
                depth -= 1
                if depth < 0 { return nil }
                list.append((word, depth))
            } else {
                list.append((word, depth))
            }
        }
        return list
    }

    private static let afterTargets: Set<String> = [
        "from", "where", "group", "having", "window", "union", "intersect", "except", "order", "limit", "offset", "fetch", "for", "into",
    ]

    private static func endOfTargets(_ list: [Placed], after select: Int) -> Int? {
        var index = select + 1
        while index < list.count {
            let word = list[index].word
            let before = list[index - 1].word
            let isName = before.isKeyword("as") || before.text == "."
            let isDistinctFrom = word.isKeyword("from") && before.isKeyword("distinct") && index - 1 > select + 1
            if word.text == ";" || (!isName && !isDistinctFrom && word.isReserved && afterTargets.contains(word.text.lowercased())) {
                break
            }
            index += 1
        }
        return index > select + 1 ? list[index - 1].word.token.range.upperBound : nil
    }

    private static func items(_ list: [Placed], from start: Int, bytes: [UInt8]) -> [String] {
        var items: [String] = []
        var current: [Word] = []
        func take() {
            if let first = current.first, let last = trimmed(current).last {
                items.append(String(decoding: bytes[first.token.range.lowerBound..<last.token.range.upperBound], as: UTF8.self))
            }
            current = []
        }
        for (word, _) in list[start...] {
            let isEnd = word.isReserved && ["limit", "offset", "fetch", "for"].contains(word.text.lowercased())
            if isEnd || word.text == ";" { break }
            if word.text == "," { take() } else { current.append(word) }
        }
        take()
        return items
    }

    /// The words without a trailing `ASC`, `DESC`, `USING >`, or `NULLS FIRST`.
    private static func trimmed(_ words: [Word]) -> [Word] {
        var words = words[...]
        if words.count > 2, let last = words.last, last.isKeyword("first") || last.isKeyword("last"),
            words.dropLast().last?.isKeyword("nulls") == true
        {
            words = words.dropLast(2)
        }
        if words.count > 1, let last = words.last, last.isKeyword("asc") || last.isKeyword("desc") { words = words.dropLast() }
        if words.count > 2, words.dropLast().last?.isKeyword("using") == true { words = words.dropLast(2) }
        return Array(words)
    }
}

/// One item of a statement's ORDER BY, and where to find its values in the result.
package struct SortItem: Sendable, Equatable {
    package enum Key: Sendable, Equatable {
        /// The output column with this number, counted from 1.
        case column(Int)
        /// The output column with this name, if a `*` makes its number unknown.
        case name(String)
        /// An expression, as written, that isn't an output column.
        case expression(String)
    }

    package var key: Key
    package var isDescending: Bool
    /// Whether NULLs come first; if the text doesn't specify it, the default for the direction.
    package var nullsFirst: Bool

    package init(_ key: Key, isDescending: Bool = false, nullsFirst: Bool? = nil) {
        self.key = key
        self.isDescending = isDescending
        self.nullsFirst = nullsFirst ?? isDescending
    }
}
