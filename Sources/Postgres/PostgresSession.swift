import Dispatch
import Primitives
import Synchronization

/// One connection to a PostgreSQL server.
///
/// Statements run one at a time; a second caller waits for its turn. No thread blocks for longer than a few milliseconds while the server
/// works: libpq calls don't block, and Dispatch reports when the socket is ready. Rows are read in batches, each only after the previous one
/// was consumed, so memory use stays bounded regardless of their number.
///
/// Start with `connect`; then use `query` for results to keep, or `run` for rows as they arrive.
package actor PostgresSession {
    /// The PID of the server process for this session.
    package nonisolated let backendPID: Int32
    /// In libpq's format: 150020 is 15.20.
    package nonisolated let serverVersion: Int
    package nonisolated let identity: ConnectionIdentity
    /// Cancels this session's statement, from any thread.
    package nonisolated let canceller: Canceller

    /// What watches the statements of `runScript`, if anything.
    private let supervising = Mutex<(any StatementSupervisor)?>(nil)
    package nonisolated var supervisor: (any StatementSupervisor)? {
        get { supervising.withLock { $0 } }
        set { supervising.withLock { $0 = newValue } }
    }

    var handle: ConnectionHandle?
    let readiness: SocketReadiness
    let notices: NoticeBox
    /// The progress of the current statement.
    var reading: Reading?
    /// Its rows, until they are delivered.
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
        identity = handle.identity
        self.canceller = canceller
        self.readiness = readiness
        self.notices = notices
        self.executor = executor
        self.handle = consume handle
    }

    deinit {
        if let handle = handle.take() { handle.close(after: readiness, lettingGoOf: notices) }
    }

    /// Whether statements can be sent; `false` after the session is closed or lost.
    package var isOpen: Bool {
        guard let bad = handle?.isBad else { return false }
        return !bad
    }

    /// The session's transaction state.
    package var transactionState: TransactionState { handle?.transactionState ?? .unknown }

    /// A setting that the server reports whenever it changes, such as `server_version` or `TimeZone`.
    package func reportedSetting(_ name: String) -> String? { handle?.parameter(name) }

    /// The NOTIFY messages that arrived during the statements so far, on channels this session listens to. Each is returned once.
    package func takeNotifications() -> [Notification] {
        var all: [Notification] = []
        while let notification = handle?.nextNotification() { all.append(notification) }
        return all
    }

    /// A password in the form that the server stores, so that it isn't sent or logged as it is.
    package func encrypted(password: String, of role: String) async throws(PostgresError) -> String {
        let method = try await query("SHOW password_encryption").rows.row(0)[0] ?? ""
        guard let text = handle?.encrypted(password: password, of: role, method: method) ?? nil else { throw .closed }
        return text
    }

    /// Closes the session. The current statement is abandoned; statements waiting for their turn throw `closed`.
    package func close() {
        if let handle = handle.take() { handle.close(after: readiness, lettingGoOf: notices) }
    }

    // MARK: Turns

    /// Waits until no statement is running, and takes the turn.
    func takeTurn() async {
        if !isTaken {
            isTaken = true
            return
        }
        await withCheckedContinuation { waitingForTurn.append($0) }
    }

    /// Gives the turn to the next caller.
    func passTurn() {
        reading = nil
        if waitingForTurn.isEmpty {
            isTaken = false
        } else {
            waitingForTurn.removeFirst().resume()
        }
    }
}
