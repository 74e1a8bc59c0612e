import Postgres
import Primitives
import SQLText
import Verdicts

/// Puts an edit into words: what was found, what is missing, and one pointer.
struct SyntaxEditSentence {
    let edit: SyntaxEdit
    let statement: FailedStatement

    private var words: [FailedStatement.Word] { statement.words }
    private var start: Int { edit.subject.lowerBound }
    private var end: Int { edit.subject.upperBound }
    private var found: String { Self.code(words[edit.subject].text) }

    var explanation: Explanation {
        switch edit.kind {
        case .insert(";") where followsCommentedSemicolon:
            Explanation(
                "The semicolon before \(Self.shown(words[start])) is inside a comment. Move it in front of the comment.",
                concepts: ["select"])
        case .insert(let text):
            Explanation("\(missing(text).capitalizedFirst) is missing \(gap).\(pointer(for: text))", concepts: concepts(text))
        case .value: Explanation(missingValue, concepts: concepts(upper(start - 1)))
        case .condition:
            Explanation(
                "\(openJoin) has no condition. ON says which rows of the two tables belong together.", concepts: ["on", "join"])
        case .delete: Explanation(surplus, concepts: concepts(upper(start)))
        case .spelling(let keyword) where words[start].isKeyword:
            Explanation("\(keyword) is needed \(gap), not \(found).", concepts: concepts(keyword))
        case .spelling(let keyword): Explanation("\(found) is not a keyword.", suggestion: keyword, concepts: concepts(keyword))
        case .replace where upper(start) == "IS" && upper(start - 1) == "NULL":
            Explanation("Write \(nullTest) after the column that it tests.", concepts: ["is null"])
        case .replace("=")
        where upper(start) == "IS"
            && (![.string, .number].contains(where: { $0 == statement.word(at: end)?.kind }) || statement.word(at: end)?.text == "''"):
            Explanation("IS tests for NULL: IS NULL or IS NOT NULL. Other values are compared with =.", concepts: ["is null"])
        case .replace(let text):
            Explanation(
                "\(Self.name(of: text).capitalizedFirst) is needed \(gap), not \(end - start > 1 ? found : Self.shown(words[start])).\(pointer(for: text))",
                concepts: text.hasSuffix("::interval")
                    ? ["interval", "date arithmetic"] : text == "=" && upper(start) == "IS" ? ["is null"] : concepts(text))
        case .foreign(let sentence): Explanation(sentence, concepts: ["limit", "identity"].filter(sentence.lowercased().contains))
        case .quote(let text):
            Explanation("\(Self.code(text)) has no quotes. Text needs single quotes: `'\(text)'`.", concepts: concepts(upper(start - 1)))
        case .unquote where words[start].isQuotedNull:
            Explanation(
                "\(found) has quotes, so it isn't NULL. IS NULL and IS NOT NULL test whether there is a value.",
                concepts: ["is null", "null"])
        case .unquote:
            Explanation(
                "\(Self.code(quotedText)) has single quotes, so it is text. A name has none, or double quotes.",
                concepts: ["alias", "as", "select"])
        case .nameQuote where end - start > 1:
            Explanation(
                "The name \(found) has several words. It needs double quotes, or _ between the words.", concepts: ["column alias", "as"])
        case .nameQuote: Explanation("\(words[start].upper) is a keyword of SQL. Choose another name, or put this one in double quotes.")
        case .quoteInText:
            Explanation("The text \(Self.code(words[start].text)) ends at its second quote. Inside text, a quote is written ''.")
        case .parentheses where function != nil:
            Explanation("\(function ?? "") is a function. Its arguments go in parentheses.")
        case .parentheses:
            Explanation(
                "Parentheses are missing \(extent).\(Self.needs[upper(start - 1)] ?? "")", concepts: concepts(upper(start - 1)))
        case .emptyParentheses:
            Explanation(
                "\(Self.shown(words[start - 1])) needs parentheses after it, even if they are empty.",
                concepts: ["over", "window function"])
        case .move(let clause, let before):
            Explanation(
                "\(clause) must come before \(before).\(pointer(forOrderOf: clause))",
                concepts: before == "RETURNING" ? [] : [clause.lowercased()])
        case .swap:
            Explanation("\(Self.shown(words[start + 1])) must come before \(Self.shown(words[start])).", concepts: concepts(upper(start)))
        case .join(let text) where text.contains("."):
            Explanation("The number \(Self.code(text.replacing(".", with: ","))) contains a comma. SQL writes decimals with a point.")
        case .join(let text):
            Explanation("\(Self.code(text)) is one operator, so it has no space inside. You wrote \(found).", concepts: ["comparison"])
        case .split(let keyword): Explanation("A space is missing in \(found), after \(keyword).", concepts: concepts(keyword))
        case .unfinished:
            Explanation(
                "The \(upper(0)) statement before \(upper(0) == upper(start) ? "the second " : "")\(upper(start)) is unfinished. "
                    + "Complete it and add a semicolon, or remove it.")
        case .chain: Explanation("Comparisons can't be chained. Write each one in full, with AND between them.", concepts: ["and"])
        }
    }

