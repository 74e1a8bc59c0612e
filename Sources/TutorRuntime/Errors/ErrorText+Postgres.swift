import Postgres
import TutorCore

extension ErrorText {
    /// What went wrong between calf and a server.
    static func about(_ error: PostgresError) -> String {
        switch error {
        case .connectionFailed(let message, _): "no connection: \(message.trimmingEnd)"
        case .connectionLost(let message, _): "the connection was lost: \(message.trimmingEnd)"
        case .server(let message): message.formatted(sql: nil)
        case .cancelled: "cancelled"
        case .tooLarge(.rowBytes(let bytes)): "one row is larger than \(bytes >> 20) MB"
        case .tooLarge(.rows(let rows)): "more than \(rows) rows"
        case .tooLarge(.bytes(let bytes)): "the result is larger than \(bytes >> 20) MB"
        case .severalStatements: "the server read this as several statements"
        case .nulByte: "a statement can't contain a NUL byte"
        case .unsupportedProtocol: "calf does not speak the replication protocol"
        case .closed: "the session was closed"
        }
    }
}

extension String {
    fileprivate var trimmingEnd: Substring {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
