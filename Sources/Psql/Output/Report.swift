package import Postgres

/// What a command such as `\d` found: a table with a title, and lines below it.
package struct Report: Sendable, Equatable {
    package var title: String
    package var result: QueryResult
    package var footers: [String] = []
    /// Whether the number of rows is shown.
    package var showsCount = true
    /// Whether `\x` leaves it as it is.
    package var isAlwaysTable = false
    /// Whether every column is at the left edge.
    package var isLeftAligned = false

    package init(title: String, result: QueryResult) {
        self.title = title
        self.result = result
    }
}