    /// Where parentheses belong. Words that follow a list may be part of the edit.
    private var extent: String {
        let (part, word) = (words[edit.subject], upper(start - 1))
        let isTooLong =
            word == "IN" && part.contains { ["AND", "OR"].contains($0.upper) }
            || word == "OVER" && part.contains { $0.text == "," } && words[start].depth > 0
        return isTooLong ? "after \(word)" : "around \(found)"
    }

    /// A function right before the edit, if its arguments may end later.
    private var function: String? {
        let next = statement.word(at: end)
        if end == start + 1 || upper(start + 1) == ".", next?.kind != .operator, next?.text != "," { return nil }
        return statement.word(at: start - 1).flatMap {
            let isCalled = statement.names.hasFunction($0.name) && !FailedStatement.types.contains($0.name)
            return isCalled && upper(start) != "SELECT" ? $0.text.code : nil
        }
    }

    private func upper(_ index: Int) -> String { statement.word(at: index)?.upper ?? "" }

    // MARK: - Sentences

    private var missingValue: String {
        let previous = statement.word(at: start - 1)
        guard let shown = Self.shown(words, before: start) else { return "The statement has no start." }
        switch previous?.upper ?? "" {
        case "FROM", "JOIN", "INTO", "UPDATE", "TABLE", "REFERENCES": return "The name of a table is missing after \(shown)."
        case "AND" where upper(start - 3) == "BETWEEN": return "A value is missing after \(shown)."
        case "WHERE", "AND", "OR", "ON", "HAVING", "WHEN", "NOT":
            if FailedStatement.comparing.union(["IN", "IS"]).contains(upper(upper(start) == "NOT" ? start + 1 : start)) {
                return "A column is missing \(gap)."
            }
            return "A condition is missing after \(shown)."
        case "AS", "SAVEPOINT", "INDEX", "VIEW", "COLUMN", "CONSTRAINT", "EXISTS": return "A name is missing after \(shown)."
        case "LIMIT", "OFFSET": return "A number is missing after \(shown)."
        case "::": return "A type is missing after `::`."
        case "SET" where upper(start) == "=": return "A column is missing \(gap)."
        case "BY", "SELECT": return "A column is missing after \(shown)."
        default: break
        }
        return "A value is missing \(gap)."
    }

