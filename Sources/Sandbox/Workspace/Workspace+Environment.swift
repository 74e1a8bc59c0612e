/// How programs connect to a database as the learner: libpq's environment variables.
package struct DatabaseAccess: Sendable, Equatable {
    /// The login created for it.
    package var login: String
    /// Variables such as `PGHOST`, with the login's password. On calf's own server, `CALF_SERVER_LOG` names the file in which the
    /// server logs what the login sends.
    package var variables: [String: String]
}

extension Workspace {
    /// What reaches examples and answers that are run to be judged: where programs, the engine, and the network are. The user's language,
    /// time zone, and settings of interpreters, psql, and other programs would change what they print.
    ///
    /// - Parameter own: The environment that calf itself was started with.
    package static func judgedEnvironment(own: [String: String], database: DatabaseAccess?) -> [String: String] {
        let names: Set = ["HOME", "LOGNAME", "PATH", "SSL_CERT_DIR", "SSL_CERT_FILE", "TERM", "USER", "XDG_RUNTIME_DIR"]
        let kept = own.filter { name, _ in
            names.contains(name) || name.hasPrefix("DOCKER_") || name.hasPrefix("PIP_") || name.lowercased().hasSuffix("_proxy")
        }
        return environment(own: kept, database: database).merging(["LANG": "C.UTF-8", "TZ": "UTC"]) { $1 }
    }

    /// The environment for a lesson's shell, which is the user's own, and its setup scripts.
    ///
    /// - Parameters:
    ///   - own: The environment that calf itself was started with. PostgreSQL variables are removed, since they may point elsewhere.
    ///   - programs: Folders to put first in PATH.
    ///   - database: Access to the lesson's database, if it has one.
    package static func environment(own: [String: String], programs: [String] = [], database: DatabaseAccess?) -> [String: String] {
        var environment = own.filter { !$0.key.hasPrefix("PG") }
        environment["PATH"] = ProcessEnvironment.path(programs, then: own["PATH"])
        // The default prompt. Startup files of the user's shell may replace it.
        environment["PS1"] = "$ "
        // In a pager, what the learner types next would be commands of the pager. The pane itself keeps what scrolls away.
        if own["PSQL_PAGER"] == nil, own["PAGER"] == nil { environment["PSQL_PAGER"] = "" }
        environment.merge(database?.variables ?? [:]) { $1 }
        return environment
    }
}
