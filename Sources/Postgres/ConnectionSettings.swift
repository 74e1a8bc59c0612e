/// Where to connect, as which user, and with which session settings.
///
/// `nil` fields fall back to libpq's defaults and environment variables. Messages about these settings never contain the password.
package struct ConnectionSettings: Sendable {
    /// A connection URI or `key=value` string; any other field that is set overrides it.
    package var uri: String?
    /// A host name, or the directory of a Unix socket.
    package var host: String?
    package var port: Int?
    package var database: String?
    package var user: String?
    package var password: String?
    /// Command-line options for the session, such as `-c role=learner`.
    package var options: String?
    package var applicationName = "calf"
    /// The timeout for a connection attempt, in seconds.
    package var connectTimeout = 10.0

    package init(
        host: String, port: Int = 5432, database: String, user: String, password: String? = nil, options: String? = nil,
        connectTimeout: Double = 10
    ) {
        self.host = host
        self.port = port
        self.database = database
        self.user = user
        self.password = password
        self.options = options
        self.connectTimeout = connectTimeout
    }

    package init(uri: String) { self.uri = uri }

    /// The keywords and values for libpq. A later `dbname` overrides the one inside the URI; only the first `dbname` is expanded.
    var keywords: [(key: String, value: String)] {
        var list: [(key: String, value: String)] = []
        func add(_ key: String, _ value: String?) {
            if let value { list.append((key, value)) }
        }
        add("dbname", uri)
        add("host", host)
        add("port", port.map(String.init))
        add("dbname", database)
        add("user", user)
        add("password", password)
        add("options", options)
        add("application_name", applicationName)
        add("client_encoding", "UTF8")
        return list
    }
}
