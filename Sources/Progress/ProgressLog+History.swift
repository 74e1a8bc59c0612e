import Primitives
import SQLite

/// The statements that were run. Like drafts, they survive a crash of the program and, after the next important event, also a crash of the
/// machine.
extension ProgressLog {
    /// The maximum number of statements kept.
    private static let maxStatements = 20_000

    /// Adds statements, given in the order they were run.
    package func append(_ entries: [HistoryEntry]) throws(ProgressError) {
        try write(.normal) { (database) throws(SQLiteError) in
            for entry in entries { try Self.insert(entry, into: database) }
            try database.run("DELETE FROM statements WHERE id <= ?", .int(database.lastInsertedRow - Int64(Self.maxStatements)))
        }
    }

    /// The column `result` is left empty.
    static func insert(_ entry: HistoryEntry, into database: Database) throws(SQLiteError) {
        let (tag, milliseconds, error) = entry.outcome.stored
        try database.run(
            """
            INSERT INTO statements (time, offset, course, lesson, text, tag, milliseconds, error, result)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')
            """,
            .integer(entry.time.milliseconds), .int(entry.time.offset), .text(entry.lesson.course), .text(entry.lesson.lesson),
            .text(entry.text), .text(orNull: tag), milliseconds.map(Value.real) ?? .null, .text(orNull: error))
    }

    /// The statements that contain a text, newest first. Each distinct statement appears once, with its last outcome. ASCII letters match
    /// regardless of case.
    ///
    /// - Parameter lesson: `nil` for the statements of all lessons.
    package func history(containing text: String, in lesson: LessonID? = nil, limit: Int = 200) throws(ProgressError) -> [HistoryEntry] {
        try with { (database) throws(SQLiteError) in
            try database.rows(
                """
                SELECT time, offset, course, lesson, text, tag, milliseconds, error, max(id) FROM statements
                WHERE instr(lower(text), lower(?)) > 0 AND (? IS NULL OR (course = ? AND lesson = ?))
                GROUP BY text ORDER BY max(id) DESC LIMIT ?
                """,
                [.text(text), .text(orNull: lesson?.course), .text(orNull: lesson?.course), .text(orNull: lesson?.lesson), .int(limit)],
                HistoryEntry.init)
        }
    }
}

extension HistoryEntry.Outcome {
    fileprivate var stored: (tag: String?, milliseconds: Double?, error: String?) {
        switch self {
        case .done(let tag, let milliseconds): (tag, milliseconds, nil)
        case .failed(let error): (nil, nil, error)
        case .checked(let isRight): (isRight.map { $0 ? "right" : "wrong" } ?? "", nil, nil)
        case .replaced: (nil, nil, nil)
        }
    }
}

extension HistoryEntry {
    fileprivate init(_ row: Statement) {
        let done = row.optionalText(5).map { tag in
            row.isNull(6) ? Outcome.checked(isRight: tag.isEmpty ? nil : tag == "right") : .done(tag: tag, milliseconds: row.double(6))
        }
        self.init(
            lesson: LessonID(course: row.text(2), lesson: row.text(3)),
            time: Timestamp(milliseconds: row.int64(0), offset: row.int(1)), text: row.text(4),
            outcome: row.optionalText(7).map(Outcome.failed) ?? done ?? .replaced)
    }
}
