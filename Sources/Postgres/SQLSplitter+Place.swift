extension SQLSplitter {
    /// The statement at a UTF-8 offset: the one that contains it or ends there, or else the next one, or else the last one. Whitespace,
    /// comments, and lone semicolons aren't statements.
    package static func statement(at offset: Int, in sql: String) -> SQLStatement? {
        let statements = split(sql).filter { !$0.isEmpty }
        return statements.first { offset <= $0.sentRange.upperBound } ?? statements.last
    }
}

/// Where a statement is in a text, in UTF-8 offsets: see ``SQLStatement``.
package struct StatementPlace {
    package let sentRange: Range<Int>
    /// Where the next statement's extent starts.
    package let end: Int
    package let isTerminated: Bool
    package let isEmpty: Bool
}

extension SQLStatement {
    /// The range to send to run the statement alone: its text and any COPY data after it.
    package var sentRange: Range<Int> { copyData == nil ? range : range.lowerBound..<extent.upperBound }
}
