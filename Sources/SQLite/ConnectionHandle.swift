import CSQLite

/// An open `sqlite3 *`.
struct ConnectionHandle: ~Copyable {
    private let pointer: OpaquePointer

    /// <https://sqlite.org/c3ref/open.html>
    init(path: String, flags: Int32) throws(SQLiteError) {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            // Even after a failure there is usually a handle, which has the error message.
            let message = String(cString: opened.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
            sqlite3_close_v2(opened)
            throw SQLiteError(code: code, message: message)
        }
        pointer = opened
    }

    // Closes the connection once its last statement is finalized, so statements may outlive the handle.
    deinit { sqlite3_close_v2(pointer) }

    /// The error of the previous call.
    func error(sql: String? = nil) -> SQLiteError {
        SQLiteError(code: sqlite3_extended_errcode(pointer), message: String(cString: sqlite3_errmsg(pointer)), sql: sql)
    }

    func setBusyTimeout(milliseconds: Int32) { sqlite3_busy_timeout(pointer, milliseconds) }

    var changes: Int { Int(sqlite3_changes64(pointer)) }
    var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(pointer) }
    var isInTransaction: Bool { sqlite3_get_autocommit(pointer) == 0 }

    /// Runs every statement in `sql` and ignores rows. <https://sqlite.org/c3ref/exec.html>
    func execute(_ sql: String) throws(SQLiteError) {
        guard sqlite3_exec(pointer, sql, nil, nil, nil) == SQLITE_OK else { throw error(sql: sql) }
    }

    /// <https://sqlite.org/c3ref/prepare.html>
    func prepare(_ sql: String) throws(SQLiteError) -> StatementHandle {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v3(pointer, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK else {
            throw error(sql: sql)
        }
        guard let statement else { throw SQLiteError(code: SQLITE_MISUSE, message: "no statement", sql: sql) }
        return StatementHandle(adopting: statement)
    }
}

@available(*, unavailable) extension ConnectionHandle: Sendable {}
