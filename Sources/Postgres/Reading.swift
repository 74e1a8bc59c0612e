/// The progress of the current statement.
struct Reading {
    var columns: [Column]?
    var tag = CommandTag("")
    var failure: PostgresError?
    /// The number of results that have ended; a single statement has one.
    var results = 0
    /// The input of a `COPY … FROM STDIN`; `nil` if the caller provides it when the server is ready for it.
    var copyInput: String?
    /// Whether a text may contain several statements, each with its own result.
    var allowsSeveral = false
    /// A result that has ended and has not been reported to the caller yet. Used only if several results are allowed.
    var endedResult: CommandTag?
    var isCopyingOut = false
    /// Gathered lines of COPY data.
    var copied: [UInt8] = []
    /// Bytes read since the last complete row or line; all of them may belong to one that is still arriving.
    var unfinished = 0
    /// Whether further output is discarded.
    var isAbandoned = false

    /// Whether rows or lines were already delivered, so that the caller has something to show.
    var hasGiven = false

    /// Keeps only the first error, because later ones are consequences of it.
    mutating func fail(_ error: PostgresError) {
        if failure == nil { failure = error }
    }
}

/// The next step of the current statement.
enum ReadingStep: Sendable {
    case event(QueryEvent)
    /// The server waits for COPY data: call `sendCopyData` any number of times, then `endCopyData`.
    case copyIn
    case done(CommandTag)
    case failed(PostgresError)

    /// Whether the statement is over.
    var isEnd: Bool {
        switch self {
        case .done, .failed: true
        case .event, .copyIn: false
        }
    }

    /// Whether the caller has to act before anything else is read: so many rows or lines have gathered, data is wanted, or nothing follows.
    var endsSteps: Bool {
        switch self {
        case .event(.rows(let batch)): batch.byteCount + 4 * batch.ends.count + batch.rowCount >= RowArena.fullSize / 4
        case .event(.copyData(let bytes)): bytes.count >= RowArena.fullSize / 4
        case .event: false
        case .copyIn, .done, .failed: true
        }
    }
}
