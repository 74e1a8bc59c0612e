/// How `calf sql` prints a result.
enum ResultFormat: String, Sendable, CaseIterable {
    /// As psql does.
    case table
    case csv
    /// One array of objects a result, each on a line.
    case json
    case markdown
}
