/// A location in a file of a course, for lint messages and course errors.
package struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
    /// The file, as the user named it or relative to the course.
    package var path: String
    /// Counted from 1.
    package var line: Int
    /// In characters, counted from 1.
    package var column: Int

    package init(path: String, line: Int, column: Int = 1) {
        self.path = path
        self.line = line
        self.column = column
    }

    package var description: String { "\(path):\(line):\(column)" }
}
