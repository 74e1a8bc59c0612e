import SQLText

/// Several words at a time: text without quotes, a list without parentheses, and clauses in the wrong order.
extension SyntaxCandidates {
    /// A run of words that is meant as text, or as a name.
    mutating func quotes(from index: Int) {
        let previous = upper(index - 1)
        guard index > 0, Self.beforeText.contains(previous) || FailedStatement.comparing.contains(previous) else { return }
        // A number has no quotes, and a list of columns contains names.
        if FailedStatement.comparing.contains(previous), let column = statement.word(at: index - 2), statement.names.isNumber(column.name) {
            return
        }
        let depth = words[index - 1].depth
        if previous == ",", words[..<index].contains(where: { $0.depth == depth && FailedStatement.clauses.contains($0.upper) }) { return }
        // It ends at the next keyword, and contains no existing name.
        let end = words[index...].firstIndex { word in
            word.kind == .punctuation && word.text != "." || word.upper != "NOT" && FailedStatement.keywords.contains(word.upper)
        }
        let (run, isName) = (index..<(end ?? words.count), previous == "AS")
        guard isName ? run.count > 1 : !run.isEmpty, run.count < 7, run.upperBound >= place,
            !["TRUE", "FALSE", "NULL"].contains(words[run.upperBound - 1].upper), !words[run].allSatisfy({ $0.kind == .number }),
            !words[run].contains(where: { $0.kind == .string || !isName && isNamed($0) }),
            words[run.upperBound - 1].kind != .operator || previous.hasSuffix("LIKE")
        else { return }
        let text = words[run].text
        add(isName ? .nameQuote : .quote(text), run, [isName ? "\"\(text)\"" : "'\(text)'"], 0.8)
    }

    /// Whether it is a column or table that exists, or that the statement defines.
    private func isNamed(_ word: SyntaxEdit.Word) -> Bool {
        statement.names.isTableOrColumn(word.name)
            || words.indices.dropLast().contains { words[$0].name == word.name && FailedStatement.types.contains(words[$0 + 1].name) }
    }

    private static let beforeText: Set<String> = ["(", ",", "THEN", "ELSE", "DEFAULT", "AS", "DATE", "TIMESTAMP", "INTERVAL"]

    mutating func parentheses(from index: Int) {
        let limit = min(words.count, index + 40)
        // `IS ''` alone would be a literal of the type IS.
        guard index < limit, upper(index) != "IS" else { return }
        guard needsParentheses(index) else { return }
        var isOddStart = false
        if case .keyword(isReserved: true) = words[index].kind { isOddStart = !["SELECT", "ORDER", "CASE", "NOT"].contains(upper(index)) }
        for end in index + 1...limit {
            let isEdge = end == words.count || words[end].isKeyword || [",", ")", "("].contains(words[end].text)
            guard end >= place, isEdge || end == index + 1 else { continue }
            let part = words[index..<end]
            if part.count(where: { $0.text == "(" }) != part.count(where: { $0.text == ")" }) { continue }
            // A query includes its FROM.
            if upper(index) == "SELECT", upper(end) == "FROM" { continue }
            let cost = 1.2 + (end == index + 1 || isEnd(end) ? 0 : 0.1) + (isOddStart ? 1 : 0)
            add(.parentheses, index..<end, ["("] + part.map(\.text) + [")"], cost)
        }
    }

    /// Whether the words before this index need parentheses after them, or a query starts here.
    private func needsParentheses(_ index: Int) -> Bool {
        let (previous, isDefinition) = (upper(index - 1), ["CREATE", "INSERT", "ALTER"].contains(upper(0)))
        if upper(index) == "SELECT" || SyntaxEditSentence.needs[previous] != nil { return true }
        guard let before = statement.word(at: index - 1) else { return false }
        if ["KEY", "UNIQUE", "FILTER", "ON", "CONFLICT", "AS", "SOME", "ANY", "ALL"].contains(previous) {
            return previous != "ON" || upper(index - 2) == "DISTINCT"
        }
        if FailedStatement.types.contains(before.name) { return statement.word(at: index)?.kind == .number }
        if upper(index - 2) == ")", previous == "=" || previous == "," && statement.isAfter("VALUES", index) { return true }
        guard before.kind == .identifier || before.isKeyword else { return false }
        return isDefinition && before.kind == .identifier && ["TABLE", "INTO", "ON", "REFERENCES", "EXISTS"].contains(upper(index - 2))
            || upper(index) != "(" && !statement.names.isTableOrColumn(before.name) && statement.names.hasFunction(before.name)
    }

    private func isEnd(_ index: Int) -> Bool {
        index == words.count || FailedStatement.clauses.contains(upper(index)) || words[index].text == ")"
    }

    // MARK: - Clauses

    /// The order of clauses, in all kinds of statements.
    private static let ranks = [
        "SELECT": 1, "UPDATE": 1, "INSERT": 1, "DELETE": 1, "SET": 2, "VALUES": 2, "FROM": 3, "JOIN": 4, "WHERE": 5, "GROUP": 6,
        "PARTITION": 6, "HAVING": 7, "ORDER": 8, "LIMIT": 9, "OFFSET": 10, "RETURNING": 11,
    ]

    /// Clauses in another order than the usual one.
    mutating func clauses() {
        let depth = statement.word(at: place)?.depth ?? 0
        let start = words[..<min(place, words.count)].lastIndex { $0.depth < depth }.map { $0 + 1 } ?? 0
        let end = words[start...].firstIndex { $0.depth < depth } ?? words.count
        guard start < end else { return }
        var parts: [(name: String, rank: Int, words: ArraySlice<SyntaxEdit.Word>)] = []
        for index in start..<end {
            let word = words[index]
            var name = word.depth == depth ? word.upper : ""
            // A join starts with its kind, and DELETE FROM is one clause.
            if ["LEFT", "RIGHT", "FULL", "INNER", "CROSS"].contains(name), ["JOIN", "OUTER"].contains(upper(index + 1)) {
                name = "JOIN"
            } else if name == "JOIN", let last = parts.last, last.name == "JOIN", last.words.count < 3 {
                name = ""
            }
            if index > 0, name == "FROM", upper(index - 1) == "DELETE" { name = "" }
            if let rank = Self.ranks[name], word.isKeyword || index == start {
                parts.append((["GROUP", "ORDER", "PARTITION"].contains(name) ? name + " BY" : name, rank, []))
            }
            if parts.isEmpty { parts.append(("", 0, [])) }
            parts[parts.count - 1].words.append(word)
        }
        guard let late = parts.indices.dropFirst().first(where: { parts[$0].rank < parts[$0 - 1].rank }) else { return }
        guard let before = parts[..<late].first(where: { $0.rank > parts[late].rank }) else { return }
        let sorted = parts.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.flatMap(\.element.words)
        edits.append(
            SyntaxEdit(
                kind: .move(clause: parts[late].name, before: before.name), range: start..<end, replacement: sorted.map(\.text),
                subject: start..<end, cost: 0.8))
    }

    /// Whether a condition contains an aggregate, which WHERE can't because it runs before grouping.
    func filtersGroups(_ condition: ArraySlice<SyntaxEdit.Word>) -> Bool {
        condition.contains { KnownNames.aggregates.contains($0.name) } || statement.computedAlias(in: condition) != nil
    }
}
