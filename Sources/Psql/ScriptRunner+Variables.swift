import Postgres

extension ScriptRunner {
    /// Whether a variable is set to a true value.
    func isOn(_ name: String) -> Bool { variables[name].flatMap(Self.isTrue) ?? false }

    /// Sets a variable; `nil` removes it, or turns a setting off. Returns a warning if the setting changes nothing here.
    package func assign(_ name: String, _ value: String?) async throws -> String? {
        guard CommandCall.isVariableName(name) else { throw ScriptCommandError("invalid variable name: \"\(name)\"") }
        if let initial = SpecialVariable.ignored[name] {
            variables[name] = value ?? initial
            return value == initial ? nil : "\(name) changes nothing here"
        }
        guard let special = SpecialVariable.named(name) else {
            variables[name] = value
            return nil
        }
        variables[name] = try special.value(value)
        if name == "QUIET" {
            style.isQuiet = isOn(name)
            try await host.show(.styled(style))
        }
        return nil
    }

    /// Sets the variables that describe the session.
    func describeConnection() {
        let identity = session.identity
        variables["DBNAME"] = identity.database
        variables["USER"] = identity.user
        variables["HOST"] = identity.host
        variables["PORT"] = identity.port
        variables["ENCODING"] = "UTF8"
        variables["SERVER_VERSION_NAME"] = identity.serverVersion
        variables["SERVER_VERSION_NUM"] = String(session.serverVersion)
    }
}
