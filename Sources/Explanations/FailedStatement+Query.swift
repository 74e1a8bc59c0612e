import Postgres
import SQLText
import Verdicts

/// The query around the error position. The tables and aliases of other queries in the statement don't count there.
extension FailedStatement {
    /// The words of that query and of those around it, without what is in other parentheses.
    var wordsAround: [Word] {
        let start = min(place ?? words.count, words.count)
        func reach(_ indices: some Sequence<Int>) -> [Word] {
            var depth = word(at: start)?.depth ?? 0
            return indices.compactMap { index in
                depth = min(depth, words[index].depth)
                return words[index].depth == depth ? words[index] : nil
            }
        }
        return reach((0..<start).reversed()).reversed() + reach(start..<words.count)
    }

    /// The words of that query alone; of a statement without SELECT, all that are outside parentheses.
    var level: [Word] {
        let (around, end) = (wordsAround, word()?.offset ?? .max)
        let start = around.lastIndex { $0.upper == "SELECT" && $0.offset <= end } ?? 0
        let depth = around.isEmpty ? 0 : around[start].depth
        return Array(
            around[start...].filter { $0.depth == depth }.prefix { !["UNION", "INTERSECT", "EXCEPT"].contains($0.upper) })
    }

    /// Whether that query has no FROM.
    func lacksFrom(inSubquery: Bool) -> Bool {
        guard let start = level.first, start.upper == "SELECT", (start.depth > 0) == inSubquery,
            before(["RETURNING"], orAround: true) == nil
        else { return false }
        return !zip(level, level.dropFirst()).contains { $0.upper != "DISTINCT" && $1.upper == "FROM" }
    }

    /// Whether that query, or one around it, gives a column this alias.
    func isAlias(_ name: String) -> Bool {
        let around = wordsAround
        return tree?.columnAliases.contains(name) == true
            && zip(around, around.dropFirst()).contains { before, word in
                word.name == name && (before.upper == "AS" || before.text == ")" || before.isOperandOrColumn)
            }
    }

    /// The tables and their aliases, as far as the words show them if the statement doesn't parse.
    func uses(in words: [Word]) -> [Tree.TableUse] {
        words.indices.dropLast().compactMap { index in
            let (start, table) = (words[index].upper, words[index + 1])
            // IS DISTINCT FROM names no table.
            guard index == 0 || words[index - 1].upper != "DISTINCT",
                ["FROM", "JOIN", "UPDATE", "INTO", "USING"].contains(start) || start == "," && names.columns[table.name] != nil,
                table.kind == .identifier
            else { return nil }
            let alias = words.dropFirst(index + 2).first { $0.upper != "AS" }
            return Tree.TableUse(table: table.name, alias: alias?.kind == .identifier ? alias?.name ?? "" : table.name)
        }
    }

    /// `ON a,id = b.author_id`.
    var commaForDot: Explanation? {
        guard message.sqlstate.hasPrefix("42") else { return nil }
        let uses = uses(in: words)
        let comma = words.indices.dropFirst().dropLast().first { index in
            let (table, column) = (words[index - 1], words[index + 1])
            guard words[index].text == ",", words[index].touchesPrevious, column.touchesPrevious, word(at: index - 2)?.text != ".",
                table.kind == .identifier, let use = uses.first(where: { $0.alias == table.name }), names.columns[column.name] == nil,
                names.tables(withColumn: table.name).isEmpty
            else { return false }
            return names.columns[use.table]?.contains(column.name) ?? !names.tables(withColumn: column.name).isEmpty
        }
        guard let comma else { return nil }
        let (table, column) = (words[comma - 1].text, words[comma + 1].text)
        return Explanation(
            "`\(table)` is a table here. Put a dot, not a comma, between a table and its column: `\(table).\(column)`.",
            concepts: ["qualified name", "table alias"], at: position(of: words[comma]))
    }

    /// 0A000, 3F000: `SELECT c.name. b.title`, where the server reads one long name.
    var dotForComma: Explanation? {
        let column = quoted.first ?? ""
        let isColumn = !names.tables(withColumn: column).isEmpty || tree?.columnAliases.contains(column) == true
        guard says("cross-database") || message.sqlstate == "3F000" && place != nil && isColumn else { return nil }
        let dot = words.indices.dropFirst().first { words[$0].text == "." && word(at: $0 + 1)?.touchesPrevious == false }
        let name = (said(after: "implemented: ") ?? writtenName.map(\.text).joined(separator: ".")).code
        let which = dot.flatMap { SyntaxEditSentence.shown(words, before: $0) }.map { "the dot after \($0)" } ?? "one of its dots"
        return Explanation(
            "The server reads \(name) as one name. Should \(which) be a comma?", concepts: ["select"],
            at: dot.map { position(of: words[$0]) })
    }

