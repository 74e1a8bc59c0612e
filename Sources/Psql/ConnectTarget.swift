package import Postgres

/// The target of `\c`; whatever isn't given stays as it is in the current session.
package struct ConnectTarget: Sendable, Equatable {
    package var database: String?
    package var user: String?
    package var host: String?
    package var port: String?

    /// Whether anything is given.
    package var isEmpty: Bool { database == nil && user == nil && host == nil && port == nil }
}

extension ConnectionSettings {
    /// The settings for the target. A connection string in place of the database's name replaces everything.
    ///
    /// - Parameter current: What the session is connected to, however that was determined.
    package func changed(
        to target: ConnectTarget, from current: ConnectionIdentity
    ) throws(ScriptCommandError) -> ConnectionSettings {
        if let address = target.database, ["=", "://", "@"].contains(where: address.contains) { return ConnectionSettings(uri: address) }
        var settings = self
        settings.database = target.database ?? current.database
        settings.user = target.user ?? current.user
        if settings.user != current.user { settings.password = nil }
        settings.host = target.host ?? host
        if let text = target.port {
            guard let port = Int(text) else { throw ScriptCommandError("\\c: \(text) is not a port number") }
            settings.port = port
        }
        return settings
    }
}
