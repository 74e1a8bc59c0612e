import Postgres
import SQLText

/// A small change that may turn a failed statement into a valid one.
struct SyntaxEdit {
    typealias Word = FailedStatement.Word

    enum Kind: Equatable {
        /// A keyword, comma, parenthesis, or operator is missing.
        case insert(String)
        /// A name, value, or condition is missing.
        case value
        /// A JOIN has no condition.
        case condition
        case delete
        /// A keyword is misspelled.
        case spelling(String)
        /// Another word is usual here.
        case replace(String)
        /// A word of another language, with what PostgreSQL has instead.
        case foreign(String)
        case quote(String)
        case unquote
        /// A keyword or several words as a name.
        case nameQuote
        case quoteInText
        case parentheses
        /// OVER, or a function before it, without any.
        case emptyParentheses
        case move(clause: String, before: String)
        case swap
        case join(String)
        case split(String)
        /// Part of a chain of comparisons.
        case chain
    }

    let kind: Kind
    /// The words that it changes, as indices.
    let range: Range<Int>
    let replacement: [String]
    /// The words that the sentence is about: the first of several equal changes.
    let subject: Range<Int>
    /// How large and unusual it is.
    private(set) var cost: Double

    /// Stands for a missing name or value.
    static let placeholder = "missing_name"

    func costing(_ more: Double) -> SyntaxEdit {
        var edit = self
        edit.cost += more
        return edit
    }

    func applied(to words: [Word]) -> [Word] {
        var words = words
        words.replaceSubrange(
            range,
            with: replacement.map { Word(text: $0, kind: .identifier, touchesPrevious: false, depth: 0) })
        return words
    }

    /// Whether it and an earlier edit are one change, and so a larger one: at the same place, or a parenthesis that moves.
    func isPart(of first: SyntaxEdit, in statement: FailedStatement) -> Bool {
        if case .insert(let text) = first.kind {
            let other = kind == .delete ? statement.words[range].text : kind == .insert("(") ? ")" : kind == .insert(")") ? "(" : ""
            if other == text { return true }
        }
        return range.lowerBound <= first.range.lowerBound + first.replacement.count && range.upperBound >= first.range.lowerBound
    }

    // MARK: - What is tried

    /// How far before the place where the server stops.
    private static let reach = 3

    static func candidates(for statement: FailedStatement, at place: Int) -> [SyntaxEdit] {
        var tries = Candidates(statement: statement, place: place)
        for index in stride(from: place, through: max(0, place - reach), by: -1) {
            tries.insertions(at: index)
            tries.values(at: index)
            tries.quotes(from: index)
            tries.parentheses(from: index)
            guard index < statement.words.count else { continue }
            tries.deletions(at: index)
            tries.replacements(at: index)
        }
        if place > reach { tries.spelling(at: 0) }
        tries.clauses()
        return tries.edits
    }
}

/// The edits to try around a place.
private struct Candidates {
    let statement: FailedStatement
    let place: Int
    private(set) var edits: [SyntaxEdit] = []

    init(statement: FailedStatement, place: Int) {
        self.statement = statement
        self.place = place
    }

    private var words: [SyntaxEdit.Word] { statement.words }
    private func upper(_ index: Int) -> String { statement.word(at: index)?.upper ?? "" }

    /// An edit before the place costs more.
    private mutating func add(
        _ kind: SyntaxEdit.Kind, _ range: Range<Int>, _ replacement: [String], _ cost: Double, about subject: Range<Int>? = nil
    ) {
        let distance = max(0, place - range.lowerBound)
        edits.append(
            SyntaxEdit(kind: kind, range: range, replacement: replacement, subject: subject ?? range, cost: cost + 0.15 * Double(distance)))
    }

    // MARK: - Something is missing

