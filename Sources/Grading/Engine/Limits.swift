import Sandbox

/// Limits on what an answer may use.
package struct Limits: Sendable, Equatable {
    /// Time for a whole check, in seconds.
    var seconds: Int
    var rows = 100_000
    var bytes = 64 << 20

    /// The limits for a lesson's own SQL. It is trusted, and answers are compared with its rows.
    static let reference = Limits(seconds: 60, rows: 2_000_000, bytes: 1 << 30)
}

extension Sandbox {
    /// The limits for an answer to a solution with these rows: well above them, so that a wrong result can still be shown.
    nonisolated func limits(to rows: RowSet? = nil) -> Limits {
        var limits = Limits(seconds: options.answerSeconds)
        limits.rows = max(limits.rows, 2 * (rows?.count ?? 0))
        limits.bytes = max(limits.bytes, 4 * (rows?.size ?? 0))
        return limits
    }
}
