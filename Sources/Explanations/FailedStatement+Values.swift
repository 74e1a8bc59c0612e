import Course
import Postgres
import Primitives
import SQLText
import Verdicts

/// Values that can't be read as the type required in their position.
extension FailedStatement {
    /// 22008: `'2025-02-29'`, which has the right form; `nil` for what hasn't.
    var missingDay: Explanation? {
        guard let given = quoted.last else { return nil }
        let parts = given.prefix { $0 != " " && $0 != "T" }.split(separator: "-").map { Int($0) ?? 0 }
        guard parts.count == 3, (32...9999).contains(parts[0]), (1...12).contains(parts[1]) else { return nil }
        let shortest = parts[1] == 2 ? 28 : [4, 6, 9, 11].contains(parts[1]) ? 30 : 31
        guard parts[2] > shortest, parts[2] <= 31 else { return nil }
        return Explanation("The date '\(given)' does not exist: that month has fewer days.", concepts: ["date arithmetic"])
    }

    /// 22P02, 22007, and 22008. The table explains what isn't JSON.
    var value: Explanation? {
        if says("type json") { return nil }
        let given = quoted.last ?? ""
        if let word = word() ?? words.first(where: { $0.unquoted == given }), let quotedNull = quotedNull(word) { return quotedNull }
        if message.sqlstate == "22P02" { return unreadable(given) }
        let type = said(after: "for type ", before: ":")
        if given.isEmpty { return emptyText(as: type ?? "date") }
        if type == "interval" {
            let units = Self.spans + Self.spans.map { $0 + "s" }
            let wrong = given.lowercased().split { !$0.isLetter }.map(String.init).first { !units.contains($0) }
            return Explanation(
                "'\(given)' can't be read as an interval. Write a number and a unit, as in '2 weeks'.",
                suggestion: wrong.flatMap { Nearest.match($0, among: units) }, concepts: ["interval", "date arithmetic"])
        }
        let index = place ?? words.firstIndex { $0.kind == .string && $0.unquoted == given }
        if let mixed = index.flatMap(mixedTypes) { return mixed }
        if given.contains(where: \.isNumber), Self.spans.contains(where: { given.contains($0) }) {
            let advice = ["+", "-"].contains(upper(-1)) ? " For an interval, write `'\(given)'::interval`." : ""
            return Explanation("'\(given)' is read as a date here, but it looks like an interval.\(advice)", concepts: ["date arithmetic"])
        }
        return Explanation(
            "'\(given)' can't be read as a date or a time. Write a date as '2025-12-31', a time as '09:30'.", concepts: ["date arithmetic"])
    }

    /// 22023: `extract(yaer FROM …)`, `date_trunc('mont', …)`.
    var unknownUnit: Explanation? {
        guard let unit = said(after: "unit \"", before: "\" not recognized") else { return nil }
        if (Self.parts + ["isodow", "isoyear", "julian"]).contains(unit.lowercased()) {
            return Explanation("`\(unit)` is a unit of extract, not of date_trunc.", concepts: ["extract", "date_trunc"])
        }
        return Explanation(
            "There is no unit `\(unit)`.", suggestion: Nearest.match(unit, among: Self.parts), concepts: ["extract", "date_trunc"])
    }

    static let spans = ["day", "week", "month", "year", "hour", "minute", "second"]

    static let parts = [
        "year", "month", "day", "hour", "minute", "second", "week", "quarter", "dow", "doy", "epoch", "decade", "century",
    ]

    /// AND between the columns of a list, as in `SELECT a AND b`, or between the assignments of SET.
    var andInList: Explanation? {
        let set = words.drop { $0.upper != "SET" }.prefix { $0.upper != "WHERE" }
        if says("argument of AND"),
            let clause = before(["SELECT", "WHERE", "HAVING", "ON", "WHEN", "GROUP", "ORDER", "LIMIT", "OFFSET", "SET"]),
            let concept = ["SELECT": "select", "GROUP": "group by", "ORDER": "order by"][clause]
        {
            let isTest = clause == "GROUP" && words.dropFirst(place ?? 0).contains { Self.comparing.contains($0.upper) }
            let having = isTest ? " A condition for groups belongs in HAVING." : ""
            return Explanation("After \(concept.uppercased()), separate columns with commas, not AND.\(having)", concepts: [concept])
        }
        guard words.first?.upper == "UPDATE", set.contains(where: { $0.upper == "AND" && $0.depth == 0 }) else { return nil }
        return Explanation(
            "AND combines conditions. SET separates its assignments with commas, and WHERE says which rows to change.", concepts: ["update"]
        )
    }

