import SQLite

/// The tables of the progress file.
struct Schema {
    /// "calf" in ASCII, stored in the file's header.
    static let application: Int64 = 0x6361_6C66
    /// The version of a new file without steps, and the oldest one that can be read.
    static let base = 7

    /// Step *n* migrates a file from version `base` + *n* − 1 to the next. Released steps never change.
    var steps: [String]

    var version: Int { Schema.base + steps.count }

    static let current = Schema(steps: [
        // Reviews are ordered by all that is known, and predictions don't come back.
        """
        ALTER TABLE exercises ADD COLUMN remembered INTEGER;
        DROP INDEX exercises_by_due;
        DROP INDEX answers_by_due;
        DROP TABLE predictions;
        CREATE TABLE predictions (
            course TEXT NOT NULL, lesson TEXT NOT NULL, example INTEGER NOT NULL, PRIMARY KEY (course, lesson, example)
        ) STRICT, WITHOUT ROWID;
        """
    ])

    /// The log, the tables derived from it, and the drafts.
    ///
    /// Each event updates the derived tables in the same transaction, so that the first screen reads at most a row for each
    /// exercise and question that was solved, however long the log is.
    ///
    /// `uid` identifies an event everywhere. `place` orders events of several machines: it is the time in milliseconds, or 1 more than the
    /// place of the log's newest event if the clock is behind that. https://cse.buffalo.edu/tech-reports/2014-04.pdf (hybrid logical clocks)
    /// `extra` has what a newer version wrote besides, as JSON. `fingerprint` tells whether an exercise has changed since it was solved.
    /// `renames` has the present IDs of lessons and exercises by their earlier ones; `exercise` is empty for a lesson.
    private static let tables = """
        CREATE TABLE events (
            id INTEGER PRIMARY KEY,
            time INTEGER NOT NULL,
            offset INTEGER NOT NULL,
            course TEXT,
            lesson TEXT,
            exercise TEXT,
            kind TEXT NOT NULL,
            number INTEGER,
            outcome TEXT,
            text TEXT,
            uid TEXT,
            place INTEGER,
            extra TEXT,
            fingerprint TEXT
        ) STRICT;
        CREATE UNIQUE INDEX events_by_uid ON events (uid);
        CREATE INDEX events_by_place ON events (place, uid);
        CREATE INDEX events_by_day ON events ((time + offset * 1000) / 86400000);
        CREATE INDEX goals ON events (place) WHERE kind = 'goal';
        CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
        CREATE TRIGGER events_stand BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are only added'); END;

        -- A placement proves lessons that may never have been opened.
        CREATE TABLE lessons (
            course TEXT NOT NULL,
            lesson TEXT NOT NULL,
            event INTEGER NOT NULL,
            opened INTEGER,
            last INTEGER NOT NULL,
            completed INTEGER,
            proven INTEGER,
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
            milliseconds INTEGER NOT NULL,
            started INTEGER NOT NULL,
            last INTEGER NOT NULL,
            done INTEGER,
            solution INTEGER,
            stability REAL,
            difficulty REAL,
            reviewed INTEGER NOT NULL,
            due INTEGER,
            new_failures INTEGER NOT NULL,
            new_hints INTEGER NOT NULL,
            new_solution INTEGER NOT NULL,
            new_milliseconds INTEGER NOT NULL,
            fingerprint TEXT,
            -- Whether it was ever solved without looking up its solution, which shows what a learner can do.
            solved_alone INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (course, lesson, exercise)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX exercises_by_due ON exercises (due) WHERE due IS NOT NULL;
        CREATE TABLE answers (
            course TEXT NOT NULL,
            lesson TEXT NOT NULL,
            question INTEGER NOT NULL,
            text TEXT NOT NULL,
            is_right INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            stability REAL,
            difficulty REAL,
            reviewed INTEGER NOT NULL,
            due INTEGER,
            new_failures INTEGER NOT NULL,
            PRIMARY KEY (course, lesson, question)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX answers_by_due ON answers (due) WHERE due IS NOT NULL;
        CREATE TABLE predictions (
            course TEXT NOT NULL,
            lesson TEXT NOT NULL,
            example INTEGER NOT NULL,
            stability REAL NOT NULL,
            difficulty REAL NOT NULL,
            reviewed INTEGER NOT NULL,
            due INTEGER NOT NULL,
            PRIMARY KEY (course, lesson, example)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX predictions_by_due ON predictions (due);
        CREATE TABLE days (
            day INTEGER PRIMARY KEY,
            milliseconds INTEGER NOT NULL,
            is_learning INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE renames (
            course TEXT NOT NULL,
            lesson TEXT NOT NULL,
            exercise TEXT NOT NULL,
            present TEXT NOT NULL,
            PRIMARY KEY (course, lesson, exercise)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE drafts (
            course TEXT NOT NULL,
            lesson TEXT NOT NULL,
            exercise TEXT NOT NULL,
            file TEXT NOT NULL,
            text TEXT NOT NULL,
            cursor INTEGER NOT NULL,
            PRIMARY KEY (course, lesson, exercise, file)
        ) STRICT, WITHOUT ROWID;

        -- The statements that were run and their outcomes.
        CREATE TABLE statements (
            id INTEGER PRIMARY KEY,
            time INTEGER NOT NULL,
            offset INTEGER NOT NULL,
            course TEXT NOT NULL,
            lesson TEXT NOT NULL,
            text TEXT NOT NULL,
            tag TEXT,
            milliseconds REAL,
            error TEXT,
            result TEXT NOT NULL
        ) STRICT;
        CREATE INDEX statements_by_lesson ON statements (course, lesson, id);
        """
}

extension Schema {
    /// Creates the tables, or migrates the file to this version, in one transaction. If two processes try at the same time, the second
    /// finds nothing to do.
    func migrate(_ database: Database) throws(SQLiteError) {
        try database.transaction { () throws(SQLiteError) in
            let found = try Schema.version(of: database)
            guard found < version else { return }
            if found == 0 { try database.execute(Schema.tables) }
            for step in steps[max(0, found - Schema.base)...] { try database.execute(step) }
            if found > 0 { try database.rebuildDerived() }
            try database.execute("PRAGMA application_id = \(Schema.application); PRAGMA user_version = \(version)")
        }
    }

    static func version(of database: Database) throws(SQLiteError) -> Int {
        guard case .integer(let version)? = try database.value("PRAGMA user_version") else { return 0 }
        return Int(version)
    }
}
