import Dispatch
import Primitives

/// One connection to a PostgreSQL server.
///
/// Statements run one at a time; a second caller waits for its turn. No thread is held while the server works: libpq's calls never wait,
/// and Dispatch says when the socket is ready. Rows are read in batches, each only when the one before has been taken, so memory stays
/// bounded however many there are.
///
/// Start at `connect`, then `query` for results to keep, `run` for rows as they come.
package actor PostgresSession {
    /// The process in the server that serves this session.
    package nonisolated let backendPID: Int32
    /// As libpq writes it: 150020 is 15.20.
    package nonisolated let serverVersion: Int
    /// Cancels what runs here, from anywhere.
    package nonisolated let canceller: Canceller

    var handle: ConnectionHandle?
    let readiness: SocketReadiness
    let notices: NoticeBox
    /// The statement under way.
    var reading: Reading?
    /// Its rows, until they are handed on.
    var arena = RowArena()
    private var waitingForTurn: [CheckedContinuation<Void, Never>] = []
    private var isTaken = false
    private let executor: QueueExecutor

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(
        handle: consuming ConnectionHandle, canceller: Canceller, readiness: SocketReadiness, notices: NoticeBox, executor: QueueExecutor
    ) {
        backendPID = handle.backendPID
        serverVersion = handle.serverVersion
        self.canceller = canceller
        self.readiness = readiness
        self.notices = notices
        self.executor = executor
        self.handle = consume handle
    }

    deinit {
        if let handle = handle.take() { handle.close(after: readiness, lettingGoOf: notices) }
    }

    /// Whether statements can be sent; `false` once closed or lost.
    package var isOpen: Bool {
        guard let bad = handle?.isBad else { return false }
        return !bad
    }

    /// Where the session stands between BEGIN and COMMIT.
    package var transactionState: TransactionState { handle?.transactionState ?? .unknown }

    /// A setting that the server reports as it changes, such as `server_version` or `TimeZone`.
    package func reportedSetting(_ name: String) -> String? { handle?.parameter(name) }

    /// The messages of NOTIFY that have come with the statements run so far, to channels this session listens to; each is given once.
    package func takeNotifications() -> [Notification] {
        var all: [Notification] = []
        while let notification = handle?.nextNotification() { all.append(notification) }
        return all
    }

    /// Ends the session. What runs is given up; statements that wait for their turn throw `closed`.
    package func close() {
        if let handle = handle.take() { handle.close(after: readiness, lettingGoOf: notices) }
    }

    // MARK: Turns

    /// Waits until no statement is under way, and takes the turn.
    func takeTurn() async {
        if !isTaken {
            isTaken = true
            return
        }
        await withCheckedContinuation { waitingForTurn.append($0) }
    }

    /// Passes the turn on.
    func passTurn() {
        reading = nil
        if waitingForTurn.isEmpty {
            isTaken = false
        } else {
            waitingForTurn.removeFirst().resume()
        }
    }
}
