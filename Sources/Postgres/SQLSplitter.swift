/// Takes a text apart into statements: the one place that decides where a statement ends.
///
/// The rule is psql's: at a semicolon outside parentheses and outside a `BEGIN … END` in CREATE FUNCTION or PROCEDURE. The data of a `COPY …
/// FROM STDIN` begins on the next line and ends at a line `\.`; a backslash outside quotes begins a command of psql's that ends with its
/// line. No byte is lost, and what is not terminated is a statement as well. Whether a statement is right is not asked.
package enum SQLSplitter {
    /// The statements in their order; their extents cover the input without a gap.
    package static func split(_ sql: String) -> [SQLStatement] {
        var sql = sql
        sql.makeContiguousUTF8()
        let ends = sql.withUTF8 { text in
            var cutter = StatementCutter(text)
            return cutter.cut()
        }
        let start = sql.utf8.startIndex
        func text(_ range: Range<Int>) -> String {
            String(sql.utf8[sql.utf8.index(start, offsetBy: range.lowerBound)..<sql.utf8.index(start, offsetBy: range.upperBound)]) ?? ""
        }
        return ends.map { cut in
            SQLStatement(
                text: text(cut.range), range: cut.range, extent: cut.extent, isTerminated: cut.isTerminated, isEmpty: cut.isEmpty,
                copyData: cut.data.map(text), backslashCommand: cut.command.map(text), hasNUL: cut.hasNUL)
        }
    }

    /// Whether nothing is left open: every statement has its semicolon, every string and comment its end.
    package static func isComplete(_ sql: String) -> Bool {
        guard let last = split(sql).last else { return true }
        return last.isTerminated || (last.isEmpty && last.backslashCommand == nil)
    }
}
