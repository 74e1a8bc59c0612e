import Verdicts

/// What could be observed while an SQL text ran, and afterward.
struct Outcome: Sendable, Codable {
    /// What stopped it early.
    var failure: Failure?
    /// The rows of the last statement that returned any.
    var result: RowSet?
    /// The statement that returned the result.
    var resultStatement: Int?
    /// The result was longer than what is kept.
    var isCut = false
    /// What the database contains afterward, if that counts.
    var state: DatabaseState?
    /// How the server executed the query, if that counts.
    var plan: QueryPlan?
    /// A transaction was started but never ended.
    var leavesTransactionOpen = false
    /// The limit that was reached while it was tried on other data.
    var limitOnOtherData: Failure?
    /// Other activity interfered while it was tried on other data.
    var isDisturbed = false
    /// The server worked on it for `slow` or longer on other data, or slept for `longSleep`, as in pg_sleep.
    var isSlow = false
    /// It took that long partly because other work used the processor, or that can't be ruled out.
    var wasHeldUp = false

    static let slow = Duration.seconds(1)
    static let longSleep = Duration.seconds(3)

    /// Why an answer did not finish.
    enum Failure: Sendable, Equatable, Codable {
        case server(Finding.ServerFailure)
        case backslashCommand(String, place: ErrorPlace?)
        case tooLong(seconds: Int)
        case tooLarge(megabytes: Int)
        case databaseTooLarge
        /// The answer itself (`isOwn`) or another session used so much of a shared resource that nothing would have been left for others.
        case tooMuchShared(isOwn: Bool)
        case connectionLost(String)
    }
}

/// What a database contains after an answer: all definitions, and the contents of the tables that the answer changed or the check names.
struct DatabaseState: Sendable, Codable {
    var definitions: Definitions
    /// Tables whose rows the answer touched, or that it created or redefined.
    var changed: Set<String> = []
    var contents: [String: TableContents] = [:]
    /// The changed tables whose contents may now be different.
    var rewritten: Set<String> { changed.filter { contents[$0] != nil || definitions.tables[$0] == nil } }
    /// Whether nothing was touched, created, or dropped.
    var hasNoEffect: Bool { changed.isEmpty && changedObjects.isEmpty }
    /// Functions, types, and schemas that were created, changed, or dropped.
    var changedObjects: Set<DefinedObject> = []
    /// What calls to the changed functions return.
    var calls: [DefinedObject: Probes] = [:]
    /// The effects of changes to tables whose triggers or their functions were created or changed, by table.
    var effects: [String: Probes] = [:]
    /// By table, the column for which the server generated new numbers.
    var numbered: [String: String] = [:]
}

/// A column that the server numbers.
struct Numbering: Sendable, Equatable, Codable {
    var column: String
    /// The last number generated; `nil` if none was.
    var last: String?
}
