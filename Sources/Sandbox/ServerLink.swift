import Course
import Glibc
import Postgres

/// A server that answers, with what is needed to work in it.
struct ServerLink: Sendable {
    /// calf's own session for short commands. What takes long has a session of its own, so that ending a runaway never waits.
    let admin: PostgresSession
    /// How to connect: to any database, as anybody.
    let settings: ConnectionSettings
    /// calf's own user and database there.
    let user: String
    let database: String
    let names: ServerNames
    let isEmbedded: Bool

    /// 15 for 15.20.
    var major: Int { admin.serverVersion / 10_000 }

    /// From 15 on a clone can be had by copying files, or by the log; before, it always was by files.
    var cloneStrategy: String { major >= 15 ? " STRATEGY file_copy" : "" }

    /// A session as calf itself.
    func session(database: String) async throws(SandboxError) -> PostgresSession {
        try await connect(settings: settings(database: database, user: user))
    }

    func settings(database: String, user: String, password: String? = nil, options: String? = nil) -> ConnectionSettings {
        var settings = settings
        settings.database = database
        settings.user = user
        if let password { settings.password = password }
        settings.options = options
        return settings
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
    /// A command of calf's own, with the sandbox's errors.
    @discardableResult
    nonisolated func command(_ sql: String, _ parameters: [String?] = []) async throws(SandboxError) -> QueryResult {
        var attempts = 0
        while true {
            do throws(PostgresError) {
                return try await query(sql, parameters: parameters)
            } catch {
                // Two processes changed one database or role at the same moment; nothing was done, and the next attempt finds it free.
                attempts += 1
                if error.saysConcurrentUpdate, attempts < 20 { continue }
                throw error.sqlstate == "53100" ? .diskFull(path: "") : .postgres(error)
            }
        }
    }
}

extension PostgresError {
    /// Catalog rows have no lock that waits: the server gives this internal error instead.
    fileprivate var saysConcurrentUpdate: Bool {
        guard case .server(let message) = self else { return false }
        return message.sqlstate == "XX000" && message.message.hasPrefix("tuple concurrently")
    }
}
