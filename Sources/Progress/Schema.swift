import SQLite

/// How the file is laid out. Step *n* takes a file from version *n* − 1 to *n*; released steps never change.
struct Schema {
    /// "calf", in the header of the file: whose it is.
    static let application: Int64 = 0x6361_6C66

    var steps: [String]

    var version: Int { steps.count }

    static let current = Schema(steps: [first])

    /// The log, what is derived from it, and beside it what was typed and not run.
    ///
    /// The derived tables are kept in step with the log, in the transaction of each event, so that the first paint reads a few rows
    /// however long the log is.
    private static let first = """
        CREATE TABLE events (
            id INTEGER PRIMARY KEY,
            time INTEGER NOT NULL,
            offset INTEGER NOT NULL,
            course TEXT,
            lesson TEXT,
            exercise TEXT,
            kind TEXT NOT NULL,
            number INTEGER,
            outcome TEXT
        ) STRICT;
        CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
        CREATE TRIGGER events_stand BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are only added'); END;

        CREATE TABLE lessons (
            course TEXT NOT NULL,
            lesson TEXT NOT NULL,
            event INTEGER NOT NULL,
            opened INTEGER NOT NULL,
            last INTEGER NOT NULL,
            completed INTEGER,
            section INTEGER NOT NULL,
            exercise TEXT,
            PRIMARY KEY (course, lesson)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX lessons_by_event ON lessons (event);
        CREATE TABLE exercises (
            course TEXT NOT NULL,
            lesson TEXT NOT NULL,
            exercise TEXT NOT NULL,
            tries INTEGER NOT NULL,
            runs INTEGER NOT NULL,
            hints INTEGER NOT NULL,
            started INTEGER NOT NULL,
            last INTEGER NOT NULL,
            done INTEGER,
            solution INTEGER,
            PRIMARY KEY (course, lesson, exercise)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE answers (
            course TEXT NOT NULL,
            lesson TEXT NOT NULL,
            question INTEGER NOT NULL,
            is_right INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            PRIMARY KEY (course, lesson, question)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE days (
            day INTEGER PRIMARY KEY,
            milliseconds INTEGER NOT NULL,
            is_learning INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE drafts (
            course TEXT NOT NULL,
            lesson TEXT NOT NULL,
            exercise TEXT NOT NULL,
            file TEXT NOT NULL,
            text TEXT NOT NULL,
            cursor INTEGER NOT NULL,
            PRIMARY KEY (course, lesson, exercise, file)
        ) STRICT, WITHOUT ROWID;
        """
}

extension Schema {
    /// Brings the file to this version in one transaction; of two processes that try at once, the second finds it done.
    func migrate(_ database: Database) throws(SQLiteError) {
        try database.transaction { () throws(SQLiteError) in
            let found = try Schema.version(of: database)
            guard found < version else { return }
            for step in steps[found...] { try database.execute(step) }
            try database.execute("PRAGMA application_id = \(Schema.application); PRAGMA user_version = \(version)")
        }
    }

    static func version(of database: Database) throws(SQLiteError) -> Int {
        guard case .integer(let version)? = try database.value("PRAGMA user_version") else { return 0 }
        return Int(version)
    }
}
