/// How far an answer may go.
struct Limits: Sendable, Equatable {
    /// Seconds for a whole check.
    var seconds = 10
    var rows = 100_000
    var bytes = 64 << 20

    /// What a lesson's own SQL may take: it is trusted, and its rows are what answers are compared with.
    static let reference = Limits(seconds: 60, rows: 2_000_000, bytes: 1 << 30)

    /// Room for an answer to what has these rows: far beyond them, so that what is wrong can be shown.
    static func answer(to rows: RowSet?) -> Limits {
        var limits = Limits()
        limits.rows = max(limits.rows, 2 * (rows?.count ?? 0))
        limits.bytes = max(limits.bytes, 4 * (rows?.size ?? 0))
        return limits
    }
}