    /// What may be missing, how unusual that is, and the words that must be right before it or start the statement.
    private static let missing: [(text: String, cost: Double, needs: Set<String>)] = [
        (",", 1, []), (")", 1, []), ("(", 1.2, []), ("WHERE", 1.1, []), ("FROM", 1.1, []), ("ON", 1.1, []),
        ("JOIN", 1.1, ["LEFT", "RIGHT", "FULL", "INNER", "CROSS", "SELECT"]),
        ("THEN", 1, []), ("WHEN", 1, []), ("END", 1, []), ("AS", 1.2, []), ("SELECT", 1.4, []), ("REFERENCES", 1.4, []),
        ("=", 1.3, []), (".", 2, []), ("IN", 1.6, []), ("CASE", 1.6, []), ("NULL", 1, ["NOT", "IS", "SET"]),
        ("BY", 0.8, ["ORDER", "GROUP", "PARTITION"]), ("KEY", 0.8, ["PRIMARY", "FOREIGN"]), ("SET", 1, ["UPDATE"]),
        ("VALUES", 1, ["INSERT"]), ("INTO", 1, ["INSERT"]), ("TABLE", 1, ["CREATE", "ALTER", "DROP"]),
        ("OVER", 1.1, [")"]), ("TYPE", 1, ["ALTER"]), ("TO", 1, ["ALTER"]), ("INDEX", 1, ["UNIQUE"]),
    ]

    private static let starts: Set<String> = [
        "SELECT", "INSERT", "UPDATE", "DELETE", "COMMIT", "ROLLBACK", "BEGIN", "CREATE", "ALTER", "DROP", "WITH", "SAVEPOINT",
    ]

    mutating func insertions(at index: Int) {
        let isTable = statement.names.columns[statement.word(at: index)?.name ?? ""] != nil
        for row in Self.missing where row.needs.isEmpty || row.needs.contains(upper(index - 1)) || row.needs.contains(upper(0)) {
            if row.text == "REFERENCES" && !isTable || isTooMuch(row.text, before: index) { continue }
            add(.insert(row.text), index..<index, [row.text], row.cost)
        }
        if index > 0, Self.starts.contains(upper(index)) { add(.insert(";"), index..<index, [";"], 0.75) }
        if index == 3, upper(0) == "ALTER", upper(3) == "COLUMN" || FailedStatement.types.contains(statement.word(at: 4)?.name ?? "") {
            add(.insert("ADD"), index..<index, ["ADD"], 1.2)
        }
        let function = upper(index) == "OVER" ? statement.word(at: index - 1) : nil
        if upper(index - 1) == "OVER" || function.map({ statement.names.hasFunction($0.name) }) == true {
            add(.emptyParentheses, index..<index, ["(", ")"], 0.7)
        }
        if isBetweenConditions(index) || upper(index - 2) == "BETWEEN" { add(.insert("AND"), index..<index, ["AND"], 0.9) }
        if ["NULL", "NOT", "TRUE", "FALSE"].contains(upper(index)) { add(.insert("IS"), index..<index, ["IS"], 1) }
        if index > 1, words[index - 1].text == ")" { add(.insert("OVER"), index..<index, ["OVER", "(", ")"], 1.5) }
    }

    /// Whether a word next to the gap is wrong, rather than one missing there.
    private func isTooMuch(_ text: String, before index: Int) -> Bool {
        switch text {
        case "AS": upper(0) == "INSERT"
        case "SELECT": upper(0) == "INSERT" || index == 0 && (!statement.has("FROM") || Self.starts.contains(upper(0)))
        // A name before a parenthesis calls a function, and an operator after a value doesn't start the next one.
        case ",":
            upper(index) == "(" && statement.word(at: index - 1)?.kind == .identifier || ["FILTER", "OVER"].contains(upper(index))
                || upper(index) != "*" && statement.word(at: index)?.kind == .operator && isValue(before: index)
        case "WHERE": isUncompared(before: index)
        case "TABLE": FailedStatement.keywords.contains(upper(index))
        case "TYPE": index >= words.count || upper(index - 1) == "COLUMN"
        case ".": statement.names.tables(withColumn: statement.word(at: index)?.name ?? "").isEmpty
        case "NULL": FailedStatement.comparing.contains(upper(index))
        default: false
        }
    }

