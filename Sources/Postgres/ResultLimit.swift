/// The maximum size of a result that is kept.
package struct ResultLimit: Sendable, Equatable {
    package var rows: Int
    package var bytes: Int

    package init(rows: Int = .max, bytes: Int = 256 << 20) {
        self.rows = rows
        self.bytes = bytes
    }

    /// 256 MB, with any number of rows.
    package static let `default` = ResultLimit()

    /// The maximum size in bytes of one row, or one line of COPY data, regardless of other limits.
    package static let rowBytes = 16 << 20

    /// What a result exceeds, if anything.
    func bound(exceededBy result: QueryResult) -> PostgresError.Bound? {
        if result.rows.count > rows { return .rows(rows) }
        return max(result.rows.byteCount, result.copyData.count) > bytes ? .bytes(bytes) : nil
    }
}
