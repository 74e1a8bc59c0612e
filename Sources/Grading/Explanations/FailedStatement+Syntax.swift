import Postgres

/// 42601: what the server can't read.
extension FailedStatement {
    var syntax: Explanation {
        if !says("syntax error") { return shape ?? unfinished ?? general }
        return foreignMarks ?? misspelling ?? clauseOutOfPlace ?? unbalanced ?? aroundComma ?? aroundName ?? aroundKeyword ?? gap ?? general
    }

    private var general: Explanation {
        if word() == nil {
            let last = words.last.map { " after \($0.text)" } ?? ""
            return Explanation("The statement ends too early: something must follow\(last).")
        }
        return Explanation("The server could read everything before \(here), and then could not go on. Look at what stands just before it.")
    }

    // MARK: - Texts, names and parentheses that never end

    private var unfinished: Explanation? {
        if says("unterminated quoted string") {
            return Explanation(
                "The text that begins here has no end: a single quote ' is missing. A quote that belongs to the text itself is written twice, ''."
            )
        }
        if says("unterminated quoted identifier") {
            return Explanation("The name that begins here has no end: a double quote \" is missing.")
        }
        if says("unterminated /* comment") { return Explanation("The comment that begins here has no end: */ is missing.") }
        if says("zero-length delimited identifier") {
            return Explanation(
                "Two double quotes enclose a name, and here it is empty. An empty text is written with two single quotes: ''.")
        }
        if says("trailing junk after numeric literal") {
            return Explanation("Here a number runs straight into letters. A name can't begin with a digit, and a number has no letters.")
        }
        return nil
    }

    private var unbalanced: Explanation? {
        let opened = words.count { $0.text == "(" }
        let closed = words.count { $0.text == ")" }
        if opened > closed {
            return Explanation(
                "\(opened == 1 ? "A parenthesis is" : "\(opened) parentheses are") opened, and \(closed == 0 ? "none" : "only \(closed)") "
                    + "closed: a ) is missing.")
        }
        if closed > opened {
            return Explanation("There are more closing parentheses than opening ones: a ( is missing, or a ) is too many.")
        }
        if words.count(where: { $0.upper == "CASE" }) > words.count(where: { $0.upper == "END" }) {
            return Explanation("CASE goes on up to its END, and here END is missing.", concepts: ["case"])
        }
        return nil
    }

    // MARK: - Marks of other languages

    private var foreignMarks: Explanation? {
        if words.contains(where: { $0.text.contains("`") }) {
            return Explanation("Backticks ` mean nothing in PostgreSQL. A name stands bare, or in double quotes.")
        }
        if let explanation = curlyQuotes { return explanation }
        if words.contains(where: { $0.text == "&&" }) {
            return Explanation("Conditions are joined by the words AND and OR, not by &&.", concepts: ["and"])
        }
        if here.hasPrefix("[") || word(-1)?.text == "[", has("FROM") {
            return Explanation("Square brackets don't go around names in PostgreSQL. A name stands bare, or in double quotes.")
        }
        if let word = word(), word.touchesPrevious, self.word(-1)?.kind == .string, word.isOperand || word.isKeyword {
            return Explanation(
                "The text \(self.word(-1)?.text ?? "") ends at its second quote, so \(word.text) stands outside. "
                    + "A quote within a text is written twice: ''.")
        }
        return nil
    }

    /// Quotes as word processors make them are letters to the server.
    var curlyQuotes: Explanation? {
        guard words.contains(where: { $0.text.unicodeScalars.contains { "‘’“”„‚«»".unicodeScalars.contains($0) } }) else { return nil }
        return Explanation(
            "There are curly quotes here, as word processors make them. SQL knows the straight ones only: ' around text, \" around names.")
    }

    // MARK: - Around the place

    private var aroundComma: Explanation? {
        if word(-1)?.text == "," {
            if here == "," { return Explanation("Two commas stand side by side, with nothing between them.") }
            if word() == nil || here == ")" || word()?.isKeyword == true && Self.clauses.contains(upper(0)) || Self.after.contains(upper(0))
            {
                return Explanation("The comma before \(here) is one too many, or what should follow it is missing.")
            }
        }
        if here == ",", upper(-2) == "BETWEEN" {
            return Explanation("BETWEEN takes two values with AND between them, not a comma.", concepts: ["between"])
        }
        return nil
    }

    /// Words that end a list.
    private static let after: Set<String> = ["AND", "OR", "AS", "ON", "SET", "VALUES", "END", "THEN", "ELSE", "WHEN", "RETURNING"]

    /// Two things side by side that need something between them.
    private var gap: Explanation? {
        guard let previous = word(-1) else { return nil }
        if here == ".", let before = word(-2), isOperand(previous), isOperand(before) || before.text == ")" {
            return Explanation("Between \(before.text) and \(previous.text) something is missing: \(joint), perhaps, or an operator.")
        }
        if let word = word(), isOperand(word),
            isOperand(previous) || previous.text == ")" || (previous.text == "*" && upper(-2) == "SELECT")
        {
            return Explanation("Between \(previous.text) and \(word.text) something is missing: \(joint), perhaps, or an operator.")
        }
        if previous.kind == .operator || Self.wanting.contains(previous.upper) {
            return Explanation("After \(previous.text) a value or a condition must follow, but \(here) comes.")
        }
        return nil
    }

    /// What joins things where the place is.
    private var joint: String { ["WHERE", "HAVING", "ON"].contains(before(Set(Self.clauses + ["ON"])) ?? "") ? "AND or OR" : "a comma" }

    /// A value or a name; some words of SQL are somebody's names.
    private func isOperand(_ word: Word) -> Bool {
        word.isOperand || names.isTableOrColumn(word.name) || Self.types.contains(word.name)
    }

    /// Words after which a value or a condition comes.
    private static let wanting: Set<String> = [
        "AND", "OR", "WHERE", "HAVING", "ON", "THEN", "ELSE", "WHEN", "BETWEEN", "LIKE", "NOT", "SELECT",
    ]
}