    /// Whether a value, or its alias, ends before this index.
    private func isValue(before index: Int) -> Bool {
        switch statement.word(at: index - 1)?.kind {
        case .identifier, .keyword(isReserved: false), .string, .number, .parameter: true
        case .punctuation: [")", "]"].contains(upper(index - 1))
        case .keyword, .operator, .comment, .backslash, nil: false
        }
    }

    /// Whether a condition starts before this index, and compares nothing yet.
    private func isUncompared(before index: Int) -> Bool {
        guard let start = words[..<min(index, words.count)].lastIndex(where: { Self.conditional.contains($0.upper) }) else { return false }
        return !words[start..<index].contains { FailedStatement.comparing.contains($0.upper) || ["IS", "IN", "EXISTS"].contains($0.upper) }
    }

    /// Whether there is a comparison on both sides, in a clause that has a condition.
    private func isBetweenConditions(_ index: Int) -> Bool {
        let start = words[..<min(index, words.count)].lastIndex { Self.conditional.contains($0.upper) }
        guard let start, index < words.count else { return false }
        let after = words[index...].prefix { !Self.conditional.contains($0.upper) && !FailedStatement.clauses.contains($0.upper) }
        return [words[start..<index], after].allSatisfy { $0.contains { FailedStatement.comparing.contains($0.upper) } }
    }

    private static let conditional: Set<String> = ["WHERE", "HAVING", "ON", "WHEN", "AND", "OR", "CHECK"]

    mutating func values(at index: Int) {
        let previous = upper(index - 1)
        // Before a number, * multiplies.
        let isFactor = upper(index) == "*" && statement.word(at: index + 1)?.kind == .number
        if index == place && previous != "." || isFactor || ["UPDATE", "FROM", "JOIN", "INTO", "TABLE", "AS"].contains(previous) {
            add(.value, index..<index, [SyntaxEdit.placeholder], previous == "AS" || isFactor ? 0.6 : 1.6)
        }
        if index == place { add(.condition, index..<index, ["ON", SyntaxEdit.placeholder], 0.9) }
        let sign = upper(index)
        if index == place, index > 1, FailedStatement.comparing.contains(sign), words[index - 1].isOperand {
            let start = words[..<index].lastIndex { !$0.touchesPrevious } ?? index - 1
            add(.chain, index..<index, ["AND"] + words[start..<index].map(\.text), 1.2)
        }
    }

    // MARK: - Something is too much

    mutating func deletions(at index: Int) {
        let word = words[index]
        if let other = Self.foreign[word.upper] {
            add(.foreign(other), index..<index + 1, [], 0.5)
            add(.foreign(other), index..<min(index + 2, words.count), [], 0.5)
            add(.foreign(other), index..<words.count, words[index...].map(\.text).filter { !["`", "[", "]"].contains($0) }, 0.5)
            add(.foreign(other), index..<words.count, words[index...].map { ["[": "(", "]": ")"][$0.text] ?? $0.text }, 0.5)
        }
        // In a definition, names and types come in pairs.
        if words.count == 1 || upper(0) == "CREATE" && word.kind == .identifier || FailedStatement.types.contains(word.name) { return }
        if ["AND", "OR"].contains(word.upper), ![upper(index - 1), upper(index + 1)].contains(word.upper) { return }
        // After a comparison or a parenthesis, it begins a subquery.
        if word.upper == "SELECT", upper(index - 1) == "(" || FailedStatement.comparing.contains(upper(index - 1)) { return }
        // A function has a reason.
        if upper(index + 1) == "(", word.text != "(", !FailedStatement.keywords.contains(word.upper) { return }
        let cost: Double =
            switch word.kind {
            case .punctuation: word.text == "," ? 0.9 : word.text == "." ? 2 : 1.1
            case .keyword(isReserved: true): statement.isRepeated(index) ? 0.9 : 1.6
            case .keyword: statement.isRepeated(index) && FailedStatement.concepts[word.upper] != nil ? 0.9 : 2.2
            case .operator: 1.8
            default: 2.6
            }
        add(.delete, index..<index + 1, [], cost)
        if word.kind == .punctuation || word.kind == .operator { everywhere(index, .delete, nil, cost + 0.3) }
    }

