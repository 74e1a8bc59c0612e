import Course
import Glibc
import Postgres
import SQLText

/// Database access for programs other than calf: a shell, psql, a script.
extension Sandbox {
    /// How a lesson's shell connects to its database. The login belongs to the lesson and is permanent; its settings are reset.
    package func access(to database: LessonDatabase) async throws(SandboxError) -> DatabaseAccess {
        try await withLink { (link) async throws(SandboxError) in
            let login = link.login(ServerNames.shellSession(of: database.name))
            try await withBuilder(link) { (builder) async throws(SandboxError) in
                try await withLock(on: database.name, builder) { () async throws(SandboxError) in
                    var commands = standingLoginCommands(login, grants: database.grants, database: database.name, link)
                    if link.isEmbedded { commands += Self.loggingCommands(login.name) }
                    try await builder.command(SQL.together(commands))
                }
            }
            return try access(login, database.name, grants: database.grants, link)
        }
    }

    /// How a checked script connects to a clone. End it with `end`.
    package func access(to database: ScratchDatabase, grants: [String] = []) async throws(SandboxError) -> DatabaseAccess {
        try await withLink { (link) async throws(SandboxError) in
            let login = link.login(link.names.learnerSession(nextNumber()))
            var commands = loginCommands(login, grants: grants, database: database.name, limit: Self.shellSessions, link)
            if link.isEmbedded { commands += Self.loggingCommands(login.name) }
            try await link.admin.command(SQL.together(commands))
            passingLogins.insert(login.name)
            return try access(login, database.name, grants: grants, link)
        }
    }

    /// Ends the login's sessions and drops the login.
    package func end(_ access: DatabaseAccess) async {
        guard passingLogins.remove(access.login) != nil else { return }
        enqueueInBackground { sandbox in
            guard let link = await sandbox.link else { return }
            try await sandbox.endProcesses(try await sandbox.processes(of: [access.login], link.admin))
            try await sandbox.dropLogin(access.login, link.admin)
        }
    }

    /// The maximum number of simultaneous sessions of a shell and its programs.
    static var shellSessions: Int { 20 }

    /// The commands that make calf's own server log each statement of the login, for lessons that show what a program sends.
    private static func loggingCommands(_ login: String) -> [String] {
        ["log_statement = 'all'", "log_min_messages = 'log'"].map { "ALTER ROLE \(SQL.identifier(login)) SET \($0)" }
    }

    private func access(
        _ login: Login, _ database: String, grants: [String], _ link: ServerLink
    ) throws(SandboxError) -> DatabaseAccess {
        var settings = link.settings(
            database: database, login: login, options: "-c role=\(link.names.learner(grants: grants))")
        settings.applicationName = ""
        var variables: [String: String]
        do throws(PostgresError) { variables = try settings.environment() } catch { throw .postgres(error) }
        if link.isEmbedded { variables["CALF_SERVER_LOG"] = try place().log }
        return DatabaseAccess(login: login.name, variables: variables)
    }
}
