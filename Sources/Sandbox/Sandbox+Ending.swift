import Glibc
import Postgres

/// Terminates server processes.
extension Sandbox {
    /// Terminates server processes, and returns when they have exited. They have `within` to exit on their own.
    ///
    /// SIGTERM ends a process the next time it checks for interrupts. A process that does not get there, deep inside a library, is killed:
    /// the server waits for every process before it creates or drops a database, so a single one would block all others. After a kill, the
    /// server restarts in a moment, and every session is lost.
    func endProcesses(_ pids: [Int32], within grace: Duration = .zero) async throws(SandboxError) {
        guard choice == .embedded else { return try await terminate(pids) }
        let location = try place()
        let processes = pids.filter { location.isServed(by: $0) }
        let patience = Duration.seconds(options.terminationSeconds)
        for (signal, timeout) in [(0, grace), (SIGTERM, patience)] {
            for process in processes where location.isServed(by: process) { kill(process, signal) }
            if await areGone(processes, location, within: timeout) { return }
        }
        for process in processes where location.isServed(by: process) { kill(process, SIGKILL) }
        // The restart ends every session. A link that hasn't noticed would still hand out its clones, which the next link removes.
        let lost = link
        let others = lost.map { [$0.admin.backendPID] } ?? []
        _ = await areGone(processes + others, location, within: patience)
        await lost?.admin.close()
    }

    /// Whether all these processes have ended within this time.
    private func areGone(_ processes: [Int32], _ location: ServerPlace, within timeout: Duration) async -> Bool {
        let deadline = ContinuousClock.now + timeout
        var interval = Duration.microseconds(250)
        while processes.contains(where: { location.isServed(by: $0) }) {
            guard ContinuousClock.now < deadline else { return false }
            do { try await Task.sleep(for: interval) } catch { return true }
            interval = min(interval * 2, .milliseconds(2))
        }
        return true
    }

    /// On a server provided by the user, only the server can terminate its processes.
    private func terminate(_ pids: [Int32]) async throws(SandboxError) {
        let list = "{\(pids.map(String.init).joined(separator: ","))}"
        try await monitor().command("SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid", [list])
    }

    /// The processes that serve these logins or work in these databases.
    func processes(of names: [String], _ session: PostgresSession) async throws(SandboxError) -> [Int32] {
        let list = "{\(names.map { "\"\($0)\"" }.joined(separator: ","))}"
        let found = try await session.command(
            "SELECT pid FROM pg_stat_activity WHERE (usename = ANY ($1) OR datname = ANY ($1)) AND pid <> pg_backend_pid()", [list])
        return found.rows.all.compactMap { $0[0].flatMap { Int32($0) } }
    }
}
