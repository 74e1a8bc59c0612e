import SQLText
import Terminal

/// Notices about the keys of the scratchpad.
enum SQLText {
    /// Why Enter at the end of a text without a complete statement starts a new line.
    ///
    /// - Parameter key: The key that runs the statement.
    static func incomplete(_ text: String, _ key: String) -> String {
        var why = "No semicolon yet:"
        var start = SQLSplitter.unclosed(in: text) ?? text.utf8.count
        let isParenthesis = text.utf8.dropFirst(start).first == UInt8(ascii: "(")
        // A function is named with its parenthesis.
        if isParenthesis {
            let before = String(decoding: text.utf8.prefix(start), as: UTF8.self)
            start -= before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reduce(0) { $0 + $1.utf8.count }
        }
        let opened = String(decoding: text.utf8.dropFirst(start), as: UTF8.self).prefix { $0 != "\n" }
        // Until there is a semicolon, more can follow in a parenthesis.
        if !opened.isEmpty, text.last == ";" || !isParenthesis {
            let line = text.utf8.prefix(start).count { $0 == UInt8(ascii: "\n") } + 1
            why = "Line \(line): \(opened.count > 12 ? opened.prefix(11) + "…" : opened) isn't closed."
        } else if text.last == ";", SQLSplitter.isComplete(text + "\n;") {
            why = "The semicolon is inside the comment:"
        }
        return "\(why) Enter adds a line. \(key) runs the text anyway."
    }

    static let runsAtEnd = "Enter runs a statement at the end of its last line. Here, it adds a line."

    /// - Parameter key: The key that runs the statement at the cursor.
    static func hasRun(_ key: String) -> String { "You ran or checked this already. Enter adds a line. \(key) runs it again." }

    /// - Parameter key: The key that runs the whole text.
    static func isInUnsentTransaction(_ key: String) -> String {
        "The BEGIN above hasn't run. Enter adds a line. \(key) runs the whole text."
    }

    static let wantsData = "Type the data below, then \\. on a line and Enter. A file: \\copy … from FILE"

    /// What a run consists of; `nil` for one statement that is new.
    ///
    /// - Parameter again: How many of its statements change data and ran before.
    static func runs(_ count: Int, again: Int, isSelection: Bool) -> String? {
        if count == 1 { return again == 1 ? "You ran this statement before. It may change the data again." : nil }
        // In 80 columns, the second sentence must be whole.
        if again > 0 { return "\(count) statements run in order. \(again) ran before, so the data may change again." }
        return isSelection ? "The selection has \(count) statements. They run in order." : "\(count) statements run in order."
    }

    static let keepsText = "Your text wasn't replaced. {history} opens the history."
    static let noEarlierText = "You ran nothing earlier here. {history} opens the history."

    /// - Parameter key: The key that showed the earlier statement.
    static func isEarlierText(_ key: String) -> String { "\(key) shows an earlier statement. ↓ or Ctrl-N brings yours back." }

    /// - Parameter finished: how many of the run's statements finished before one failed.
    static func stopped(after finished: Int, of count: Int) -> String {
        let rest = count - finished - 1
        let last =
            switch rest {
            case 0: "It was the last one."
            case 1: "The statement after it didn't run."
            default: "The \(rest) statements after it didn't run."
            }
        return "Statement \(finished + 1) of \(count) failed. \(last)"
    }

    /// The codes of errors about a value or a table that exists already.
    static let duplicateErrors: Set<String> = ["23505", "42P07"]

    /// Asks whether it is left over.
    static func leftOver(isInExercise: Bool) -> String {
        "Left over from an earlier run? {reset} resets the data."
            + (isInExercise ? " {check} checks your answer on the original data." : "")
    }

    static let noPlan = "This result isn't a plan. Put EXPLAIN in front of a query to see one."
    static let noEarlierPlan = "There is no earlier plan. Change something, and run EXPLAIN again."

    /// The scratchpad has no room for all rows of a result.
    static func keepsOnly(_ rows: Int) -> String {
        (rows == 0 ? "None of these rows are kept." : "Only the first \(rows.grouped) rows are kept.")
            + " To save all, type \\o FILE and rerun."
    }
}

extension Trouble {
    /// Whether a value that no two rows may share is in the statement twice.
    func isWithin(_ statement: String) -> Bool {
        let end = ") already exists."
        guard let detail = original.first(where: { $0.hasSuffix(end) }), let start = detail.firstRange(of: "=(") else { return false }
        return statement.ranges(of: detail[start.upperBound...].dropLast(end.count)).count > 1
    }
}
