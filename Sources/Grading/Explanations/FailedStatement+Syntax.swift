import Postgres

/// 42601: syntax errors.
extension FailedStatement {
    var syntax: Explanation? {
        // What else has this code explains itself.
        if !says("syntax error") { return nil }
        return explainOptions ?? foreignMarks ?? textWithoutQuotes ?? nextColumn ?? misspelling ?? clauseOutOfPlace ?? unbalanced
            ?? aroundComma ?? aroundName ?? aroundKeyword
            ?? gap ?? general
    }

    private var general: Explanation {
        if word() == nil {
            let last = words.last.map { " \($0.text)" } ?? ""
            return Explanation("The statement ends too early. What should follow\(last)?")
        }
        if place == 0 { return Explanation("No statement starts with \(here). Is a word misspelled, or a space missing?") }
        return Explanation("The server didn't expect \(here) in this position. Check what comes just before it.")
    }

    private var explainOptions: Explanation? {
        guard words.first?.upper == "EXPLAIN", words.dropFirst().first?.text != "(", let place,
            !words.prefix(place).contains(where: { Self.explained.contains($0.upper) })
        else { return nil }
        return Explanation("The options of EXPLAIN go in parentheses, with commas between them.", concepts: ["explain"])
    }

    /// The first words of what EXPLAIN can explain.
    private static let explained: Set<String> = [
        "SELECT", "WITH", "VALUES", "TABLE", "INSERT", "UPDATE", "DELETE", "MERGE", "CREATE", "EXECUTE", "DECLARE",
    ]

    // MARK: - Parentheses that never close

    private var unbalanced: Explanation? {
        let opened = words.count { $0.text == "(" }
        let closed = words.count { $0.text == ")" }
        if opened > closed {
            return Explanation(
                "A closing parenthesis is missing: \(Words.count(opened, "parenthesis", "parentheses")) opened, \(closed) closed.")
        }
        if closed > opened {
            return Explanation("There are more closing parentheses than opening ones. Which one has no match?")
        }
        if words.count(where: { $0.upper == "CASE" }) > words.count(where: { $0.upper == "END" }) {
            return Explanation("CASE needs END after its last branch.", concepts: ["case"])
        }
        return nil
    }

    // MARK: - Syntax of other languages

    private var foreignMarks: Explanation? {
        if words.contains(where: { $0.text.contains("`") }) {
            return Explanation("PostgreSQL does not use backticks. Names are written without quotes, or in double quotes.")
        }
        if let explanation = curlyQuotes { return explanation }
        if words.contains(where: { $0.text == "&&" }) {
            return Explanation("Conditions are combined with AND and OR, not with &&.", concepts: ["and"])
        }
        if here.hasPrefix("[") || word(-1)?.text == "[", has("FROM") {
            return Explanation(
                "PostgreSQL does not use square brackets around names. They are written without quotes, or in double quotes.")
        }
        if let word = word(), word.touchesPrevious, self.word(-1)?.kind == .string, word.isOperand || word.isKeyword {
            return Explanation(
                "The text \(self.word(-1)?.text ?? "") ends at its second quote, so \(word.text) is outside it. Inside text, a quote is written ''."
            )
        }
        return nil
    }

    /// The server reads curly quotes as letters.
    var curlyQuotes: Explanation? {
        guard words.contains(where: { $0.text.unicodeScalars.contains { "‘’“”„‚«»".unicodeScalars.contains($0) } }) else { return nil }
        return Explanation(
            "Your answer contains curly quotes. SQL uses straight ones: ' around text, \" around names.")
    }

    // MARK: - Around the error position

    private var aroundComma: Explanation? {
        if upper(-1) == "JOIN", word(-2)?.text == "," {
            return Explanation("There is a comma before JOIN. Either one is enough to add a table to FROM.", concepts: ["join", "from"])
        }
        if here == ",", upper(-2) != "BETWEEN", word(-1)?.kind == .number, let next = word(1), next.kind == .number, next.touchesPrevious {
            return Explanation("The number \(word(-1)?.text ?? ""),\(next.text) contains a comma. SQL writes decimals with a point.")
        }
        if word(-1)?.text == "," {
            if here == "," { return Explanation("There are two commas with nothing between them.") }
            if word() == nil || here == ")" || word()?.isKeyword == true && Self.clauses.contains(upper(0)) || Self.after.contains(upper(0))
            {
                return Explanation("There is a comma before \(here), but nothing between the two. Is there one comma too many?")
            }
        }
        if here == ",", upper(-2) == "BETWEEN" {
            return Explanation("BETWEEN takes two values with AND between them, not a comma.", concepts: ["between"])
        }
        return nil
    }

    /// Words that end a list.
    private static let after: Set<String> = ["AND", "OR", "AS", "ON", "SET", "VALUES", "END", "THEN", "ELSE", "WHEN", "RETURNING"]

    /// Two words side by side that need something between them.
    private var gap: Explanation? {
        guard let previous = word(-1) else { return nil }
        if here == ".", let before = word(-2), isOperand(previous), isOperand(before) || before.text == ")" {
            return Explanation("Something is missing between \(before.text) and \(previous.text), such as \(joint) or an operator.")
        }
        if let word = word(), isOperand(word),
            isOperand(previous) || previous.text == ")" || (previous.text == "*" && upper(-2) == "SELECT")
        {
            return Explanation("Something is missing between \(previous.text) and \(word.text), such as \(joint) or an operator.")
        }
        if previous.kind == .operator || Self.wanting.contains(previous.upper) {
            return Explanation("A value or a condition must follow \(previous.text), not \(here).")
        }
        return nil
    }

    /// What could join two words in the current clause.
    private var joint: String { ["WHERE", "HAVING", "ON"].contains(before(Set(Self.clauses + ["ON"])) ?? "") ? "AND, OR," : "a comma" }

    /// Whether the word is a value or a name; some keywords are names of tables or columns.
    private func isOperand(_ word: Word) -> Bool {
        word.isOperand || names.isTableOrColumn(word.name) || Self.types.contains(word.name)
    }

    /// Words that must be followed by a value or a condition.
    private static let wanting: Set<String> = [
        "AND", "OR", "WHERE", "HAVING", "ON", "THEN", "ELSE", "WHEN", "BETWEEN", "LIKE", "NOT", "SELECT",
    ]
}
