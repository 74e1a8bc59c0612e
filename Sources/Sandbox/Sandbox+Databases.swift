import Glibc
import Postgres
import SQLText

/// Creating, opening and dropping databases: the building blocks of the other operations.
extension Sandbox {
    /// Opens a separate session for slow work, in calf's own database unless another is given, and closes it afterwards.
    func withBuilder<Result: Sendable>(
        _ link: ServerLink, in database: String? = nil, _ body: (PostgresSession) async throws(SandboxError) -> Result
    ) async throws(SandboxError) -> Result {
        let builder = try await link.session(database: database ?? link.database)
        do throws(SandboxError) {
            let result = try await body(builder)
            await builder.close()
            return result
        } catch {
            await builder.close()
            throw error
        }
    }

    /// Creates a database that does not accept connections yet.
    func create(_ name: String, from template: String, _ builder: PostgresSession, _ link: ServerLink) async throws(SandboxError) {
        try await builder.command(
            "CREATE DATABASE \(SQL.identifier(name)) TEMPLATE \(SQL.identifier(template))\(link.cloneStrategy) ALLOW_CONNECTIONS false")
    }

    /// The commands that open a new database, but only to roles that are explicitly granted access.
    func opening(_ name: String, comment: DatabaseComment) -> [String] {
        ["COMMENT ON DATABASE \(SQL.identifier(name)) IS \(SQL.literal(comment.text))"] + admitting(name)
    }

    /// The same for a database with a comment. A clone does not inherit its template's grants.
    func admitting(_ name: String) -> [String] {
        let database = SQL.identifier(name)
        return ["REVOKE ALL ON DATABASE \(database) FROM PUBLIC", "ALTER DATABASE \(database) ALLOW_CONNECTIONS true"]
    }

    func exists(_ name: String, _ session: PostgresSession) async throws(SandboxError) -> Bool {
        try await !session.command("SELECT FROM pg_database WHERE datname = $1", [name]).rows.isEmpty
    }

    /// Drops a database.
    ///
    /// The server signals all its processes, and waits until each has answered. One whose statement is canceled at the same moment forgets
    /// the signal, and only answers the next one (`ProcessInterrupts` in PostgreSQL's postgres.c). So after a while, the command is stopped
    /// and sent again.
    ///
    /// - Parameters:
    ///   - ending: whether sessions in it are ended first; otherwise, this fails if there are any.
    ///   - session: one that does nothing else at the same time.
    func drop(_ name: String, ending: Bool = true, _ session: PostgresSession) async throws(SandboxError) {
        let command = "DROP DATABASE IF EXISTS \(SQL.identifier(name))\(ending ? " WITH (FORCE)" : "")"
        var attempts = 0
        try await session.command("SET statement_timeout = '10s'")
        do throws(SandboxError) {
            while true {
                do throws(SandboxError) {
                    try await session.command(command)
                    break
                } catch {
                    attempts += 1
                    guard case .postgres(let reason) = error, reason.sqlstate == "57014", attempts < 20, !Task.isCancelled else {
                        throw error
                    }
                }
            }
        } catch {
            // The first error is reported.
            _ = try? await session.command("RESET statement_timeout")
            throw error
        }
        try await session.command("RESET statement_timeout")
    }

    /// Keeps other processes from working on the same database. The lock is tied to the session, so a killed process blocks no one.
    func withLock<Result: Sendable>(
        on name: String, _ session: PostgresSession, _ body: () async throws(SandboxError) -> Result
    ) async throws(SandboxError) -> Result {
        let key = "\(ServerNames.databaseLockClass), \(ServerNames.lockKey(name))"
        try await session.command("SELECT pg_advisory_lock(\(key))")
        do throws(SandboxError) {
            let result = try await body()
            try await session.command("SELECT pg_advisory_unlock(\(key))")
            return result
        } catch {
            // Report the first error; the lock ends with the session anyway.
            _ = try? await session.command("SELECT pg_advisory_unlock(\(key))")
            throw error
        }
    }

    /// Waits until no sessions are left in the database: a closed or terminated session takes a moment to disappear.
    func awaitEmpty(_ name: String, _ session: PostgresSession) async throws(SandboxError) {
        let deadline = ContinuousClock.now + .seconds(5)
        while ContinuousClock.now < deadline {
            let inside = try await session.command("SELECT FROM pg_stat_activity WHERE datname = $1 LIMIT 1", [name])
            if inside.rows.isEmpty { return }
            do { try await Task.sleep(for: .microseconds(300)) } catch { return }
        }
    }

    /// Records that a database is used, so that it isn't removed now.
    func touch(_ name: String, _ comment: DatabaseComment, _ session: PostgresSession) async throws(SandboxError) {
        guard comment.age > 10 else { return }
        var comment = comment
        comment.used = time(nil)
        try await session.command("COMMENT ON DATABASE \(SQL.identifier(name)) IS \(SQL.literal(comment.text))")
    }

    func comment(on name: String, _ session: PostgresSession) async throws(SandboxError) -> DatabaseComment? {
        let result = try await session.command(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = $1", [name])
        guard !result.rows.isEmpty else { return nil }
        return DatabaseComment(text: result.rows[0, 0] ?? "")
    }
}

/// What calf records about a database, in the database's comment.
struct DatabaseComment: Sendable, Equatable {
    /// The hash of the template it was cloned from.
    var template: String
    var course = ""
    var lesson = ""
    /// When it was last used, in seconds since 1970-01-01. Updated every ten seconds at most.
    var used = time(nil)
    /// When its files were last written before anyone could use it, in nanoseconds; `nil` if that is unknown.
    var written: Int?

    /// How long ago it was used, in seconds. A time in the future was written while the clock was wrong, and counts as long ago.
    var age: Int { abs(time(nil) - used) }

    var text: String { ([template, course, lesson, "\(used)"] + (written.map { ["\($0)"] } ?? [])).joined(separator: "\t") }
}

extension DatabaseComment {
    init(text: String) {
        let parts = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        template = parts[0]
        course = parts.count > 1 ? parts[1] : ""
        lesson = parts.count > 2 ? parts[2] : ""
        used = parts.count > 3 ? Int(parts[3]) ?? 0 : 0
        written = parts.count > 4 ? Int(parts[4]) : nil
    }
}
