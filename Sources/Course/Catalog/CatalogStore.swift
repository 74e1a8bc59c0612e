import Glibc
import SQLite

/// The cache's file and its schema.
enum CatalogStore {
    /// Increased whenever the tables, or the meaning of what they store, change.
    static let version = 15

    private static let schema = """
        CREATE TABLE meta (version INTEGER, digest INTEGER, sum INTEGER);
        CREATE TABLE courses (
            position INTEGER PRIMARY KEY, id TEXT, title TEXT, summary TEXT, audience TEXT, directory TEXT, lessons INTEGER,
            next TEXT, further TEXT, problem TEXT);
        CREATE TABLE modules (
            course INTEGER, position INTEGER, id TEXT, number INTEGER, title TEXT, summary TEXT, parts TEXT,
            first INTEGER, lessons INTEGER, problem TEXT, PRIMARY KEY (course, position)) WITHOUT ROWID;
        CREATE TABLE lessons (
            course INTEGER, position INTEGER, module INTEGER, id TEXT, number INTEGER, title TEXT, idea TEXT, minutes INTEGER,
            engine TEXT, exercises TEXT, path TEXT, problem TEXT, questions TEXT, requires TEXT, fingerprints TEXT, formerly TEXT,
            titles TEXT, minutes_left TEXT, optional TEXT, skills TEXT, earlier_skills TEXT, topics TEXT,
            PRIMARY KEY (course, position)) WITHOUT ROWID;
        CREATE INDEX lessons_id ON lessons (id);
        CREATE INDEX lessons_renamed ON lessons (course, position) WHERE formerly <> '';
        -- What each lesson teaches, in lower case.
        CREATE TABLE taught (construct TEXT, course INTEGER, lesson INTEGER);
        CREATE INDEX taught_construct ON taught (construct, course, lesson);
        -- How many lessons use what an earlier lesson teaches.
        CREATE TABLE uses (skill TEXT PRIMARY KEY, lessons INTEGER) WITHOUT ROWID;
        -- Lessons in the lists of other courses: the place in the list, and the place at home.
        CREATE TABLE shared (
            course INTEGER, position INTEGER, module INTEGER, home INTEGER, lesson INTEGER, PRIMARY KEY (course, position)) WITHOUT ROWID;
        CREATE INDEX shared_lesson ON shared (home, lesson);
        """

    /// The cache in a file; an empty one in memory if the file is missing, damaged, or of another version.
    static func open(_ file: String) -> Catalog.Store {
        do throws(SQLiteError) {
            let database = try Database(path: file, mode: .readOnly)
            // The file is replaced and never changed, so it needn't be locked for each query.
            try database.execute("PRAGMA locking_mode = EXCLUSIVE")
            let found = try database.rows("SELECT digest, sum FROM meta WHERE version = ?", [.int(version)]) {
                (digest: $0.isNull(0) ? nil : $0.int64(0), sum: $0.int64(1))
            }
            guard let known = found.first else { return inMemory() }
            return Catalog.Store(database: database, digest: known.digest, sum: known.sum)
        } catch {
            return inMemory()
        }
    }

    /// Replaces a cache. A process that has it open keeps the old one.
    static func replace(_ file: String, _ fill: (Database) throws(SQLiteError) -> Void) throws(CourseError) {
        let draft = file + ".new"
        unlink(draft)
        createPrivate(draft)
        do throws(SQLiteError) {
            let database = try Database(path: draft)
            // Nothing has to be undone: a draft that isn't complete is never used.
            try database.execute("PRAGMA journal_mode = OFF")
            try database.transaction { () throws(SQLiteError) in
                try database.execute(schema)
                try fill(database)
            }
        } catch {
            unlink(draft)
            throw .unreadable(path: file, code: error.isFull ? ENOSPC : EIO)
        }
        guard rename(draft, file) == 0 else { throw .unreadable(path: file, code: errno) }
    }

    /// An empty catalog that exists only in memory.
    static func inMemory() -> Catalog.Store {
        do throws(SQLiteError) {
            let database = try Database(path: ":memory:")
            try database.execute(schema)
            return Catalog.Store(database: database)
        } catch {
            // Happens only when memory runs out.
            fatalError("SQLite can't open a database in memory: \(error)")
        }
    }

    private static func createPrivate(_ file: String) {
        let descriptor = Glibc.open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
    }
}
