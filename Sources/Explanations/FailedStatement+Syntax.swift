import Course
import Postgres
import SQLText

/// 42601: syntax errors.
extension FailedStatement {
    var isSyntaxError: Bool { message.isSyntaxError }

    /// What is clear without trying repairs.
    var syntax: Explanation? {
        if !isSyntaxError { return says("more expressions than target") ? decimalComma(in: words[...]) : nil }
        let rules: [KeyPath<Self, Explanation?>] = [
            \.statementInPieces, \.queryAfterWith, \.joinedWord, \.unbalanced, \.deletedColumns, \.changedJoin, \.unusual,
            \.computedColumn, \.insertedBySet, \.comparedList, \.missingType, \.bareCheck, \.sortedNulls, \.reaction,
            \.misplacedQuery,
        ]
        return rules.lazy.compactMap { self[keyPath: $0] }.first
    }

    /// The statement after a repair, as the server is asked about it.
    func text(repairedBy edit: SyntaxEdit) -> String {
        edit.applied(to: words)[...].text.replacing(SyntaxEdit.placeholder, with: "NULL")
    }

    func explanation(of edit: SyntaxEdit) -> Explanation {
        var explanation = SyntaxEditSentence(edit: edit, statement: self).explanation
        // What is missing has no place of its own, and what is to be moved has two.
        if case .move = edit.kind { return explanation }
        if let word = words[edit.subject].first { explanation.position = position(of: word) }
        return explanation
    }

    /// `WHERE author id = 1` or `author-id`, where `author_id` exists or is in the statement.
    var splitName: Explanation? {
        guard let place else { return nil }
        // The place of an unknown column is that of its qualifier.
        for first in words.indices.prefix(place + (message.sqlstate == "42703" ? 3 : 1)).suffix(5) {
            let second = first + (word(at: first + 1)?.text == "-" ? 2 : 1)
            guard let end = word(at: second), let start = word(at: first), start.kind == .identifier || start.isKeyword, !start.isQuoted,
                end.kind == .identifier || end.isKeyword, second == first + 1 ? !end.touchesPrevious : end.touchesPrevious
            else { continue }
            let whole = "\(start.name)_\(end.name)"
            let (isTable, isFunction) = (names.columns[whole] != nil, names.hasFunction(whole) && !names.isTableOrColumn(whole))
            // `FROM books ORDER id` lacks BY.
            let isClause = start.isKeyword && word(at: first - 1).map { $0.isOperand || $0.text == ")" } == true
            guard second >= place - 1, !isClause, isTable || isFunction || isTableOrColumn(whole) else { continue }
            let kind = isTable ? "table" : isFunction ? "function" : "column"
            return Explanation("The \(kind) is named `\(whole)`, with an underscore.", naming: whole)
        }
        return nil
    }

    private func isTableOrColumn(_ name: String) -> Bool { names.isTableOrColumn(name) || words.contains { $0.name == name } }

    func position(of word: Word) -> Int { String(decoding: sql.utf8.prefix(word.offset), as: UTF8.self).unicodeScalars.count + 1 }

    /// Where parsing stopped; nothing more is certain.
    var unexpected: Explanation {
        guard let place, place > 0 else {
            return Explanation("No statement starts with `\(here)`. Is a word misspelled, or does a semicolon end the statement too early?")
        }
        let concepts = [Self.concepts[words[0].upper] ?? words[0].text.lowercased()]
        if words[0].upper == "UPDATE", !has("SET") || upper(0) == "FROM" && place == 2 {
            return Explanation("UPDATE needs SET after the table name, then a column, =, and its new value.", concepts: concepts)
        }
        if let verb = ["UPDATE": "changes", "DELETE": "deletes"][words[0].upper], word()?.depth == 0,
            ["GROUP", "HAVING", "ORDER", "LIMIT"].contains(upper(0)) || words[0].upper == "DELETE" && upper(0) == "SET"
        {
            return Explanation("\(words[0].upper) has no \(clause). WHERE says which rows it \(verb).", concepts: concepts)
        }
        if words[0].upper == "INSERT", upper(0) == "WHERE", word()?.depth == 0, !has("SELECT"), !has("CONFLICT") {
            return Explanation("INSERT has no WHERE, because it adds new rows. UPDATE changes rows.", concepts: concepts)
        }
        if upper(0) == "NOT", upper(1) == "NULL", ["(", ","].contains(upper(-1)), words[0].upper == "CREATE" {
            return Explanation("NOT NULL comes after the type of its column.", concepts: ["not null", "create table"])
        }
        if upper(-1) == "CHECK" { return Explanation("CHECK needs its condition in parentheses.", concepts: ["check"]) }
        let before = SyntaxEditSentence.shown(words, before: place) ?? ""
        if place >= words.count { return Explanation("The statement ends too early. What should follow \(before)?", concepts: concepts) }
        return Explanation("The server understands the statement up to \(before). It didn't expect `\(here)` there.", concepts: concepts)
    }

