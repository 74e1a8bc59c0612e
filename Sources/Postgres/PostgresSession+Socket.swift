import Primitives

/// Socket I/O: reading, writing, and waiting for either.
extension PostgresSession {
    /// Bytes that may wait in the socket beyond a row's limit: they are counted before they are read.
    private static let slack = 1 << 20
    /// How often data is read before rows are taken out. libpq doubles its buffer whenever it's full, so after a few reads, one takes all that
    /// the socket holds.
    private static let maxReads = 8

    /// Waits until data has arrived, and reads it.
    func fill() async throws(PostgresError) {
        // libpq may already hold a TLS record that the socket no longer shows.
        if handle?.usesTLS == true, handle?.consumeInput() == true, handle?.isBusy == false { return }
        await wait(for: .bytes)
        if try !readWaiting() { try consume(0) }
    }

    /// Reads what is available in the socket without waiting; `false` if that is nothing.
    func readWaiting() throws(PostgresError) -> Bool {
        var reads = 0
        while reads < Self.maxReads, let waiting = handle?.bytesWaiting, waiting > 0 {
            try consume(waiting)
            reads += 1
        }
        return reads > 0
    }

    private func consume(_ waiting: Int) throws(PostgresError) {
        guard let isThere = handle?.consumeInput() else { throw .closed }
        if !isThere { throw lost() }
        // libpq reads as much as its buffer holds, and the buffer grows to any message's length once it has seen the message's start.
        reading?.unfinished += waiting
        if let unfinished = reading?.unfinished, unfinished > ResultLimit.rowBytes + Self.slack {
            // The only way past this row is to read all of it, and it may have a gigabyte.
            close()
            throw .tooLarge(.rowBytes(ResultLimit.rowBytes))
        }
    }

    /// Sends everything that is queued. Reads at the same time, so that the two sides can't deadlock waiting for each other.
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

    /// Sends a piece of a COPY's input.
    func sendCopyData(_ data: [UInt8]) async throws(PostgresError) {
        var start = 0
        while start < data.count {
            let end = min(start + 64 << 10, data.count)
            try await push { handle in data[start..<end].withUnsafeBytes { handle.sendCopy($0) } }
            start = end
        }
    }

    /// Ends the COPY data; with a reason, makes the server discard it all.
    func endCopyData(refusing reason: String? = nil) async throws(PostgresError) {
        try await push { handle in handle.endCopy(refusing: reason) }
        try await flush()
    }

    /// Retries until libpq accepts the data.
    private func push(_ send: (borrowing ConnectionHandle) -> ConnectionHandle.Sent) async throws(PostgresError) {
        while true {
            let accepted: ConnectionHandle.Sent
            switch handle {
            case .some(let handle): accepted = send(handle)
            case .none: throw .closed
            }
            switch accepted {
            case .all: return try await flush()
            case .needsRoom: try await flush()
            case .failed: throw lost()
            }
        }
    }

    /// Waits for the socket. Canceling the task sends a cancel request. Until the statement ends, the request is repeated every half
    /// second, because the server ignores a request that arrives before its statement.
    private func wait(for interest: SocketReadiness.Interest) async {
        if !Task.isCancelled, !canceller.isWanted, readiness.isReadySoon(for: interest) { return }
        let seconds = canceller.isWanted ? 0.5 : nil
        let wake = await withTaskCancellationHandler {
            await readiness.wait(for: interest, seconds: seconds)
        } onCancel: { [canceller] in
            if !canceller.isWanted { canceller.request() }
        }
        if wake == .timedOut { canceller.request() }
    }
}

// MARK: - Errors

extension PostgresSession {
    /// Classifies a result's error: the statement failed, a requested cancel took effect, or the session ended.
    func error(of result: borrowing ResultHandle) -> PostgresError {
        let message = result.message
        if message.sqlstate.isEmpty {
            return .connectionLost(message: result.text.trimmed, sqlstate: nil)
        }
        if message.severity == "FATAL" || message.severity == "PANIC" {
            return .connectionLost(message: message.message, sqlstate: message.sqlstate)
        }
        if message.sqlstate == "57014" && canceller.isWanted { return .cancelled }
        return .server(message)
    }

    /// The error for a failed connection: the server's last message if there is one, or else libpq's.
    func lost() -> PostgresError {
        while handle?.isBad == true, let result = handle?.nextResult() {
            if result.status == .error { reading?.fail(error(of: result)) }
        }
        if case .connectionLost = reading?.failure, let failure = reading?.failure { return failure }
        return .connectionLost(message: handle?.errorMessage.trimmed ?? "", sqlstate: nil)
    }
}
