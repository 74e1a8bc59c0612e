/// How far the statement under way has come.
struct Reading {
    var columns: [Column]?
    var tag = CommandTag("")
    var failure: PostgresError?
    /// How many results have ended; one statement has one.
    var results = 0
    /// What COPY is to read, or whom to ask for it.
    var copyInput: CopyInput
    /// Whether a text may hold several statements, each with a result of its own.
    var allowsSeveral = false
    /// The server waits for COPY data, and the caller has not heard of it yet.
    var wantsCopyData = false
    /// A result that has ended, which the caller has not heard of yet. Only where there may be several.
    var endedResult: CommandTag?
    var isCopyingOut = false
    /// Lines of COPY, gathered.
    var copied: [UInt8] = []
    /// Bytes read since the last whole row or line: as many may belong to one that is still arriving.
    var unfinished = 0
    /// Nothing more is given out.
    var isAbandoned = false

    /// Rows or lines were given out before: those who wait have something to look at.
    var hasGiven = false

    /// Keeps the first error: what follows it is its consequence.
    mutating func fail(_ error: PostgresError) {
        if failure == nil { failure = error }
    }
}

/// Where the data of a `COPY … FROM STDIN` comes from.
enum CopyInput: Sendable {
    case text(String)
    /// The caller is asked when the server is ready for it.
    case caller
}

/// What comes next of the statement under way.
enum ReadingStep: Sendable {
    case event(QueryEvent)
    /// The server waits for COPY data: `sendCopyData` any number of times, then `endCopyData`.
    case copyIn
    case done(CommandTag)
}
