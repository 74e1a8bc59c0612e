import Glibc
import SQLite

/// The cache's file and its schema.
enum CatalogStore {
    /// Increased whenever the tables, or the meaning of what they store, change.
    static let version = 12

    private static let schema = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE courses (
            position INTEGER PRIMARY KEY, id TEXT, title TEXT, summary TEXT, audience TEXT, directory TEXT, lessons INTEGER,
            next TEXT, further TEXT, problem TEXT);
        CREATE TABLE modules (
            course INTEGER, position INTEGER, id TEXT, number INTEGER, title TEXT, summary TEXT, parts TEXT,
            first INTEGER, lessons INTEGER, problem TEXT, PRIMARY KEY (course, position)) WITHOUT ROWID;
        CREATE TABLE lessons (
            course INTEGER, position INTEGER, module INTEGER, id TEXT, number INTEGER, title TEXT, idea TEXT, minutes INTEGER,
            engine TEXT, exercises TEXT, path TEXT, size INTEGER, modified INTEGER, changed INTEGER, problem TEXT,
            teaches TEXT, questions INTEGER, requires TEXT, fingerprints TEXT, predictions TEXT, formerly TEXT, titles TEXT,
            minutes_left TEXT, optional TEXT, skills TEXT,
            PRIMARY KEY (course, position)) WITHOUT ROWID;
        CREATE INDEX lessons_id ON lessons (id);
        -- Lessons in the lists of other courses: the place in the list, and the place at home.
        CREATE TABLE shared (
            course INTEGER, position INTEGER, module INTEGER, home INTEGER, lesson INTEGER, PRIMARY KEY (course, position)) WITHOUT ROWID;
        CREATE INDEX shared_lesson ON shared (home, lesson);
        INSERT INTO meta VALUES ('version', \(version)), ('generation', 0), ('sum', NULL);
        """

    static func open(root: CourseRoot, cache: String) -> Catalog.Store {
        Files.makeDirectory(cache)
        let kind = root.isShipped ? "shipped" : "course"
        let file = "\(cache)/catalog-\(ContentHash(ofParts: [kind] + root.folders).hex(digits: 16)).sqlite"
        // A second attempt runs after the damaged file was deleted; a third would hit the same disk problem.
        var discarded = 0
        var waited = 0
        while discarded < 2, waited < 200 {
            do throws(SQLiteError) {
                return try opened(file)
            } catch  where error.isBusy {
                // Another process is creating it and will soon release its lock.
                usleep(10_000)
                waited += 1
            } catch {
                discard(file)
                discarded += 1
            }
        }
        return inMemory()
    }

    /// A connection to a cache of this version.
    static func connect(_ file: String) throws(SQLiteError) -> Database {
        createPrivate(file)
        let database = try Database(path: file)
        try database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        return database
    }

    private static func opened(_ file: String) throws(SQLiteError) -> Catalog.Store {
        let database = try connect(file)
        if try database.value("SELECT count(*) FROM sqlite_master") == .integer(0) {
            // Two processes can get here at the same time; the second finds the tables already created.
            try database.transaction { () throws(SQLiteError) in
                if try database.value("SELECT count(*) FROM sqlite_master") == .integer(0) { try database.execute(schema) }
            }
        }
        guard try database.value("SELECT value FROM meta WHERE key = 'version'") == .integer(Int64(version)) else {
            throw SQLiteError(code: 26, message: "made by another version")
        }
        return Catalog.Store(database: database, file: file, generation: try generation(of: database))
    }

    static func generation(of database: Database) throws(SQLiteError) -> Int {
        guard case .integer(let value) = try database.value("SELECT value FROM meta WHERE key = 'generation'") else { return 0 }
        return Int(value)
    }

    /// A catalog that exists only in memory.
    static func inMemory() -> Catalog.Store {
        do throws(SQLiteError) {
            let database = try Database(path: ":memory:")
            try database.execute(schema)
            return Catalog.Store(database: database, file: nil, generation: 0)
        } catch {
            // Happens only when memory runs out.
            fatalError("SQLite can't open a database in memory: \(error)")
        }
    }

    static func discard(_ file: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(file + suffix) }
    }

    private static func createPrivate(_ file: String) {
        let descriptor = Glibc.open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
    }
}
