package import Postgres

extension Sandbox {
    /// How long the session's server process has been ready to run but had to wait for a processor. Never decreases.
    ///
    /// `nil` if unknown: the server may be on another machine, the process may have exited, or the system may not count this time.
    package nonisolated func timeWaitedForProcessor(by session: PostgresSession) -> Duration? {
        guard case .embedded = choice else { return nil }
        do throws(SandboxError) {
            // Nanoseconds on a processor, nanoseconds spent waiting for one, and the number of time slices.
            let numbers = try FileSystem.readText("/proc/\(session.backendPID)/schedstat").split(whereSeparator: \.isWhitespace)
            return numbers.count > 1 ? Int64(numbers[1]).map { .nanoseconds($0) } : nil
        } catch {
            return nil
        }
    }
}
