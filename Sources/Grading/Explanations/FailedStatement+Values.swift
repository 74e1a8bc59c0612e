import Course
import Postgres

/// Class 22 and types: values that can't be read, don't fit, or are of the wrong kind.
extension FailedStatement {
    var value: Explanation? {
        let given = quoted.last ?? ""
        switch message.sqlstate {
        case "22P02": return unreadable(given)
        case "22007" where Self.spans.contains { given.contains($0) }:
            return Explanation(
                "'\(given)' is a span of time, and is read as a date here. The word interval before it says what it is.",
                concepts: ["date arithmetic"])
        case "22023":
            let unit = quoted.first ?? given
            return Explanation("\(unit) is no part of a date.", suggestion: Nearest.match(unit, among: Self.parts), concepts: ["extract"])
        case "22007":
            return Explanation(
                "'\(given)' can't be read as a date or a time. A date is written year-month-day: '2025-12-31'.",
                concepts: ["date arithmetic"])
        case "22008":
            return Explanation(
                "There is no such day or time as '\(given)'. A date is written year-month-day: '2025-12-31'.", concepts: ["date arithmetic"]
            )
        case "22012":
            return Explanation(
                "For some row the number below the / is 0, and nothing can be divided by 0. nullif or CASE can keep such rows out.",
                concepts: ["nullif", "case", "arithmetic"])
        case "22001":
            let most = said(after: "(", before: ")").flatMap { Int($0) }.map { Words.count($0, "character") } ?? "no more"
            return Explanation(
                "The text is too long: the column may hold \(most).", concepts: ["varchar", "create table"])
        case "22003": return tooLarge
        default:
            return Explanation("LIMIT and OFFSET count rows, so they can't be below 0.", concepts: ["limit"])
        }
    }

    private static let spans = ["day", "week", "month", "year", "hour", "minute"]

    private static let parts = [
        "year", "month", "day", "hour", "minute", "second", "week", "quarter", "dow", "doy", "epoch", "decade", "century",
    ]

    private func unreadable(_ given: String) -> Explanation {
        let type = said(after: "for type ", before: ":") ?? said(after: "for enum ", before: ":") ?? ""
        if says("for enum") { return Explanation("'\(given)' is none of the values that \(type) allows.", concepts: ["create type"]) }
        if given.isEmpty, TypeWords.of(type) != type {
            return Explanation("An empty text is not \(TypeWords.of(type)). That there is no value is said by NULL.", concepts: ["null"])
        }
        let text = "'\(given)'"
        if type == "boolean", let place = words.firstIndex(where: { $0.text == text }), place > 0,
            ["OR", "AND"].contains(words[place - 1].upper)
        {
            let joint = words[place - 1].upper
            return Explanation(
                "\(joint) joins two conditions, and \(text) alone is none: each comparison is written in full.",
                concepts: [joint.lowercased(), "comparison"])
        }
        if given.contains(","), given.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: ",") }) {
            return Explanation("\(text) has a comma in it, and SQL writes decimals with a point.", concepts: ["comparison"])
        }
        if words.first?.upper == "INSERT" {
            return Explanation(
                "The text \(text) should be stored as \(TypeWords.of(type)), and it isn't one. Do the values stand in the order of the columns?",
                concepts: ["insert"])
        }
        if has("COALESCE") {
            return Explanation(
                "All values of one coalesce must be of one kind: \(text) is text, and the others are not.", concepts: ["coalesce", "cast"])
        }
        return Explanation(
            "The text \(text) should be read as \(TypeWords.of(type)) here, and it isn't one. What is compared or stored with it? Perhaps another column is meant.",
            concepts: ["comparison", "cast"])
    }

    private var tooLarge: Explanation {
        guard says("numeric field overflow") else {
            return Explanation(
                "The number is too large for its type\(said(after: "", before: " out of range").map { " (\($0))" } ?? "").",
                concepts: ["cast", "create table"])
        }
        return Explanation("The number has more digits before the point than the column may hold.", concepts: ["create table"])
    }

    // MARK: - Types

    var type: Explanation? {
        switch message.sqlstate {
        case "42P18":
            return Explanation(
                "Nothing here tells what kind of values are meant. A cast, such as ::int[] or ::text, says it.", concepts: ["cast"])
        case "42846":
            let from = said(after: "cannot cast type ", before: " to ") ?? "this"
            let to = said(after: " to ") ?? "that"
            return Explanation("There is no way to make \(TypeWords.of(to)) of \(TypeWords.of(from)).", concepts: ["cast"])
        default: return mismatch
        }
    }

    private var mismatch: Explanation? {
        if let column = quoted.first, let wanted = said(after: "is of type ", before: " but"),
            let found = said(after: "expression is of type ")
        {
            return Explanation(
                "The column \(column) holds \(TypeWords.of(wanted)), and the value for it is \(TypeWords.of(found)). "
                    + "Do the values stand in the order of the columns?",
                concepts: ["insert", "update"])
        }
        if let place = said(after: "argument of ", before: " must be type boolean"), let found = said(after: "not type ") {
            return Explanation(
                "\(place) takes a condition, which is true or false, and here it gets \(TypeWords.of(found)).",
                concepts: ["where", "comparison"])
        }
        if let pair = said(after: " types ", before: " cannot be matched"), let and = pair.firstRange(of: " and ") {
            let kinds = (TypeWords.of(String(pair[..<and.lowerBound])), TypeWords.of(String(pair[and.upperBound...])))
            let place = message.message.split(separator: " ").first.map(String.init) ?? ""
            let what = ["UNION", "INTERSECT", "EXCEPT"].contains(place) ? "one column of the result" : "the result"
            return Explanation(
                "\(place) would make \(what) of two kinds: \(kinds.0) and \(kinds.1). All its values must be of one kind.",
                concepts: [place.lowercased(), "cast"])
        }
        if says("foreign key constraint") {
            return Explanation(
                "The two columns of this foreign key hold different kinds of values, so they could never be equal.",
                concepts: ["foreign key"])
        }
        return Explanation("Two kinds of values meet here that don't go together.", concepts: ["cast"])
    }
}
