import SQLite

/// Moves the log between machines as JSON Lines, one event a line:
///
///     {"id":"0f3c…","place":1763885702123,"time":1763885702123,"offset":3600,"course":"data-infrastructure","lesson":"inner-joins",
///      "exercise":"orders","kind":"tried","outcome":"pass"}
///
/// `id` identifies the event everywhere, so an event that is imported again counts once. `place` orders the events of several machines,
/// `time` is in milliseconds since 1970, and `offset` is the clock's UTC offset in seconds. What a version doesn't know is kept, and exported
/// again.
extension ProgressLog {
    /// The log as lines, in order.
    package func exportedLines() throws(ProgressError) -> [UInt8] {
        try with { (database) throws(SQLiteError) in
            let statement = try database.prepare(EventLine.selection)
            var lines: [UInt8] = []
            while try statement.step() { lines += Array("\(statement.text(0))\n".utf8) }
            return lines
        }
    }

    /// The memory for the pages of a log during an import, in KB.
    private static let importCache = 40_000

    /// What an import did.
    package struct Imported: Sendable, Equatable {
        /// How many events are new here.
        package var new = 0
        /// How many events were here already.
        package var known = 0
    }

    /// Why nothing was imported.
    package enum ImportError: Error, Sendable, Equatable {
        /// A line, counted from 1, is no event; with the reason in words.
        case unreadable(line: Int, reason: String)
        case log(ProgressError)
    }

    /// Adds the events of an exported file: all of them or, if a line can't be read, none.
    package func importEvents(_ file: [UInt8]) throws(ImportError) -> Imported {
        let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var imported = Imported()
        var unreadable: ImportError?
        do throws(ProgressError) {
            // Pages that leave the memory before the end are written twice.
            try with { (database) throws(SQLiteError) in try database.execute("PRAGMA cache_size = -\(Self.importCache)") }
            try write(.full) { (database) throws(SQLiteError) in
                let insertion = try database.prepare(EventLine.insertion)
                for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 <= UInt8(ascii: " ") }) {
                    let event: EventLine
                    do throws(EventLine.Fault) {
                        event = try EventLine(line)
                    } catch {
                        unreadable = .unreadable(line: index + 1, reason: error.words)
                        // Undoes the transaction.
                        throw SQLiteError(code: 0, message: error.words)
                    }
                    try insertion.bind(event.values)
                    while try insertion.step() {}
                    if database.changes > 0 { imported.new += 1 } else { imported.known += 1 }
                }
                if imported.new > 0 { try database.rebuildDerived() }
            }
        } catch { throw unreadable ?? .log(error) }
        return imported
    }
}
