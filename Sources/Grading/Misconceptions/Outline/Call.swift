/// A function call: its name and its arguments.
struct Call: Sendable {
    /// The index of its name.
    var name: Int
    var inside: Range<Int>
    var isDistinct: Bool

    /// The name, the parentheses, and everything between them.
    var words: Range<Int> { name..<inside.upperBound + 1 }
}

extension Outline {
    /// The calls of these functions anywhere in these words.
    func calls(of names: Set<String>, in range: Range<Int>? = nil) -> [Call] {
        (range ?? words.indices).compactMap { index in
            guard names.contains(words[index].folded), !words[index].isString, !has(".", at: index - 1), has("(", at: index + 1),
                let inside = inside(index + 1), !inside.isEmpty
            else { return nil }
            return Call(name: index, inside: inside, isDistinct: has("distinct", at: inside.lowerBound))
        }
    }

    static let aggregates: Set<String> = ["count", "sum", "avg", "min", "max", "string_agg", "array_agg", "bool_and", "bool_or"]

    /// Whether these words contain an aggregate; window functions don't count.
    func hasAggregate(in range: Range<Int>) -> Bool {
        calls(of: Self.aggregates, in: range).contains { call in
            let next = call.words.upperBound
            return !has("over", at: next) && !(has("filter", at: next) && has("over", at: (inside(next + 1)?.upperBound ?? next) + 1))
        }
    }

    // MARK: Operands

    /// The left operand of a binary operator: a name, constant, call, or parenthesized expression, with casts.
    func operand(before index: Int) -> Range<Int>? {
        var start = index - 1
        guard start >= 0 else { return nil }
        while true {
            if words[start].isOne(of: [")", "]"]) {
                guard let partner = words[start].partner else { return nil }
                start = partner
                if start > 1, words[start - 1].isOne(of: ["over", "filter"]), words[start - 2].is(")") {
                    start -= 2
                    continue
                }
                if start > 0, words[start - 1].mayBeName, !words[start - 1].isOne(of: ["in", "and", "or"]) { start -= 1 }
            } else if !(words[start].mayBeName || words[start].isString || words[start].isNumber) {
                return nil
            }
            if start > 1, words[start - 1].isOne(of: [".", "::"]) {
                start -= 2
            } else if words[start].isString, start > 0, words[start - 1].isOne(of: ["date", "interval", "timestamp"]) {
                start -= 1
            } else {
                return start..<index
            }
        }
    }

    /// The right operand.
    func operand(after index: Int) -> Range<Int>? {
        var end = index + 1
        guard end < words.count else { return nil }
        if words[end].isOne(of: ["date", "interval", "timestamp"]), end + 1 < words.count, words[end + 1].isString { end += 1 }
        while end < words.count {
            if words[end].is("(") {
                guard let partner = words[end].partner else { return nil }
                end = partner
            } else if !(words[end].mayBeName || words[end].isString || words[end].isNumber) {
                return nil
            }
            end += 1
            if has("(", at: end), words[end - 1].mayBeName {
                guard let partner = words[end].partner else { return nil }
                end = partner + 1
            }
            while end < words.count, words[end].isOne(of: ["filter", "over"]), has("(", at: end + 1), let partner = words[end + 1].partner {
                end = partner + 1
            }
            if end < words.count, words[end].isOne(of: [".", "::"]) {
                end += 1
            } else {
                return index + 1..<end
            }
        }
        return nil
    }
}
