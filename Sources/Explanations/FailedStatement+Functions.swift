import Postgres
import Primitives
import SQLText

/// 42883: functions and operators that don't exist, or don't exist for these types.
extension FailedStatement {
    var unknownFunction: Explanation {
        if let signature = said(after: "operator does not exist: ") { return unknownOperator(signature) }
        let name = said(after: "function ", before: "(") ?? writtenName.last?.name ?? ""
        let types = said(after: "(", before: ") does not exist") ?? ""
        if let other = Self.foreign[name] {
            let concept = String(other.prefix { $0.isLetter || $0 == "_" }).lowercased()
            return Explanation("PostgreSQL has no function `\(name)`: \(other)", concepts: [concept, "expression"])
        }
        if names.hasFunction(name) { return wrongArguments(name, types) }
        if let missing = missingOperator(afterColumn: name) { return missing }
        // Of all functions, only count takes *.
        let isCount = upper(1) == "(" && upper(2) == "*" && upper(3) == ")" && upper(4) != "OVER"
        let near = isCount ? "count" : names.function(near: name)
        return Explanation("There is no function `\(name)`.", suggestion: near, concepts: [near, "expression"].compactMap { $0 })
    }

    /// A column before a parenthesis. The server reads it as a function.
    private func missingOperator(afterColumn name: String) -> Explanation? {
        guard let place, upper(1) == "(", uses(in: words).contains(where: { names.columns[$0.table]?.contains(name) == true }) else {
            return nil
        }
        let clause = before(Self.beforeExpressions) ?? ""
        let isListed = ["SELECT", "BY"].contains(clause)
        let isCondition = Self.conditions.contains(clause)
        let missing = isListed ? "A comma or an operator" : isCondition ? "An operator, such as = or IN," : "An operator"
        return Explanation(
            "`\(name)` is a column, not a function. \(missing) is missing before the parenthesis.",
            concepts: [isListed ? "select" : "comparison"], at: position(of: words[place + 1]))
    }

    private func wrongArguments(_ name: String, _ types: String) -> Explanation {
        if types.isEmpty { return Explanation("The function `\(name)` needs a value between its parentheses.", concepts: [name]) }
        let given = types.split(separator: ",").map { TypeWords.of($0.trimmed) }
        if given.count > 1, let place,
            let decimalComma = decimalComma(in: words.dropFirst(place + 2).prefix { $0.depth > words[place].depth })
        {
            return decimalComma
        }
        if given.count > 1, KnownNames.aggregates.contains(name) {
            let outer = upper(-1) == "(" ? word(-2)?.name : nil
            let question = outer.flatMap { names.hasFunction($0) ? " Does one belong to `\($0)`?" : nil } ?? ""
            return Explanation("`\(name)` takes one value, but its parentheses contain \(given.count) values.\(question)", concepts: [name])
        }
        if ["sum", "avg"].contains(name) {
            return Explanation(
                "`\(name)` works on numbers, but here it gets \(names.columns[types] == nil ? TypeWords.of(types) : "a whole row").",
                concepts: [name, "sum", "count"])
        }
        if name == "round", types.hasPrefix("double precision") {
            return Explanation(
                "With a number of decimal places, round works only on numeric. This value is double precision; a cast can change that.",
                concepts: ["round", "cast"])
        }
        let what =
            given.count == 1
            ? "\(given[0]) alone. Is a value missing, or is this one wrong or extra?"
            : "these types: \(types). Is one missing, extra, or out of order?"
        return Explanation("The function `\(name)` exists, but not for \(what)", concepts: [name, "cast"])
    }

    private func unknownOperator(_ signature: String) -> Explanation {
        var parts = signature.split(separator: " ").map(String.init)
        let sign = parts.firstIndex { $0.utf8.allSatisfy { "+-*/<>=~!@#%^&|`?".utf8.contains($0) } }
        let symbol = sign.map { parts.remove(at: $0) } ?? ""
        let left = parts.prefix(sign ?? 0).joined(separator: " ")
        let right = parts.dropFirst(sign ?? 0).joined(separator: " ")
        if Self.signs[symbol] != nil, upper(1) == "NULL" {
            return Explanation("Nothing is equal to NULL. IS NULL and IS NOT NULL test whether there is a value.", concepts: ["is null"])
        }
        if upper(1) == "NOT", upper(2) == "NULL" {
            return Explanation("NOT NULL is no value. IS NOT NULL tests whether there is one.", concepts: ["is null"])
        }
        if let usual = Self.signs[symbol] { return Explanation("SQL has no \(symbol): \(usual)", concepts: ["comparison"]) }
        let isText = { (type: String) in TypeName.isText(type) || type == "unknown" }
        let clause = before(Self.beforeExpressions.union(Self.conditions).union(["VALUES", "RETURNING"]), orAround: true) ?? ""
        let isCondition = Self.conditions.contains(clause)
        if ["|", "&"].contains(symbol), !isCondition, isText(left) || isText(right) {
            return Explanation("\(symbol) doesn't join text. || does.", concepts: ["||"])
        }
        // Of these types, & works only on integers, and this error says that it found none.
        let arePlain = [left, right].allSatisfy { !$0.hasSuffix("[]") && (TypeName.isText($0) || TypeWords.of($0) != $0) }
        if symbol == "||" && [left, right].contains("boolean") || ["&", "&&"].contains(symbol) && arePlain
            || symbol == "|" && isCondition && arePlain
        {
            return Explanation(
                "Conditions are combined with OR and AND, not with \(symbol).", concepts: [symbol.hasPrefix("|") ? "or" : "and"])
        }
        if !Self.operators.contains(symbol) { return Explanation("PostgreSQL has no operator \(symbol).", concepts: ["comparison"]) }
        if Self.isTime(left) || Self.isTime(right), let bareDate { return bareDate }
        if symbol == "+", isText(left) || isText(right) { return Explanation("+ adds numbers. || joins text.", concepts: ["||"]) }
        if symbol.contains("~~") {
            let other = isText(left) ? right : left
            return Explanation("LIKE works on text, but here it gets \(TypeWords.of(other)).", concepts: ["like"])
        }
        // Before SELECT has run, an alias that is also a table's name is that table's row.
        if let alias = aliasTooEarly(left) ?? aliasTooEarly(right) { return alias }
        if left.isEmpty { return Explanation("\(symbol) has no value before it. Like that, it doesn't work on \(TypeWords.of(right)).") }
        return Explanation(
            "\(symbol) can't compare or combine \(TypeWords.of(left)) with \(TypeWords.of(right)). Is this the right column?",
            concepts: ["comparison", "cast"])
    }

