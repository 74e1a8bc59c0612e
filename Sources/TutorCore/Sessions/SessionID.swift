package import Grading

/// One of the learner's sessions with the server.
package struct SessionID: Sendable, Hashable {
    package typealias Side = Interleaving.Side

    package var side: Side
    /// The script whose steps it runs, on a copy of the data: an exercise's id, or an example's script name.
    /// `nil` for a session in the lesson's own database.
    package var script: String?

    package init(_ side: Side, script: String? = nil) {
        self.side = side
        self.script = script
    }

    package static let a = SessionID(.a)
    package static let b = SessionID(.b)

    /// Its name in the UI.
    package var name: String { side.rawValue }
}