    /// The same change to all words like this one: one misunderstanding, several times.
    private mutating func everywhere(_ index: Int, _ kind: SyntaxEdit.Kind, _ replacement: String?, _ cost: Double) {
        let text = words[index].text
        let range = index..<words.count
        guard words[range].dropFirst().contains(where: { $0.text == text }) else { return }
        add(kind, range, words[range].compactMap { $0.text == text ? replacement : $0.text }, cost, about: index..<index + 1)
    }

    /// Words of other languages.
    private static let foreign = [
        "TOP": "PostgreSQL has no TOP. LIMIT at the end of the query sets the number of rows.",
        "AUTO_INCREMENT": "PostgreSQL has no AUTO_INCREMENT. GENERATED ALWAYS AS IDENTITY numbers the rows.",
        "%": "In SQL, % is the remainder of a division, not percent. Multiply by a decimal number instead.",
        "`": "PostgreSQL has no backticks. Write names without quotes, and text in single quotes.",
        "[": "Square brackets are for arrays. Write names without brackets, and lists in parentheses.",
    ]

    // MARK: - Something else is usual

    /// What beginners write, and what belongs there.
    private static let usual: [(written: [String], meant: [String], cost: Double)] = [
        (["&&"], ["AND"], 0.6), (["&"], ["AND"], 0.6), (["SORT", "BY"], ["ORDER", "BY"], 0.6), (["IF"], ["CASE", "WHEN"], 0.6),
        (["IF"], ["WHEN"], 0.6), (["OTHERWISE"], ["ELSE"], 0.5), (["DEFAULT"], ["ELSE"], 0.6), (["IN"], ["ON"], 0.8), (["OF"], ["ON"], 0.8),
        (["IS", "NOT"], ["<>"], 1), (["NOT"], ["<>"], 1), (["WHERE"], ["HAVING"], 0.8),
        (["DESCENDING"], ["DESC"], 0.5), (["ASCENDING"], ["ASC"], 0.5), (["IS", "NOT", "="], ["<>"], 0.8),
        (["||"], ["OR"], 1.2), (["=="], ["="], 0.6), (["=", "="], ["="], 0.6), (["=>"], [">="], 0.6),
        (["=<"], ["<="], 0.6), (["=", ">"], [">="], 0.6), (["=", "<"], ["<="], 0.6), (["=", "!"], ["<>"], 0.6), ([">", "<"], ["<>"], 0.6),
        (["+="], ["="], 0.8), ([":="], ["="], 0.8), (["-="], ["="], 0.8), (["X"], ["*"], 0.7), (["{"], ["("], 0.8), (["}"], [")"], 0.8),
        ([";"], [","], 0.9),
        ([","], ["AND"], 1), (["AND"], [","], 1.2), (["."], [","], 1.4), (["TO"], ["AND"], 0.9), (["WITH"], ["ON"], 0.9),
        (["WHERE"], ["ON"], 1.2), (["WHERE"], ["AND"], 0.9), (["ON"], ["AND"], 0.9), (["FROM"], ["ON"], 1.1), (["ELSEIF"], ["WHEN"], 0.5),
        (["ELSIF"], ["WHEN"], 0.5), (["ELSE", "IF"], ["WHEN"], 0.5), (["IS"], ["="], 1.2), (["=", "IS"], ["IS"], 0.8),
        (["IS", "LESS", "THAN"], ["<"], 0.7), (["IS", "GREATER", "THAN"], [">"], 0.7), (["LESS", "THAN"], ["<"], 0.7),
        (["GREATER", "THAN"], [">"], 0.7), (["EQUALS"], ["="], 0.7), (["="], ["THEN"], 1.1), (["FOREIGN", "KEY"], ["REFERENCES"], 1.1),
        (["AS"], ["="], 1.8), (["TO"], ["="], 1.2), (["IF"], ["WHERE"], 0.8), (["ADD"], ["SET"], 0.8), (["INTO"], ["FROM"], 1.5),
        (["SET"], ["VALUES"], 1.8), (["IN"], ["FROM"], 1.3), ([","], ["FROM"], 1.4),
    ]