    /// `SELECT b. FROM books AS b`: the server reads a keyword after a dot as a name, and stops some words later, or finds no such column.
    /// `ON b.id = .book_id`.
    var besideDot: Explanation? {
        if isSyntaxError, upper(0) == ".", let before = word(-1), let column = word(1), column.isOperandOrColumn,
            before.kind == .operator || ["(", ",", "ON", "WHERE", "AND", "OR", "SELECT", "BY"].contains(before.upper)
        {
            return Explanation("The name or alias of a table is missing before `.\(column.text)`.", concepts: ["qualified name"])
        }
        let beforeFrom = words.indices.first { words[$0].text == "." && word(at: $0 + 1)?.upper == "FROM" }
        let last = isSyntaxError ? place.flatMap { words.prefix($0).suffix(3).lastIndex { $0.text == "." } } : nil
        guard let dot = beforeFrom ?? last, dot > 0 else { return nil }
        let (table, next) = (words[dot - 1], word(at: dot + 1))
        let isNothing =
            switch next?.kind {
            case nil: true
            case .keyword? where beforeFrom != nil: true
            case .keyword?: next?.touchesPrevious == false && Self.keywords.contains(next?.upper ?? "")
            default: dot + 1 == place && next?.isOperand == false
            }
        // After a table's name, nothing is missing.
        let isTable = ["FROM", "JOIN", "INTO", "UPDATE"].contains(word(at: dot - 2)?.upper)
        guard isNothing, table.kind == .identifier, !isTable else { return nil }
        let isColumn = names.columns[table.name] == nil && names.isTableOrColumn(table.name)
        return Explanation(
            isColumn ? "The dot after `\(table.text)` doesn't belong there." : "A column name is missing after `\(table.text).`.",
            concepts: ["qualified name", "select"], at: position(of: words[dot]))
    }

    /// `customersWHERE city = 'Hull'`, `GROUP BYcity`, `LIMIT10`, `IS NULLTHEN`.
    private var joinedWord: Explanation? {
        place.flatMap { missingSpace(in: words[max(0, $0 - 12)..<min($0 + 1, words.count)]) }
    }

    /// The first of these words that is a keyword and what belongs beside it.
    func missingSpace(in words: ArraySlice<Word>) -> Explanation? {
        for word in words where word.kind == .identifier && !word.isQuoted {
            guard !names.isTableOrColumn(word.name), !ownNames.contains(word.name), !names.hasFunction(word.name), word.text.utf8.count > 2,
                word.upper != "ISNOT" || upper(0) == "NULL" || upper(1) == "NULL"
            else { continue }
            if let keyword = Self.starts.first(where: {
                word.upper.hasPrefix($0) && isPart(word.text.dropFirst($0.count), beside: $0, of: word)
            }) {
                return Explanation(
                    "A space is missing in `\(word.text)`, after \(keyword).", concepts: [keyword.lowercased()], at: position(of: word))
            }
            if let keyword = Self.ends.first(where: {
                word.upper.hasSuffix($0) && isPart(word.text.dropLast($0.count), beside: $0, of: word)
            }) {
                let rest = word.text.dropLast(keyword.count).uppercased()
                return Explanation(
                    "A space is missing in `\(word.text)`, before \(keyword).", concepts: [Self.outer[rest] ?? keyword.lowercased()],
                    at: position(of: word))
            }
        }
        return nil
    }

    /// Whether what is beside a keyword is a name, another keyword, or a number. It is if only the keyword is in capital letters.
    private func isPart(_ rest: Substring, beside keyword: String, of word: Word) -> Bool {
        let isInCapitals = word.text.contains(keyword) && rest.contains(where: \.isLetter) && rest.lowercased() == rest
        let takesName =
            word.upper.hasSuffix(keyword) || !["ORDER", "GROUP", "IS", "NOT", "NULL", "COLUMN", "INDEX"].contains(keyword)
        let takesNumber = ["LIMIT", "OFFSET", "THEN", "ELSE", "AND", "BY"].contains(keyword)
        return !rest.isEmpty
            && (isInCapitals || takesName && names.isTableOrColumn(rest.lowercased()) || Self.keywords.contains(rest.uppercased())
                || takesNumber && Int(rest) != nil)
    }

