import Course
import SQLText

/// Words to remove, or to replace with the usual ones.
extension SyntaxCandidates {
    mutating func deletions(at index: Int) {
        let word = words[index]
        let isPattern = word.text == "%" && [upper(index - 1), upper(index - 2)].contains { ["LIKE", "ILIKE"].contains($0) }
        if let other = isPattern ? "In a LIKE pattern, % belongs inside the quotes." : Self.foreign[word.upper] {
            add(.foreign(other), index..<index + 1, [], 0.5)
            add(.foreign(other), index..<min(index + 2, words.count), [], 0.5)
            add(.foreign(other), index..<words.count, words[index...].map(\.text).filter { !["[", "]"].contains($0) }, 0.5)
            add(.foreign(other), index..<words.count, words[index...].map { ["[": "(", "]": ")"][$0.text] ?? $0.text }, 0.5)
        }
        if word.upper == "FOREIGN", upper(index + 2) == "REFERENCES" { add(.delete, index..<index + 2, [], 0.8) }
        // In a definition, names and types come in pairs.
        let isDefined = upper(0) == "CREATE" && word.kind == .identifier && !["KEY", "UNIQUE"].contains(upper(index - 1))
        let isType = FailedStatement.types.contains(word.name)
        let hasReason = isDefined || isType
        // `date date` is a column and its type.
        let isColumnAndType = isType && ["(", ",", "ADD", "COLUMN"].contains(upper(index - 2))
        if words.count == 1 || hasReason && (isColumnAndType || !statement.isTypedTwice(index)) { return }
        if ["AND", "OR"].contains(word.upper), upper(index - 1) != ",", ![upper(index - 1), upper(index + 1)].contains(word.upper) {
            return
        }
        if index == 0, Self.starts.contains(word.upper), upper(1) != word.upper { return }
        // `FROM books ORDER` ends too early.
        if index == words.count - 1, FailedStatement.joins.union(["ORDER", "GROUP"]).contains(word.upper) { return }
        // A function has a reason.
        let isSecond = isSecondOperator(index)
        // A character typed in place of another isn't an extra one.
        if !isSecond, word.text == "!" || word.text == ":" && index + 1 < words.count { return }
        let isTwice = statement.isTypedTwice(index)
        let isBeforeQuery = word.upper == "VALUES" && upper(index + 1) == "(" && upper(index + 2) == "SELECT"
        let cost: Double =
            switch word.kind {
            case _ where isSecond || isBeforeQuery || isTwice: 0.5
            case .punctuation: word.text == "," ? 0.9 : word.text == "." ? 2 : 1.1
            case .keyword(isReserved: true): statement.isRepeated(index) ? 0.9 : 1.6
            case .keyword: statement.isRepeated(index) && FailedStatement.concepts[word.upper] != nil ? 0.9 : 2.2
            case .operator: 1.8
            default: 2.6
            }
        if word.text == "(", let close = words[index...].firstIndex(where: { $0.text == ")" && $0.depth == word.depth }) {
            let inner = words[index + 1..<close]
            // A type without a length has nothing in parentheses.
            let isLength = inner.allSatisfy { $0.kind == .number || $0.text == "," }
            if isLength || upper(0) == "ALTER" {
                add(.delete, index..<close + 1, isLength ? [] : inner.map(\.text), 0.8, about: index..<index + 1)
            }
        }
        // A name or value has a reason, except beside an equal one, or if the name doesn't exist.
        let isNew = word.kind == .identifier && !statement.names.isTableOrColumn(word.name)
        let isAlone = statement.word(at: index + 1)?.isOperandOrColumn != true || upper(index + 2) == "("
        let isAfterName = statement.word(at: index - 1).map { $0.isOperandOrColumn && $0.kind != .number } == true
        let isNeeded = !isStray(index) && !["UPDATE", "KEY", "UNIQUE"].contains(upper(index - 1)) && !isTwice
        if word.isOperandOrColumn, isNeeded, !isNew || !isAlone || upper(index - 1) == "." || isAfterName { return }
        // A value to insert has a reason, too.
        if ["NULL", "TRUE", "FALSE", "DEFAULT"].contains(word.upper), upper(0) == "INSERT" { return }
        add(.delete, index..<index + 1, [], cost)
        if word.kind == .punctuation || word.kind == .operator { everywhere(index, .delete, nil, cost + 0.3) }
    }

