/// Why the screen could not be opened.
package enum ScreenError: Error, Sendable, Equatable {
    /// Standard input or output is not a terminal.
    case notATerminal
    /// The value of TERM is not in the terminfo database.
    case unknownTerminal(String)
    /// The named terminal can't position its cursor.
    case tooSimple(String)
}
