/// What a session is connected to, and as which user. A role that was set later isn't part of it.
package struct ConnectionIdentity: Sendable, Equatable {
    package var database: String
    package var user: String
    /// A host name, or the directory of a Unix socket.
    package var host: String
    package var port: String
    /// The IP address of the host; empty for a socket.
    package var address: String
    /// In the server's own words, such as `15.18 (Debian 15.18-0+deb12u1)`.
    package var serverVersion: String
}
