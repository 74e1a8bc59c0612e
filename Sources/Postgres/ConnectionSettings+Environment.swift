import CPostgres

extension ConnectionSettings {
    /// The environment variables that make any libpq program connect to the same server and database, as the same user.
    ///
    /// https://www.postgresql.org/docs/current/libpq-envars.html
    package func environment() throws(PostgresError) -> [String: String] {
        var variables = try uriVariables()
        func set(_ name: String, _ value: String?) {
            if let value { variables[name] = value }
        }
        set("PGHOST", host)
        set("PGPORT", port.map(String.init))
        set("PGDATABASE", database)
        set("PGUSER", user)
        set("PGPASSWORD", password)
        set("PGOPTIONS", options)
        return variables
    }

    /// The settings in the URI, parsed by libpq and keyed by the names of its environment variables.
    private func uriVariables() throws(PostgresError) -> [String: String] {
        guard let uri else { return [:] }
        guard ConnectionHandle.isAvailable else { throw .connectionFailed(message: "libpq can't be loaded", sqlstate: nil) }
        guard let options = calf_PQconninfoParse(uri, nil) else {
            throw .connectionFailed(message: "the address of the server can't be read", sqlstate: nil)
        }
        defer { calf_PQconninfoFree(options) }
        var variables: [String: String] = [:]
        var option = options
        while option.pointee.keyword != nil {
            if let name = option.pointee.envvar, let value = option.pointee.val {
                variables[String(cString: name)] = String(cString: value)
            }
            option += 1
        }
        return variables
    }
}
