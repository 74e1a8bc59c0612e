import Glibc

/// The process that manages calf's server: creates the cluster, starts the server, restarts it when it dies, and stops it some time after
/// the last client has exited.
///
/// The keeper is calf's own executable under a hidden subcommand, in its own session, and is single-threaded except for one small thread.
/// Everything it waits for arrives as a signal: the server's exit, a request to stop, and the small thread's message that the last client
/// has exited. So it uses no processor time while there are clients. The kernel stops the server if the keeper dies.
package struct Keeper: ~Copyable {
    let place: ServerPlace
    private let grace: Int
    let memory: Int
    let programsRoot: String
    var state: KeeperState
    let signals = KeeperSignals()

    /// Runs a keeper until it is no longer needed, and returns the exit status.
    package static func run(_ arguments: [String]) -> Int32 {
        guard var keeper = Keeper(arguments: arguments) else { return 2 }
        do throws(SandboxError) {
            try KeeperProcess.detach(to: keeper.place)
            guard let lock = try KeeperLock(trying: keeper.place.keeperLock) else { return 0 }
            let status = keeper.keep()
            _ = consume lock
            return status
        } catch {
            return 2
        }
    }

    /// The arguments of `run`.
    static func arguments(_ place: ServerPlace, _ options: SandboxOptions) -> [String] {
        place.arguments + ["\(options.grace)", "\(options.memory)", options.programsRoot]
    }

    private init?(arguments: [String]) {
        guard arguments.count == 7, let place = ServerPlace(arguments: arguments), let grace = Int(arguments[4]),
            let memory = Int(arguments[5])
        else { return nil }
        self.place = place
        (self.grace, self.memory, programsRoot) = (grace, memory, arguments[6])
        state = KeeperState(phase: .starting, keeper: getpid(), socket: place.socket)
    }

    private mutating func keep() -> Int32 {
        do throws(SandboxError) {
            try announce(.starting)
            let programs = try readyCluster()
            try serve(programs)
            unlink(place.state)
            return 0
        } catch {
            state.failure = error.fields
            // If even this can't be written, clients notice that the keeper exited without a message.
            try? announce(.failed)
            return 1
        }
    }

    /// Tells the clients the current phase.
    mutating func announce(_ phase: KeeperState.Phase, server: pid_t = 0) throws(SandboxError) {
        state.phase = phase
        state.server = server
        try FileSystem.write(state.json, to: place.state)
    }
}

// MARK: - Serving

extension Keeper {
    /// Keeps the server running until it is no longer needed or can't be kept running.
    private mutating func serve(_ programs: ServerPrograms) throws(SandboxError) {
        var deaths: [Int] = []
        var programs = programs
        while true {
            let server: pid_t
            do throws(SandboxError) {
                server = try startServer(programs)
            } catch SandboxError.clusterDamaged where state.notices.isEmpty {
                // The cluster can be recreated from the lessons. The damaged one is kept for inspection.
                try setAside { .damagedClusterSetAside(path: $0) }
                programs = try readyCluster()
                continue
            }
            try announce(.ready, server: server)
            switch try attend(server) {
            case .notNeeded: return
            case .died:
                let now = time(nil)
                deaths = deaths.filter { now - $0 < 60 } + [now]
                if deaths.count > 5 { throw .serverFailed(log: FileSystem.tail(place.log)) }
                try announce(.starting)
            }
        }
    }

    private enum Ending { case notNeeded, died }

    /// Waits while there are clients and then for the grace period, then stops the server.
    private mutating func attend(_ server: pid_t) throws(SandboxError) -> Ending {
        signals.watch(forLastClient: place.clientsLock)
        while true {
            switch signals.wait() {
            case .childEnded where ended(server): return .died
            case .stop:
                unlink(place.pin)
                stopServer(server)
                return .notNeeded
            case .lastClientGone:
                if let ending = try waitForClients(server) { return ending }
                signals.watch(forLastClient: place.clientsLock)
            case .childEnded, .timeout: continue
            }
        }
    }

    /// Waits until a client arrives, which returns `nil`, or the grace period ends. A client that came and left in between restarts the
    /// period.
    private mutating func waitForClients(_ server: pid_t) throws(SandboxError) -> Ending? {
        FileSystem.limitLog(place.log)
        let file = try FileDescriptor(opening: place.clientsLock, O_RDWR | O_CREAT | O_NOFOLLOW)
        var quietSince = time(nil)
        while true {
            switch signals.wait(milliseconds: Pin(place.pin).isSet ? nil : 250) {
            case .childEnded where ended(server): return .died
            case .stop:
                unlink(place.pin)
                stopServer(server)
                return .notNeeded
            case .childEnded, .timeout, .lastClientGone: break
            }
            guard flock(file.raw, LOCK_EX | LOCK_NB) == 0 else { return nil }
            var found = stat()
            if fstat(file.raw, &found) == 0 { quietSince = max(quietSince, min(found.st_mtim.tv_sec, time(nil))) }
            if time(nil) - quietSince >= grace, !Pin(place.pin).isSet {
                // The file is still locked, so a client that arrives now waits until the server is down and then starts a new keeper.
                stopServer(server)
                unlink(place.state)
                return .notNeeded
            }
            flock(file.raw, LOCK_UN)
        }
    }
}