    /// Whether IS or a sign is beside a keyword that compares by itself, or a sign is where a clause has no comparison.
    private func isSecondOperator(_ index: Int) -> Bool {
        let isSign = words[index].kind == .operator && FailedStatement.comparing.contains(upper(index))
        guard isSign || upper(index) == "IS" else { return false }
        let (before, after) = (upper(index - 1), upper(upper(index + 1) == "NOT" ? index + 2 : index + 1))
        return Self.ranged.contains(after)
            || isSign
                && (Self.ranged.union(["LIMIT", "OFFSET", "BY", "VALUES", "DEFAULT"]).contains(before) || ["ASC", "DESC"].contains(after))
    }

    /// A column before EXISTS, which tests a subquery alone: `id NOT EXISTS (…)`.
    mutating func tested(before index: Int) {
        guard let word = statement.word(at: index), upper(index + 1) == "(",
            word.upper == "EXISTS" || statement.keyword(near: word) == "EXISTS"
        else { return }
        let end = upper(index - 1) == "NOT" ? index - 1 : index
        var start = end - (upper(end - 1) == "IS" ? 2 : 1)
        while upper(start - 1) == "." { start -= 2 }
        guard start > 0, words[start].isOperandOrColumn, ["WHERE", "AND", "OR", "NOT", "ON", "HAVING", "WHEN"].contains(upper(start - 1))
        else { return }
        add(.delete, start..<index + 1, words[end..<index].map(\.text) + ["EXISTS"], 0.5, about: start..<end)
    }

    /// Whether a word before a parenthesis calls nothing: it precedes a subquery, or follows a function.
    private func isStray(_ index: Int) -> Bool {
        guard let word = statement.word(at: index), word.kind == .identifier, !statement.names.hasFunction(word.name),
            statement.names.function(near: word.name) == nil
        else { return false }
        return upper(index + 2) == "SELECT" || statement.word(at: index - 1).map { statement.names.hasFunction($0.name) } == true
    }

    /// Words of other languages.
    private static let foreign = [
        "TOP": "PostgreSQL has no TOP. LIMIT at the end of the query sets the number of rows.",
        "AUTO_INCREMENT": "PostgreSQL has no AUTO_INCREMENT. GENERATED ALWAYS AS IDENTITY numbers the rows.",
        "%": "In SQL, % is the remainder of a division, not percent. Multiply by a decimal number instead.",
        "[": "Square brackets are for arrays. Write names without brackets, and lists in parentheses.",
    ]

    // MARK: - Something else is usual

    /// What beginners write, and what belongs there.
    private static let usual: [(written: String, meant: String, cost: Double)] = [
        ("&&", "AND", 0.6), ("&", "AND", 0.6), ("SORT BY", "ORDER BY", 0.6), ("IF", "CASE WHEN", 0.6), ("IF", "WHEN", 0.6),
        ("OTHERWISE", "ELSE", 0.5), ("DEFAULT", "ELSE", 0.6), ("IN", "ON", 0.8), ("OF", "ON", 0.8), ("IS NOT", "<>", 1),
        ("NOT", "<>", 1), ("!", "NOT", 0.4), ("NOT IS NULL", "IS NOT NULL", 0.3), ("===", "=", 0.4), ("WHERE", "HAVING", 0.8),
        ("DESCENDING", "DESC", 0.5), ("ASCENDING", "ASC", 0.5), ("IS NOT =", "<>", 0.8),
        ("NOT =", "<>", 0.8), ("IS NOT >", "<=", 0.8), ("IS NOT <", ">=", 0.8), ("IS NOT >=", "<", 0.8), ("IS NOT <=", ">", 0.8),
        ("NOT >", "<=", 0.8), ("NOT <", ">=", 0.8), ("NOT >=", "<", 0.8), ("NOT <=", ">", 0.8), ("=", "DEFAULT", 0.9),
        (", WHERE", "AND", 1.2), ("ISNOT", "<>", 0.9),
        ("||", "OR", 1.2), ("==", "=", 0.6), ("= =", "=", 0.6), ("=>", ">=", 0.6), ("=<", "<=", 0.6), ("= >", ">=", 0.6),
        ("= <", "<=", 0.6), ("= !", "<>", 0.6), ("> <", "<>", 0.6), (":=", "=", 0.8),
        ("X", "*", 0.7), ("{", "(", 0.8), ("}", ")", 0.8), (";", ",", 0.9), (",", "AND", 1), ("AND", ",", 1.2), (".", ",", 1.4),
        ("TO", "AND", 0.9), ("-", "AND", 0.5), (":", "::", 0.8), (",", "AS", 0.9), ("WITH", "ON", 0.9), ("WHERE", "ON", 1.2),
        ("WHERE", "AND", 0.9), ("ON", "AND", 0.9), ("FROM", "ON", 1.1),
        ("ELSEIF", "WHEN", 0.5), ("ELSIF", "WHEN", 0.5), ("ELSE IF", "WHEN", 0.5), ("IS", "=", 1.2), ("= IS", "IS", 0.8),
        ("IS LESS THAN", "<", 0.7), ("IS GREATER THAN", ">", 0.7), ("LESS THAN", "<", 0.7), ("GREATER THAN", ">", 0.7),
        ("EQUALS", "=", 0.7), ("=", "THEN", 1.1), ("FOREIGN KEY", "REFERENCES", 1.1), ("AS", "=", 1.8), ("TO", "=", 1.2),
        ("IF", "WHERE", 0.8), ("ADD", "SET", 0.8), ("INTO", "FROM", 1.5), ("SET", "VALUES", 1.8), ("IN", "FROM", 1.3),
        (",", "FROM", 1.4), ("IN", "INTO", 0.9), ("TO", "INTO", 0.9), ("TABLE", "FROM", 0.8), ("REMOVE", "DROP", 0.7),
        ("DELETE", "DROP", 0.9), ("**", "*", 0.7), ("THEN", ",", 1), ("TO", ",", 1.3), (":", ",", 1.4), ("ORDER BY", ",", 0.9),
    ]

