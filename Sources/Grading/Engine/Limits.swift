import Sandbox

/// Limits on what an answer may use.
struct Limits: Sendable, Equatable {
    /// Time for a whole check, in seconds.
    var seconds = 10
    var rows = 100_000
    var bytes = 64 << 20

    /// The limits for a lesson's own SQL. It is trusted, and answers are compared with its rows.
    static let reference = Limits(seconds: 60, rows: 2_000_000, bytes: 1 << 30)

    /// The limits for an answer. If a learner's own statements have less time than a check, so has the check.
    static func answer(in sandbox: Sandbox) -> Limits {
        var limits = Limits()
        limits.seconds = min(limits.seconds, sandbox.options.statements.seconds)
        return limits
    }

    /// The limits for an answer to a solution with these rows: well above them, so that a wrong result can still be shown.
    static func answer(to rows: RowSet?, in sandbox: Sandbox) -> Limits {
        var limits = answer(in: sandbox)
        limits.rows = max(limits.rows, 2 * (rows?.count ?? 0))
        limits.bytes = max(limits.bytes, 4 * (rows?.size ?? 0))
        return limits
    }
}
