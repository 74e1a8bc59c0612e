/// How programs reach a database as its learner: libpq's environment variables.
package struct DatabaseAccess: Sendable, Equatable {
    /// The login that was made for it.
    package var login: String
    /// Such as `PGHOST`. May hold a password, where the server is one of the user's own.
    package var variables: [String: String]
}

extension Workspace {
    /// What a lesson's shell and scripts get.
    ///
    /// - Parameters:
    ///   - own: the environment that calf itself was started with. HOME, TERM and the rest stay as they are; its variables for PostgreSQL
    ///     go, since they would lead elsewhere.
    ///   - programs: folders that come before all others in PATH.
    ///   - database: the lesson's, where it has one.
    package static func environment(own: [String: String], programs: [String] = [], database: DatabaseAccess?) -> [String: String] {
        var environment = own.filter { !$0.key.hasPrefix("PG") }
        let path = own["PATH"].flatMap { $0.isEmpty ? nil : $0 } ?? "/usr/local/bin:/usr/bin:/bin"
        environment["PATH"] = (programs + [path]).joined(separator: ":")
        // A shell that reads a file of the user's own has its prompt from there.
        environment["PS1"] = "$ "
        // There, bash shortens the folder to its name.
        environment["PROMPT_DIRTRIM"] = "1"
        environment.merge(database?.variables ?? [:]) { $1 }
        return environment
    }
}
