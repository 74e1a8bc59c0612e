import Glibc

/// This process's hold on calf's own server. While the value lives, the server keeps running, and `awaitReady` restarts it if needed.
///
/// `awaitReady` recovers from any failure of keeper or server: it checks the keeper's lock and state, starts a keeper if there is none, and
/// throws the keeper's error if it gives up.
actor ServerClient {
    let place: ServerPlace
    private let data: String
    private let options: SandboxOptions
    private var lock: ClientLock?
    private var children: Set<pid_t> = []

    init(place: ServerPlace, data: String, options: SandboxOptions) {
        self.place = place
        self.data = data
        self.options = options
    }

    /// Takes a shared lock and waits until the server accepts connections. May be called repeatedly.
    func awaitReady(patience: Duration = .seconds(90)) async throws(SandboxError) -> KeeperState {
        let deadline = ContinuousClock.now + patience
        var started: pid_t = 0
        var attempts = 0
        var interval = Duration.milliseconds(1)
        while true {
            // Another process may have removed the server with its folders.
            if lock?.isAt(place.clientsLock) != true {
                try await takeLock(until: deadline)
                attempts = 0
            }
            let ended = reap()
            if let keeper = KeeperLock.holder(place.keeperLock) {
                if let state = KeeperState.read(place.state), state.keeper == keeper, state.phase == .ready { return state }
            } else if started == 0 || ended[started] != nil {
                if let state = KeeperState.read(place.state), state.keeper == started, let failure = state.failure { throw failure.error }
                if attempts == 3 { throw .keeperFailed(status: ended[started] ?? -1) }
                attempts += 1
                started = try startKeeper()
            }
            try await pause(interval, until: deadline)
            interval = min(interval * 1.25, .milliseconds(5))
        }
    }

    private func takeLock(until deadline: ContinuousClock.Instant) async throws(SandboxError) {
        lock = nil
        try place.prepare(data: data)
        while lock == nil {
            lock = try ClientLock(trying: place.clientsLock)
            if lock == nil { try await pause(.milliseconds(5), until: deadline) }
        }
    }

    /// Releases the shared lock. The server stops after the grace period unless other processes use it.
    func release() { lock = nil }

    /// The keeper's current state, or `nil` if no keeper is running.
    func state() -> KeeperState? {
        _ = reap()
        guard let keeper = KeeperLock.holder(place.keeperLock) else { return nil }
        return KeeperState.read(place.state).flatMap { $0.keeper == keeper ? $0 : nil }
    }

    /// Tells the keeper to stop the server, and waits until both have exited.
    func stopKeeper() async throws(SandboxError) {
        guard let keeper = KeeperLock.holder(place.keeperLock) else { return }
        guard kill(keeper, SIGTERM) == 0 || errno == ESRCH else { throw .failure("kill", "keeper") }
        let deadline = ContinuousClock.now + .seconds(30)
        while KeeperLock.holder(place.keeperLock) == keeper {
            try await pause(.milliseconds(1), until: deadline)
            _ = reap()
        }
        _ = reap()
    }

    private func startKeeper() throws(SandboxError) -> pid_t {
        var request = KeeperRequest(place: place)
        request.grace = options.grace
        request.memory = options.memory
        request.programsRoot = options.programsRoot
        let path = options.searchPath ?? getenv("PATH").map { String(cString: $0) } ?? ""
        let pid = try ChildProcess.spawn(
            [options.executable, "keeper"] + request.arguments, name: "calf", environment: ["PATH": path], output: .null, ownSession: true)
        children.insert(pid)
        return pid
    }

    /// Reaps this process's keepers that have exited, and returns their exit statuses.
    private func reap() -> [pid_t: Int32] {
        var ended: [pid_t: Int32] = [:]
        for child in children {
            var status: Int32 = 0
            let answer = waitpid(child, &status, WNOHANG)
            if answer == child || (answer < 0 && errno == ECHILD) {
                children.remove(child)
                ended[child] = status
            }
        }
        return ended
    }

    private func pause(_ interval: Duration, until deadline: ContinuousClock.Instant) async throws(SandboxError) {
        guard ContinuousClock.now < deadline else { throw .startTimedOut(seconds: 90) }
        do { try await Task.sleep(for: interval) } catch { throw .startTimedOut(seconds: 0) }
    }
}
