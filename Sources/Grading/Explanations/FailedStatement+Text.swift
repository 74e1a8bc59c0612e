import Course
import Postgres

/// Text in double quotes or without quotes, which the server reads as names.
extension FailedStatement {
    /// 42703: text that the server reads as a column name.
    func textInWrongQuotes(_ word: Word) -> Explanation? {
        let isListed = ["(", ","].contains(upper(-1)) && (before(["IN", "VALUES"]) != nil || has("VALUES") || has("IN"))
        let neighbor = column(beside: place ?? 0)
        let isText = word.isQuoted || isCompared || isListed || neighbor.map(names.isText) == true
        guard isText, names.tables(withColumn: word.name).isEmpty || word.isQuoted else { return nil }
        if word.isQuoted {
            return Explanation(
                "In double quotes, \(word.text) is a column name, and there is no such column. Text needs single quotes: '\(word.name)'.",
                concepts: ["comparison", "where"])
        }
        if let value = Nearest.match(word.text, among: ["NULL", "TRUE", "FALSE", "DEFAULT"]) {
            return Explanation("The server reads \(word.text) as a column name, and there is no such column.", suggestion: value)
        }
        if let neighbor, names.isNumber(neighbor) {
            return Explanation(
                "The server reads \(word.text) as a column name, and there is no such column. \(neighbor) is a number.",
                concepts: ["comparison", "where"])
        }
        return Explanation(
            "Without quotes, \(word.text) is a column name, and there is no such column. Text needs single quotes: '\(word.text)'.",
            concepts: ["comparison", "where"])
    }

    /// Whether the name is in a position where a value is more likely than a column.
    var isCompared: Bool { Self.comparing.contains(upper(-1)) || ["THEN", "ELSE"].contains(upper(-1)) }

    /// 42601: several words of text after a comparison with a text column: `WHERE city = New York`.
    var textWithoutQuotes: Explanation? {
        guard let place, let word = word(), word.isOperand || word.isKeyword, keyword(near: word) == nil,
            let sign = words[..<place].lastIndex(where: { Self.comparing.contains($0.upper) }), sign + 1 < place,
            let column = column(beside: sign + 1), names.isText(column)
        else { return nil }
        let rest = words[(sign + 1)...]
        let text = rest.prefix { ($0.isOperand && $0.kind != .string || $0.isKeyword) && !Self.ending.contains($0.upper) }
        guard text.endIndex > place, let first = text.first, names.tables(withColumn: first.name).isEmpty, !names.hasFunction(first.name),
            self.word(at: text.endIndex).map({ Self.comparing.contains($0.upper) }) != true
        else { return nil }
        return Explanation(
            "\(column) is text, and text needs single quotes: '\(text.map(\.text).joined(separator: " "))'.",
            concepts: ["comparison", "where"])
    }

    private static let comparing: Set<String> = ["=", "<>", "!=", "<", ">", "<=", ">=", "LIKE", "ILIKE", "BETWEEN"]

    /// Words that end a condition or a new value.
    private static let ending = Set(clauses + ["AND", "OR", "RETURNING", "UNION", "INTERSECT", "EXCEPT", "THEN", "ELSE", "END", "ON"])

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
