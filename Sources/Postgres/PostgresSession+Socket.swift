/// Moving bytes: in, out, and waiting for either.
extension PostgresSession {
    /// More than a row's limit may lie in the socket, counted although not yet read.
    private static let slack = 1 << 20

    /// Waits until something has arrived, and reads it.
    func fill() async throws(PostgresError) {
        // A TLS record can lie in libpq's hands already, where the socket does not show it.
        if handle?.usesTLS == true, handle?.consumeInput() == true, handle?.isBusy == false { return }
        await wait(for: .bytes)
        if try !readWaiting() { try consume(0) }
    }

    /// Reads what lies in the socket, without waiting; `false` when that is nothing.
    func readWaiting() throws(PostgresError) -> Bool {
        guard let waiting = handle?.bytesWaiting, waiting > 0 else { return false }
        try consume(waiting)
        return true
    }

    private func consume(_ waiting: Int) throws(PostgresError) {
        guard let isThere = handle?.consumeInput() else { throw .closed }
        if !isThere { throw lost() }
        // libpq takes what it has room for, and has room for a message of any length once it has seen its beginning.
        reading?.unfinished += waiting
        if let unfinished = reading?.unfinished, unfinished > ResultLimit.rowBytes + Self.slack {
            // There is no way past this row but to read it all; it may have a gigabyte.
            close()
            throw .tooLarge(.rowBytes(ResultLimit.rowBytes))
        }
    }

    /// Sends all that is waiting to be sent, and reads meanwhile, lest both sides wait for each other.
    func flush() async throws(PostgresError) {
        while true {
            switch handle?.flush() {
            case nil: throw .closed
            case .all: return
            case .failed: throw lost()
            case .needsRoom:
                await wait(for: .either)
                guard let isThere = handle?.consumeInput() else { throw .closed }
                if !isThere { throw lost() }
            }
        }
    }

    /// Sends some of what COPY is to read.
    func sendCopyData(_ data: [UInt8]) async throws(PostgresError) {
        var start = 0
        while start < data.count {
            let end = min(start + 64 << 10, data.count)
            try await push { handle in data[start..<end].withUnsafeBytes { handle.sendCopy($0) } }
            start = end
        }
    }

    /// Says that this is all the data; or, with a reason, that none of it may be kept.
    func endCopyData(refusing reason: String? = nil) async throws(PostgresError) {
        try await push { handle in handle.endCopy(refusing: reason) }
        try await flush()
    }

    /// Tries until it is taken.
    private func push(_ send: (borrowing ConnectionHandle) -> ConnectionHandle.CopyAccepted) async throws(PostgresError) {
        while true {
            let accepted: ConnectionHandle.CopyAccepted
            switch handle {
            case .some(let handle): accepted = send(handle)
            case .none: throw .closed
            }
            switch accepted {
            case .taken: return try await flush()
            case .needsRoom: try await flush()
            case .failed: throw lost()
            }
        }
    }

    /// Waits for the socket. The task's cancellation asks the server to cancel; while a cancel is wanted, it is asked for again every
    /// half second, because a request that arrives before its statement does is forgotten.
    private func wait(for interest: SocketReadiness.Interest) async {
        let seconds = canceller.requests.isWanted ? 0.5 : nil
        let wake = await withTaskCancellationHandler {
            await readiness.wait(for: interest, seconds: seconds)
        } onCancel: { [canceller] in
            if !canceller.requests.isWanted { canceller.request() }
        }
        if wake == .timedOut { canceller.request() }
    }
}

// MARK: - Errors

extension PostgresSession {
    /// What a result's error means: the server's word on the statement, a cancel that was wanted, or the end of the session.
    func error(of result: borrowing ResultHandle) -> PostgresError {
        let message = result.message
        if message.sqlstate.isEmpty {
            return .connectionLost(message: result.text.trimmedEnd, sqlstate: nil)
        }
        if message.severity == "FATAL" || message.severity == "PANIC" {
            return .connectionLost(message: message.message, sqlstate: message.sqlstate)
        }
        if message.sqlstate == "57014" && canceller.requests.isWanted { return .cancelled }
        return .server(message)
    }

    /// The connection has failed: with what the server said last, else with what libpq says.
    func lost() -> PostgresError {
        while handle?.isBad == true, let result = handle?.nextResult() {
            if result.status == .error { reading?.fail(error(of: result)) }
        }
        if case .connectionLost = reading?.failure, let failure = reading?.failure { return failure }
        return .connectionLost(message: handle?.errorMessage.trimmedEnd ?? "", sqlstate: nil)
    }
}

extension String {
    /// Without line ends and blanks at the end.
    fileprivate var trimmedEnd: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