    /// 42704, 3F000: `upper(name) ', since '`, where the server reads what is before the text as a type.
    var missingBeforeText: Explanation? {
        guard let name = quoted.first,
            let start = place ?? words.indices.first(where: { words[$0].name == name && word(at: $0 + 1)?.kind == .string })
        else { return nil }
        if isTypedTwice(start) {
            let word = start..<start + 1
            return explanation(of: SyntaxEdit(kind: .delete, range: word, replacement: [], subject: word, cost: 0))
        }
        var next = start + 1
        while word(at: next)?.text == "." { next += 2 }
        let isCall = word(at: next)?.text == "("
        if isCall { next = (words[next...].firstIndex { $0.text == ")" && $0.depth == words[start].depth } ?? next) + 1 }
        let isKnown =
            names.isTableOrColumn(name) || isCall && names.hasFunction(name)
            || !["like", "ilike"].contains(name) && words.count { $0.name == name } > 1
        guard isKnown, let text = word(at: next), text.kind == .string, let before = SyntaxEditSentence.shown(words, before: next) else {
            return nil
        }
        let open = words[..<start].lastIndex { $0.text == "(" && $0.depth == words[start].depth - 1 }
        let function = open.flatMap { word(at: $0 - 1)?.name }.flatMap { names.hasFunction($0) ? $0 : nil }
        let clause = function != nil ? "SELECT" : self.before(Self.beforeExpressions)
        let isRange = word(at: next + 1)?.upper == "AND" && word(at: next + 2)?.kind == .string && word(at: next + 3)?.kind != .operator
        let usual = ["SELECT": "A comma or an operator", "THEN": "An operator", "ELSE": "An operator"]
        let missing = isRange ? "An operator, such as BETWEEN," : usual[clause ?? ""]
        return Explanation(
            "\(missing ?? "An operator, such as =,") is missing between \(before) and `\(text.text)`.",
            concepts: [function ?? "comparison"], at: position(of: text))
    }

    /// An odd number of quotes, which turns a part of the statement into text, and text into a part of the statement.
    var openQuote: Explanation? {
        guard let last = words.last, let sign = last.text.first, sign == "'" || sign == "\"",
            SQLScanner.tokens(in: sql).last?.isOpen == true
        else { return nil }
        let isName = sign == "\""
        let texts = words.indices.filter { index in
            let (word, next) = (words[index], self.word(at: index + 1))
            guard word.text.first == sign, index < words.count - 1 else { return false }
            return word.text.contains("\n") || next?.touchesPrevious == true && next?.kind != .punctuation && next?.kind != .operator
                || word.touchesPrevious && words[index - 1].isOperandOrColumn
                || word.text.split { !$0.isLetter }.contains { Self.keywords.contains(String($0)) }
        }
        // An apostrophe comes after a letter, and is explained by what it does.
        if let first = texts.first, words[first].unquoted.last?.isLetter == true { return nil }
        let quote = isName ? "double quote \"" : "single quote '"
        guard let first = texts.first else {
            return says("unterminated")
                ? nil
                : Explanation(
                    "The \(isName ? "name" : "text") that starts here never ends: a \(quote) is missing or extra.",
                    at: position(of: last))
        }
        let shown = SyntaxEditSentence.code(words[first].text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        return Explanation(
            "A \(quote) is missing or extra, so the server reads \(shown) as \(isName ? "a name" : "text").",
            at: position(of: words[first]))
    }

    /// Backticks around names or text, or around the whole answer.
    var backticks: Explanation? {
        guard message.sqlstate.hasPrefix("42"), let sign = words.first(where: { $0.kind == .operator && $0.text.contains("`") }) else {
            return nil
        }
        let isFence = sign.text.hasPrefix("```")
        return Explanation(
            isFence
                ? "Lines with ``` mark code on web pages and in chats. They aren't SQL."
                : "PostgreSQL doesn't use backticks. Most names need no quotes, and text needs single quotes.", at: position(of: sign))
    }
}
