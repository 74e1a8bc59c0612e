import Glibc
import SQLite

/// Opens the progress file, or rejects it and leaves it unchanged.
struct Opening {
    let path: String
    let schema: Schema

    /// How long to wait for another process that is creating or migrating the same file, in milliseconds.
    private static let timeout: UInt32 = 10_000

    func database() throws(ProgressError) -> Database {
        let header = try FileHeader(path: path)
        if let header { try refuse(header) } else { try createPrivately() }
        var waited: UInt32 = 0
        while true {
            do {
                return try open(isWAL: header?.isWAL == true)
            } catch {
                // SQLite does not wait if that could cause a deadlock, such as when two processes switch the journal mode.
                guard case .busy = error, waited < Opening.timeout else { throw error }
                usleep(5000)
                waited += 5
            }
        }
    }

    private func refuse(_ header: FileHeader) throws(ProgressError) {
        guard header.isSQLite else { throw .damaged(path: path, message: "file is not a database") }
        guard header.application == Schema.application || header.application == 0 && header.version == 0 else {
            throw .foreign(path: path)
        }
        try refuse(version: header.version)
    }

    private func refuse(version: Int) throws(ProgressError) {
        // A new file has version 0.
        if version > 0, version < Schema.base { throw .older(path: path, version: version) }
        if version > schema.version { throw .newer(path: path, version: version, known: schema.version) }
    }

    private func open(isWAL: Bool) throws(ProgressError) -> Database {
        let database: Database
        let version: Int
        let isOurs: Bool
        var hasFolders = false
        do {
            database = try Database(path: path, mode: .readWrite, busyTimeout: Int32(Opening.timeout))
            // In this order: another process may be creating the tables, and a reader that sees them then sees the version, too.
            let content = try database.value("SELECT 1 FROM sqlite_schema")
            version = try Schema.version(of: database)
            isOurs = version > 0 || content == nil
            // Version 1 recorded courses by their folders. Its files, if migrated since, have the courses' IDs in this table.
            if version > 0, try database.value("SELECT 1 FROM sqlite_schema WHERE name = 'folders'") != nil {
                hasFolders = try database.value("SELECT 1 FROM folders WHERE course <> name") != nil
            }
        } catch { throw ProgressError(error, path: path) }
        // Check again, because the write-ahead log may be newer than the header.
        try refuse(version: version)
        guard isOurs else { throw .foreign(path: path) }
        if hasFolders { throw .older(path: path, version: 1) }
        do {
            // A file without tables has nothing to lose. The change of the journal mode waits until the tables are on disk, too.
            if version == 0 { try database.execute("PRAGMA synchronous = OFF") }
            if version < schema.version { try schema.migrate(database) }
            try database.execute("PRAGMA synchronous = FULL")
            if !isWAL { try database.execute("PRAGMA journal_mode = WAL") }
        } catch { throw ProgressError(error, path: path) }
        return database
    }

    /// Creates the empty file with mode 0600 and its folders with mode 0700. SQLite's other files get the same mode.
    private func createPrivately() throws(ProgressError) {
        var folder = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
            folder += part + "/"
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST || errno == EROFS || errno == EACCES else { throw unreachable() }
        }
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unreachable() }
        close(descriptor)
    }

    private func unreachable() -> ProgressError { .unreachable(path: path, message: String(cString: strerror(errno))) }
}
