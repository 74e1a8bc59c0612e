/// The server's tag for a completed command: `SELECT 3`, `INSERT 0 1`, `CREATE TABLE`.
package struct CommandTag: Sendable, Equatable {
    package var text: String

    package init(_ text: String) { self.text = text }

    /// The number of rows affected or returned, for commands that count them.
    package var affected: Int? {
        text.lastIndex(of: " ").flatMap { Int(text[text.index(after: $0)...]) }
    }
}
