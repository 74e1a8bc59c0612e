import Primitives

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

    package init(uri: String) { self.uri = uri.trimmed }

    /// Why the address isn't one of PostgreSQL's. libpq would ask this machine's server for a database of that name, password and all.
    var addressFlaw: String? {
        guard let uri, !uri.hasPrefix("postgresql://"), !uri.hasPrefix("postgres://") else { return nil }
        let scheme = uri.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-:".contains($0)) }.lowercased()
        let form = "postgresql://USER@HOST:PORT/DATABASE"
        if scheme.hasPrefix("jdbc:") { return "a URL that begins with jdbc: is for Java programs. Write \(form)" }
        if scheme.hasPrefix("postgres"), let plus = scheme.firstIndex(of: "+") {
            return "a URL with \(scheme[plus...].dropLast()) in it is for SQLAlchemy. Leave that out: \(form)"
        }
        if scheme.hasSuffix(":"), uri.dropFirst(scheme.count).hasPrefix("//") {
            return "a URL that begins with \(scheme)// isn't one of PostgreSQL's. Write \(form)"
        }
        guard uri.prefix(while: { $0 != "=" }).contains(where: { "/@:".contains($0) }) else { return nil }
        return "the address doesn't begin with postgresql://. Write \(form), or dbname='NAME' for a database with such a name"
    }

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
