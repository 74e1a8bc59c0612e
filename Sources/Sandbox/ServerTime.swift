package import Postgres

/// What a server process has done so far. Neither time decreases.
package struct ProcessorTime: Sendable {
    /// How long it has run on a processor.
    package var worked: Duration
    /// How long it has been ready to run but had to wait for a processor.
    package var waited: Duration

    package static func - (end: Self, start: Self) -> Self { Self(worked: end.worked - start.worked, waited: end.waited - start.waited) }
}

extension Sandbox {
    /// The processor time of the session's server process.
    ///
    /// `nil` if unknown: the server may be on another machine, the process may have exited, or the system may not count this time.
    package nonisolated func processorTime(of session: PostgresSession) -> ProcessorTime? {
        guard case .embedded = choice else { return nil }
        // Nanoseconds on a processor, nanoseconds spent waiting for one, and the number of time slices. No file, no process.
        let text = try? FileSystem.readText("/proc/\(session.backendPID)/schedstat")
        guard let numbers = text?.split(whereSeparator: \.isWhitespace), numbers.count > 1, let worked = Int64(numbers[0]),
            let waited = Int64(numbers[1])
        else { return nil }
        return ProcessorTime(worked: .nanoseconds(worked), waited: .nanoseconds(waited))
    }
}
