/// How much of a result may be kept.
package struct ResultLimit: Sendable, Equatable {
    package var rows: Int
    package var bytes: Int

    package init(rows: Int = .max, bytes: Int = 256 << 20) {
        self.rows = rows
        self.bytes = bytes
    }

    /// 256 MB, however many rows.
    package static let `default` = ResultLimit()

    /// One row, or one line of COPY data, may have this many bytes, whatever else is allowed.
    package static let rowBytes = 16 << 20
}