    /// Keywords that follow a name.
    private static let ends = [
        "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "DESC", "ASC", "JOIN", "AND", "SET", "VALUES", "LIKE", "BETWEEN",
        "THEN", "NULL", "USING", "NOT", "IS", "ON", "AS", "GENERATED", "PRIMARY", "REFERENCES", "CHECK", "DEFAULT", "UNIQUE",
    ]
    /// Keywords that precede a name.
    private static let starts = [
        "SELECT", "FROM", "WHERE", "BY", "HAVING", "JOIN", "AND", "ON", "SET", "INTO", "UPDATE", "LIMIT", "OFFSET", "NULL", "DEFAULT",
        "TABLE", "COLUMN", "INDEX", "RETURNING", "ORDER", "GROUP", "THEN", "ELSE", "IS", "NOT",
    ]

    /// `DELETE title FROM books`.
    private var deletedColumns: Explanation? {
        guard upper(0) != "FROM", place == 1, words.first?.upper == "DELETE", has("FROM") || [upper(0), upper(2)].contains("*") else {
            return nil
        }
        return Explanation("DELETE removes whole rows, so it names no columns. FROM comes right after it.", concepts: ["delete"])
    }

    /// `UPDATE books JOIN authors`.
    private var changedJoin: Explanation? {
        guard let place, let change = words.first?.upper, let word = ["UPDATE": "FROM", "DELETE": "USING"][change],
            !isAfter(word, place),
            Self.joins.contains(upper(0))
                || upper(0) == "," && ![change, "FROM"].contains(upper(-1)) && upper(1) != "SET"
                    && !isAfter(change == "UPDATE" ? "SET" : "WHERE", place)
        else { return nil }
        return Explanation(
            "\(change) has no JOIN for the table that it changes. Name the other table after \(word), and say in WHERE which rows match.",
            concepts: ["\(change.lowercased()) \(word.lowercased())"])
    }

    /// `CROSS JOIN orders ON …`, `SELECT title, WHERE price > 3`, `31.12.2025` without quotes.
    private var unusual: Explanation? {
        guard let place else { return nil }
        if upper(0) == "ON", let join = words[..<place].lastIndex(where: { $0.upper == "JOIN" }), let kind = word(at: join - 1)?.upper,
            ["CROSS", "NATURAL"].contains(kind)
        {
            return Explanation("\(kind) JOIN takes no ON. Plain JOIN does.", concepts: ["join", "on"])
        }
        if upper(-1) == ",", Self.clauses.dropFirst(2).contains(upper(0)), before(Set(Self.clauses)) == "SELECT", !isAfter("SET", place),
            names.columns[word(-2)?.name ?? ""] == nil, words[..<place].contains(where: { names.isTableOrColumn($0.name) })
        {
            return Explanation("Before \(clause), there should be FROM with a table, not a comma.", concepts: ["from"])
        }
        guard let word = word(), let before = self.word(-1), before.kind == .number, word.kind == .number, word.touchesPrevious,
            word.text.hasPrefix("."), word.text.count == 5 || before.text.prefix(while: { $0 != "." }).count == 4
        else { return nil }
        return Explanation("A date needs single quotes, with the year first: '2025-12-31'.", concepts: ["comparison"])
    }

    /// The clause at the error position.
    private var clause: String { ["GROUP", "ORDER"].contains(upper(0)) ? "\(upper(0)) BY" : upper(0) }

    /// The joins that keep rows without a match, by their first keyword.
    static let outer = ["LEFT": "left join", "RIGHT": "right join", "FULL": "full join"]

    static let joins: Set = ["JOIN", "LEFT", "RIGHT", "FULL", "INNER", "CROSS"]

    /// `INSERT INTO books SET title = 'x'`, `INSERT INTO books (title = 'x')`.
    private var insertedBySet: Explanation? {
        guard words.first?.upper == "INSERT", !has("VALUES"), upper(0) == "SET" || upper(0) == "=" && !has("SELECT") else { return nil }
        return Explanation(
            "INSERT has no SET and no =. VALUES gives the values, in the order of the columns.", concepts: ["values", "insert"])
    }

