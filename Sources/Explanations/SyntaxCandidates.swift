import SQLText

/// The edits to try around a place.
struct SyntaxCandidates {
    let statement: FailedStatement
    let place: Int
    var edits: [SyntaxEdit] = []

    var words: [SyntaxEdit.Word] { statement.words }
    func upper(_ index: Int) -> String { statement.word(at: index)?.upper ?? "" }

    /// An edit before the place costs more.
    mutating func add(
        _ kind: SyntaxEdit.Kind, _ range: Range<Int>, _ replacement: [String], _ cost: Double, about subject: Range<Int>? = nil
    ) {
        let distance = max(0, place - range.lowerBound)
        edits.append(
            SyntaxEdit(kind: kind, range: range, replacement: replacement, subject: subject ?? range, cost: cost + 0.15 * Double(distance)))
    }

    /// The same change to all words like this one: one misunderstanding, several times.
    mutating func everywhere(_ index: Int, _ kind: SyntaxEdit.Kind, _ replacement: String?, _ cost: Double) {
        let text = words[index].text
        let range = index..<words.count
        guard words[range].dropFirst().contains(where: { $0.text == text }) else { return }
        add(kind, range, words[range].compactMap { $0.text == text ? replacement : $0.text }, cost, about: index..<index + 1)
    }

    // MARK: - Something is missing

    /// What may be missing, how unusual that is, and the words that must be right before it or start the statement.
    private static let missing: [(text: String, cost: Double, needs: Set<String>)] = [
        (",", 1, []), ("WHERE", 1.1, []), ("FROM", 1.1, []), ("ON", 1.1, []),
        ("JOIN", 1.1, ["LEFT", "RIGHT", "FULL", "INNER", "CROSS", "SELECT"]),
        ("THEN", 1, []), ("WHEN", 1, []), ("END", 1, []), ("AS", 1.2, []), ("SELECT", 1.4, []), ("REFERENCES", 1.4, []),
        ("=", 1.3, []), (".", 2, []), ("IN", 1.6, []), ("CASE", 1.6, []), ("NULL", 1, ["NOT", "IS", "SET"]),
        ("BY", 0.8, ["ORDER", "GROUP", "PARTITION"]), ("KEY", 0.8, ["PRIMARY", "FOREIGN"]), ("SET", 1, ["UPDATE", "ALTER"]),
        ("PRIMARY", 1, ["CREATE"]), ("GENERATED ALWAYS AS", 1, ["CREATE"]), ("ALWAYS", 1, ["GENERATED"]), ("DELETE", 1, ["ON"]),
        ("ON DELETE", 1, ["CREATE", "ALTER"]),
        ("VALUES", 1, ["INSERT"]), ("INTO", 1, ["INSERT"]), ("TABLE", 1, ["CREATE", "ALTER", "DROP"]),
        ("OVER", 1.1, [")"]), ("GROUP", 0.8, []), ("HAVING", 0.7, []), ("BETWEEN", 0.7, []),
        ("NULLS", 0.7, ["ASC", "DESC"]), ("CHECK", 1, ["CREATE", "ALTER"]), ("TYPE", 1, ["ALTER"]), ("TO", 1, ["ALTER"]),
        ("INDEX", 1, ["UNIQUE"]), ("DO", 0.8, [")", "CONFLICT"]), ("DEFAULT", 0.9, ["CREATE", "ALTER"]),
    ]

    static let starts: Set<String> = [
        "SELECT", "INSERT", "UPDATE", "DELETE", "COMMIT", "ROLLBACK", "BEGIN", "CREATE", "ALTER", "DROP", "WITH", "SAVEPOINT",
    ]

    /// A line that starts another statement, below one that is unfinished. SELECT may start a subquery, too.
    mutating func statementsBelow() {
        guard ["SELECT", "INSERT", "UPDATE", "DELETE"].contains(upper(0)) else { return }
        for start in words.indices.dropFirst().prefix(place) where words[start].depth == 0 && !statement.isAfter("CONFLICT", start) {
            let (word, previous, above) = (words[start], words[start - 1], words[..<start])
            let gap = statement.sql.utf8.prefix(word.offset).dropFirst(previous.offset + previous.text.utf8.count)
            guard Self.starts.contains(word.upper), word.upper != previous.upper, gap.contains(UInt8(ascii: "\n")),
                word.upper != "SELECT" || upper(0) != "INSERT"
            else { continue }
            let (names, hasFrom) = (statement.names, upper(0) != "SELECT" || statement.isAfter("FROM", start))
            // If the text above is complete, only a semicolon is missing.
            if let tree = Tree(above.text), hasFrom || names.unknown(in: tree) == 0 { continue }
            let lacksFrom = !hasFrom && above.contains { names.isTableOrColumn($0.name) }
            let isStart = word.upper != "SELECT" || ["WHERE", "SET"].contains(previous.upper)
            edits.append(
                SyntaxEdit(
                    kind: .unfinished, range: 0..<start, replacement: [], subject: start..<start + 1,
                    cost: lacksFrom ? 0.7 : isStart ? 0.85 : 1.25))
        }
    }

