package import Verdicts

/// One of the learner's sessions with the server.
package struct SessionID: Sendable, Hashable {
    package typealias Side = Interleaving.Side

    package var side: Side
    /// Whose copy of the data it uses: an exercise's id, or the script name of an example with two sessions.
    /// `nil` for a session in the lesson's own database.
    package var copy: String?

    package init(_ side: Side, copy: String? = nil) {
        self.side = side
        self.copy = copy
    }

    package static let a = SessionID(.a)
    package static let b = SessionID(.b)

    /// Its name in the UI.
    package var name: String { side.rawValue }
}
