import Synchronization

/// Where a connection's notices go: to the handler at once, and kept for the statement's result.
final class NoticeBox: Sendable {
    /// A loop in the server can raise notices without end; this many are kept.
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

    /// What came since the last time.
    func take() -> [ServerMessage] {
        kept.withLock { kept in
            defer { kept = [] }
            return kept
        }
    }
}
