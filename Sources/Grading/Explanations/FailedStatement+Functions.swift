import Postgres

/// 42883 and 42725: functions and operators that don't exist, or not for these kinds of values.
extension FailedStatement {
    var unknownFunction: Explanation {
        if message.sqlstate == "42725" {
            return Explanation(
                "The server can't tell what kind of value is meant here, since several would do. A cast, such as ::text or ::date, says it.",
                concepts: ["cast"])
        }
        if let signature = said(after: "operator does not exist: ") { return unknownOperator(signature) }
        let name = said(after: "function ", before: "(") ?? writtenName.last?.name ?? ""
        let types = said(after: "(", before: ") does not exist") ?? ""
        if let other = Self.foreign[name] {
            let concept = String(other.prefix { $0.isLetter || $0 == "_" }).lowercased()
            return Explanation("PostgreSQL has no function \(name): \(other)", concepts: [concept, "expression"])
        }
        if names.hasFunction(name) { return wrongArguments(name, types) }
        if let near = names.function(near: name) {
            return Explanation("There is no function \(name).", suggestion: near, concepts: [near, "expression"])
        }
        return Explanation("There is no function \(name).", concepts: ["expression"])
    }

    private func wrongArguments(_ name: String, _ types: String) -> Explanation {
        if types.isEmpty { return Explanation("The function \(name) needs something between its parentheses.", concepts: [name]) }
        if ["sum", "avg"].contains(name) {
            return Explanation("\(name) works on numbers, and here it gets \(TypeWords.of(types)).", concepts: [name, "sum", "count"])
        }
        if name == "round", types.hasPrefix("double precision") {
            return Explanation(
                "round with a number of digits works on numeric only, and this is double precision, which a cast can change.",
                concepts: ["round", "cast"])
        }
        let given = types.split(separator: ",").map { TypeWords.of($0.trimmed) }
        let what = given.count == 1 ? "for \(given[0])" : "for these kinds of values: \(types)"
        return Explanation(
            "The function \(name) exists, but not \(what). Are they the right columns, in the right order?", concepts: [name, "cast"])
    }

    private func unknownOperator(_ signature: String) -> Explanation {
        var parts = signature.split(separator: " ").map(String.init)
        let sign = parts.firstIndex { $0.utf8.allSatisfy { "+-*/<>=~!@#%^&|`?".utf8.contains($0) } }
        let symbol = sign.map { parts.remove(at: $0) } ?? ""
        let left = parts.prefix(sign ?? 0).joined(separator: " ")
        let right = parts.dropFirst(sign ?? 0).joined(separator: " ")
        if let usual = Self.signs[symbol] { return Explanation("SQL has no \(symbol): \(usual)", concepts: ["comparison"]) }
        if symbol == "||" || symbol == "&&", left == "boolean" || right == "boolean" {
            return Explanation(
                "Conditions are joined by the words OR and AND, not by \(symbol).", concepts: [symbol == "||" ? "or" : "and"])
        }
        if Self.hasBareDate(in: words), Self.isTime(left) || Self.isTime(right) {
            return Explanation(
                "A date without quotes is arithmetic: one number minus another. In single quotes it is a date.", concepts: ["comparison"])
        }
        if symbol == "+", TypeWords.isText(left) || TypeWords.isText(right) {
            return Explanation("+ adds numbers. Texts are put together with ||.", concepts: ["||"])
        }
        if symbol.contains("~~") {
            let other = TypeWords.isText(left) ? right : left
            return Explanation("LIKE looks at text, and here it gets \(TypeWords.of(other)).", concepts: ["like"])
        }
        if left.isEmpty { return Explanation("\(symbol) does nothing with \(TypeWords.of(right)).") }
        return Explanation(
            "Here \(TypeWords.of(left)) and \(TypeWords.of(right)) meet, and \(symbol) is not made for that pair. Is it the right column?",
            concepts: ["comparison", "cast"])
    }

    private static func isTime(_ type: String) -> Bool { type == "date" || type.hasPrefix("timestamp") }

    /// `2025-01-31` outside quotes.
    private static func hasBareDate(in words: [Word]) -> Bool {
        words.indices.dropLast(4).contains { index in
            words[index].kind == .number && words[index].text.count == 4 && words[index + 2].kind == .number
                && words[index + 4].kind == .number
                && words[index + 1].text == "-" && words[index + 3].text == "-"
        }
    }

    /// Operators of other languages.
    private static let signs = [
        "==": "equality is a single =.", "===": "equality is a single =.", "!==": "“not equal” is written <>.",
        "=<": "“less or equal” is written <=.", "=!": "“not equal” is written <>.", "!": "“not” is the word NOT.",
        "&&": "conditions are joined by the word AND.", "**": "a power is written with ^.", "=>": "“greater or equal” is written >=.",
        "><": "“not equal” is written <>.",
    ]

    /// Functions of other servers, and what does the same here.
    private static let foreign = [
        "len": "length counts the characters.", "ifnull": "coalesce gives the first value that is not NULL.",
        "isnull": "coalesce gives the first value that is not NULL, and IS NULL asks for one.",
        "nvl": "coalesce gives the first value that is not NULL.", "getdate": "now() and current_date tell the time.",
        "curdate": "current_date is today.", "year": "extract(year FROM …) takes the year out of a date.",
        "month": "extract(month FROM …) takes the month out of a date.", "day": "extract(day FROM …) takes the day out of a date.",
        "datediff": "one date minus another gives the days between them.", "dateadd": "a date plus an interval gives another date.",
        "date_add": "a date plus an interval gives another date.", "group_concat": "string_agg puts texts of a group together.",
        "iif": "CASE chooses between values.", "if": "CASE chooses between values.", "charindex": "position finds a text in another.",
        "instr": "position finds a text in another.", "to_int": "a cast, ::int, makes a whole number of a text.",
        "substring_index": "split_part takes a part out of a text.", "str": "a cast, ::text, makes a text of a value.",
        "date_format": "to_char writes a date in a form of your own.", "average": "the mean is avg.", "mean": "the mean is avg.",
        "ucase": "upper makes capital letters.", "lcase": "lower makes small letters.", "total": "sums are made by sum.",
    ]
}
