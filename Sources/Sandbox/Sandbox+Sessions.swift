import Course
package import Postgres
import SQLText

/// Sessions: each has its own login, which acts as `learner`.
extension Sandbox {
    /// A session in the lesson's database, with limits on each statement of `runScript`.
    package func session(
        on database: LessonDatabase, as purpose: SessionPurpose? = nil, onNotice: (@Sendable (ServerMessage) -> Void)? = nil
    ) async throws(SandboxError) -> PostgresSession {
        try await withLink { (link) async throws(SandboxError) in
            let session = try await open(database.name, as: purpose ?? .learner(grants: database.grants), link, onNotice: onNotice)
            limitStatements(of: session, in: database.name, template: database.template, link)
            return session
        }
    }

    /// A session in a clone, with the same limits.
    package func session(
        on database: ScratchDatabase, as purpose: SessionPurpose, onNotice: (@Sendable (ServerMessage) -> Void)? = nil
    ) async throws(SandboxError) -> PostgresSession {
        try await withLink { (link) async throws(SandboxError) in
            // A restarted server still has it, until `tidy` drops it with all sessions in it.
            if let tag = ServerNames.tag(in: database.name), tag != link.names.tag {
                throw .postgres(.connectionFailed(message: "database \"\(database.name)\" does not exist", sqlstate: "3D000"))
            }
            let session = try await open(database.name, as: purpose, link, onNotice: onNotice)
            limitStatements(of: session, in: database.name, template: database.template, link)
            return session
        }
    }

    /// Calls `body` with a session in a clone, and ends it afterwards.
    nonisolated(nonsending) package func withSession<Result>(
        on database: ScratchDatabase, as purpose: SessionPurpose, _ body: (PostgresSession) async throws -> Result
    ) async throws -> Result {
        let session = try await session(on: database, as: purpose)
        do {
            let result = try await body(session)
            await end(session)
            return result
        } catch {
            await end(session)
            throw error
        }
    }

    /// Closes a session and drops its login. A server process still running a statement is terminated.
    package func end(_ session: PostgresSession) async {
        await session.close()
        enqueueInBackground { sandbox in
            try await sandbox.endProcesses([session.backendPID], within: .milliseconds(100))
            try await sandbox.pruneSessionRoles()
        }
    }

    func open(
        _ database: String, as purpose: SessionPurpose, _ link: ServerLink, onNotice: (@Sendable (ServerMessage) -> Void)?
    ) async throws(SandboxError) -> PostgresSession {
        let login: Login
        let grants: [String]
        switch purpose {
        case .admin: return try await link.connect(settings: link.settings(database: database), onNotice: onNotice)
        case .learner(let wanted):
            login = link.login(link.names.learnerSession(nextNumber()))
            grants = wanted
        case .reference(let wanted):
            login = link.login(link.names.referenceSession(nextNumber()))
            grants = wanted
        }
        if let refused = grants.first(where: { !PredefinedRoles.grantable.contains($0) }) { throw .grantRefused(role: refused) }
        try await link.admin.command(SQL.together(loginCommands(login, grants: grants, database: database, limit: 1, link)))
        let settings = link.settings(database: database, login: login, options: "-c role=\(link.names.learner(grants: grants))")
        do throws(SandboxError) {
            let session = try await link.connect(settings: settings, onNotice: onNotice)
            sessionRoles.append(login.name)
            return session
        } catch {
            sessionRoles.append(login.name)
            enqueueInBackground { sandbox in try await sandbox.pruneSessionRoles() }
            throw error
        }
    }

    /// Creates a login that may connect to one database and act as the learner there. The login itself has no other rights.
    func loginCommands(_ login: Login, grants: [String], database: String, limit: Int, _ link: ServerLink) -> [String] {
        ["CREATE ROLE \(SQL.identifier(login.name)) \(Self.attributes(login, limit: limit))"]
            + accessCommands(login, grants: grants, database: database, link)
    }

    /// What makes a role a login.
    static func attributes(_ login: Login, limit: Int) -> String {
        "LOGIN NOINHERIT CONNECTION LIMIT \(limit) PASSWORD \(SQL.literal(login.stored))"
    }

    /// Lets a login connect to one database and act as the learner there. Running the commands again changes nothing.
    func accessCommands(_ login: Login, grants: [String], database: String, _ link: ServerLink) -> [String] {
        let actor = link.names.learner(grants: grants)
        var commands: [String] = []
        if actor != link.names.learner {
            let group = SQL.identifier(actor)
            let members = ([link.names.learner] + grants).map(SQL.identifier).joined(separator: ", ")
            commands.append(
                """
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = \(SQL.literal(actor))) THEN
                CREATE ROLE \(group) NOLOGIN; GRANT \(members) TO \(group);
                END IF
                """)
        }
        let role = SQL.identifier(login.name)
        commands += [
            "GRANT \(SQL.identifier(actor)) TO \(role)",
            "GRANT CONNECT ON DATABASE \(SQL.identifier(database)) TO \(role)",
            // Not to the actor, which could revoke it for all databases at once. The previous line decides who can connect.
            "GRANT TEMPORARY, CREATE ON DATABASE \(SQL.identifier(database)) TO PUBLIC",
        ]
        // A role that isn't a superuser can end another role's sessions only as its member.
        if !link.isEmbedded { commands.append("GRANT \(role) TO CURRENT_USER") }
        return commands
    }

    /// Drops logins created by this process whose sessions have ended.
    func pruneSessionRoles() async throws(SandboxError) {
        guard let link, !sessionRoles.isEmpty else { return }
        let alive = try await link.admin.command("SELECT usename FROM pg_stat_activity WHERE usename LIKE 'calf\\_%'").rows.all
        let gone = sessionRoles.filter { role in !alive.contains { $0[0] == role } }
        for role in gone {
            sessionRoles.removeAll { $0 == role }
            do throws(SandboxError) { try await dropLogin(role, link.admin) } catch {
                // An open transaction still refers to it. Retry the next time.
                sessionRoles.append(role)
                throw error
            }
        }
    }

    /// Drops a login and its privileges on databases. A login that owns something, such as a large object, stays until the database with
    /// that object is dropped.
    func dropLogin(_ name: String, _ session: PostgresSession) async throws(SandboxError) {
        let role = SQL.literal(name)
        let drop = """
            DECLARE entered text;
            BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = \(role)) THEN RETURN; END IF;
            PERFORM set_config('lock_timeout', '100ms', true);
            FOR entered IN SELECT datname FROM pg_shdepend JOIN pg_database d ON d.oid = objid
            WHERE classid = 'pg_database'::regclass AND refclassid = 'pg_authid'::regclass AND refobjid = \(role)::regrole LOOP
            EXECUTE format('REVOKE ALL ON DATABASE %I FROM %I', entered, \(role));
            END LOOP;
            EXECUTE format('DROP ROLE %I', \(role));
            EXCEPTION WHEN dependent_objects_still_exist THEN NULL;
            END
            """
        try await session.command("DO \(SQL.literal(drop))")
    }
}
