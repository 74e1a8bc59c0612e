/// What could be observed while a text of SQL ran, and afterwards.
struct Outcome: Sendable {
    /// What ended it before its end.
    var failure: Failure?
    /// The rows of the last statement that gave any.
    var result: RowSet?
    /// Which statement gave the result.
    var resultStatement: Int?
    /// The result went on beyond what is kept.
    var isCut = false
    /// What the database holds afterwards, where that counts.
    var state: DatabaseState?
    /// How the server carried out the query, where that counts.
    var plan: QueryPlan?
    /// A transaction was begun and never ended.
    var leavesTransactionOpen = false
    /// Others came between when it was tried on other data.
    var isDisturbed = false
    /// It took a second or more of the server's own time on other data.
    var isSlow = false
    /// It took that long partly because others had the processor, or that can't be ruled out.
    var wasHeldUp = false

    static let slow = Duration.seconds(1)

    /// Why an answer did not come to its end.
    enum Failure: Sendable, Equatable {
        case server(Finding.ServerFailure)
        case backslashCommand(String, place: ErrorPlace?)
        case tooLong(seconds: Int)
        case tooLarge(megabytes: Int)
        case databaseTooLarge
        /// So much was taken of what all sessions share that others would have had nothing left; by the answer itself, or by somebody.
        case tooMuchShared(isOwn: Bool)
        case connectionLost(String)
    }
}

/// What a database holds after an answer: definitions of all tables, contents of those that the answer changed and of those asked for.
struct DatabaseState: Sendable {
    var definitions: Definitions
    /// Tables whose rows the answer touched, or that it made or redefined.
    var changed: Set<String> = []
    var contents: [String: TableContents] = [:]
    /// Of those that changed, the ones that may hold something else now.
    var rewritten: Set<String> { changed.filter { contents[$0] != nil || definitions.tables[$0] == nil } }
    /// Functions, types and sequences that were made, changed or dropped.
    var changedObjects: Set<DefinedObject> = []
    /// What calls of the functions among them give.
    var calls: [DefinedObject: [FunctionCall]] = [:]
    /// What changes of tables set off, by table, where triggers of theirs were made or changed.
    var effects: [String: [TriggerEffect]] = [:]
    /// The column of a table to which the server has given new numbers.
    var numbered: [String: String] = [:]
}

/// A column that the server numbers.
struct Numbering: Sendable, Equatable {
    var column: String
    /// The last number given; `nil` where none was.
    var last: String?
}
