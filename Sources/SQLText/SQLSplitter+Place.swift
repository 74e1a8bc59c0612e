/// Where a statement is in a text, in UTF-8 offsets: see ``SQLStatement``.
package struct StatementPlace: Sendable, Equatable {
    let range: Range<Int>
    package let extent: Range<Int>
    package let isTerminated: Bool
    package let isEmpty: Bool
    let data: Range<Int>?
    /// The name of the first backslash command.
    let command: Range<Int>?
    /// What psql reads itself and the server never gets: backslash commands, and the backslash of `\;`.
    var psqlRanges: [Range<Int>] = []
    /// The lines inside it with backslash commands that run alone: see ``SQLSplitter/commandsOnStatement``.
    package var innerCommands: [Range<Int>] = []
    /// Whether it is a `COPY … FROM STDIN` with no data below it.
    package var wantsData = false

    /// The range to send to run the statement alone: its text and any COPY data after it.
    package var sentRange: Range<Int> { data == nil ? range : range.lowerBound..<extent.upperBound }

    /// Where its last line ends: the line feed after COPY data isn't part of it.
    fileprivate func end(in text: [UInt8]) -> Int {
        let end = sentRange.upperBound
        return end > range.lowerBound && text[end - 1] == UInt8(ascii: "\n") ? end - 1 : end
    }

    /// The backslash commands inside it, each as a statement of its own.
    fileprivate var lines: [StatementPlace] {
        innerCommands.map { line in
            StatementPlace(range: line, extent: line, isTerminated: true, isEmpty: false, data: nil, command: line)
        }
    }
}

extension SQLSplitter {
    /// psql's backslash commands that run the statement before them, or say how it runs. Any other leaves an unfinished statement as it is.
    static let commandsOnStatement: Set = ["g", "gx", "gset", "gexec", "gdesc", "crosstabview", "watch", "bind"]

    /// The statement at a UTF-8 offset: the one that contains it or ends there, or else the next one, or else the last one. Whitespace,
    /// comments, and lone semicolons aren't statements.
    package static func statement(at offset: Int, in sql: String) -> StatementPlace? {
        let statements = places(in: sql).filter { !$0.isEmpty }
        let found = statements.first { offset <= $0.sentRange.upperBound } ?? statements.last
        return found?.lines.first { $0.range.lowerBound <= offset && offset <= $0.range.upperBound } ?? found
    }

    /// The statement that ends at a UTF-8 offset. Between its semicolon and the offset may be whitespace and a comment, on the same line.
    package static func statement(endingAt offset: Int, in sql: String) -> StatementPlace? {
        let text = Array(sql.utf8)
        let statements = places(in: sql).filter { !$0.isEmpty }
        let found = statements.flatMap { $0.lines + [$0] }.last { $0.end(in: text) <= offset && $0.isTerminated }
        guard let found else { return nil }
        let rest = text[found.end(in: text)..<offset]
        if rest.contains(UInt8(ascii: "\n")) { return nil }
        let comment = rest.drop { $0.isBlank }
        return comment.isEmpty || comment.starts(with: "--".utf8) ? found : nil
    }
}
