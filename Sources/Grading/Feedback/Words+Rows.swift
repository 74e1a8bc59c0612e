import Explanations
import Primitives
import Verdicts

/// Sentences about rows and errors.
extension Words {
    /// `2 rows are missing. The other 24 are right.`
    static func rows(_ difference: RowDifference, of query: String = "Your query") -> String {
        let (expected, found) = (difference.expected, difference.found)
        let right = expected - difference.missing
        if difference.isCut { return "\(query) returns far more than the \(grouped(expected)) expected rows." }
        if found == 0 { return "\(query) returns no rows. The task asks for \(grouped(expected))." }
        if expected == 0 { return "\(query) returns \(count(found, "row")). The task asks for none." }
        if let column = difference.wrongColumn {
            let wrong = min(difference.missing, difference.unexpected)
            let everywhere = [1: expected == found ? "" : "In 1 row, ", 2: "In both rows, "][wrong] ?? "In all \(grouped(wrong)) rows, "
            let share =
                right > 0
                ? "In \(grouped(wrong)) of \(count(expected, "row")), "
                : found > expected ? "In \(grouped(wrong)) of your \(grouped(found)) rows, " : everywhere
            return "\(share)only the value of \(column) is wrong.".capitalizedFirst + rest(difference)
        }
        if right == 0, expected == found {
            return expected == 1
                ? "\(query) returns 1 row, as expected, but with different values."
                : "\(query) returns \(grouped(found)) rows, as expected, but none of them is right."
        }
        if right == 0 {
            let missing = expected == 1 ? "not the expected one" : "none of the \(grouped(expected)) expected ones"
            return "\(query) returns \(count(found, "row")), but \(missing)."
        }
        if difference.missing == 0 { return "\(differing(difference)). \(held(expected, "expected row")) there." }
        if difference.unexpected == difference.wrong {
            return "\(differing(difference)). The other \(right == 1 ? "one is" : "\(grouped(right)) are") right."
        }
        return "\(differing(difference)). \(grouped(right)) of \(count(expected, "row")) \(right == 1 ? "is" : "are") right."
    }

    /// `1 row is wrong, and 2 are unexpected`: each row under one word, which also stands before it in the examples.
    private static func differing(_ difference: RowDifference) -> String {
        let (wrong, rest) = (difference.wrong, difference.unexpected - difference.wrong)
        let surplus = difference.onlyRepeats ? rest == 1 ? "a duplicate" : "duplicates" : "unexpected"
        var parts: [String] = []
        for (number, word) in [(wrong, "wrong"), (difference.missing - wrong, "missing"), (rest, surplus)]
        where number > 0 {
            parts.append("\(are(number, parts.isEmpty ? "row" : nil)) \(word)")
        }
        return parts.count == 2 ? parts.joined(separator: ", and ") : list(parts)
    }

    /// The missing or unexpected rows beyond those that are wrong in one column.
    private static func rest(_ difference: RowDifference) -> String {
        let rest = difference.missing - difference.unexpected
        if rest == 0 { return "" }
        return " \(are(abs(rest), "row")) \(rest > 0 ? "missing" : "unexpected")."
    }

    /// `1 row is`, `2 rows are`; without a noun, `2 are`.
    private static func are(_ number: Int, _ noun: String? = nil) -> String {
        (noun.map { count(number, $0) } ?? grouped(number)) + (number == 1 ? " is" : " are")
    }

    /// `All 4 expected rows are`.
    private static func held(_ number: Int, _ noun: String) -> String {
        number == 1 ? "The \(noun) is" : "All \(grouped(number)) \(noun)s are"
    }

    /// The differences in the contents of a table or view, which is given as `the table books`.
    static func table(_ table: String, _ difference: RowDifference) -> String {
        let (expected, found) = (difference.expected, difference.found)
        if difference.isCut { return "\(table.capitalizedFirst) has far more than the \(grouped(expected)) expected rows." }
        if found == 0 { return "\(table.capitalizedFirst) is empty. It should have \(count(expected, "row"))." }
        if expected == 0 { return "\(table.capitalizedFirst) has \(count(found, "row")). It should be empty." }
        if let column = difference.wrongColumn, expected == found {
            let rows = difference.missing == expected ? "every row" : "\(grouped(difference.missing)) of \(count(expected, "row"))"
            return "In \(table), the value of \(column) is wrong in \(rows)."
        }
        if difference.missing == 0 { return "In \(table), \(differing(difference)). \(held(expected, "expected row")) there." }
        return "In \(table), \(differing(difference))."
    }

    /// The differences in the columns of a table whose contents are compared.
    static func tableColumns(_ table: String, missing: Int, unexpected: [String]) -> String {
        var parts: [String] = []
        if missing > 0 { parts.append("\(are(missing, "column")) missing") }
        if !unexpected.isEmpty { parts.append("\(list(unexpected.map(\.code))) \(unexpected.count == 1 ? "is" : "are") unexpected") }
        return "\(table.capitalizedFirst) has different columns: \(parts.joined(separator: ", and "))."
    }

    /// What an error means; the server's own message if there is no explanation.
    static func error(_ failure: Finding.ServerFailure) -> String {
        if let explanation = failure.explanation { return explanation.words }
        let message = failure.message.hasSuffix(".") ? failure.message : failure.message + "."
        return message + (failure.hint.map { " \($0)" } ?? "")
    }
}
