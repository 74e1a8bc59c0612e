/// A token of SQL, for highlighting and navigation.
package struct SQLToken: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// A SQL keyword; one that isn't reserved may also be a user's name for something.
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
        /// A backslash where psql would read a backslash command.
        case backslash
    }

    package var kind: Kind
    /// UTF-8 offsets.
    package var range: Range<Int>
    /// Whether the text ended before the string, name, or comment did.
    package var isOpen: Bool
}