    /// Keywords that hardly anyone takes for a name.
    private static let reservedWords: Set = [
        "SELECT", "FROM", "WHERE", "HAVING", "JOIN", "ON", "AND", "OR", "NOT", "AS", "IN", "CONSTRAINT", "LIMIT", "OFFSET",
    ]

    mutating func replacements(at index: Int) {
        for (written, meant, cost) in Self.usual {
            let (wrong, right) = (written.split(separator: " "), meant.split(separator: " "))
            guard wrong.indices.allSatisfy({ upper(index + $0) == wrong[$0] }) else { continue }
            // A list in SET, SELECT, or VALUES has no conditions.
            let isComma = written == ","
            if isComma || ["TO", "-"].contains(written), meant == "AND", upper(index - 2) != "BETWEEN",
                !isComma || !isBetweenConditions(index)
            {
                continue
            }
            if meant == "HAVING", !filtersGroups(words[(index + 1)...].prefix { !FailedStatement.clauses.contains($0.upper) }) { continue }
            if written == "ORDER BY", !statement.isRepeated(index) { continue }
            add(.replace(meant), index..<index + wrong.count, right.map(String.init), cost)
            if wrong.count == 1, right.count == 1 { everywhere(index, .replace(meant), meant, cost) }
        }
        spelling(at: index)
        let word = words[index]
        if let next = statement.word(at: index + 1) {
            if ["+=", "-=", "*=", "/="].contains(word.text), let column = statement.word(at: index - 1)?.text {
                let sentence = "Instead of \(word.text), write `\(column) = \(column) \(word.text.prefix(1)) \(next.text)`."
                add(.foreign(sentence), index..<index + 1, ["="], 0.5)
            }
            // The column that a table's REFERENCES is about.
            if ["ON", "="].contains(word.upper), upper(index - 2) == "REFERENCES", next.kind == .identifier {
                add(.replace("(\(next.text))"), index..<index + 2, ["(", next.text, ")"], 0.8)
            }
            if ["<=", ">=", "<>", "!=", "||", "::"].contains(word.text + next.text) {
                add(.join(word.text + next.text), index..<index + 2, [word.text + next.text], 0.8)
            }
            // Only the order of keywords, and that of a table and its alias, is fixed.
            if word.isKeyword && next.isKeyword || ["ASC", "DESC"].contains(word.upper) || statement.names.columns[next.name] != nil {
                add(.swap, index..<index + 2, [next.text, word.text], ["ASC", "DESC"].contains(word.upper) ? 0.8 : 1.9)
            }
            let unit = next.unquoted.lowercased()
            if word.kind == .number, ["+", "-"].contains(upper(index - 1)),
                FailedStatement.spans.contains(where: { [$0, $0 + "s"].contains(unit) })
            {
                let text = "'\(word.text) \(next.unquoted)'"
                add(.replace(text + "::interval"), index..<index + 2, [text, "::", "interval"], 0.5)
            }
            if word.text == ",", next.touchesPrevious, next.kind == .number, index > 0, words[index - 1].kind == .number {
                let number = "\(words[index - 1].text).\(next.text)"
                add(.join(number), index - 1..<index + 2, [number], 0.3)
                // The other end of BETWEEN has a decimal comma, too.
                let rest = words[(index + 2)...].text.replacing(/(\d),(\d)/) { "\($0.1).\($0.2)" }
                add(.join(number), index - 1..<words.count, [number, rest], 0.3, about: index - 1..<index + 2)
            }
            // A new column or table whose name has several words.
            let type = words[(index + 1)...].firstIndex {
                $0.text != "-" && !isInName($0) || FailedStatement.types.contains($0.name)
            }
            if ["(", ",", "ADD", "COLUMN", "TABLE"].contains(upper(index - 1)), ["CREATE", "ALTER"].contains(upper(0)), let type,
                type > index + 1, FailedStatement.types.contains(words[type].name) || upper(index - 1) == "TABLE", isInName(word)
            {
                add(.nameQuote, index..<type, ["\"\(words[index..<type].text)\""], 0.7)
            }
        }
        if case .keyword(isReserved: true) = word.kind {
            if let near = statement.names.table(near: word.name),
                ["FROM", "JOIN", "INTO", "UPDATE", "REFERENCES", upper(0) == "CREATE" ? "ON" : ""].contains(upper(index - 1))
            {
                add(.replace(near), index..<index + 1, [near], 0.9)
            } else if index + 1 < words.count, words[index + 1].kind != .string, !Self.reservedWords.contains(word.upper) {
                add(.nameQuote, index..<index + 1, ["\"\(word.text)\""], 1.3)
                everywhere(index, .nameQuote, "\"\(word.text)\"", 1.3)
            }
        }
        if word.isQuotedNull, ["IS", "NOT"].contains(upper(index - 1)) {
            add(.unquote, index..<index + 1, ["NULL"], 0.6)
        } else if word.kind == .string, word.text.hasPrefix("'"), word.unquoted.wholeMatch(of: /\w+( \w+)*/) != nil,
            statement.word(at: index + 1)?.kind != .string
        {
            add(.unquote, index..<index + 1, [word.unquoted], 1.1)
            let all = index..<(words[index...].firstIndex { $0.depth < word.depth } ?? words.count)
            add(.unquote, all, words[all].map { $0.depth == word.depth && $0.kind == .string ? $0.unquoted : $0.text }, 1.3)
        }
        if index > 0, word.touchesPrevious, words[index - 1].kind == .string, word.kind == .identifier || word.isKeyword {
            let rest = words[index...].firstIndex { $0.kind == .string } ?? words.count - 1
            add(
                .quoteInText, index - 1..<rest + 1, [words[index - 1].text + "'" + words[index...rest].map(\.text).joined(separator: " ")],
                0.4)
        }
    }

