import Primitives
import SQLite

/// What the learner did: an append-only log in one SQLite file, and everything derived from it.
///
/// An event that matters is on the disk when `append` returns, so a verdict is appended first and shown after. Several processes may use
/// one file. A file that is damaged, foreign, or from a newer version is refused and left unchanged.
package actor ProgressLog {
    /// The file, as it was given.
    package nonisolated let path: String
    let database: Database
    var durability = Durability.full
    private let executor = QueueExecutor(label: "calf.progress")

    /// A queue of its own, as SQLite blocks.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Opens the file at `path`. A missing file is created, private to the user, with its folders.
    package init(path: String) throws(ProgressError) { try self.init(path: path, schema: .current) }

    init(path: String, schema: Schema) throws(ProgressError) {
        self.path = path
        database = try Opening(path: path, schema: schema).database()
    }

    enum Durability: String { case normal = "NORMAL", full = "FULL" }

    /// Calls `body` with the database, and turns SQLite's errors into this module's.
    func with<T>(_ body: (Database) throws(SQLiteError) -> T) throws(ProgressError) -> T {
        do { return try body(database) } catch { throw ProgressError(error, path: path) }
    }

    /// Writes in one transaction. At its end it is on the disk or, with `.normal`, at least safe from a crash of the program.
    func write<T>(_ wanted: Durability, _ body: (Database) throws(SQLiteError) -> T) throws(ProgressError) -> T {
        try with { (database) throws(SQLiteError) in
            if wanted != durability {
                try database.execute("PRAGMA synchronous = \(wanted.rawValue)")
                durability = wanted
            }
            return try database.transaction(.immediate) { () throws(SQLiteError) in try body(database) }
        }
    }
}
