/// How `calf sql` prints a result.
enum ResultFormat: String, Sendable, CaseIterable {
    /// psql's aligned format.
    case table
    case csv
    /// One array of objects per result, one object per line.
    case json
    case markdown
}
