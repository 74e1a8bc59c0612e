import Primitives
import SQLite

/// The learner's history: an append-only log in one SQLite file, and everything derived from it.
///
/// An important event is on disk when `append` returns, so a verdict is appended first and shown afterwards. Several processes may use one
/// file. A file that is damaged, foreign, or from a version that can't be read is rejected and left unchanged.
package actor ProgressLog {
    /// The path as given.
    package nonisolated let path: String
    let database: Database
    var durability = Durability.full
    /// The text of each draft as this program last read or saved it.
    var knownDrafts: [Draft.Key: String] = [:]
    /// Changes when another program writes. https://www.sqlite.org/pragma.html#pragma_data_version
    private var version: Value?
    private let executor = QueueExecutor(label: "calf.progress")

    /// The actor has its own queue, because SQLite calls block.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Opens the file at `path`. A missing file is created, together with its folders, accessible only to the user.
    package init(path: String) throws(ProgressError) { try self.init(path: path, schema: .current) }

    init(path: String, schema: Schema) throws(ProgressError) {
        self.path = path
        database = try Opening(path: path, schema: schema).database()
    }

    enum Durability: String { case normal = "NORMAL", full = "FULL" }

    /// Calls `body` with the database, and converts SQLite's errors to this module's.
    func with<T>(_ body: (Database) throws(SQLiteError) -> T) throws(ProgressError) -> T {
        do { return try body(database) } catch { throw ProgressError(error, path: path) }
    }

    /// Whether another program has written since the last call. The first one can't know.
    package func hasChangedOutside() throws(ProgressError) -> Bool {
        let before = version
        version = try with { (database) throws(SQLiteError) in try database.value("PRAGMA data_version") }
        return version != before
    }

    /// Writes in one transaction. After the commit, the data is on disk or, with `.normal`, at least safe from a crash of the program.
    func write<T>(_ wanted: Durability, _ body: (Database) throws(SQLiteError) -> T) throws(ProgressError) -> T {
        try with { (database) throws(SQLiteError) in
            if wanted != durability {
                try database.execute("PRAGMA synchronous = \(wanted.rawValue)")
                durability = wanted
            }
            return try database.transaction { () throws(SQLiteError) in try body(database) }
        }
    }
}
