/// An error reported by SQLite.
package struct SQLiteError: Error, Sendable, Equatable {
    /// The extended result code, see <https://sqlite.org/rescode.html>.
    package var code: Int32
    /// SQLite's message.
    package var message: String
    /// The SQL text, if there was any.
    package var sql: String?

    package init(code: Int32, message: String, sql: String? = nil) {
        self.code = code
        self.message = message
        self.sql = sql
    }

    /// The code without its extension, such as 5 for every kind of "busy".
    package var primaryCode: Int32 { code & 0xFF }

    /// Whether another connection held the lock for longer than the busy timeout.
    package var isBusy: Bool { primaryCode == 5 || primaryCode == 6 }

    /// Whether the file is damaged or not a database.
    package var isCorrupt: Bool { primaryCode == 11 || primaryCode == 26 }

    /// Whether the disk is full.
    package var isFull: Bool { primaryCode == 13 }
}

extension SQLiteError: CustomStringConvertible {
    package var description: String { "\(message) (SQLite \(code))" }
}
