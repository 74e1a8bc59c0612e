import CSQLite

/// A prepared statement, which can be bound, stepped through and reused.
///
/// Use it only in the actor or thread of its `Database`.
package struct Statement {
    private let box: StatementBox
    private let database: Database

    init(box: StatementBox, database: Database) {
        self.box = box
        self.database = database
    }

    /// The SQL text.
    package var sql: String { box.sql }

    /// Resets the statement and binds its parameters in order. Parameters without a value are NULL.
    package func bind(_ values: [Value]) throws(SQLiteError) {
        box.handle.reset()
        for (index, value) in values.enumerated() where box.handle.bind(value, at: index + 1) != SQLITE_OK {
            throw database.error(sql: sql)
        }
    }

    /// Advances to the next row; returns `false` after the last one.
    package func step() throws(SQLiteError) -> Bool {
        switch box.handle.step() {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            box.handle.reset()
            return false
        default:
            let error = database.error(sql: sql)
            box.handle.reset()
            throw error
        }
    }

    /// Ends a run before its last row, which releases its locks.
    package func reset() { box.handle.reset() }

    /// Whether the column is NULL in the current row.
    package func isNull(_ column: Int) -> Bool { box.handle.isNull(at: column) }
    /// The column's text in the current row; empty for NULL.
    package func text(_ column: Int) -> String { box.handle.text(at: column) }
    /// The column's text in the current row; `nil` for NULL.
    package func optionalText(_ column: Int) -> String? { box.handle.isNull(at: column) ? nil : box.handle.text(at: column) }
    /// Whether the column has this text in the current row. Faster than reading it.
    package func has(_ text: String, in column: Int) -> Bool { box.handle.has(text, at: column) }
    /// The column's integer in the current row; 0 for NULL.
    package func int(_ column: Int) -> Int { Int(box.handle.integer(at: column)) }
    /// The column's 64-bit integer in the current row; 0 for NULL.
    package func int64(_ column: Int) -> Int64 { box.handle.integer(at: column) }
    /// The column's floating-point number in the current row; 0 for NULL.
    package func double(_ column: Int) -> Double { box.handle.real(at: column) }
    /// The column's value in the current row, with its stored type.
    package func value(_ column: Int) -> Value { box.handle.value(at: column) }
}

@available(*, unavailable) extension Statement: Sendable {}

/// The database's cached part of a statement. It doesn't refer back to the database, which avoids a reference cycle.
final class StatementBox {
    let handle: StatementHandle
    let sql: String

    init(handle: consuming StatementHandle, sql: String) {
        self.handle = handle
        self.sql = sql
    }
}