    /// Whether a word can be part of a name that has several.
    private func isInName(_ word: SyntaxEdit.Word) -> Bool {
        word.isOperandOrColumn
            || word.isKeyword && ["IS", "ON", "BY", "FOR", "TO", "IN", "AT", "OF", "AS", "WITH", "ORDER"].contains(word.upper)
    }

    /// A word that is close to a keyword.
    mutating func spelling(at index: Int) {
        guard let word = statement.word(at: index) else { return }
        for keyword in statement.keywords(near: word) where keyword != word.upper {
            add(.spelling(keyword), index..<index + 1, [keyword], 0.5)
            if index > 0, Self.starts.contains(keyword) { add(.spelling(keyword), index..<index + 1, [";", keyword], 0.7) }
        }
        if upper(index - 1) == "DO", word.upper != "NOTHING", Nearest.match(word.text, among: ["NOTHING"]) != nil {
            add(.spelling("NOTHING"), index..<index + 1, ["NOTHING"], 0.5)
        }
        guard word.kind == .identifier || word.upper == "NOTNULL" else { return }
        for keyword in ["SELECT", "FROM", "WHERE", "ORDER", "GROUP", "UPDATE", "INSERT", "DELETE", "PRIMARY", "FOREIGN", "NOT", "IS"]
        where word.upper.hasPrefix(keyword) && word.upper != keyword {
            add(.split(keyword), index..<index + 1, [keyword, String(word.text.dropFirst(keyword.count))], 0.8)
        }
    }
}
