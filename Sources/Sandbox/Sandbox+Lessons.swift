package import Course
import Postgres
import SQLText

/// The lessons' own databases: created once, kept, and reset.
extension Sandbox {
    /// The lesson's database, created if it doesn't exist yet. The first time, the template's data is loaded too.
    package func lessonDatabase(for lesson: Lesson, dataset: DatasetSource?) async throws(SandboxError) -> LessonDatabase {
        let template = try Template(lesson: lesson, dataset: dataset)
        if let refused = lesson.grants.first(where: { !PredefinedRoles.grantable.contains($0) }) { throw .grantRefused(role: refused) }
        let database = LessonDatabase(
            name: ServerNames.lesson(course: lesson.course, lesson: lesson.id, isPresented: options.presents), course: lesson.course,
            lesson: lesson.id,
            template: template, grants: lesson.grants, isOutdated: false, canUndo: false)
        if options.presents, presented.insert(database.name).inserted { try await dropPresented(database.name) }
        let found = try await withLink { (link) async throws(SandboxError) in try await self.found(database, link) }
        debounce("spare", isOptional: true) { sandbox in try await sandbox.ensureSpare(template) }
        return found
    }

    /// Drops a demo's database, with what was there before its last reset, and the login of its shell.
    func dropPresented(_ name: String) async throws(SandboxError) {
        try await withLink { (link) async throws(SandboxError) in
            for database in [name, ServerNames.undo(of: name)] where try await exists(database, link.admin) {
                try await dropDatabase(database)
            }
            let login = ServerNames.shellSession(of: name)
            let found = try await link.admin.command("SELECT FROM pg_roles WHERE rolname = $1", [login])
            if found.rows.count > 0 { try await dropLogin(login, link.admin) }
        }
    }

    /// The existing database with its current state, or a newly created one.
    private func found(_ database: LessonDatabase, _ link: ServerLink) async throws(SandboxError) -> LessonDatabase {
        var database = database
        let template = database.template
        if try await !describe(&database, link) {
            let name = database.name
            var comment = comment(for: database)
            try await withBuilder(link) { (builder) async throws(SandboxError) in
                try await withLock(on: name, builder) { () async throws(SandboxError) in
                    if try await !exists(name, builder) {
                        let source = try await ensure(template, builder, link)
                        try await create(name, from: source, builder, link)
                        comment.written = try await lastWrite(in: name, builder)
                        try await builder.command(SQL.together(opening(name, comment: comment)))
                        grew()
                    } else {
                        // A process was killed before it opened the database or during a reset. The database is complete, only closed.
                        try await builder.command(SQL.together(admitting(name)))
                    }
                }
            }
            _ = try await describe(&database, link)
            database.lacksChanges = FileSystem.exists(lostChanges(of: name))
            try FileSystem.remove(lostChanges(of: name))
        }
        return database
    }

    /// Resets the database to the lesson's starting state and ends every session in it. `undoReset` restores the previous state.
    ///
    /// Fast, because a spare clone is ready. Sessions have to be reopened.
    package func reset(_ database: LessonDatabase) async throws(SandboxError) -> LessonDatabase {
        let garbage = try await withLink { (link) async throws(SandboxError) in
            let spare = link.names.spare(database.template.hash)
            let undo = SQL.identifier(ServerNames.undo(of: database.name))
            let garbage = passingName(link)
            try await swap(database.name, link, makeSpare: database.template) {
                [
                    """
                    IF EXISTS (SELECT FROM pg_database WHERE datname = \(SQL.literal(ServerNames.undo(of: database.name)))) THEN
                    ALTER DATABASE \(undo) RENAME TO \(SQL.identifier(garbage));
                    END IF
                    """,
                    "ALTER DATABASE \(SQL.identifier(database.name)) RENAME TO \(undo)",
                    "ALTER DATABASE \(SQL.identifier(spare)) RENAME TO \(SQL.identifier(database.name))",
                ] + opening(database.name, comment: comment(for: database)) + readmitting(shellOf: database.name)
            }
            return garbage
        }
        enqueueInBackground { sandbox in try await sandbox.dropDatabase(garbage) }
        debounce("spare", isOptional: true) { sandbox in try await sandbox.ensureSpare(database.template) }
        var new = database
        new.isOutdated = false
        new.canUndo = true
        return new
    }

