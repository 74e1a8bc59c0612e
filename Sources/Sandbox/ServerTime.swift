package import Postgres

extension Sandbox {
    /// How long the server's process for a session has been ready to run, but waited because others had the processor. It only grows.
    ///
    /// `nil` where that can't be known: the server may be on another machine, the process may have ended, or the system doesn't count it.
    package nonisolated func timeWaitedForProcessor(by session: PostgresSession) -> Duration? {
        guard case .embedded = choice else { return nil }
        do throws(SandboxError) {
            // Nanoseconds on a processor, nanoseconds waiting for one, and how often it got one.
            let numbers = try FileSystem.readText("/proc/\(session.backendPID)/schedstat").split(whereSeparator: \.isWhitespace)
            return numbers.count > 1 ? Int64(numbers[1]).map { .nanoseconds($0) } : nil
        } catch {
            return nil
        }
    }
}
