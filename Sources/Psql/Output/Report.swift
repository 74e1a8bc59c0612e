package import Postgres

/// The output of a command such as `\d`: a table with a title, and lines below it.
package struct Report: Sendable, Equatable {
    package var title: String
    package var result: QueryResult
    package var footers: [String] = []
    /// Whether the row count is shown.
    package var showsCount = true
    /// Whether the table is never shown in expanded format.
    package var isAlwaysTable = false
    /// Whether all columns are left-aligned.
    package var isLeftAligned = false
}