    /// `SET copies + 5`, `SET (copies = 5)`, `SET WHERE id = 1`.
    private var computedColumn: Explanation? {
        guard words.first?.upper == "UPDATE", before(["SET", "WHERE"], orAround: true) == "SET" else { return nil }
        if upper(0) == "=", upper(-2) == "(", upper(-3) == "SET" {
            return Explanation("Leave out the parentheses around what follows SET.", concepts: ["update"])
        }
        if upper(-1) == "SET", ["WHERE", "FROM", ""].contains(upper(0)) || word()?.kind == .number {
            return Explanation("SET needs a column, =, and the new value.", concepts: ["update"])
        }
        guard let column = word(-1), ["+", "-", "*", "/", "%", "||"].contains(upper(0)), ["SET", ","].contains(upper(-2)),
            before(["SET", "WHERE"]) == "SET"
        else { return nil }
        let example = names.isTableOrColumn(column.name) ? ": `\(column.text) = …`" : ""
        return Explanation("In SET, only a column's name can be on the left of =\(example).", concepts: ["update"])
    }

    /// `genre = 'novel', 'stories'`.
    private var comparedList: Explanation? {
        let (sign, next) = (upper(-2), upper(2))
        guard upper(0) == ",", Self.comparing.contains(sign), sign != "BETWEEN", word(-1)?.isOperand == true,
            let second = word(1), second.isOperand, !(second.kind == .number && second.touchesPrevious),
            ["", ",", ")", "AND", "OR"].contains(next) || Self.clauses.contains(next)
        else { return nil }
        let pointer = ["=": " IN takes a list, in parentheses.", "<>": " NOT IN takes a list, in parentheses."][sign] ?? ""
        return Explanation("\(sign) compares with one value, but a list follows.\(pointer)", concepts: pointer.isEmpty ? [] : ["in"])
    }

    /// `CREATE TABLE clubs (name UNIQUE)`, `ADD COLUMN phone CHECK (…)`.
    private var missingType: Explanation? {
        guard let place, ["CREATE", "ALTER"].contains(words.first?.upper), has("TABLE") else { return nil }
        let after: Set = ["NOT", "NULL", "UNIQUE", "CHECK", "GENERATED", "DEFAULT", "REFERENCES", "PRIMARY", ",", ")", ""]
        let index = (max(1, place - 3)..<place + 1).first { index in
            guard let name = self.word(at: index), name.isOperandOrColumn, name.kind != .number,
                after.contains(self.word(at: index + 1)?.upper ?? "")
                    || self.word(at: index + 1)?.text == "(" && self.word(at: index + 2)?.kind == .number
            else { return false }
            let isColumn = ["(", ","].contains(words[index - 1].text) && name.depth == 1 && words[0].upper == "CREATE"
            return isColumn
                || ["ADD", "COLUMN"].contains(words[index - 1].upper) && words[0].upper == "ALTER" && words[index - 2].upper != "ALTER"
        }
        guard let index else { return nil }
        let name = words[index]
        let rest = words[(index + 1)...].prefix { $0.depth > 1 || $0.depth == 1 && $0.text != "," }
        if Self.types.contains(name.name), let column = rest.first(where: { $0.depth == 1 && $0.isOperandOrColumn }) {
            return Explanation(
                "Put the column name `\(column.text)` before its type, `\(name.text)`.", concepts: ["create table"], at: position(of: name))
        }
        if let type = rest.first(where: { $0.depth == 1 && Self.types.contains($0.name) }) {
            return Explanation(
                "Put the type `\(type.text)` directly after `\(name.text)`.", concepts: ["create table"], at: position(of: type))
        }
        return Explanation(
            "The type of `\(name.text)` is missing. Each column has a name and a type.", concepts: ["create table"], at: position(of: name))
    }

    /// `copies integer CHECK >= 0`.
    private var bareCheck: Explanation? {
        if ["CREATE", "ALTER"].contains(words.first?.upper), Self.comparing.union(["IN"]).subtracting(["="]).contains(upper(0)),
            let type = word(-1), Self.types.contains(type.name)
        {
            return Explanation("A rule for a column's values needs CHECK, and its whole condition in parentheses.", concepts: ["check"])
        }
        guard let place, let check = words.prefix(place + 1).lastIndex(where: { $0.upper == "CHECK" }), let next = word(at: check + 1),
            next.kind == .operator
        else { return nil }
        return Explanation(
            "CHECK needs a whole condition in parentheses: a column, \(next.text), and a value.", concepts: ["check"])
    }

