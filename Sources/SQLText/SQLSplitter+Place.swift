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

    /// Where its last line ends: the line feed after COPY data isn't part of it.
    fileprivate func end(in text: [UInt8]) -> Int {
        let end = sentRange.upperBound
        return end > range.lowerBound && text[end - 1] == UInt8(ascii: "\n") ? end - 1 : end
    }
}

extension SQLSplitter {
    /// The statement at a UTF-8 offset: the one that contains it or ends there, or else the next one, or else the last one. Whitespace,
    /// comments, and lone semicolons aren't statements.
    package static func statement(at offset: Int, in sql: String) -> StatementPlace? {
        let statements = places(in: sql).filter { !$0.isEmpty }
        return statements.first { offset <= $0.sentRange.upperBound } ?? statements.last
    }

    /// The statement that ends at a UTF-8 offset. Between its semicolon and the offset may be whitespace and a comment, on the same line.
    package static func statement(endingAt offset: Int, in sql: String) -> StatementPlace? {
        let text = Array(sql.utf8)
        let found = places(in: sql).last { !$0.isEmpty && $0.end(in: text) <= offset }
        guard let found, found.isTerminated else { return nil }
        let rest = text[found.end(in: text)..<offset]
        if rest.contains(UInt8(ascii: "\n")) { return nil }
        let comment = rest.drop { $0.isBlank }
        return comment.isEmpty || comment.starts(with: "--".utf8) ? found : nil
    }
}
