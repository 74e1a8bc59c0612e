/// The complete result of one statement.
package struct QueryResult: Sendable, Equatable {
    package var columns: [Column]
    package var rows: RowTable
    package var tag: CommandTag
    /// Notices raised by the statement; at most the first thousand.
    package var notices: [ServerMessage]
    /// The data of a `COPY … TO STDOUT`.
    package var copyData: [UInt8]

    package init(
        columns: [Column] = [], rows: RowTable = RowTable(), tag: CommandTag = CommandTag(""), notices: [ServerMessage] = [],
        copyData: [UInt8] = []
    ) {
        self.columns = columns
        self.rows = rows
        self.tag = tag
        self.notices = notices
        self.copyData = copyData
    }

    /// Whether the statement returns rows, even if there are none; `false` for INSERT without RETURNING, CREATE, and so on.
    package var hasRows: Bool { !columns.isEmpty || tag.text.hasPrefix("SELECT") }
}