    /// `ORDER BY price NULL LAST`, `NULS LAST`, `NULLS lst`: the server stops at the first of the two words.
    private var sortedNulls: Explanation? {
        if upper(0) == "NULLS", ["FIRST", "LAST"].contains(upper(1)) { return nil }
        let isMisspelt = ["FIRST", "LAST"].contains(upper(1)) && Nearest.match(upper(0), among: ["NULLS"]) != nil
        guard isMisspelt || ["NULL", "NULLS"].contains(upper(0)), before(Set(Self.clauses)) == "ORDER" else { return nil }
        let (near, next) = (Nearest.match(upper(1), among: ["FIRST", "LAST"]), word(1))
        guard let next, near != nil || next.kind == .identifier && upper(0) == "NULLS" else {
            return upper(0) != "NULLS" ? nil : Explanation("NULLS needs FIRST or LAST after it.", concepts: ["order by"])
        }
        if upper(0) != "NULLS" {
            return Explanation("Before `\(next.text)`, the keyword is NULLS, not \(upper(0)).", concepts: ["order by"])
        }
        return Explanation(
            "NULLS needs FIRST or LAST after it, not `\(next.text)`.", suggestion: near, concepts: ["order by"], at: position(of: next))
    }

    /// `ON DELETE cascad`, `ON UPDATE NULL`.
    private var reaction: Explanation? {
        guard ["DELETE", "UPDATE"].contains(upper(-1)), upper(-2) == "ON", has("REFERENCES") else { return nil }
        let actions = ["CASCADE", "RESTRICT", "SET NULL", "SET DEFAULT", "NO ACTION"]
        let near = Nearest.match(upper(0), among: actions) ?? actions.first { $0.hasSuffix(" " + upper(0)) }
        let found = word().map { $0.kind == .punctuation ? "" : ", not `\($0.text)`" } ?? ""
        return Explanation(
            "ON \(upper(-1)) needs CASCADE, RESTRICT, SET NULL, SET DEFAULT, or NO ACTION after it\(found).", suggestion: near,
            concepts: ["references", "foreign key"])
    }

    /// `avg(SELECT price FROM books)`, `GROUP BY SELECT genre`.
    private var misplacedQuery: Explanation? {
        if upper(0) == "SELECT", upper(-1) == "BY" {
            return Explanation(
                "\(upper(-2)) BY needs a column or expression after it, not a query.", concepts: ["\(upper(-2)) by".lowercased()])
        }
        guard upper(0) == "SELECT", upper(-1) == "(", let function = word(-2), KnownNames.aggregates.contains(function.name) else {
            return nil
        }
        return Explanation(
            "`\(function.text)` needs a column or expression in its parentheses, not a query. Which query should it be part of?",
            concepts: ["scalar subquery", "subquery"])
    }

    /// `WITH x AS (SELECT …);`
    private var queryAfterWith: Explanation? {
        guard place == words.count, words.first?.upper == "WITH", let last = words.last, last.text == ")", last.depth == 0,
            let open = words.lastIndex(where: { $0.text == "(" && $0.depth == 0 }), ["AS", "MATERIALIZED"].contains(words[open - 1].upper)
        else { return nil }
        let name = words[words[1].upper == "RECURSIVE" ? 2 : 1].text
        return Explanation(
            "WITH isn't a complete statement. After it, write the query that uses `\(name)`, with no semicolon in between.",
            concepts: ["with"])
    }

    /// A semicolon inside a statement leaves a piece that starts with a clause.
    private var statementInPieces: Explanation? {
        if place == 1, upper(-1) == "(", let value = word(), value.isOperand {
            return Explanation(
                "No statement starts with `(\(value.text)`. Does a semicolon end the one before it too early?", concepts: ["values"])
        }
        guard place == 0, word()?.isKeyword == true, upper(0) != "FROM" || !has("SELECT"),
            Self.continuations.union(Self.clauses.dropFirst()).union(Self.joins).contains(upper(0))
        else { return nil }
        return Explanation(
            "No statement starts with \(here.uppercased()). Does a semicolon end the one before it too early?",
            concepts: ["\(upper(0)) \(upper(1))", upper(0)].map { $0.lowercased() })
    }

    /// Further words that continue a statement and never start one.
    private static let continuations: Set<String> = [
        "AND", "OR", "ON", "USING", "UNION", "INTERSECT", "EXCEPT", "RETURNING", "SET",
    ]
}

extension ServerMessage {
    /// Whether the parser stopped. What else has this code explains itself.
    var isSyntaxError: Bool { sqlstate == "42601" && message.contains("syntax error at") }
}
