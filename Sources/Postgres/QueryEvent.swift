/// The events of a running statement, in this order: its columns, then its rows in batches; or COPY data.
package enum QueryEvent: Sendable {
    /// Sent once, before any row, even if there are no rows.
    case columns([Column])
    case rows(RowBatch)
    /// A result has ended, and another may follow. Sent only by `runScript`; `run` returns a single statement's end.
    case resultEnded(CommandTag)
    /// Some complete lines of `COPY … TO STDOUT`, including line ends.
    case copyData([UInt8])
}
