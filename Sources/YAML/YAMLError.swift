/// Why a text is no YAML that calf reads, and where.
package struct YAMLError: Error, Sendable, Equatable {
    /// What is wrong, without the place.
    package var message: String
    /// Counted from 1.
    package var line: Int
    /// In characters, counted from 1.
    package var column: Int

    /// Puts the facts together.
    package init(message: String, line: Int, column: Int) {
        self.message = message
        self.line = line
        self.column = column
    }
}