    /// Keywords that hardly anyone takes for a name.
    private static let reservedWords: Set = ["SELECT", "FROM", "WHERE", "HAVING", "JOIN", "ON", "AND", "OR", "NOT", "AS", "IN"]

    mutating func replacements(at index: Int) {
        for row in Self.usual where row.written.indices.allSatisfy({ upper(index + $0) == row.written[$0] }) {
            // A list in SET, SELECT, or VALUES has no conditions.
            let isComma = row.written == [","]
            if isComma || row.written == ["TO"], row.meant == ["AND"], upper(index - 2) != "BETWEEN",
                !isComma || !isBetweenConditions(index)
            {
                continue
            }
            if row.meant == ["HAVING"], !words[index...].contains(where: { FailedStatement.aggregates.contains($0.name) }) { continue }
            add(.replace(row.meant.joined(separator: " ")), index..<index + row.written.count, row.meant, row.cost)
            if row.written.count == 1 {
                everywhere(index, .replace(row.meant[0]), row.meant[0], row.cost)
            }
        }
        spelling(at: index)
        let word = words[index]
        if let next = statement.word(at: index + 1) {
            if word.kind == .operator, next.kind == .operator {
                add(.join(word.text + next.text), index..<index + 2, [word.text + next.text], 0.8)
            }
            // Only the order of keywords, and that of a table and its alias, is fixed.
            if word.isKeyword && next.isKeyword || ["ASC", "DESC"].contains(word.upper) || statement.names.columns[next.name] != nil {
                add(.swap, index..<index + 2, [next.text, word.text], ["ASC", "DESC"].contains(word.upper) ? 0.8 : 1.9)
            }
            if word.text == ",", next.touchesPrevious, next.kind == .number, index > 0, words[index - 1].kind == .number {
                add(.join("\(words[index - 1].text).\(next.text)"), index - 1..<index + 2, ["\(words[index - 1].text).\(next.text)"], 0.3)
            }
        }
        if case .keyword(isReserved: true) = word.kind {
            if let near = statement.names.table(near: word.name), ["FROM", "JOIN", "INTO", "UPDATE"].contains(upper(index - 1)) {
                add(.replace(near), index..<index + 1, [near], 0.9)
            } else if index + 1 < words.count, !Self.reservedWords.contains(word.upper) {
                add(.nameQuote, index..<index + 1, ["\"\(word.text)\""], 1.3)
                everywhere(index, .nameQuote, "\"\(word.text)\"", 1.3)
            }
        }
        if word.isQuotedNull, ["IS", "NOT"].contains(upper(index - 1)) {
            add(.unquote, index..<index + 1, ["NULL"], 0.6)
        } else if word.kind == .string, word.text.hasPrefix("'") {
            add(.unquote, index..<index + 1, [word.unquoted], 1.1)
            let all = index..<words.count
            add(.unquote, all, words[all].map { $0.depth == word.depth && $0.kind == .string ? $0.unquoted : $0.text }, 1.3)
        }
        if index > 0, word.touchesPrevious, words[index - 1].kind == .string, word.kind == .identifier || word.isKeyword {
            let rest = words[index...].firstIndex { $0.kind == .string } ?? words.count - 1
            add(
                .quoteInText, index - 1..<rest + 1, [words[index - 1].text + "'" + words[index...rest].map(\.text).joined(separator: " ")],
                0.4)
        }
    }

