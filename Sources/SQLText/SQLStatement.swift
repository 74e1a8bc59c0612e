/// One statement of a longer text.
package struct SQLStatement: Sendable, Equatable {
    /// The text to send: from the first word, without the whitespace and line comments before it, up to and including its semicolon.
    package var text: String
    /// The UTF-8 range of `text` in the input.
    package var range: Range<Int>
    /// The part of the input that belongs to the statement, including what was skipped before it and the data after it. Each extent starts
    /// where the previous one ends.
    package var extent: Range<Int>
    /// Whether its semicolon is present, and the end of its data.
    package var isTerminated: Bool
    /// Whether it consists only of whitespace and comments, with or without a semicolon.
    package var isEmpty: Bool
    /// The UTF-8 range to send to run the statement alone, including its data.
    package var sentRange: Range<Int> { copyData == nil ? range : range.lowerBound..<extent.upperBound }
    /// The lines between `COPY … FROM STDIN;` and `\.`; `nil` if there are none.
    package var copyData: String?
    /// The first psql command in the statement, such as `\d`, which the server doesn't understand.
    package var backslashCommand: String?
    /// The UTF-8 ranges in the input that psql reads itself: backslash commands, and the backslash of `\;`.
    var psqlRanges: [Range<Int>] = []
    /// What the server gets of it.
    var sql: String { psqlRanges.isEmpty ? text : text.blanking(psqlRanges, from: range.lowerBound) }

    package init(
        text: String, range: Range<Int>, extent: Range<Int>, isTerminated: Bool, isEmpty: Bool, copyData: String? = nil,
        backslashCommand: String? = nil
    ) {
        self.text = text
        self.range = range
        self.extent = extent
        self.isTerminated = isTerminated
        self.isEmpty = isEmpty
        self.copyData = copyData
        self.backslashCommand = backslashCommand
    }
}

extension String {
    /// The text with spaces in place of some parts. Line feeds stay, so that lines and characters keep their numbers.
    ///
    /// - Parameters:
    ///   - ranges: UTF-8 ranges of a longer text.
    ///   - start: Where this text starts in it.
    package func blanking(_ ranges: [Range<Int>], from start: Int) -> String {
        var offset = start
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            scalars.append(scalar != "\n" && ranges.contains { $0.contains(offset) } ? " " : scalar)
            offset += UTF8.width(scalar)
        }
        return String(scalars)
    }
}
