/// Where a statement is in a text, in UTF-8 offsets: see ``SQLStatement``.
package struct StatementPlace: Sendable, Equatable {
    let range: Range<Int>
    package let extent: Range<Int>
    package let isTerminated: Bool
    package let isEmpty: Bool
    let hasNUL: Bool
    let data: Range<Int>?
    let command: Range<Int>?

    /// The range to send to run the statement alone: its text and any COPY data after it.
    package var sentRange: Range<Int> { data == nil ? range : range.lowerBound..<extent.upperBound }
}

extension SQLSplitter {
    /// The statement at a UTF-8 offset: the one that contains it or ends there, or else the next one, or else the last one. Whitespace,
    /// comments, and lone semicolons aren't statements.
    package static func statement(at offset: Int, in sql: String) -> StatementPlace? {
        let statements = places(in: sql).filter { !$0.isEmpty }
        return statements.first { offset <= $0.sentRange.upperBound } ?? statements.last
    }
}
