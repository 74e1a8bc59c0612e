/// Why the screen could not be opened.
package enum ScreenError: Error, Sendable, Equatable {
    /// Standard input or output is not a terminal.
    case notATerminal
    /// The value of TERM is not in the terminfo database.
    case unknownTerminal(String)
    /// The named terminal can't position its cursor.
    case tooSimple(String)
}

extension ScreenError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notATerminal: "standard input or output is not a terminal. Use --plain"
        case .unknownTerminal(let name): "unknown terminal type '\(name)' in TERM. Try TERM=xterm-256color, or use --plain"
        case .tooSimple(let name): "the terminal type '\(name)' can't move its cursor. Use --plain"
        }
    }
}
