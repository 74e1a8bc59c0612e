import CSQLite

/// A prepared `sqlite3_stmt *`.
struct StatementHandle: ~Copyable {
    private let pointer: OpaquePointer

    init(adopting pointer: OpaquePointer) { self.pointer = pointer }

    deinit { sqlite3_finalize(pointer) }

    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    /// `SQLITE_ROW`, `SQLITE_DONE`, or an error. <https://sqlite.org/c3ref/step.html>
    func step() -> Int32 { sqlite3_step(pointer) }

    /// <https://sqlite.org/c3ref/bind_blob.html>
    func bind(_ value: Value, at index: Int) -> Int32 {
        let index = Int32(index)
        switch value {
        case .null: return sqlite3_bind_null(pointer, index)
        case .integer(let value): return sqlite3_bind_int64(pointer, index, value)
        case .real(let value): return sqlite3_bind_double(pointer, index, value)
        case .text(var value):
            return value.withUTF8 { bytes in
                // An empty buffer has no address, and a null pointer would bind NULL.
                guard let base = bytes.baseAddress else { return sqlite3_bind_text(pointer, index, "", 0, transient) }
                return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    sqlite3_bind_text64(pointer, index, $0, UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
                }
            }
        }
    }

    func isNull(at column: Int) -> Bool { sqlite3_column_type(pointer, Int32(column)) == SQLITE_NULL }
    func integer(at column: Int) -> Int64 { sqlite3_column_int64(pointer, Int32(column)) }
    func real(at column: Int) -> Double { sqlite3_column_double(pointer, Int32(column)) }

    func text(at column: Int) -> String {
        guard let bytes = sqlite3_column_text(pointer, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(pointer, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func has(_ text: String, at column: Int) -> Bool {
        guard let bytes = sqlite3_column_text(pointer, Int32(column)) else { return false }
        let count = Int(sqlite3_column_bytes(pointer, Int32(column)))
        return text.utf8.count == count && text.utf8.elementsEqual(UnsafeBufferPointer(start: bytes, count: count))
    }

    func value(at column: Int) -> Value {
        switch sqlite3_column_type(pointer, Int32(column)) {
        case SQLITE_INTEGER: .integer(integer(at: column))
        case SQLITE_FLOAT: .real(real(at: column))
        case SQLITE_TEXT, SQLITE_BLOB: .text(text(at: column))
        default: .null
        }
    }
}

@available(*, unavailable) extension StatementHandle: Sendable {}

/// `SQLITE_TRANSIENT`, a macro that Swift can't import: SQLite copies the bytes before the call returns.
private var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
