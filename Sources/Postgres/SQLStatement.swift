/// One statement of a longer text.
package struct SQLStatement: Sendable, Equatable {
    /// What to send: from the first word, without blanks and line comments before it, to its semicolon.
    package var text: String
    /// Where `text` stands in the input, in UTF-8.
    package var range: Range<Int>
    /// All of the input that belongs to it: with what was left out before, and the data after. One statement's extent begins where the
    /// one before ends.
    package var extent: Range<Int>
    /// Whether its semicolon is there, and the end of its data.
    package var isTerminated: Bool
    /// Whether it is blanks and comments only, with or without a semicolon.
    package var isEmpty: Bool
    /// The lines between `COPY … FROM STDIN;` and `\.`; `nil` where there are none.
    package var copyData: String?
    /// psql's own command found in it, such as `\d`, which no server understands. It ends its line, and so its statement.
    package var backslashCommand: String?
    /// Whether it holds a NUL byte, which cannot be sent.
    package var hasNUL: Bool

    package init(
        text: String, range: Range<Int>, extent: Range<Int>, isTerminated: Bool, isEmpty: Bool, copyData: String? = nil,
        backslashCommand: String? = nil, hasNUL: Bool
    ) {
        self.text = text
        self.range = range
        self.extent = extent
        self.isTerminated = isTerminated
        self.isEmpty = isEmpty
        self.copyData = copyData
        self.backslashCommand = backslashCommand
        self.hasNUL = hasNUL
    }
}
