import SQLite

/// What was typed and not run. Saved often, so it does not wait for the disk: it survives a crash of calf, and with the next event that
/// matters one of the machine.
extension ProgressLog {
    /// Keeps what was typed, in place of what was kept before.
    package func save(_ draft: Draft, for key: Draft.Key) throws(ProgressError) {
        try write(.normal) { (database) throws(SQLiteError) in
            try database.run(
                "INSERT OR REPLACE INTO drafts (course, lesson, exercise, file, text, cursor) VALUES (?, ?, ?, ?, ?, ?)",
                .text(key.lesson.course), .text(key.lesson.lesson), .text(key.exercise ?? ""), .text(key.file), .text(draft.text),
                .int(draft.cursor))
        }
    }

    /// What was kept last; `nil` where nothing was typed.
    package func draft(for key: Draft.Key) throws(ProgressError) -> Draft? {
        try with { (database) throws(SQLiteError) in
            try database.rows(
                "SELECT text, cursor FROM drafts WHERE course = ? AND lesson = ? AND exercise = ? AND file = ?", key.values
            ) { Draft(text: $0.text(0), cursor: $0.int(1)) }.first
        }
    }

    /// Lets go of what was typed, since it is of no more use.
    package func discardDraft(for key: Draft.Key) throws(ProgressError) {
        try write(.normal) { (database) throws(SQLiteError) in
            try database.run(
                "DELETE FROM drafts WHERE course = ? AND lesson = ? AND exercise = ? AND file = ?", .text(key.lesson.course),
                .text(key.lesson.lesson), .text(key.exercise ?? ""), .text(key.file))
        }
    }
}

extension Draft.Key {
    fileprivate var values: [Value] { [.text(lesson.course), .text(lesson.lesson), .text(exercise ?? ""), .text(file)] }
}
