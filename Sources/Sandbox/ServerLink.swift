import Course
import Glibc
import Postgres

/// A connection to a running server, with everything needed to work on it.
struct ServerLink: Sendable {
    /// calf's own session for short commands. Slow work gets its own session, so that ending a runaway is never delayed.
    let admin: PostgresSession
    /// The base settings, adapted for each database and user.
    let settings: ConnectionSettings
    /// calf's own user and database on this server.
    let user: String
    let database: String
    let names: ServerNames
    /// `nil` for a server provided by the user.
    let secret: ServerSecret?
    let isEmbedded: Bool

    /// For example, 15 for version 15.20.
    var major: Int { admin.serverVersion / 10_000 }

    /// Since version 15, the default is to clone through the WAL, so copying files has to be requested. Older versions always copy files.
    var cloneStrategy: String { major >= 15 ? " STRATEGY file_copy" : "" }

    /// Opens a session as calf itself.
    func session(database: String) async throws(SandboxError) -> PostgresSession {
        try await connect(settings: settings(database: database))
    }

    /// How calf itself connects to a database.
    func settings(database: String) -> ConnectionSettings {
        var settings = settings
        settings.database = database
        settings.user = user
        return settings
    }

    /// How a login connects to a database.
    func settings(database: String, login: Login, options: String) -> ConnectionSettings {
        var settings = settings(database: database)
        settings.user = login.name
        settings.password = login.password
        settings.options = options
        return settings
    }

    /// A login with its password.
    func login(_ name: String) -> Login {
        Login(name: name, password: secret?.password(of: name) ?? Login.randomPassword())
    }

    func connect(settings: ConnectionSettings, onNotice: (@Sendable (ServerMessage) -> Void)? = nil) async throws(SandboxError)
        -> PostgresSession
    {
        do throws(PostgresError) {
            return try await PostgresSession.connect(settings, onNotice: onNotice)
        } catch {
            throw .postgres(error)
        }
    }
}

extension PostgresSession {
    /// Runs one of calf's own commands, throwing `SandboxError`. Retries after concurrent updates.
    @discardableResult
    nonisolated func command(_ sql: String, _ parameters: [String?] = []) async throws(SandboxError) -> QueryResult {
        var attempts = 0
        while true {
            do throws(PostgresError) {
                return try await query(sql, parameters: parameters)
            } catch {
                // Two processes changed the same database or role at the same time. The command had no effect, so it can be retried.
                attempts += 1
                if error.saysConcurrentUpdate, attempts < 20 { continue }
                throw error.sqlstate == "53100" ? .diskFull(path: "") : .postgres(error.withoutStatement)
            }
        }
    }
}

extension PostgresError {
    /// The error without calf's own statement, which means nothing to a learner, and may create a login.
    fileprivate var withoutStatement: PostgresError {
        guard case .server(var message) = self else { return self }
        (message.position, message.internalPosition, message.internalQuery, message.context) = (nil, nil, nil, nil)
        return .server(message)
    }

    /// Concurrent updates of a catalog row don't wait for each other: the server raises this internal error instead.
    fileprivate var saysConcurrentUpdate: Bool {
        guard case .server(let message) = self else { return false }
        return message.sqlstate == "XX000" && message.message.hasPrefix("tuple concurrently")
    }
}
