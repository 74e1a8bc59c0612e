import CPostgres
import Glibc

/// One libpq connection: every call on a `PGconn` is made here.
///
/// https://www.postgresql.org/docs/current/libpq-async.html
///
/// libpq lets one thread at a time use a connection. A handle cannot be copied, so whoever holds it is the only one: sending it is safe.
struct ConnectionHandle: ~Copyable, @unchecked Sendable {
    private let pointer: OpaquePointer

    /// Whether libpq can be loaded; without it nothing here may be used.
    static var isAvailable: Bool { calf_libpq() != nil }

    /// Begins to connect; `nil` only when there is no memory.
    init?(starting settings: ConnectionSettings) {
        let pairs = settings.keywords
        let keys = CStringArray(pairs.map(\.key))
        let values = CStringArray(pairs.map(\.value))
        guard let pointer = calf_PQconnectStartParams(keys.base, values.base, 1) else { return nil }
        self.pointer = pointer
        calf_PQsetErrorVerbosity(pointer, PQERRORS_VERBOSE)
    }

    deinit { calf_PQfinish(pointer) }

    /// Ends the connection as soon as nobody watches its socket any more, and lets go of what it reports to.
    consuming func close(after readiness: SocketReadiness, lettingGoOf notices: NoticeBox) {
        // The pointer leaves this handle for good; the one closure is its last owner.
        nonisolated(unsafe) let last = pointer
        discard self
        readiness.cancel {
            calf_PQfinish(last)
            withExtendedLifetime(notices) {}
        }
    }
}

// MARK: - State

extension ConnectionHandle {
    enum Connecting {
        case needsReading
        case needsWriting
        case connected
        case failed
    }

    var socket: Int32 { calf_PQsocket(pointer) }
    var isBad: Bool { calf_PQstatus(pointer) == CONNECTION_BAD }
    var backendPID: Int32 { calf_PQbackendPID(pointer) }
    var serverVersion: Int { Int(calf_PQserverVersion(pointer)) }
    var usesTLS: Bool { calf_PQsslInUse(pointer) != 0 }
    var errorMessage: String { String(cString: calf_PQerrorMessage(pointer)) }

    var transactionState: TransactionState {
        switch calf_PQtransactionStatus(pointer) {
        case PQTRANS_IDLE: .idle
        case PQTRANS_ACTIVE: .active
        case PQTRANS_INTRANS: .inTransaction
        case PQTRANS_INERROR: .failed
        default: .unknown
        }
    }

    /// A setting that the server reports whenever it changes.
    func parameter(_ name: String) -> String? {
        calf_PQparameterStatus(pointer, name).map { String(cString: $0) }
    }

    /// Takes connecting one step further.
    func connectFurther() -> Connecting {
        switch calf_PQconnectPoll(pointer) {
        case PGRES_POLLING_READING: .needsReading
        case PGRES_POLLING_WRITING: .needsWriting
        case PGRES_POLLING_OK: .connected
        default: .failed
        }
    }

    /// Makes a fresh connection ready for use: calls never wait, and notices go to the box, which must outlive the handle.
    func prepare(notices: NoticeBox) -> Bool {
        calf_PQsetErrorVerbosity(pointer, PQERRORS_DEFAULT)
        calf_PQsetNoticeReceiver(
            pointer,
            { box, result in
                guard let box, let result else { return }
                Unmanaged<NoticeBox>.fromOpaque(box).takeUnretainedValue().receive(ServerMessage(borrowing: result))
            }, Unmanaged.passUnretained(notices).toOpaque())
        return calf_PQsetnonblocking(pointer, 1) == 0
    }

    /// Whether the socket can be read or written at this moment.
    func isSocketReady(writing: Bool) -> Bool {
        var descriptor = pollfd(fd: calf_PQsocket(pointer), events: Int16(writing ? POLLOUT : POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }

    /// What it takes to cancel from elsewhere.
    func cancelHandle() -> CancelHandle? {
        calf_PQgetCancel(pointer).map(CancelHandle.init)
    }
}

// MARK: - Sending

extension ConnectionHandle {
    /// Sends a statement: as text alone, so that all is as in psql, or with parameters, by the protocol that takes one statement only.
    func send(_ sql: String, parameters: [String?], extended: Bool) -> Bool {
        guard extended || !parameters.isEmpty else {
            return calf_PQsendQuery(pointer, sql) == 1 && calf_PQsetSingleRowMode(pointer) == 1
        }
        let values = CStringArray(parameters)
        let sent = calf_PQsendQueryParams(pointer, sql, Int32(parameters.count), nil, values.base, nil, nil, 0)
        return sent == 1 && calf_PQsetSingleRowMode(pointer) == 1
    }

    enum Flushed {
        case all
        case needsRoom
        case failed
    }

    func flush() -> Flushed {
        switch calf_PQflush(pointer) {
        case 0: .all
        case 1: .needsRoom
        default: .failed
        }
    }

    enum CopyAccepted {
        case taken
        case needsRoom
        case failed
    }

    /// Sends some COPY data; all of it or nothing is taken.
    func sendCopy(_ bytes: UnsafeRawBufferPointer) -> CopyAccepted {
        let data = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        return Self.accepted(calf_PQputCopyData(pointer, data, Int32(bytes.count)))
    }

    /// Says that the COPY data is complete, or why it is not.
    func endCopy(refusing reason: String? = nil) -> CopyAccepted {
        Self.accepted(calf_PQputCopyEnd(pointer, reason))
    }

    private static func accepted(_ status: Int32) -> CopyAccepted {
        switch status {
        case 1: .taken
        case 0: .needsRoom
        default: .failed
        }
    }
}

// MARK: - Receiving

extension ConnectionHandle {
    var bytesWaiting: Int { Int(calf_bytes_waiting(calf_PQsocket(pointer))) }
    var isBusy: Bool { calf_PQisBusy(pointer) != 0 }

    /// Takes what lies in the socket, as far as there is room for it. `false` when the connection is lost.
    func consumeInput() -> Bool { calf_PQconsumeInput(pointer) == 1 }

    /// The next result; `nil` when the statement is over.
    func nextResult() -> ResultHandle? {
        calf_PQgetResult(pointer).map(ResultHandle.init)
    }

    enum CopyLine {
        case bytes(Int)
        case none
        case end
    }

    /// Gives the next line of COPY data to `body`, if one is there.
    func nextCopyLine(_ body: (UnsafeRawBufferPointer) -> Void) -> CopyLine {
        var buffer: UnsafeMutablePointer<CChar>?
        let length = calf_PQgetCopyData(pointer, &buffer, 1)
        defer { calf_PQfreemem(buffer) }
        if length > 0, let buffer {
            body(UnsafeRawBufferPointer(start: buffer, count: Int(length)))
            return .bytes(Int(length))
        }
        return length == 0 ? .none : .end
    }

    /// The next message of NOTIFY, if one has come.
    func nextNotification() -> Notification? {
        guard let notify = calf_PQnotifies(pointer) else { return nil }
        defer { calf_PQfreemem(notify) }
        return Notification(
            channel: String(cString: notify.pointee.relname), payload: String(cString: notify.pointee.extra),
            backendPID: notify.pointee.be_pid)
    }
}
