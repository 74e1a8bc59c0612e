import Glibc

/// Starts and stops the server's main process.
extension Keeper {
    /// Starts the server and returns when it accepts connections.
    mutating func startServer(_ programs: ServerPrograms) throws(SandboxError) -> pid_t {
        FileSystem.limitLog(place.log)
        try clearRemains()
        try FileSystem.write(
            ServerSettings.configuration(socket: place.socket, major: programs.major), to: place.cluster + "/postgresql.conf")
        try FileSystem.write(ServerSettings.hostBasedAuthentication, to: place.cluster + "/pg_hba.conf")
        try ensureSecret(programs)
        let logged = FileSystem.length(place.log)

        let server = try withMemoryLimit { () throws(SandboxError) in
            try ChildProcess.spawn(
                Self.endingWithKeeper("INT") + [programs.postgres, "-D", place.cluster], environment: Self.environment,
                output: place.log)
        }
        let deadline = SuspendingClock.now + .seconds(60)
        while SuspendingClock.now < deadline {
            if isReady(server) { return server }
            switch signals.wait(milliseconds: 1) {
            case .childEnded where ended(server):
                let said = FileSystem.tail(place.log, limit: min(4096, FileSystem.length(place.log) - logged))
                throw Self.failure(said, at: place)
            case .stop:
                stopServer(server)
                throw .keeperFailed(status: SIGTERM)
            case .childEnded, .lastClientGone, .timeout: continue
            }
        }
        stopServer(server)
        throw .startTimedOut(seconds: 60)
    }

    /// Applies the memory limit to each process started in `body`.
    private func withMemoryLimit<Result>(_ body: () throws(SandboxError) -> Result) throws(SandboxError) -> Result {
        let resource = __rlimit_resource_t(RLIMIT_AS.rawValue)
        var usual = rlimit()
        guard getrlimit(resource, &usual) == 0 else { return try body() }
        var limit = usual
        limit.rlim_cur = min(rlim_t(memory), usual.rlim_max)
        setrlimit(resource, &limit)
        defer { setrlimit(resource, &usual) }
        return try body()
    }

    /// The server reports its status in line 8 of `postmaster.pid`, which is where `pg_ctl` reads it.
    private func isReady(_ server: pid_t) -> Bool {
        // The file does not exist yet or is just being replaced.
        guard let text = try? FileSystem.readText(place.cluster + "/postmaster.pid") else { return false }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count >= 8 && lines[0] == "\(server)" && lines[7].hasPrefix("ready")
    }

    /// Requests a fast shutdown, and escalates if it takes too long.
    func stopServer(_ server: pid_t) {
        for (signal, seconds) in [(SIGINT, 10), (SIGQUIT, 5), (SIGKILL, 5)] {
            kill(server, signal)
            let deadline = SuspendingClock.now + .seconds(seconds)
            while SuspendingClock.now < deadline {
                if ended(server) { return }
                _ = signals.wait(milliseconds: 100)
            }
        }
    }

    /// Whether the child has exited. Reaps it if so.
    func ended(_ child: pid_t) -> Bool {
        var status: Int32 = 0
        let answer = waitpid(child, &status, WNOHANG)
        return answer == child || (answer < 0 && errno == ECHILD)
    }

    enum Outcome: Equatable { case exited(Int32), stopped, timedOut }

    /// Waits for a child that runs in its own session and exits on its own. On timeout, or when the keeper is told to stop, ends the
    /// child's whole process group: survivors would write to folders that are being removed.
    func wait(for child: pid_t, seconds: Int) -> Outcome {
        let deadline = SuspendingClock.now + .seconds(seconds)
        while true {
            var status: Int32 = 0
            let answer = waitpid(child, &status, WNOHANG)
            if answer == child { return .exited(status) }
            if answer < 0 { return .exited(-1) }
            let event = signals.wait(milliseconds: 1000)
            let isLate = SuspendingClock.now > deadline
            guard isLate || event == .stop else { continue }
            // Programs of PostgreSQL that are only asked to end remove their shared memory.
            for end in [SIGTERM, SIGKILL] {
                kill(-child, end)
                var rounds = 0
                while kill(-child, 0) == 0, rounds < 1000 {
                    waitpid(child, &status, WNOHANG)
                    usleep(5000)
                    rounds += 1
                }
            }
            return isLate ? .timedOut : .stopped
        }
    }
}

// MARK: - What the server logged before it exited

extension Keeper {
    /// Why a server with this log did not start.
    static func failure(_ log: String, at place: ServerPlace) -> SandboxError {
        if SandboxError.tellsOfFullDisk(log) { return .diskFull(path: place.base) }
        return tellsOfDamage(log) ? .clusterDamaged(log: log) : .serverFailed(log: log)
    }

    /// Whether the cluster itself is damaged, rather than the machine or the settings being at fault.
    private static func tellsOfDamage(_ text: String) -> Bool {
        let messages = [
            "PANIC", "checkpoint record", "are incompatible with", "could not open file", "could not read file", "invalid data in file",
            "is not a valid data directory", "could not open directory", "could not stat file", "does not exist",
        ]
        return messages.contains { text.contains($0) }
    }
}

// MARK: - Leftovers of an earlier server

extension Keeper {
    /// Ends leftover processes of an earlier server of this cluster, and removes the files that make it look alive.
    ///
    /// Only the keeper starts servers here, and this is the only keeper, so any process still running in the cluster is a leftover.
    func clearRemains() throws(SandboxError) {
        // A server whose keeper was killed is shutting down. The child processes of a killed server exit on their own, usually immediately.
        let recorded = (try? FileSystem.readText(place.cluster + "/postmaster.pid"))?.prefix { $0 != "\n" } ?? ""
        let patience = processesInCluster().contains { "\($0)" == recorded } ? 5000 : 250
        for (signal, milliseconds) in [(0, patience), (SIGQUIT, 2000), (SIGKILL, 2000)] {
            let deadline = SuspendingClock.now + .milliseconds(milliseconds)
            while true {
                let remnants = processesInCluster()
                if remnants.isEmpty { break }
                if signal != 0 { remnants.forEach { kill($0, signal) } }
                if SuspendingClock.now > deadline { break }
                if signals.wait(milliseconds: signal == 0 ? 2 : 20) == .stop { throw .keeperFailed(status: SIGTERM) }
            }
        }
        for path in [place.cluster + "/postmaster.pid", socketPath, socketPath + ".lock"] {
            if unlink(path) != 0, errno != ENOENT { throw .failure("unlink", path) }
        }
    }

    private var socketPath: String { "\(place.socket)/.s.PGSQL.\(ServerPlace.port)" }

    private func processesInCluster() -> [pid_t] {
        FileSystem.names(in: "/proc").compactMap { name in pid_t(name).flatMap { place.isServed(by: $0) ? $0 : nil } }
    }
}
