import Course
import Postgres
import Verdicts

/// Text in double quotes or without quotes, which the server reads as names.
extension FailedStatement {
    /// 42703: text that the server reads as a column name.
    func textInWrongQuotes(_ word: Word) -> Explanation? {
        let neighbor = column(beside: place ?? 0)
        let isText =
            word.isQuoted || isCompared || isJoined || isListed || isReplacement || isDatePart || neighbor.map(names.isText) == true
        guard isText, names.tables(withColumn: word.name).isEmpty || word.isQuoted else { return nil }
        if word.isQuoted {
            let advice = Double(word.name) == nil ? "Text needs single quotes: `'\(word.name)'`." : "A number has no quotes."
            return Explanation(
                "In double quotes, `\(word.text)` is a column name, and there is no such column. \(advice)",
                concepts: isCompared ? ["comparison", "where"] : [])
        }
        if word.upper == "O" { return Explanation("The server reads the letter `\(word.text)` as a column name. The number is `0`.") }
        // An address in quotes is one text.
        let whole = words.dropFirst((place ?? 0) + 1).prefix { $0.touchesPrevious && ![",", ")", ";"].contains($0.text) }
        if whole.first?.text == "@" {
            let text = word.text + whole.map(\.text).joined()
            return Explanation("`\(text)` has no quotes. Text needs single quotes: `'\(text)'`.", concepts: ["comparison"])
        }
        // `Hull` is no slip of the finger.
        let values = ["NULL", "TRUE", "FALSE", "DEFAULT"].filter { $0.first == word.upper.first }
        let value = Nearest.match(word.text, among: values) ?? (["NONE", "NIL", "EMPTY"].contains(word.upper) ? "NULL" : nil)
        let number = isJoined ? nil : neighbor.flatMap { names.isNumber($0) ? " `\($0)` is a number." : nil }
        // What is compared with a function's result is rarely text.
        if value != nil || number != nil || [")", "("].contains(neighbor) && !isJoined {
            return Explanation(
                "The server reads `\(word.text)` as a column name, and there is no such column.\(value == nil ? number ?? "" : "")",
                suggestion: value, concepts: value == nil ? ["comparison"] : [])
        }
        let text = isReplacement && isNegated ? "\(self.word(-1)?.text ?? "") \(word.text)" : word.text
        return Explanation(
            "Without quotes, `\(word.text)` is a column name, and there is no such column. Text needs single quotes: `'\(text)'`.",
            concepts: isReplacement ? ["coalesce"] : ["comparison", "where"])
    }

    /// `'NULL'` and `"NULL"`, where NULL is meant.
    func quotedNull(_ word: Word) -> Explanation? {
        guard word.isQuotedNull else { return nil }
        let isValue = isListed || isReplacement || ["SET", "THEN", "ELSE"].contains(before(["SET", "WHERE", "THEN", "ELSE"]))
        let advice = isValue ? "NULL has no quotes." : "IS NULL and IS NOT NULL, without quotes, test whether there is a value."
        return Explanation(
            "In quotes, \(word.text.code) is \(word.isQuoted ? "the name of a column" : "text"), not NULL. \(advice)",
            concepts: ["is null", "null"])
    }

    /// Whether the name is in the list of an IN, or among the values of a row.
    var isListed: Bool {
        ["(", ","].contains(upper(-1)) && ["IN", "VALUES"].contains(before(["IN", "VALUES", "RETURNING"], orAround: true) ?? "")
            && before(["SELECT"]) == nil
    }

    /// Whether the name is what coalesce replaces NULL with.
    private var isReplacement: Bool { upper(isNegated ? -5 : -4) == "COALESCE" && upper(isNegated ? -2 : -1) == "," }

    /// `not known` without quotes.
    private var isNegated: Bool { upper(-1) == "NOT" }

    /// `date_trunc(month, …)`.
    var isDatePart: Bool { upper(-1) == "(" && upper(-2).hasPrefix("DATE_") }

    /// Whether the name is in a position where a value is more likely than a column.
    var isCompared: Bool { Self.comparing.contains(upper(-1)) || ["THEN", "ELSE"].contains(upper(-1)) }

    /// Whether the name is joined to text.
    private var isJoined: Bool { upper(-1) == "||" }

    /// The column on the other side of a comparison with this word.
    private func column(beside index: Int) -> String? {
        func name(_ index: Int) -> String? { word(at: index)?.name }
        func sign(_ index: Int) -> Bool {
            word(at: index).map { Self.comparing.contains($0.upper) || $0.text == "||" } ?? false
        }
        if sign(index - 1) { return name(index - 2) }
        guard sign(index + 1) else { return nil }
        return name(index + 3) == "." ? name(index + 4) : name(index + 2)
    }
}
