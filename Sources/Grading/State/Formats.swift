import Postgres

/// The settings under which values are fetched, so that both sides write equal values alike.
enum Formats {
    /// Calls of `set_config` for a SELECT list. The order of day and month in dates that are read stays as the answer has it.
    static let settings = [
        ("client_encoding", "UTF8"), ("DateStyle", "ISO"), ("IntervalStyle", "postgres"), ("extra_float_digits", "1"),
        ("bytea_output", "hex"),
    ].map { "pg_catalog.set_config('\($0.0)', '\($0.1)', false)" }.joined(separator: ", ")

    /// Puts them in force for what the session sends from now on.
    static func apply(to session: PostgresSession) async throws(PostgresError) {
        _ = try await session.query("SELECT \(settings)")
    }
}
