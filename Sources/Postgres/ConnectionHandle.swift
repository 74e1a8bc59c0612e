import CPostgres
import Glibc

/// One libpq connection: all calls on a `PGconn` are made here.
///
/// https://www.postgresql.org/docs/current/libpq-async.html
///
/// libpq allows only one thread at a time to use a connection. A handle can't be copied, so it has only one owner, and sending it to
/// another thread is safe.
struct ConnectionHandle: ~Copyable, @unchecked Sendable {
    private let pointer: OpaquePointer

    /// Whether libpq can be loaded; nothing here may be used without it.
    static var isAvailable: Bool { calf_libpq() != nil }

    /// Starts connecting; `nil` only when out of memory.
    init?(starting settings: ConnectionSettings) {
        let pairs = settings.keywords
        let keys = CStringArray(pairs.map(\.key))
        let values = CStringArray(pairs.map(\.value))
        guard let pointer = calf_PQconnectStartParams(keys.base, values.base, 1) else { return nil }
        self.pointer = pointer
        calf_PQsetErrorVerbosity(pointer, PQERRORS_VERBOSE)
    }

    deinit { calf_PQfinish(pointer) }

    /// Closes the connection after its socket is no longer watched, and then releases the notice box.
    consuming func close(after readiness: SocketReadiness, lettingGoOf notices: NoticeBox) {
        // The pointer leaves this handle for good; the closure is its last owner.
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
    var identity: ConnectionIdentity {
        func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
        return ConnectionIdentity(
            database: text(calf_PQdb(pointer)), user: text(calf_PQuser(pointer)), host: text(calf_PQhost(pointer)),
            port: text(calf_PQport(pointer)), address: text(calf_PQhostaddr(pointer)), serverVersion: parameter("server_version") ?? "")
    }
    /// A password in the form that the server stores; `nil` if it can't be encrypted.
    func encrypted(password: String, of role: String, method: String) -> String? {
        guard let text = calf_PQencryptPasswordConn(pointer, password, role, method) else { return nil }
        defer { calf_PQfreemem(text) }
        return String(cString: text)
    }

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

    /// The value of a setting that the server reports whenever it changes.
    func parameter(_ name: String) -> String? {
        calf_PQparameterStatus(pointer, name).map { String(cString: $0) }
    }

    /// Advances connecting by one step.
    func connectFurther() -> Connecting {
        switch calf_PQconnectPoll(pointer) {
        case PGRES_POLLING_READING: .needsReading
        case PGRES_POLLING_WRITING: .needsWriting
        case PGRES_POLLING_OK: .connected
        default: .failed
        }
    }

    /// Prepares a new connection: calls never block, and notices go to the box, which must outlive the handle.
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

    /// A handle for canceling from another thread.
    func cancelHandle() -> CancelHandle? {
        calf_PQgetCancel(pointer).map(CancelHandle.init)
    }
}

// MARK: - Sending

extension ConnectionHandle {
    /// Sends a statement: either as plain text, exactly as psql does, or with the extended protocol, which supports parameters and accepts
    /// only one statement.
    func send(_ sql: String, parameters: [String?], extended: Bool) -> Bool {
        guard extended || !parameters.isEmpty else {
            return calf_PQsendQuery(pointer, sql) == 1 && calf_PQsetSingleRowMode(pointer) == 1
        }
        let values = CStringArray(parameters)
        let sent = calf_PQsendQueryParams(pointer, sql, Int32(parameters.count), nil, values.base, nil, nil, 0)
        return sent == 1 && calf_PQsetSingleRowMode(pointer) == 1
    }

    /// What libpq has sent or accepted: everything, or nothing before the socket has room.
    enum Sent {
        case all
        case needsRoom
        case failed
    }

    func flush() -> Sent {
        switch calf_PQflush(pointer) {
        case 0: .all
        case 1: .needsRoom
        default: .failed
        }
    }

    /// Sends some COPY data; libpq accepts all of it or none.
    func sendCopy(_ bytes: UnsafeRawBufferPointer) -> Sent {
        let data = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        return Self.accepted(calf_PQputCopyData(pointer, data, Int32(bytes.count)))
    }

    /// Ends the COPY data, or aborts the COPY with a reason.
    func endCopy(refusing reason: String? = nil) -> Sent {
        Self.accepted(calf_PQputCopyEnd(pointer, reason))
    }

    private static func accepted(_ status: Int32) -> Sent {
        switch status {
        case 1: .all
        case 0: .needsRoom
        default: .failed
        }
    }
}

// MARK: - Receiving

extension ConnectionHandle {
    var bytesWaiting: Int { Int(calf_bytes_waiting(calf_PQsocket(pointer))) }
    var isBusy: Bool { calf_PQisBusy(pointer) != 0 }

    enum RowsStep: ~Copyable {
        case needsInput
        case full
        case tooLarge
        case result(ResultHandle)
        case over
    }

    /// Gathers the available rows, up to a full arena or a result that isn't a row; without `gathers`, stops at any result. In a loop of
    /// the session, the runtime would check the access to the handle and to the arena for each row.
    func readRows(into arena: inout RowArena, gathers: Bool) -> RowsStep {
        while !arena.isFull {
            if isBusy { return .needsInput }
            guard let result = nextResult() else { return .over }
            if !gathers || result.status != .row { return .result(result) }
            if result.appendRow(to: &arena) > ResultLimit.rowBytes { return .tooLarge }
        }
        return .full
    }

    /// Reads the available bytes from the socket, as far as there is buffer space. `false` if the connection is lost.
    func consumeInput() -> Bool { calf_PQconsumeInput(pointer) == 1 }

    /// The next result; `nil` when the statement has ended.
    func nextResult() -> ResultHandle? {
        calf_PQgetResult(pointer).map(ResultHandle.init)
    }

    enum CopyLine {
        case bytes(Int)
        case none
        case end
    }

    /// Passes the next line of COPY data to `body`, if one is available.
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

    /// The next NOTIFY message, if one has arrived.
    func nextNotification() -> Notification? {
        guard let notify = calf_PQnotifies(pointer) else { return nil }
        defer { calf_PQfreemem(notify) }
        return Notification(
            channel: String(cString: notify.pointee.relname), payload: String(cString: notify.pointee.extra),
            backendPID: notify.pointee.be_pid)
    }
}
