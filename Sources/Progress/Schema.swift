import SQLite

/// The tables of the progress file. Step *n* migrates a file from version *n* − 1 to *n*. Released steps never change.
struct Schema {
    /// "calf" in ASCII, stored in the file's header.
    static let application: Int64 = 0x6361_6C66

    var steps: [String]

    var version: Int { steps.count }

    static let current = Schema(steps: [first, second, third, fourth, fifth, sixth, seventh])

    /// The log, the tables derived from it, and the drafts.
    ///
    /// Each event updates the derived tables in the same transaction, so that drawing the first screen reads only a few rows, however long
    /// the log is.
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

    /// Stores the text of answers, and the time and next review of exercises.
    ///
    /// Version 1 identified courses by their folders. `folders` contains these names, the last event that may use each, and the course's ID
    /// once it is known.
    private static let second = """
        ALTER TABLE events ADD COLUMN text TEXT;
        CREATE TABLE folders (
            name TEXT PRIMARY KEY,
            last INTEGER NOT NULL,
            course TEXT
        ) STRICT, WITHOUT ROWID;
        INSERT INTO folders (name, last)
        SELECT course, coalesce((SELECT max(id) FROM events), 0)
        FROM (SELECT course FROM events WHERE course IS NOT NULL UNION SELECT course FROM drafts);

        DROP TABLE exercises;
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
            repetitions INTEGER NOT NULL,
            interval INTEGER NOT NULL,
            ease REAL NOT NULL,
            slips INTEGER NOT NULL,
            due INTEGER,
            PRIMARY KEY (course, lesson, exercise)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX exercises_by_due ON exercises (due) WHERE due IS NOT NULL;
        DROP TABLE answers;
        CREATE TABLE answers (
            course TEXT NOT NULL,
            lesson TEXT NOT NULL,
            question INTEGER NOT NULL,
            text TEXT NOT NULL,
            is_right INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            PRIMARY KEY (course, lesson, question)
        ) STRICT, WITHOUT ROWID;
        """

    /// The statements that were run and their outcomes.
    private static let third = """
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

    /// Events that can move between machines, and what is remembered of an exercise.
    ///
    /// `uid` identifies an event everywhere. `place` orders events of several machines: it is the time in milliseconds, or 1 more than the
    /// place of the log's newest event if the clock is behind that. https://cse.buffalo.edu/tech-reports/2014-04.pdf (hybrid logical clocks)
    /// `extra` has what a newer version wrote besides, as JSON.
    private static let fourth = """
        DROP TRIGGER events_stand;
        ALTER TABLE events ADD COLUMN uid TEXT;
        ALTER TABLE events ADD COLUMN place INTEGER;
        ALTER TABLE events ADD COLUMN extra TEXT;
        UPDATE events SET uid = lower(hex(randomblob(16))), place = placed.place
        FROM (SELECT id, max(time - id) OVER (ORDER BY id) + id AS place FROM events) AS placed WHERE placed.id = events.id;
        CREATE UNIQUE INDEX events_by_uid ON events (uid);
        CREATE INDEX events_by_place ON events (place, uid);
        CREATE TRIGGER events_stand BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are only added'); END;

        DROP TABLE exercises;
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
            PRIMARY KEY (course, lesson, exercise)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX exercises_by_due ON exercises (due) WHERE due IS NOT NULL;
        """

    /// Questions are reviewed like exercises. The other indexes find the events of a day, and the goal.
    private static let fifth = """
        DROP TABLE answers;
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
        CREATE INDEX events_by_day ON events ((time + offset * 1000) / 86400000);
        CREATE INDEX goals ON events (place) WHERE kind = 'goal';
        """

    /// A placement proves lessons that may never have been opened. Predictions are reviewed, too. `fingerprint` tells whether an exercise
    /// has changed since it was solved, and `renames` has the present IDs of lessons and exercises by their earlier ones; `exercise` is empty
    /// for a lesson.
    private static let sixth = """
        DROP TABLE lessons;
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
        ALTER TABLE events ADD COLUMN fingerprint TEXT;
        ALTER TABLE exercises ADD COLUMN fingerprint TEXT;
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
        CREATE TABLE renames (
            course TEXT NOT NULL,
            lesson TEXT NOT NULL,
            exercise TEXT NOT NULL,
            present TEXT NOT NULL,
            PRIMARY KEY (course, lesson, exercise)
        ) STRICT, WITHOUT ROWID;
        """

    /// Whether an exercise was ever solved without looking up its solution, which shows what a learner can do.
    private static let seventh = "ALTER TABLE exercises ADD COLUMN solved_alone INTEGER NOT NULL DEFAULT 0"
}

extension Schema {
    /// Migrates the file to this version in one transaction. If two processes try at the same time, the second finds nothing to do.
    func migrate(_ database: Database) throws(SQLiteError) {
        try database.transaction { () throws(SQLiteError) in
            let found = try Schema.version(of: database)
            guard found < version else { return }
            for step in steps[found...] { try database.execute(step) }
            if found > 0 { try database.rebuildDerived() }
            try database.execute("PRAGMA application_id = \(Schema.application); PRAGMA user_version = \(version)")
        }
    }

    static func version(of database: Database) throws(SQLiteError) -> Int {
        guard case .integer(let version)? = try database.value("PRAGMA user_version") else { return 0 }
        return Int(version)
    }
}