    mutating func insertions(at index: Int) {
        for row in Self.missing where row.needs.isEmpty || row.needs.contains(upper(index - 1)) || row.needs.contains(upper(0)) {
            if !isTooMuch(row.text, before: index) { add(.insert(row.text), index..<index, [row.text], row.cost) }
        }
        if index > 0, Self.starts.contains(upper(index)), upper(index) != upper(index - 1) { add(.insert(";"), index..<index, [";"], 0.75) }
        if upper(0) == "ALTER", upper(index - 1) == "," { add(.insert("ADD"), index..<index, ["ADD"], 0.8) }
        if index == 3, upper(0) == "ALTER", upper(3) == "COLUMN" || FailedStatement.types.contains(statement.word(at: 4)?.name ?? "") {
            add(.insert("ADD"), index..<index, ["ADD"], 1.2)
        }
        let function = upper(index) == "OVER" ? statement.word(at: index - 1) : nil
        if upper(index - 1) == "OVER" || function.map({ statement.names.hasFunction($0.name) }) == true {
            add(.emptyParentheses, index..<index, ["(", ")"], 0.7)
        }
        if isBetweenConditions(index) && !isGroupCondition(index) || upper(index - 2) == "BETWEEN" {
            add(.insert("AND"), index..<index, ["AND"], 0.9)
        }
        if upper(index - 2) == "LIMIT", statement.word(at: index)?.kind == .number {
            add(.insert("OFFSET"), index..<index, ["OFFSET"], 0.9)
        }
        if ["NULL", "NOT", "TRUE", "FALSE"].contains(upper(index)) { add(.insert("IS"), index..<index, ["IS"], 1) }
        if upper(index) == "NOT", statement.word(at: index + 1).flatMap(statement.keyword) == "NULL" {
            add(.replace("IS NOT NULL"), index..<index + 2, ["IS", "NOT", "NULL"], 1)
        }
        if index > 1, words[index - 1].text == ")" { add(.insert("OVER"), index..<index, ["OVER", "(", ")"], 1.5) }
    }

    /// Whether a word next to the gap is wrong, or anything else is more likely than this word. What the server refuses is left to it.
    private func isTooMuch(_ text: String, before index: Int) -> Bool {
        let (previous, next, word) = (upper(index - 1), upper(index), statement.word(at: index))
        if previous == "." || previous == text || next == text { return true }
        switch text {
        case "SELECT": return upper(0) == "INSERT" || index == 0 && (!statement.has("FROM") || Self.starts.contains(upper(0)))
        // A name before a parenthesis calls a function, and an operator hardly starts a value.
        case ",":
            let before = statement.word(at: index - 1)
            let isCall = before?.kind == .identifier || before.map { statement.names.hasFunction($0.name) } == true
            return next == "(" && isCall || next != "*" && word?.kind == .operator || statement.has("REFERENCES") && isReaction(index)
        case "TABLE": return FailedStatement.keywords.contains(next)
        case "TYPE": return ["COLUMN", "CONSTRAINT"].contains(previous)
        case "CHECK": return !words[index...].contains { $0.kind == .operator && $0.depth > words[index].depth }
        case "SET" where upper(0) == "ALTER": return !["NOT", "DEFAULT"].contains(next)
        case "PRIMARY": return previous == "UNIQUE"
        case ".": return statement.names.tables(withColumn: word?.name ?? "").isEmpty
        case "VALUES":
            // `INSERT INTO authors (name)` has a list of columns.
            let table = statement.names.columns[statement.word(at: index - 1)?.name ?? ""] ?? []
            return next != "(" || table.contains(statement.word(at: index + 1)?.name ?? "")
        case "GROUP": return next != "BY"
        case "DEFAULT": return previous != "NULL"
        case "HAVING": return !isGroupCondition(index)
        case "BETWEEN": return upper(index + 1) != "AND"
        case "NULL": return FailedStatement.comparing.contains(next)
        case "REFERENCES": return statement.names.columns[word?.name ?? ""] == nil
        default: return false
        }
    }

