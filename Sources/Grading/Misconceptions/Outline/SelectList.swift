import Postgres
import SQLText

/// The items of a SELECT list.
struct SelectList {
    struct Item {
        var words: Range<Int>
        /// Without its alias.
        var value: Range<Int>
        var alias: String?
    }

    var words: Range<Int>
    var items: [Item]
    /// DISTINCT, including ON if present.
    var distinct: Range<Int>?

    init?(of query: Query, in outline: Outline) {
        guard query.kind == .select, let head = query.body(.head) else { return nil }
        var start = head.lowerBound
        if outline.has("all", at: start) { start += 1 }
        if outline.has("distinct", at: start) {
            var end = start + 1
            if outline.has("on", at: end), let inside = outline.inside(end + 1) { end = inside.upperBound + 1 }
            distinct = start..<end
            start = end
        }
        guard start < head.upperBound else { return nil }
        words = start..<head.upperBound
        items = outline.parts(words).map { part in
            var value = part
            var alias: String?
            if let last = part.last, part.count > 1 {
                if outline.has("as", at: last - 1) {
                    (value, alias) = (part.dropLast(2), outline.words[last].folded)
                } else if part.count > 1, outline.words[last].kind == .identifier, !outline.has(".", at: last - 1),
                    !outline.words[last - 1].isOne(of: ["::"]), !Self.isOperator(outline.words[last - 1])
                {
                    (value, alias) = (part.dropLast(), outline.words[last].folded)
                }
            }
            return Item(words: part, value: value, alias: alias)
        }
        if items.contains(where: { $0.value.isEmpty }) { return nil }
    }

    private static func isOperator(_ word: Word) -> Bool {
        word.kind == .operator || word.isOne(of: ["and", "or", "not", "like", "ilike", "in", "is", "from", "between"])
    }
}

extension Outline {
    /// Whether two expressions are equal word by word, ignoring a column's qualifier.
    func same(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        let (first, second) = (one.map { words[$0].folded }, other.map { words[$0].folded })
        if first == second { return true }
        guard let a = columnNames(in: one).first, let b = columnNames(in: other).first, a.words == one, b.words == other else {
            return false
        }
        return a.name == b.name && (a.qualifier == nil || b.qualifier == nil)
    }
}