    private func unreadable(_ given: String) -> Explanation {
        let type = said(after: "for type ", before: ":") ?? said(after: "for enum ", before: ":") ?? ""
        if says("for enum") { return Explanation("'\(given)' is not a value of the type \(type).", concepts: ["create type"]) }
        let text = "'\(given)'"
        if type == "boolean", let explanation = andInList { return explanation }
        if type == "boolean", let place = words.firstIndex(where: { $0.text == text }), place > 0,
            ["OR", "AND"].contains(words[place - 1].upper)
        {
            let joint = words[place - 1].upper
            return Explanation(
                "\(joint) combines two conditions, and \(text) alone is not a condition. What should it be compared with?",
                concepts: [joint.lowercased(), "comparison"])
        }
        if given.isEmpty, TypeWords.of(type) != type { return emptyText(as: type) }
        if columnsInReach.contains(given) {
            return Explanation("\(text) is text because of its single quotes. The column is `\(given)`.", concepts: ["select"])
        }
        if given.contains(","), given.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: ",") }) {
            return Explanation("\(text) contains a comma. SQL writes decimals with a point.", concepts: ["comparison"])
        }
        let index = place ?? words.firstIndex { $0.text == text } ?? words.count
        let beside = [-1, 1].compactMap { word(at: index + $0)?.upper }
        let isCompared = beside.contains(where: Self.comparing.contains) && before(["SET", "WHERE", "HAVING", "ON"]) != "SET"
        if words.first?.upper == "INSERT", !isCompared {
            return Explanation(
                "\(text) can't be stored as \(TypeWords.of(type)). Are the values in the order of the columns?", concepts: ["insert"])
        }
        if let column = word(at: index - 2), word(at: index - 1)?.text == "=", ["SET", ","].contains(word(at: index - 3)?.upper) {
            return Explanation(
                "\(text) can't be stored as \(TypeWords.of(type)). Is `\(column.text)` the right column?", concepts: ["update"])
        }
        if words.first?.upper != "SELECT", words.contains(where: { $0.kind == .number && $0.text == given }) {
            return Explanation("The type needs a comma here, because `\(given)` with a point is one number.", concepts: ["create table"])
        }
        if let mixed = mixedTypes(at: index) { return mixed }
        if let sign = beside.first(where: ["+", "-", "*", "/"].contains) {
            let joined = sign == "+" ? " || joins text." : ""
            return Explanation(
                "\(text) can't be read as \(TypeWords.of(type)), but \(sign) needs one here.\(joined)", concepts: ["||", "arithmetic"])
        }
        return Explanation(
            "\(text) can't be read as \(TypeWords.of(type)).\(isCompared || isListed ? " Which column is it compared with?" : "")",
            suggestion: type == "boolean" ? Nearest.match(given, among: ["true", "false"]) : nil,
            concepts: isCompared || isListed ? ["comparison", "cast"] : [words[0].upper == "CREATE" ? "create table" : "cast"])
    }

    /// `''` where a number or a date is needed.
    private func emptyText(as type: String) -> Explanation {
        let isTested = [upper(-1), upper(1)].contains(where: Self.comparing.contains) && before(["SET", "WHERE"]) != "SET"
        let advice = isTested ? "IS NULL and IS NOT NULL test whether there is a value." : "NULL means that there is no value."
        return Explanation("An empty string is not \(TypeWords.of(type)). \(advice)", concepts: isTested ? ["is null", "null"] : ["null"])
    }

    /// 42725: `joined_on + '365 days'`.
    var textBesideTime: Explanation? {
        let types = said(after: "operator is not unique: ")?.split(separator: " ").map(String.init) ?? []
        guard types.contains("unknown"), let first = types.first, let last = types.last, Self.isTime(first) || Self.isTime(last),
            let text = [word(1), word(-1)].compactMap({ $0 }).first(where: { $0.kind == .string })
        else { return nil }
        let given = text.unquoted.trimmed
        let isNumber = Int(given) != nil
        let advice = isNumber ? "A number has no quotes." : "For an interval, write `\(text.text)::interval`."
        return Explanation(
            "\(text.text.code) can be a number, a time, or an interval here. \(advice)", concepts: ["date arithmetic", "interval"])
    }

    /// 42846: `joined_on + '1 month'::interval::date`.
    var impossibleCast: Explanation? {
        guard let from = said(after: "cannot cast type ", before: " to "), let to = said(after: " to "), let place else { return nil }
        let depth = word()?.depth ?? 0
        if from == "integer", to == "date" || to.hasPrefix("timestamp"), word(-2)?.text == "-", let start = word(at: place - 5) {
            let text = words[place - 5..<place].text
            return Explanation(
                "Without single quotes, `\(text)` is a subtraction, not a date.", concepts: ["cast"], at: position(of: start))
        }
        let item = words[..<place].reversed().prefix {
            $0.depth > depth
                || $0.depth == depth && $0.text != "," && !Self.comparing.contains($0.upper)
                    && !Self.beforeExpressions.union(["AND", "OR", "NOT"]).contains($0.upper)
        }
        let isPart = word()?.text == "::" && item.contains { $0.depth == depth && ["+", "-", "*", "/", "||"].contains($0.text) }
        let advice = isPart ? " The :: belongs to the value directly before it. To cast a whole expression, put it in parentheses." : ""
        return Explanation("PostgreSQL can't cast \(TypeWords.of(from)) to \(TypeWords.of(to)).\(advice)", concepts: ["cast"])
    }

    /// If this text is one of the values of CASE or coalesce, that their types must match.
    private func mixedTypes(at index: Int) -> Explanation? {
        guard let value = word(at: index) else { return nil }
        let open = words[..<index].lastIndex { $0.text == "(" && $0.depth == value.depth - 1 }
        let isCase = ["THEN", "ELSE"].contains(word(at: index - 1)?.upper)
        // An operand inside a value isn't the value.
        let isWhole =
            ["(", ",", "THEN", "ELSE"].contains(word(at: index - 1)?.upper)
            && [",", ")", "WHEN", "ELSE", "END"].contains(word(at: index + 1)?.upper)
        guard isWhole, isCase || open.flatMap({ word(at: $0 - 1) })?.upper == "COALESCE" else { return nil }
        let whole = isCase ? "CASE" : "coalesce"
        return Explanation(
            "The values in \(whole) need types that match, but \(value.text) is text and another value isn't.",
            concepts: [whole.lowercased(), "cast"])
    }
}
