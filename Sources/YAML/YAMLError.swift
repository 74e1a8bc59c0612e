/// Why calf can't read a text as YAML, and where the problem is.
package struct YAMLError: Error, Sendable, Equatable {
    /// What is wrong, without the location.
    package var message: String
    /// Counted from 1.
    package var line: Int
    /// In characters, counted from 1.
    package var column: Int

    package init(message: String, line: Int, column: Int) {
        self.message = message
        self.line = line
        self.column = column
    }
}
