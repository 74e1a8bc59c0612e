import CSQLite

/// A connection to one SQLite file.
///
/// Synchronous, and not to be shared: opened and used inside one actor or one thread.
package final class Database {
    /// How a file is opened.
    package enum Mode: Sendable { case readWriteCreate, readWrite, readOnly }

    /// How a transaction begins.
    package enum TransactionKind: String, Sendable {
        /// Takes its locks when it first reads or writes.
        case deferred = "BEGIN DEFERRED"
        /// Takes the write lock at once, and so never fails half-way because another writer was quicker.
        case immediate = "BEGIN IMMEDIATE"
    }

    private let handle: ConnectionHandle
    private var statements: [String: StatementBox] = [:]
    /// The file, as it was given.
    package let path: String

    /// Opens `path` (`":memory:"` for one that is gone with the connection). Others that hold the lock are waited for.
    package init(path: String, mode: Mode = .readWriteCreate, busyTimeout milliseconds: Int32 = 5000) throws(SQLiteError) {
        let access =
            switch mode {
            case .readWriteCreate: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .readWrite: SQLITE_OPEN_READWRITE
            case .readOnly: SQLITE_OPEN_READONLY
            }
        // NOMUTEX: one actor or thread at a time, so SQLite need not lock.
        handle = try ConnectionHandle(path: path, flags: access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE)
        handle.setBusyTimeout(milliseconds: milliseconds)
        self.path = path
    }

    /// Runs every statement of `sql`; rows are not looked at.
    package func execute(_ sql: String) throws(SQLiteError) { try handle.execute(sql) }

    /// The statement `sql`, ready to be bound. Prepared once: asking for the same text again starts the same statement over.
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
    /// Runs one statement to its end.
    package func run(_ sql: String, _ values: Value...) throws(SQLiteError) {
        let statement = try prepare(sql)
        try statement.bind(values)
        while try statement.step() {}
    }

    /// The first column of the first row; `nil` without a row.
    package func value(_ sql: String, _ values: Value...) throws(SQLiteError) -> Value? {
        let statement = try prepare(sql)
        try statement.bind(values)
        guard try statement.step() else { return nil }
        defer { statement.reset() }
        return statement.value(0)
    }

    /// What `row` makes of each row, in order.
    package func rows<T>(_ sql: String, _ values: [Value] = [], _ row: (Statement) -> T) throws(SQLiteError) -> [T] {
        let statement = try prepare(sql)
        try statement.bind(values)
        var result: [T] = []
        while try statement.step() { result.append(row(statement)) }
        return result
    }

    /// Runs `body` in a transaction: committed at its end, rolled back when it throws.
    package func transaction<T>(
        _ kind: TransactionKind = .immediate, _ body: () throws(SQLiteError) -> T
    ) throws(SQLiteError) -> T {
        try execute(kind.rawValue)
        do {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            // SQLite may have rolled back by itself (a full disk does); what the caller must hear is the first error.
            if isInTransaction { do { try execute("ROLLBACK") } catch {} }
            throw error
        }
    }

    /// How many rows the last INSERT, UPDATE or DELETE changed.
    package var changes: Int { handle.changes }

    /// The row id of the last INSERT.
    package var lastInsertedRow: Int64 { handle.lastInsertedRow }

    /// Whether a transaction is open.
    package var isInTransaction: Bool { handle.isInTransaction }

    func error(sql: String) -> SQLiteError { handle.error(sql: sql) }
}

@available(*, unavailable) extension Database: Sendable {}
