/// Splits a text into statements: the one place that decides where a statement ends.
///
/// The rule is psql's: a statement ends at a semicolon outside parentheses and outside a `BEGIN … END` in CREATE FUNCTION or PROCEDURE. The
/// data of a `COPY … FROM STDIN` starts on the next line and ends with a line `\.`; a backslash outside quotes starts a psql command, which
/// ends with its line. It ends the statement before it only if it runs that statement. No byte is dropped, and unterminated text is a
/// statement too. Statements aren't checked for validity.
package enum SQLSplitter {
    /// The statements in order; their extents cover the input without gaps.
    package static func split(_ sql: String) -> [SQLStatement] {
        let start = sql.utf8.startIndex
        func text(_ range: Range<Int>) -> String {
            String(sql.utf8[sql.utf8.index(start, offsetBy: range.lowerBound)..<sql.utf8.index(start, offsetBy: range.upperBound)]) ?? ""
        }
        return places(in: sql).map { cut in
            var statement = SQLStatement(
                text: text(cut.range), range: cut.range, extent: cut.extent, isTerminated: cut.isTerminated, isEmpty: cut.isEmpty,
                copyData: cut.data.map(text), backslashCommand: cut.command.map(text))
            statement.psqlRanges = cut.psqlRanges
            return statement
        }
    }

    /// Where the statements of ``split(_:)`` are, without their texts, which are most of the work for a long text.
    package static func places(in sql: String) -> [StatementPlace] {
        var cutter = StatementCutter(sql)
        return cutter.cut()
    }

    /// The number of statements, and of backslash commands between them.
    package static func count(in sql: String) -> Int { places(in: sql).count { !$0.isEmpty } }

    /// Whether the text is complete: each statement has its semicolon, and each string and comment is terminated.
    package static func isComplete(_ sql: String) -> Bool {
        guard let last = split(sql).last else { return true }
        return last.isTerminated || (last.isEmpty && last.backslashCommand == nil)
    }

    /// Where the last string, quoted name, comment, or parenthesis starts that the text doesn't close, as a UTF-8 offset.
    package static func unclosed(in sql: String) -> Int? {
        let text = Array(sql.utf8)
        var (scanner, place, open) = (ScriptScanner(), places(in: sql).last?.extent.lowerBound ?? 0, [Int]())
        var overLines: Int?
        while place < text.count {
            let (start, wasInQuotes) = (place, scanner.isInQuotes)
            let piece: ScriptScanner.Piece
            (piece, place) = scanner.next(text, at: start)
            if piece == .openParenthesis || scanner.isInQuotes && !wasInQuotes { open.append(start) }
            if piece == .closeParenthesis || wasInQuotes && !scanner.isInQuotes, let start = open.popLast() {
                if text[start] == UInt8(ascii: "'"), text[start..<place].contains(UInt8(ascii: "\n")) { overLines = overLines ?? start }
            }
        }
        // With an odd number of quotes, a string that spans lines is suspected before the last one.
        guard let last = open.last, scanner.isInQuotes, !Array("\"/$".utf8).contains(text[last]) else { return open.last }
        return overLines ?? last
    }
}
