import Postgres

/// The settings for fetching values, so that equal values are written the same on both sides.
enum Formats {
    /// Calls of `set_config` for a SELECT list. The day/month order for parsing dates stays as the answer set it.
    static let settings = [
        ("client_encoding", "UTF8"), ("DateStyle", "ISO"), ("IntervalStyle", "postgres"), ("extra_float_digits", "1"),
        ("bytea_output", "hex"),
    ].map { "pg_catalog.set_config('\($0.0)', '\($0.1)', false)" }.joined(separator: ", ")

    /// Applies the settings to the rest of the session.
    static func apply(to session: PostgresSession) async throws(PostgresError) {
        _ = try await session.query("SELECT \(settings)")
    }
}
