import CSQLite

/// A connection to one SQLite file.
///
/// Synchronous and not thread-safe: open and use it inside one actor or thread.
package final class Database {
    /// The access mode and whether to create a missing file.
    package enum Mode: Sendable { case readWriteCreate, readWrite, readOnly }

    private let handle: ConnectionHandle
    private var statements: [String: StatementBox] = [:]
    /// The path as given.
    package let path: String

    /// Opens `path` (`":memory:"` for a database that is discarded with the connection). Waits for locks up to the busy timeout.
    package init(path: String, mode: Mode = .readWriteCreate, busyTimeout milliseconds: Int32 = 5000) throws(SQLiteError) {
        let access =
            switch mode {
            case .readWriteCreate: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .readWrite: SQLITE_OPEN_READWRITE
            case .readOnly: SQLITE_OPEN_READONLY
            }
        // NOMUTEX: only one actor or thread uses the connection, so SQLite needn't lock it.
        handle = try ConnectionHandle(path: path, flags: access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE)
        handle.setBusyTimeout(milliseconds: milliseconds)
        self.path = path
    }

    /// Runs every statement in `sql` and ignores rows.
    package func execute(_ sql: String) throws(SQLiteError) { try handle.execute(sql) }

    /// Returns the prepared statement for `sql`. It is cached: preparing the same text again resets and returns the same statement.
    package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        if let box = statements[sql] {
            let statement = Statement(box: box, database: self)
            statement.reset()
            return statement
        }
        let box = StatementBox(handle: try handle.prepare(sql), sql: sql)
        statements[sql] = box
        return Statement(box: box, database: self)
    }
}

extension Database {
    /// Runs one statement to completion.
    package func run(_ sql: String, _ values: Value...) throws(SQLiteError) { try run(sql, values) }

    package func run(_ sql: String, _ values: [Value]) throws(SQLiteError) {
        let statement = try prepare(sql)
        try statement.bind(values)
        while try statement.step() {}
    }

    /// The first column of the first row, or `nil` if there are no rows.
    package func value(_ sql: String, _ values: Value...) throws(SQLiteError) -> Value? {
        let statement = try prepare(sql)
        try statement.bind(values)
        guard try statement.step() else { return nil }
        defer { statement.reset() }
        return statement.value(0)
    }

    /// Maps each row with `row`, in order.
    package func rows<T>(_ sql: String, _ values: [Value] = [], _ row: (Statement) -> T) throws(SQLiteError) -> [T] {
        let statement = try prepare(sql)
        try statement.bind(values)
        var result: [T] = []
        while try statement.step() { result.append(row(statement)) }
        return result
    }

    /// Runs `body` in a transaction, which is committed afterwards or rolled back if `body` throws. It takes the write lock immediately, so
    /// that it can't fail halfway because of another writer.
    package func transaction<T>(_ body: () throws(SQLiteError) -> T) throws(SQLiteError) -> T {
        try execute("BEGIN IMMEDIATE")
        do {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            // SQLite may already have rolled back, for example on a full disk. Report the original error, not that of the rollback.
            if isInTransaction { do { try execute("ROLLBACK") } catch {} }
            throw error
        }
    }

    /// The number of rows changed by the last INSERT, UPDATE or DELETE.
    package var changes: Int { handle.changes }

    /// The row ID of the last INSERT.
    package var lastInsertedRow: Int64 { handle.lastInsertedRow }

    /// Whether a transaction is open.
    package var isInTransaction: Bool { handle.isInTransaction }

    func error(sql: String) -> SQLiteError { handle.error(sql: sql) }
}

@available(*, unavailable) extension Database: Sendable {}
