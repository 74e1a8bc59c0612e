import CSQLite

/// One prepared statement, to be bound, stepped through and used again.
///
/// Belongs to the actor or thread of its `Database`.
package struct Statement {
    private let box: StatementBox
    private let database: Database

    init(box: StatementBox, database: Database) {
        self.box = box
        self.database = database
    }

    /// Its text.
    package var sql: String { box.sql }

    /// How many columns its rows have.
    package var columnCount: Int { box.handle.columnCount }

    /// Starts over with `values` for its parameters, in order; those left out are NULL.
    package func bind(_ values: [Value]) throws(SQLiteError) {
        box.handle.reset()
        for (index, value) in values.enumerated() where box.handle.bind(value, at: index + 1) != SQLITE_OK {
            throw database.error(sql: sql)
        }
    }

    /// Starts over with `values` for its parameters, in order.
    package func bind(_ values: Value...) throws(SQLiteError) { try bind(values) }

    /// Moves to the next row; `false` after the last one.
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

    /// Binds, and runs to the end without looking at rows.
    package func run(_ values: Value...) throws(SQLiteError) {
        try bind(values)
        while try step() {}
    }

    /// Ends a run that was not stepped to its end, and so lets go of its locks.
    package func reset() { box.handle.reset() }

    /// Whether the current row has NULL there.
    package func isNull(_ column: Int) -> Bool { box.handle.isNull(at: column) }
    /// The current row's text; empty for NULL.
    package func text(_ column: Int) -> String { box.handle.text(at: column) }
    /// The current row's text; `nil` for NULL.
    package func optionalText(_ column: Int) -> String? { box.handle.isNull(at: column) ? nil : box.handle.text(at: column) }
    /// The current row's integer; 0 for NULL.
    package func int(_ column: Int) -> Int { Int(box.handle.integer(at: column)) }
    /// The current row's integer in full width; 0 for NULL.
    package func int64(_ column: Int) -> Int64 { box.handle.integer(at: column) }
    /// The current row's number; 0 for NULL.
    package func double(_ column: Int) -> Double { box.handle.real(at: column) }
    /// The current row's bytes; empty for NULL.
    package func blob(_ column: Int) -> [UInt8] { box.handle.blob(at: column) }
    /// The current row's value as it is stored.
    package func value(_ column: Int) -> Value { box.handle.value(at: column) }
}

@available(*, unavailable) extension Statement: Sendable {}

/// What the database keeps of a statement: the handle without the way back, so that neither keeps the other alive.
final class StatementBox {
    let handle: StatementHandle
    let sql: String

    init(handle: consuming StatementHandle, sql: String) {
        self.handle = handle
        self.sql = sql
    }
}