    /// Whether a condition with an aggregate follows GROUP BY here.
    private func isGroupCondition(_ index: Int) -> Bool {
        guard let start = words[..<min(index, words.count)].lastIndex(where: { FailedStatement.clauses.contains($0.upper) }),
            upper(start) == "GROUP", let word = statement.word(at: index), words[start].depth == word.depth
        else { return false }
        return KnownNames.aggregates.contains(word.name) && upper(index + 1) == "("
    }

    /// Whether `DELETE CASCADE` or the like starts here, which belongs to a foreign key.
    private func isReaction(_ index: Int) -> Bool {
        ["DELETE", "UPDATE"].contains(upper(index)) && ["CASCADE", "SET", "RESTRICT", "NO"].contains(upper(index + 1))
    }

    /// Whether there is a comparison on both sides, in a clause that has a condition.
    func isBetweenConditions(_ index: Int) -> Bool {
        let start = words[..<min(index, words.count)].lastIndex { Self.conditional.contains($0.upper) }
        guard let start, index < words.count, words[start].depth == words[index].depth else { return false }
        let after = words[index...].prefix { !Self.conditional.contains($0.upper) && !FailedStatement.clauses.contains($0.upper) }
        return [words[start..<index], after].allSatisfy {
            $0.contains { FailedStatement.comparing.contains($0.upper) || ["EXISTS", "IS", "IN"].contains($0.upper) }
        }
    }

    /// Keywords between a column and what it is compared with.
    static let ranged: Set = ["IN", "LIKE", "ILIKE", "BETWEEN"]
    private static let conditional: Set<String> = ["WHERE", "HAVING", "ON", "WHEN", "AND", "OR", "CHECK"]

    /// Whether an operator has no value after it, ON no condition, or SET no column.
    private func isIncomplete(before index: Int) -> Bool {
        let (previous, next) = (upper(index - 1), upper(index))
        if previous == "SET" { return next == "=" }
        let isEnd = index == words.count || [",", ")", "AND", "OR"].contains(next) || FailedStatement.clauses.contains(next)
        if Self.conditional.contains(previous) {
            return isEnd && next != previous && next != ")" && next != "," || ["JOIN", "LEFT"].contains(next)
        }
        return isEnd && Self.signs.contains(previous) && upper(index - 2) != "LIKE"
            && (previous != "*" || !["SELECT", "(", ",", "."].contains(upper(index - 2)))
    }

    /// Operators between two values.
    private static let signs = FailedStatement.comparing.union(["+", "-", "*", "/", "||"])

    mutating func values(at index: Int) {
        let previous = upper(index - 1)
        // Before a number, * multiplies.
        let isFactor = upper(index) == "*" && statement.word(at: index + 1)?.kind == .number
        if isIncomplete(before: index) { add(.value, index..<index, [SyntaxEdit.placeholder], 0.5) }
        if index == place && previous != "." || isFactor || ["UPDATE", "FROM", "JOIN", "INTO", "TABLE", "AS"].contains(previous) {
            add(.value, index..<index, [SyntaxEdit.placeholder], previous == "AS" || isFactor ? 0.6 : 1.6)
        }
        // `WHERE NOT BETWEEN 2 AND 3`.
        let isTested = Self.ranged.contains(upper(upper(index) == "NOT" ? index + 1 : index)) || upper(index) == "IS"
        if isTested && Self.conditional.contains(previous) || previous == "NOT" && upper(index) == "IS"
            || previous == "(" && FailedStatement.comparing.contains(upper(index))
        {
            add(.value, index..<index, [SyntaxEdit.placeholder], 0.4)
        }
        if index == place, statement.has("JOIN") { add(.condition, index..<index, ["ON", SyntaxEdit.placeholder], 0.9) }
        let sign = upper(index)
        if index == place, index > 1, FailedStatement.comparing.contains(sign), words[index - 1].isOperand, !statement.has("BETWEEN") {
            let start = words[..<index].lastIndex { !$0.touchesPrevious } ?? index - 1
            add(.chain, index..<index, ["AND"] + words[start..<index].map(\.text), 1.2)
        }
    }
}
