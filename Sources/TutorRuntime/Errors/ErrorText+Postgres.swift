import Postgres
import TutorCore

extension ErrorText {
    /// What went wrong between calf and a server.
    static func about(_ error: PostgresError) -> String {
        switch error {
        case .connectionFailed(_, "53200"):
            "no connection: another session holds nearly all of the server's locks. End that session, or run 'calf sandbox stop'"
        case .connectionFailed(let message, _): "no connection: \(message.trimmingEnd)"
        case .connectionLost(let message, _): "the connection was lost: \(message.trimmingEnd)"
        case .server(let message): message.formatted(sql: nil)
        case .cancelled: "cancelled"
        case .tooLarge(.rowBytes(let bytes)): "one row is larger than \(bytes >> 20) MB"
        case .tooLarge(.rows(let rows)): "more than \(rows) rows"
        case .tooLarge(.bytes(let bytes)): "the result is larger than \(bytes >> 20) MB"
        case .stopped(let limit, let endsSession): stopped(limit, endsSession: endsSession).joined(separator: ". ")
        case .severalStatements: "the server read this as several statements"
        case .nulByte: "a statement can't contain a NUL byte"
        case .unsupportedProtocol: "calf does not speak the replication protocol"
        case .closed: "the session was closed"
        }
    }

    /// Which limit stopped a statement, and how to change it: sentences without the last period.
    static func stopped(_ limit: StatementLimit, endsSession: Bool) -> [String] {
        let (why, setting) =
            switch limit {
            case .seconds(let seconds): ("stopped after \(seconds) s, the time limit for a statement in a lesson's database", "seconds")
            case .growth(let bytes): ("stopped, because the lesson's database grew by more than \(bytes >> 20) MB", "megabytes")
            case .shared: ("stopped, because it took too many of the locks and notifications that all sessions share", "")
            }
        let end = endsSession ? ["Its session was ended, too"] : []
        return [why] + end + (setting.isEmpty ? [] : ["To change the limit, set '\(setting)' under 'limits' in config.yaml"])
    }
}

extension String {
    fileprivate var trimmingEnd: Substring {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
