package import Primitives
import SQLite

/// What can still be read of a damaged progress file. Nothing in the file changes.
///
/// The events are read one by one, without an index, in the order of their keys, which have no gaps:
///
///     1 2 3 … 812 | 813 … 851, on a damaged page | 852 … 1204
package struct Salvage: Sendable {
    /// The events that can be read, as lines of an export.
    package private(set) var lines: [UInt8] = []
    /// How many these are.
    package private(set) var count = 0
    /// How many can't be read; `nil` if that is unknown.
    package private(set) var lost: Int? = 0
    /// The times of the events before and after those that can't be read, as far as there are any.
    package private(set) var lossBegan: Timestamp?, lossEnded: Timestamp?

    /// How many keys in a row are tried if the last one is unknown: those of some hundred pages.
    private static let maxTried = 10_000

    /// Reads the file at `path`.
    package init(path: String) throws(ProgressError) {
        do { try read(try Database(path: path, mode: .readOnly)) } catch { throw ProgressError(error, path: path) }
    }

    private mutating func read(_ database: Database) throws(SQLiteError) {
        // The index needs none of the table's pages.
        var end = try number("SELECT count(*) FROM events INDEXED BY events_by_place", database)
        if end == nil { end = try number("SELECT max(id) FROM events", database) }
        let event = try database.prepare(EventLine.selectionByKey)
        var key = 1, lastRead = 0
        var newest: Timestamp?
        while key <= end ?? lastRead + Self.maxTried {
            let isRead = try readable { () throws(SQLiteError) in
                try event.bind([.int(key)])
                return try event.step()
            }
            if isRead == true {
                lines += Array("\(event.text(0))\n".utf8)
                count += 1
                newest = Timestamp(milliseconds: event.int64(1), offset: event.int(2))
                if lastRead < key - 1 { lossEnded = newest }
                lastRead = key
            } else {
                if count == key - 1 { lossBegan = newest }
                lossEnded = nil
            }
            key += 1
        }
        lost = end.map { max(0, $0 - count) }
    }

    private func number(_ sql: String, _ database: Database) throws(SQLiteError) -> Int? {
        let value = try readable { () throws(SQLiteError) in try database.value(sql) }
        return if case .integer(let number)? = value { Int(number) } else { nil }
    }

    /// The result, unless a damaged page is in the way.
    private func readable<Result>(_ body: () throws(SQLiteError) -> Result?) throws(SQLiteError) -> Result? {
        do throws(SQLiteError) { return try body() } catch {
            guard error.isCorrupt else { throw error }
            return nil
        }
    }
}

extension ProgressLog {
    /// What SQLite finds damaged in the file; empty if nothing is.
    package func faults() throws(ProgressError) -> [String] {
        try with { (database) throws(SQLiteError) in
            try database.rows("PRAGMA quick_check(10)") { $0.text(0) }.filter { $0 != "ok" }
        }
    }
}