    /// A word that is close to a keyword.
    mutating func spelling(at index: Int) {
        guard let word = statement.word(at: index) else { return }
        for keyword in statement.keywords(near: word) where keyword != word.upper {
            add(.spelling(keyword), index..<index + 1, [keyword], 0.5)
            if index > 0, Self.starts.contains(keyword) { add(.spelling(keyword), index..<index + 1, [";", keyword], 0.7) }
        }
        guard word.kind == .identifier || word.upper == "NOTNULL" else { return }
        for keyword in ["SELECT", "FROM", "WHERE", "ORDER", "GROUP", "UPDATE", "INSERT", "DELETE", "PRIMARY", "FOREIGN", "NOT"]
        where word.upper.hasPrefix(keyword) && word.upper != keyword {
            add(.split(keyword), index..<index + 1, [keyword, String(word.text.dropFirst(keyword.count))], 0.8)
        }
    }

    // MARK: - Text and parentheses

    /// A run of words that is meant as text, or as a name.
    mutating func quotes(from index: Int) {
        let previous = upper(index - 1)
        guard index > 0, Self.beforeText.contains(previous) || FailedStatement.comparing.contains(previous) else { return }
        if statement.word(at: index)?.kind == .operator, !previous.hasSuffix("LIKE") { return }
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
            !words[run].contains(where: { $0.kind == .string || !isName && statement.names.isTableOrColumn($0.name) })
        else { return }
        let text = words[run].text
        add(isName ? .nameQuote : .quote(text), run, [isName ? "\"\(text)\"" : "'\(text)'"], 0.8)
    }

    private static let beforeText: Set<String> = ["(", ",", "THEN", "ELSE", "DEFAULT", "AS"]

    mutating func parentheses(from index: Int) {
        let limit = min(words.count, index + 40)
        // `IS ''` alone would be a literal of the type IS.
        guard index < limit, upper(index) != "IS" else { return }
        // In a query, a column's name needs no parentheses after it.
        let isQuery = !["CREATE", "INSERT", "ALTER"].contains(upper(0))
        if isQuery, let before = statement.word(at: index - 1), statement.names.isTableOrColumn(before.name) { return }
        var isOddStart = false
        if case .keyword(isReserved: true) = words[index].kind { isOddStart = !["SELECT", "ORDER", "CASE", "NOT"].contains(upper(index)) }
        for end in index + 1...limit {
            let isEdge = end == words.count || words[end].isKeyword || [",", ")", "("].contains(words[end].text)
            guard end >= place, isEdge || end == index + 1 else { continue }
            let part = words[index..<end]
            if part.count(where: { $0.text == "(" }) != part.count(where: { $0.text == ")" }) { continue }
            // A column gets one value.
            if upper(index - 1) == "=", upper(index - 2) != ")", part.contains(where: { $0.text == "," }) { continue }
            let cost = 1.2 + (end == index + 1 || isEnd(end) ? 0 : 0.1) + (isOddStart ? 1 : 0)
            add(.parentheses, index..<end, ["("] + words[index..<end].map(\.text) + [")"], cost)
        }
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
        var parts: [(name: String, rank: Int, words: [String])] = []
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
            parts[parts.count - 1].words.append(word.text)
        }
        guard let late = parts.indices.dropFirst().first(where: { parts[$0].rank < parts[$0 - 1].rank }) else { return }
        guard let before = parts[..<late].first(where: { $0.rank > parts[late].rank }) else { return }
        // WHERE runs before grouping, so it can't contain aggregates.
        if parts[late].name == "WHERE", parts[late].words.contains(where: { FailedStatement.aggregates.contains($0.lowercased()) }) {
            return
        }
        let sorted = parts.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.flatMap(\.element.words)
        edits.append(
            SyntaxEdit(
                kind: .move(clause: parts[late].name, before: before.name), range: start..<end, replacement: sorted, subject: start..<end,
                cost: 0.8))
    }
}

extension FailedStatement.Word {
    /// Whether it is NULL in quotes of either kind.
    var isQuotedNull: Bool { ["'NULL'", "\"NULL\""].contains(upper) }

    /// Text without its quotes.
    var unquoted: String { kind == .string ? String(text.dropFirst().dropLast()) : text }
}