    /// The keywords before a condition.
    private static let conditions: Set = ["WHERE", "ON", "HAVING", "WHEN", "CHECK"]

    static func isTime(_ type: String) -> Bool { type == "date" || type.hasPrefix("timestamp") }

    /// `1,2` among values, if each comma without a space after it is between two whole numbers.
    func decimalComma(in list: ArraySlice<Word>) -> Explanation? {
        let tight = list.indices.dropFirst().dropLast().filter { list[$0].text == "," && list[$0 + 1].touchesPrevious }
        let isDecimal = tight.allSatisfy { comma in
            [comma - 1, comma + 1].allSatisfy { list[$0].kind == .number && !list[$0].text.contains(".") } && !tight.contains(comma + 2)
        }
        guard let comma = tight.first, isDecimal else { return nil }
        return Explanation("The comma in `\(list[comma - 1...comma + 1].text)` separates two values. SQL writes decimals with a point.")
    }

    /// `2025-01-31` or `31/1/2025` outside quotes.
    var bareDate: Explanation? {
        let start = words.indices.dropLast(4).first { index in
            let parts = [0, 2, 4].map { words[index + $0] }
            return parts.allSatisfy { $0.kind == .number } && parts.contains { $0.text.count == 4 }
                && ["-", "/"].contains(words[index + 1].text) && words[index + 1].text == words[index + 3].text
        }
        guard let start else { return nil }
        let order = words[start].text.count == 4 ? "" : ", with the year first: '2025-12-31'"
        return Explanation(
            "Without quotes, the server subtracts or divides the parts of a date. Put dates in single quotes\(order).",
            concepts: ["comparison"])
    }

    /// Operators of other languages.
    private static let signs = [
        "==": "equality is written =.", "===": "equality is written =.", "!==": "\"not equal\" is written <>.",
        "=<": "\"less than or equal to\" is written <=.", "=!": "\"not equal\" is written <>.", "!": "\"not\" is written NOT.",
        "**": "a power is written with ^.", "=>": "\"greater than or equal to\" is written >=.",
        "><": "\"not equal\" is written <>.", "!>": "\"not greater than\" is written <=.", "!<": "\"not less than\" is written >=.",
    ]

    private static let operators = Set(
        """
        + - * / % ^ = <> != < > <= >= || && ~ ~* !~ !~* ~~ !~~ ~~* !~~* & | # << >> -> ->> #> #>> #- @> <@ ? ?| ?& @? @@ @@@ @ |/ ||/ !! -|- \
        &< &> <-> <<= >>= ## ^@ |>> <<| &<| |&> <^ >^ ?# ?- ?-| ?|| @-@ ~= *= *<> *< *> *<= *>= ~<~ ~<=~ ~>~ ~>=~
        """.split(separator: " ").map(String.init))

    /// Functions of other servers, and their equivalents here.
    private static let foreign = [
        "len": "length counts characters.", "ifnull": "coalesce returns the first value that is not NULL.",
        "isnull": "coalesce returns the first value that is not NULL, and IS NULL tests for NULL.",
        "nvl": "coalesce returns the first value that is not NULL.", "getdate": "now() and current_date return the current time and date.",
        "curdate": "current_date is today's date.", "today": "current_date is today's date.",
        "year": "extract(year FROM …) returns the year of a date.",
        "month": "extract(month FROM …) returns the month of a date.", "day": "extract(day FROM …) returns the day of a date.",
        "datediff": "one date minus another is the number of days between them.", "dateadd": "a date plus an interval is another date.",
        "date_add": "a date plus an interval is another date.", "group_concat": "string_agg joins the strings of a group.",
        "iif": "CASE chooses between values.", "if": "CASE chooses between values.", "instr": "position finds one string in another.",
        "date_format": "to_char formats a date.", "average": "avg returns the average.",
        "number": "count returns a number of rows, and a cast turns text into a number.",
        "mean": "avg returns the average.",
    ]
}
