/// How far the statement under way has come.
struct Reading {
    var columns: [Column]?
    var tag = CommandTag("")
    var failure: PostgresError?
    /// How many results have ended; one statement has one.
    var results = 0
    /// What COPY is to read.
    var copyData: String?
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

/// What comes next of the statement under way.
enum ReadingStep: Sendable {
    case event(QueryEvent)
    case done(CommandTag)
}
