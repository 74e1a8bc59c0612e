/// The shape of the terminal's own cursor.
package enum CursorShape: Int, Sendable {
    /// As the user has set up the terminal.
    case standard = 0
    case block = 2
    case bar = 6

    /// The sequence that sets it (DECSCUSR).
    package var sequence: String { "\u{1B}[\(rawValue) q" }
}