    /// Gives the lesson's shell access to the database that has replaced the old one.
    private func readmitting(shellOf database: String) -> [String] {
        let login = ServerNames.shellSession(of: database)
        return [
            """
            IF EXISTS (SELECT FROM pg_roles WHERE rolname = \(SQL.literal(login))) THEN
            GRANT CONNECT ON DATABASE \(SQL.identifier(database)) TO \(SQL.identifier(login));
            GRANT TEMPORARY, CREATE ON DATABASE \(SQL.identifier(database)) TO PUBLIC;
            END IF
            """
        ]
    }

    /// Undoes the last reset.
    package func undoReset(_ database: LessonDatabase) async throws(SandboxError) -> LessonDatabase {
        let undo = ServerNames.undo(of: database.name)
        let (old, garbage) = try await withLink { (link) async throws(SandboxError) -> (LessonDatabase, String) in
            var old = database
            let garbage = passingName(link)
            guard try await exists(undo, link.admin) else { return (database, garbage) }
            try await swap(database.name, link, makeSpare: nil) {
                [
                    "ALTER DATABASE \(SQL.identifier(database.name)) RENAME TO \(SQL.identifier(garbage))",
                    "ALTER DATABASE \(SQL.identifier(undo)) RENAME TO \(SQL.identifier(database.name))",
                    "ALTER DATABASE \(SQL.identifier(database.name)) ALLOW_CONNECTIONS true",
                ]
            }
            _ = try await describe(&old, link)
            return (old, garbage)
        }
        enqueueInBackground { sandbox in try await sandbox.dropDatabase(garbage) }
        return old
    }

    /// Ends all sessions in the database and runs the commands in one transaction.
    private func swap(
        _ name: String, _ link: ServerLink, makeSpare template: Template?, _ commands: () -> [String]
    ) async throws(SandboxError) {
        // Take the lock first, so that a process that waited for it sees the new names.
        let key = "\(ServerNames.databaseLockClass), \(ServerNames.lockKey(name))"
        let commands = SQL.together(["PERFORM pg_advisory_xact_lock(\(key))"] + commands())
        for attempt in 1... {
            let isThere = try await exists(name, link.admin)
            if isThere {
                try await link.admin.command("ALTER DATABASE \(SQL.identifier(name)) ALLOW_CONNECTIONS false")
                try await endProcesses(try await processes(of: [name], link.admin))
                try await awaitEmpty(name, link.admin)
            }
            do throws(SandboxError) {
                try await link.admin.command(commands)
                return
            } catch {
                guard case .postgres(let reason) = error, attempt < 5 else { throw error }
                switch reason.sqlstate {
                case "3D000":
                    // There is no spare yet, or another process has just taken it.
                    guard let template else { throw error }
                    try await ensureSpare(template)
                case "55006": continue  // A session connected in between.
                default: throw error
                }
            }
        }
    }

    /// Reads the database's state; returns `false` if it does not exist or is not open.
    private func describe(_ database: inout LessonDatabase, _ link: ServerLink) async throws(SandboxError) -> Bool {
        let result = try await link.admin.command(
            """
            SELECT datname, datallowconn, shobj_description(oid, 'pg_database') FROM pg_database WHERE datname IN ($1, $2)
            """, [database.name, ServerNames.undo(of: database.name)])
        database.canUndo = result.rows.all.contains { $0[0] != database.name }
        guard let own = result.rows.all.first(where: { $0[0] == database.name }), own[1] == "t" else { return false }
        let comment = DatabaseComment(text: own[2] ?? "")
        try await touch(database.name, comment, link.admin)
        database.isOutdated = comment.template != database.template.hash
        return true
    }

    private func comment(for database: LessonDatabase) -> DatabaseComment {
        DatabaseComment(template: database.template.hash, course: database.course, lesson: database.lesson)
    }
}
