import SQLite

/// Text that was typed but not run. It is saved often, so saving doesn't wait for the disk: a draft survives a crash of the program and,
/// after the next important event, also a crash of the machine.
extension ProgressLog {
    /// Saves a draft, replacing the previous one. If another program has saved that one, its text is kept in the history.
    package func save(_ draft: Draft, for key: Draft.Key) throws(ProgressError) {
        let known = knownDrafts[key]
        try write(.normal) { (database) throws(SQLiteError) in
            let saved = try Self.draft(for: key, in: database)?.text
            // Only the cursor has moved. The other program's text stays.
            if let saved, saved != known, draft.text == known { return }
            if let saved, saved != known, saved != draft.text, !saved.allSatisfy(\.isWhitespace) {
                try Self.insert(HistoryEntry(lesson: key.lesson, text: saved, outcome: .replaced), into: database)
            }
            try database.run(
                "INSERT OR REPLACE INTO drafts (course, lesson, exercise, file, text, cursor) VALUES (?, ?, ?, ?, ?, ?)",
                key.values + [.text(draft.text), .int(draft.cursor)])
        }
        knownDrafts[key] = draft.text
    }

    /// The saved draft, or `nil` if there is none.
    package func draft(for key: Draft.Key) throws(ProgressError) -> Draft? {
        let draft = try with { (database) throws(SQLiteError) in try Self.draft(for: key, in: database) }
        knownDrafts[key] = draft?.text
        return draft
    }

    private static func draft(for key: Draft.Key, in database: Database) throws(SQLiteError) -> Draft? {
        try database.rows(
            "SELECT text, cursor FROM drafts WHERE course = ? AND lesson = ? AND exercise = ? AND file = ?", key.values
        ) { Draft(text: $0.text(0), cursor: $0.int(1)) }.first
    }

    /// Deletes a draft that is no longer needed.
    package func discardDraft(for key: Draft.Key) throws(ProgressError) {
        try write(.normal) { (database) throws(SQLiteError) in
            try database.run(
                "DELETE FROM drafts WHERE course = ? AND lesson = ? AND exercise = ? AND file = ?", key.values)
        }
    }
}

extension Draft.Key {
    fileprivate var values: [Value] { [.text(lesson.course), .text(lesson.lesson), .text(exercise ?? ""), .text(file)] }
}