    private var surplus: String {
        let word = words[start]
        switch word.text {
        case "," where upper(start + 1) == "," || upper(start - 1) == ",": return "There are two commas with nothing between them."
        case ",": return "The comma \(gap) is one too many."
        case ")": return "The closing parenthesis \(gap) has no opening one."
        case "(" where edit.range.count > 1:
            return "The parentheses that open \(gap) don't belong there."
        case "(" where upper(start + 1) == "(":
            return "There is an extra opening parenthesis after \(Self.shown(words, before: start) ?? "(".code)."
        case "(": return "The opening parenthesis \(gap) is never closed."
        default: break
        }
        if edit.replacement.last == "EXISTS" {
            return "\(found) doesn't belong \(gap). EXISTS takes only a subquery, while IN compares a column with the subquery's values."
        }
        if word.isKeyword, upper(start - 1) == "(", upper(end) == ")", let function = statement.word(at: start - 2),
            statement.names.hasFunction(function.name)
        {
            let value = function.name == "count" ? "* or a column" : "a value"
            return "\(word.upper) is a keyword of SQL. \(function.text.code) needs \(value) in its parentheses."
        }
        if word.isKeyword && statement.isRepeated(start) || statement.isTypedTwice(start) {
            return "There is a second \(Self.shown(word)) \(gap). One is enough."
        }
        if word.upper == "VALUES", words[end...].first(where: { $0.text != "(" })?.upper == "SELECT" {
            return "INSERT takes its rows from VALUES or from a SELECT, not from both."
        }
        var pointer = ""
        if ["ASC", "DESC"].contains(word.upper) {
            if !words[..<start].contains(where: { $0.upper == "ORDER" }) {
                pointer = " Use it in ORDER BY."
            } else if let next = statement.word(at: end), next.kind == .operator || next.isOperandOrColumn {
                pointer = " It comes after the \(next.kind == .operator ? "whole expression" : "column")."
            }
        }
        return "\(end - start > 1 ? found : Self.shown(word).capitalizedFirst) doesn't belong \(gap).\(pointer)"
    }

    /// Whether a comment before the place ends with a semicolon.
    private var followsCommentedSemicolon: Bool {
        guard let before = statement.word(at: start - 1), let word = statement.word(at: start) else { return false }
        let skipped = statement.sql.utf8.prefix(word.offset).dropFirst(before.offset + before.text.utf8.count)
        return skipped.last(where: { $0 > UInt8(ascii: " ") }) == UInt8(ascii: ";")
    }

    /// What is written before its column: `NULL IS NOT city`.
    private var nullTest: String { end - start > 1 ? "IS NOT NULL" : "IS NULL" }

    private var quotedText: String { words[edit.range].first { $0.kind == .string }?.text ?? "" }

    private func missing(_ text: String) -> String {
        switch text {
        case "," where statement.word(at: start - 1)?.kind == .identifier && statement.word(at: start)?.kind == .number:
            "a comma or an operator"
        case "AND" where upper(start - 2) != "BETWEEN": "AND or OR"
        case "," where upper(0) == "UPDATE" && !statement.has("WHERE") && statement.word(at: start)?.depth == 0: "a comma or WHERE"
        case "," where isUnclear: "a comma or an operator"
        case "GROUP": "GROUP or ORDER"
        case "=" where upper(start) == "(" && upper(start + 1) == "SELECT": "IN or an operator, such as =,"
        case "=" where words[..<start].last { ["WHEN", "THEN", "ELSE", "END"].contains($0.upper) }?.upper == "THEN": "ELSE or an operator"
        case "=" where upper(0) != "UPDATE" || statement.isAfter("WHERE", start) || upper(start - 2) == "=": "an operator, such as =,"
        default: Self.name(of: text)
        }
    }

    /// Whether two numbers, or text and what follows it, may be meant to be combined.
    private var isUnclear: Bool {
        guard !["INSERT", "CREATE"].contains(upper(0)), let next = statement.word(at: start), let before = statement.word(at: start - 1)
        else { return false }
        let column = upper(start + 1) == "." ? statement.word(at: start + 2) : next
        return before.kind == .string && upper(start + 1) == "("
            || [before, column].allSatisfy { $0.map { statement.names.isNumber($0.name) } == true }
    }

    /// What a keyword is for, where that decides.
    private func pointer(for text: String) -> String {
        switch text {
        case "ON" where statement.has("JOIN"): " A JOIN needs it: it says which rows belong together."
        case "AND" where upper(start - 2) == "BETWEEN": " BETWEEN takes two values with AND between them."
        case "IS" where upper(end) == "NULL" || upper(end) == "NOT": " IS NULL and IS NOT NULL test whether there is a value."
        case "END": " It ends a CASE."
        case "HAVING":
            " WHERE filters rows; HAVING filters groups."
                + (statement.computedAlias(in: words[end...].prefix { !FailedStatement.clauses.contains($0.upper) }).map {
                    " Instead of the alias `\($0.text)`, repeat its expression."
                } ?? "")
        case ")" where upper(start - 1) == "(" && upper(start - 2) == "COUNT": " count needs * or a column in its parentheses."
        case "WHEN": " In a CASE, every condition starts with WHEN."
        case "THEN": " In a CASE, THEN follows the condition after WHEN."
        default: ""
        }
    }

    /// What needs parentheses after it.
    static let needs = [
        "IN": " IN needs its values in parentheses.", "VALUES": " VALUES needs each row in parentheses.",
        "CHECK": " CHECK needs its condition in parentheses.", "OVER": " OVER needs them, even if they are empty.",
        "USING": " USING needs its columns in parentheses.",
    ]

    private func pointer(forOrderOf clause: String) -> String {
        ["SET", "PARTITION BY", "RETURNING"].contains(clause) || !statement.has("SELECT")
            ? "" : " The order is SELECT, FROM\(clause.hasSuffix("JOIN") ? " … JOIN" : ""), WHERE, GROUP BY, HAVING, ORDER BY, LIMIT."
    }

    /// The last JOIN before the edit without ON or USING, which isn't always the nearest one.
    private var openJoin: String {
        let joins = words.indices.prefix(start).filter { upper($0) == "JOIN" }
        let open = Array(zip(joins, joins.dropFirst() + [start])).last { join, next in
            !words[join..<next].contains { ["ON", "USING"].contains($0.upper) }
        }
        guard let open, open.0 + 1 < start else { return "This JOIN" }
        return Self.code("JOIN \(words[open.0 + 1].text)")
    }

    /// The construct that the edit completes, then the clause around it, then the statement.
    private func concepts(_ text: String) -> [String] {
        let (hasJoin, hasQuery) = (statement.has("JOIN"), statement.has("SELECT"))
        let clause = words.prefix(start).last { word in
            let isClause = FailedStatement.concepts[word.upper] != nil || FailedStatement.clauses.contains(word.upper)
            return isClause && (word.upper != "ON" || hasJoin) && (word.upper != "EXISTS" || hasQuery)
        }
        let isKind = words.first?.isKeyword == true
        let kind = ["CREATE", "ALTER", "DROP"].contains(upper(0)) ? "\(upper(0)) \(upper(1))" : isKind ? upper(0) : ""
        // ON belongs to joins, AND and EXISTS to conditions, AS to names of columns, unless the statement has another use for them.
        let isOther =
            text == "ON" && !hasJoin || text == "AND" && upper(start - 2) == "BETWEEN" || text == "AS" && kind == "WITH"
            || text == "EXISTS" && !hasQuery
        // A stray comma or parenthesis has nothing to do with the clause.
        let around = text.first?.isLetter == true ? clause?.upper ?? "" : ""
        // In a definition, DELETE belongs to a foreign key.
        if text == "DELETE", ["CREATE", "ALTER"].contains(upper(0)) { return ["on delete", "foreign key"] }
        if text == "JOIN", let kind = FailedStatement.outer[upper(start - 1)] { return [kind, "join"] }
        let named = text == "NULL" && upper(start - 1) == "NOT" && upper(start - 2) != "IS" ? "NOT NULL" : text
        let isIdentity = text == "DEFAULT" && upper(start - 1) == "BY"
        return [isOther ? upper(start - 2) : isIdentity ? "IDENTITY" : named, around, kind].filter { $0.first?.isLetter == true }
            .map { FailedStatement.concepts[$0] ?? $0.lowercased() }
    }

    // MARK: - Places

    /// `between FROM and `price``.
    private var gap: String {
        switch (Self.shown(words, before: start), Self.shown(words, after: end)) {
        case (let before?, let after?): "between \(before) and \(after)"
        case (let before?, nil): "after \(before)"
        case (nil, let after?): "before \(after)"
        case (nil, nil): "here"
        }
    }

    /// The name, value, or keyword that ends before this index.
    static func shown(_ words: [FailedStatement.Word], before index: Int) -> String? {
        guard index > 0, index <= words.count else { return nil }
        var first = index - 1
        if words[first].text == ")", let open = words[..<first].lastIndex(where: { $0.text == "(" && $0.depth == words[first].depth }) {
            let isCall = open > 0 && (words[open - 1].kind == .identifier || words[open].touchesPrevious && words[open - 1].isKeyword)
            return code("\(isCall ? words[open - 1].text : "")(\(open + 1 == first ? "" : "…"))")
        }
        if words[first].text == "]", let open = words[..<first].lastIndex(where: { $0.text == "[" }), words[open].touchesPrevious {
            return code("\(words[open - 1].text)[…]")
        }
        while first > 1, [".", "::"].contains(words[first - 1].text) { first -= 2 }
        return first == index - 1 ? shown(words[first]) : code(words[first..<index].map(\.text).joined())
    }

    /// The name, value, or keyword that starts at this index.
    private static func shown(_ words: [FailedStatement.Word], after index: Int) -> String? {
        guard index < words.count else { return nil }
        var last = index
        while last + 2 < words.count, words[last + 1].text == "." { last += 2 }
        return last == index ? shown(words[index]) : code(words[index...last].map(\.text).joined())
    }

    static func shown(_ word: FailedStatement.Word) -> String {
        if let mark = [",": "the comma", ";": "the semicolon", ".": "the dot"][word.text] { return mark }
        if case .keyword(isReserved: true) = word.kind { return word.upper }
        return word.isKeyword && FailedStatement.keywords.contains(word.upper) ? word.upper : code(word.text)
    }

    /// Part of the statement, set off and short enough for a sentence.
    static func code(_ text: String) -> String {
        let text = text.replacing(/\s+/, with: " ")
        let shown = text.count > 40 ? "\(text.prefix(24)) … \(text.suffix(12))" : text
        return shown.contains("`") ? shown : "`\(shown)`"
    }

    /// A keyword, or the name of a punctuation mark.
    private static func name(of text: String) -> String {
        switch text {
        case ",": "a comma"
        case ")": "a closing parenthesis"
        case "(": "an opening parenthesis"
        case ";": "a semicolon"
        case ".": "a dot"
        default: text == text.uppercased() ? text : code(text)
        }
    }
}
