/// A piece of SQL, for coloring it and for finding one's way in it.
package struct SQLToken: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// A word of SQL; one that is not reserved may as well be somebody's name.
        case keyword(isReserved: Bool)
        /// A name, quoted or not.
        case identifier
        /// Text in any kind of quotes.
        case string
        case number
        case `operator`
        case comment
        /// `$1`.
        case parameter
        /// Parentheses, brackets, comma, semicolon, dot, colon.
        case punctuation
        /// A backslash, where psql would read a command of its own.
        case backslash
    }

    package var kind: Kind
    /// Offsets in UTF-8.
    package var range: Range<Int>
    /// The text ended before the string, name or comment did.
    package var isOpen: Bool

    package init(kind: Kind, range: Range<Int>, isOpen: Bool = false) {
        self.kind = kind
        self.range = range
        self.isOpen = isOpen
    }
}
