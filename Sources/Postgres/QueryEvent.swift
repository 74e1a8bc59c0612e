/// What arrives while a statement runs, in this order: its columns, then its rows in batches; or COPY data.
package enum QueryEvent: Sendable {
    /// Comes once, before any row, also when there will be none.
    case columns([Column])
    case rows(RowBatch)
    /// A result is over and another may follow. Only `runScript` gives it: a single statement's end is what `run` returns.
    case resultEnded(CommandTag)
    /// Some lines of `COPY … TO STDOUT`, each whole with its line end.
    case copyData([UInt8])
}
