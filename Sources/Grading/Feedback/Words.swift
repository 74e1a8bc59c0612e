/// The pieces of which the sentences about rows and errors are made.
enum Words {
    /// `1 row`, `26 rows`.
    static func count(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")" }

    /// `1,000,000`.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// `a`, `a and b`, `a, b and c`; the rest of a long list is counted.
    static func list(_ words: [String]) -> String {
        let most = 6
        let shown = words.count > most + 1 ? Array(words.prefix(most)) + ["\(words.count - most) more"] : words
        guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
        return shown.dropLast().joined(separator: ", ") + " and " + last
    }

    /// `…, and so are 24 of 26 rows. 2 are missing.`; `whole` is what is right, said first.
    static func rows(_ difference: RowDifference, whole: String) -> String {
        let expected = difference.expected
        let right = expected - difference.missing
        if difference.isCut { return "\(whole), but there are far more rows than the \(grouped(expected)) expected." }
        if difference.found == 0 {
            return "\(whole), but no row came back; \(grouped(expected)) \(expected == 1 ? "is" : "are") expected."
        }
        if expected == 0 { return "\(whole), but \(count(difference.found, "row")) came back where none is expected." }
        if right == 0 { return noneRight(difference, whole) }
        let share = right == expected ? "all \(count(expected, "row"))" : "\(grouped(right)) of \(count(expected, "row"))"
        let start = "\(whole), and so \(right == 1 ? "is" : "are") \(expected == 1 ? "the expected row" : share)."
        if let column = difference.wrongColumn {
            let wrong = min(difference.missing, difference.unexpected)
            return
                "\(start) In \(wrong == 1 ? "one other" : "\(grouped(wrong)) others"), only the value of \(column) is wrong\(rest(difference))."
        }
        let missing = "\(grouped(difference.missing)) \(difference.missing == 1 ? "is" : "are") missing"
        let unexpected = grouped(difference.unexpected)
        if difference.missing == 0, difference.onlyRepeats {
            return
                "\(start) But \(unexpected) \(difference.unexpected == 1 ? "is" : "are") too many: rows come more often than they should."
        }
        if difference.missing == 0 { return "\(start) But \(unexpected) more came that should not." }
        if difference.unexpected == 0 { return "\(start) \(missing)." }
        return "\(start) \(missing), and \(unexpected) came that should not."
    }

    /// What there is besides rows that are wrong in one column.
    private static func rest(_ difference: RowDifference) -> String {
        let rest = difference.missing - difference.unexpected
        if rest > 0 { return ", and \(grouped(rest)) \(rest == 1 ? "is" : "are") missing" }
        return rest < 0 ? ", and \(grouped(-rest)) more came that should not" : ""
    }

    private static func noneRight(_ difference: RowDifference, _ whole: String) -> String {
        let (expected, found) = (difference.expected, difference.found)
        if let column = difference.wrongColumn {
            if expected != found { return "\(whole), but in every row the value of \(column) is wrong\(rest(difference))." }
            let rows = expected == 1 ? "" : " in all \(grouped(expected))"
            return "\(whole), and so is the number of rows;\(rows) the value of \(column) is wrong."
        }
        if expected == found {
            let row = expected == 1 ? "But the row is another one" : "But none of the \(grouped(expected)) is as expected"
            return "\(whole), and so is the number of rows. \(row)."
        }
        let others = found == 1 ? "another one came" : "\(grouped(found)) others came"
        return
            "\(whole), but \(expected == 1 ? "the expected row is not" : "none of the \(grouped(expected)) expected rows is") there; \(others)."
    }

    /// What differs in the contents of a table.
    static func table(_ table: String, _ difference: RowDifference) -> String {
        let expected = difference.expected
        let right = expected - difference.missing
        if difference.isCut { return "The table \(table) holds far more rows than the \(grouped(expected)) it should." }
        if difference.found == 0 { return "The table \(table) is empty; it should hold \(count(expected, "row"))." }
        if expected == 0 { return "The table \(table) holds \(count(difference.found, "row")); it should be empty." }
        if let column = difference.wrongColumn {
            let rows =
                right == 0 ? "in all of them" : difference.missing == 1 ? "in one of them" : "in \(grouped(difference.missing)) of them"
            return "The table \(table) has the right number of rows; \(rows) the value of \(column) is not what it should be."
        }
        let held =
            "The table \(table) holds \(difference.missing == 0 ? "all" : "\(grouped(right)) of") the \(count(expected, "row")) it should"
        let missing = "\(grouped(difference.missing)) \(difference.missing == 1 ? "is" : "are") not there"
        let unexpected = "\(grouped(difference.unexpected)) \(difference.unexpected == 1 ? "is" : "are") that should not be"
        if difference.missing == 0 { return "\(held), and \(grouped(difference.unexpected)) that should not be there." }
        return difference.unexpected == 0 ? "\(held); \(missing)." : "\(held); \(missing), and \(unexpected)."
    }

    /// What differs in the columns of a table whose contents are compared.
    static func tableColumns(_ table: String, missing: Int, unexpected: [String]) -> String {
        var parts: [String] = []
        if missing > 0 { parts.append("\(count(missing, "column")) of those asked for \(missing == 1 ? "is" : "are") not there") }
        if !unexpected.isEmpty { parts.append("\(list(unexpected)) should not be there") }
        return "The table \(table) has other columns: " + parts.joined(separator: ", and ") + "."
    }

    /// What an error means; the server's own message where nobody has put it in plain words.
    static func error(_ failure: Finding.ServerFailure) -> String {
        if let explanation = failure.explanation { return explanation.words }
        let message = failure.message.hasSuffix(".") ? failure.message : failure.message + "."
        return message + (failure.hint.map { " \($0)" } ?? "")
    }
}
