/// Everything that can go wrong between calf and a server.
package enum PostgresError: Error, Sendable, Equatable {
    /// No session came about. The SQLSTATE is there when the server itself refused (`57P03` while it starts, `3D000` for no such database).
    case connectionFailed(message: String, sqlstate: String?)
    /// The session ended under us. The SQLSTATE is there when the server said why (`57P01` for a termination).
    case connectionLost(message: String, sqlstate: String?)
    /// The server answered with an error; the session goes on.
    case server(ServerMessage)
    /// The statement ended because it was cancelled through the session's `Canceller` or the task's cancellation.
    case cancelled
    /// More came back than was allowed.
    case tooLarge(Bound)
    /// The server took one text for several statements, and ran them.
    case severalStatements
    /// The text holds a NUL byte, which no PostgreSQL text can.
    case nulByte
    /// The statement asks for a protocol (replication) that calf does not speak.
    case unsupportedProtocol
    /// The session was closed before.
    case closed

    /// The limit that was passed.
    package enum Bound: Sendable, Equatable {
        /// One row, or one line of COPY data, of more bytes than this.
        case rowBytes(Int)
        case rows(Int)
        case bytes(Int)
    }

    /// The SQLSTATE, where the server gave one.
    package var sqlstate: String? {
        switch self {
        case .connectionFailed(_, let sqlstate), .connectionLost(_, let sqlstate): sqlstate
        case .server(let message): message.sqlstate
        case .cancelled: "57014"
        case .tooLarge, .severalStatements, .nulByte, .unsupportedProtocol, .closed: nil
        }
    }

    /// Whether the session is of no use any more.
    package var endsSession: Bool {
        switch self {
        case .connectionFailed, .connectionLost, .closed, .tooLarge(.rowBytes): true
        case .server, .cancelled, .tooLarge, .severalStatements, .nulByte, .unsupportedProtocol: false
        }
    }
}
