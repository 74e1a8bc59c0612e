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

    init(place: ServerPlace, data: String, options: SandboxOptions) {
        self.place = place
        self.data = data
        self.options = options
    }

    /// Takes a shared lock and waits until the server accepts connections. May be called repeatedly.
    func awaitReady() async throws(SandboxError) -> KeeperState {
        let deadline = ContinuousClock.now + .seconds(90)
        var silent = (keeper: pid_t(0), since: ContinuousClock.now)
        var started: KeeperProcess?
        var attempts = 0
        var interval = Duration.milliseconds(1)
        while true {
            // Another process may have removed the server with its folders.
            if lock?.isAt(place.clientsLock) != true {
                try await takeLock(until: deadline)
                attempts = 0
            }
            if let keeper = KeeperLock.holder(place.keeperLock) {
                let state = KeeperState.read(place, of: keeper)
                if let state, state.phase == .ready { return state }
                // A keeper of this version writes its state as soon as it has the lock.
                if state != nil || silent.keeper != keeper { silent = (keeper, .now) }
                if ContinuousClock.now - silent.since > .seconds(5) { throw .keeperUnknown(process: keeper) }
            } else if started == nil || started?.status != nil {
                let failure = KeeperState.read(place, of: started?.id)?.failure ?? []
                if !failure.isEmpty { throw SandboxError(fields: failure) }
                if attempts == 3 { throw .keeperFailed(status: started?.status ?? -1) }
                attempts += 1
                started = try KeeperProcess("keeper", Keeper.arguments(place, options), executable: options.executable)
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

    /// Tells the keeper to stop the server, and waits until both have exited.
    func stopKeeper() async throws(SandboxError) {
        guard let keeper = KeeperLock.holder(place.keeperLock) else { return }
        guard kill(keeper, SIGTERM) == 0 || errno == ESRCH else { throw .failure("kill", "keeper") }
        let deadline = ContinuousClock.now + .seconds(30)
        while KeeperLock.holder(place.keeperLock) == keeper {
            try await pause(.milliseconds(1), until: deadline)
        }
    }

    private func pause(_ interval: Duration, until deadline: ContinuousClock.Instant) async throws(SandboxError) {
        guard ContinuousClock.now < deadline else { throw .startTimedOut(seconds: 90) }
        do { try await Task.sleep(for: interval) } catch { throw .startTimedOut(seconds: 0) }
    }
}
