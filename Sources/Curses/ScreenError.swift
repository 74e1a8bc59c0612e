/// Why there can be no screen.
package enum ScreenError: Error, Sendable, Equatable {
    /// Standard input or output is no terminal.
    case notATerminal
    /// TERM, given here, is not in the terminfo database.
    case unknownTerminal(String)
    /// The terminal named so can't place its cursor.
    case tooSimple(String)
}
