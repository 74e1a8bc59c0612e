import Synchronization

/// Receives a connection's notices: passes them to the handler immediately, and keeps them for the statement's result.
final class NoticeBox: Sendable {
    /// The maximum number of notices kept, because a loop on the server can raise notices forever.
    static let capacity = 1000

    private let kept = Mutex<[ServerMessage]>([])
    private let handler: (@Sendable (ServerMessage) -> Void)?

    init(handler: (@Sendable (ServerMessage) -> Void)?) { self.handler = handler }

    func receive(_ message: ServerMessage) {
        kept.withLock { kept in
            if kept.count < Self.capacity { kept.append(message) }
        }
        handler?(message)
    }

    /// The notices received since the last call.
    func take() -> [ServerMessage] {
        kept.withLock { kept in
            defer { kept = [] }
            return kept
        }
    }
}
