import Dispatch
import Primitives

extension PostgresSession {
    /// Connects without blocking a thread. Throws `connectionFailed` after the timeout in the settings, or if the task is canceled.
    ///
    /// - Parameter onNotice: Called for each notice and warning as it arrives, on the session's own queue.
    package static func connect(
        _ settings: ConnectionSettings, onNotice: (@Sendable (ServerMessage) -> Void)? = nil
    ) async throws(PostgresError) -> PostgresSession {
        if let flaw = settings.addressFlaw { throw .connectionFailed(message: flaw, sqlstate: nil) }
        let executor = QueueExecutor(label: "calf.postgres")
        guard ConnectionHandle.isAvailable else {
            throw .connectionFailed(message: "libpq.so.5 is not installed (the package is libpq5)", sqlstate: nil)
        }
        guard let handle = ConnectionHandle(starting: settings) else {
            throw .connectionFailed(message: "out of memory", sqlstate: nil)
        }
        let deadline = DispatchTime.now() + settings.connectTimeout
        var step = ConnectionHandle.Connecting.needsWriting
        while !handle.isBad, step == .needsReading || step == .needsWriting {
            let interest: SocketReadiness.Interest = step == .needsWriting ? .room : .bytes
            if await !SocketReadiness.isReadySoon(handle.socket, for: interest, on: executor.queue) {
                // libpq may close its socket and open another at each step, so each wait watches the current one.
                let readiness = SocketReadiness(descriptor: handle.socket, queue: executor.queue)
                let seconds = max(0, Double(deadline.uptimeNanoseconds) - Double(DispatchTime.now().uptimeNanoseconds)) / 1e9
                let wake = await readiness.waitToConnect(for: interest, seconds: seconds)
                await readiness.cancel()
                // If this process was suspended, the deadline may have passed although the server answered in time.
                if wake == .timedOut, !SocketReadiness.isReady(handle.socket, for: interest), !Task.isCancelled {
                    throw .connectionFailed(message: "timeout expired", sqlstate: nil)
                }
            }
            if Task.isCancelled { throw .connectionFailed(message: "cancelled", sqlstate: nil) }
            step = handle.connectFurther()
        }
        guard step == .connected, !handle.isBad else { throw .connectionFailed(verbose: handle.errorMessage) }
        let notices = NoticeBox(handler: onNotice)
        guard handle.prepare(notices: notices), let cancel = handle.cancelHandle() else {
            throw .connectionFailed(verbose: handle.errorMessage)
        }
        let readiness = SocketReadiness(descriptor: handle.socket, queue: executor.queue)
        let session = PostgresSession(
            handle: handle, canceller: Canceller(cancel, readiness: readiness), readiness: readiness, notices: notices, executor: executor)
        // A database without an encoding stores any bytes, and would refuse to send those that aren't UTF-8.
        if await session.reportedSetting("server_encoding") == "SQL_ASCII" {
            _ = try await session.query("SET client_encoding = 'SQL_ASCII'")
        }
        return session
    }
}

extension SocketReadiness {
    /// Waits once for a socket that is connecting; returns early if the task is canceled.
    fileprivate func waitToConnect(for interest: Interest, seconds: Double) async -> Wake {
        await withTaskCancellationHandler {
            await wait(for: interest, seconds: seconds)
        } onCancel: {
            interrupt()
        }
    }

    /// Whether a socket gets ready within a moment, for which it blocks a thread of the queue: a server nearby answers sooner than a watch
    /// is set up and ended.
    fileprivate static func isReadySoon(_ descriptor: Int32, for interest: Interest, on queue: DispatchQueue) async -> Bool {
        if isReady(descriptor, for: interest) { return true }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: isReady(descriptor, for: interest, milliseconds: 20)) }
        }
    }

    /// Stops all watching, and waits until that is done.
    fileprivate func cancel() async {
        await withCheckedContinuation { continuation in cancel { continuation.resume() } }
    }
}

extension PostgresError {
    /// Parses libpq's report of a failed attempt, in its verbose form: `…: FATAL:  3D000: database "x" does not exist`.
    static func connectionFailed(verbose text: String) -> PostgresError {
        var lines = text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("LOCATION:") }
        var sqlstate: String?
        for index in lines.indices {
            let parts = lines[index].split(separator: ":  ", omittingEmptySubsequences: false)
            guard let place = parts.firstIndex(where: isCodeAndMessage) else { continue }
            sqlstate = String(parts[place].prefix(5))
            lines[index] = (parts[..<place] + [parts[place].dropFirst(7)] + parts[(place + 1)...]).joined(separator: ":  ")
        }
        return .connectionFailed(message: lines.joined(separator: "\n"), sqlstate: sqlstate)
    }

    /// Whether the text starts like `3D000: `.
    private static func isCodeAndMessage(_ text: Substring) -> Bool {
        text.dropFirst(5).hasPrefix(": ") && text.prefix(5).utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5A) }
    }
}
