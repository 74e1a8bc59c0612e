import Glibc

/// The process that keeps calf's server: makes the cluster, starts the server, starts it again when it dies, and stops it when the last
/// client has been gone for a while.
///
/// It is calf's own executable under a hidden subcommand, in a session of its own, and does one thing after the other. What it waits for
/// arrives as a signal: the server's end, an order to stop, and from a small thread the news that the last client has gone. So it uses no
/// processor time while clients are there. The server is started with the kernel's promise to stop it should the keeper die.
package struct Keeper: ~Copyable {
    let request: KeeperRequest
    var state: KeeperState
    let signals = KeeperSignals()

    var place: ServerPlace { request.place }

    /// Runs a keeper until it is no longer needed; returns the exit status. Arguments as `KeeperRequest.arguments` makes them.
    package static func run(_ arguments: [String]) -> Int32 {
        guard let request = KeeperRequest(arguments: arguments) else { return 2 }
        umask(0o077)
        guard chdir("/") == 0 else { return 2 }
        // Whatever the client had open: a lock among it would outlive the client.
        for name in FileSystem.names(in: "/proc/self/fd") {
            if let descriptor = Int32(name), descriptor > 2 { close(descriptor) }
        }
        do throws(SandboxError) {
            if getuid() == 0 {
                guard let account = request.place.account else { throw .noUnprivilegedAccount }
                try account.assume()
            }
            guard let lock = try KeeperLock(trying: request.place.keeperLock) else { return 0 }
            var keeper = Keeper(request: request)
            let status = keeper.keep()
            _ = consume lock
            return status
        } catch {
            return 2
        }
    }

    private init(request: KeeperRequest) {
        self.request = request
        state = KeeperState(phase: .starting, keeper: getpid(), socket: request.place.socket)
    }

    private mutating func keep() -> Int32 {
        do throws(SandboxError) {
            try announce(.starting)
            let programs = try readyCluster()
            try serve(programs)
            unlink(place.state)
            return 0
        } catch {
            state.failure = KeeperFailure(error)
            // Where not even this can be written, the clients see a keeper that has gone without a word.
            try? announce(.failed)
            return 1
        }
    }

    /// Tells the clients how far things are.
    mutating func announce(_ phase: KeeperState.Phase, server: pid_t = 0) throws(SandboxError) {
        state.phase = phase
        state.server = server
        try state.write(place.state)
    }
}

// MARK: - Serving

extension Keeper {
    /// Keeps the server running until nobody needs it, or it cannot be kept.
    private mutating func serve(_ programs: ServerPrograms) throws(SandboxError) {
        var deaths: [Int] = []
        var programs = programs
        while true {
            let server: pid_t
            do throws(SandboxError) {
                server = try startServer(programs)
            } catch SandboxError.clusterDamaged where state.notices.isEmpty {
                // The cluster can be made again from the lessons; what is left of it stays, for whoever wants to look.
                try setAside { .damagedClusterSetAside(path: $0) }
                programs = try readyCluster()
                continue
            }
            try announce(.ready, server: server)
            switch try attend(server) {
            case .notNeeded: return
            case .died:
                let now = KeeperSignals.seconds()
                deaths = deaths.filter { now - $0 < 60 } + [now]
                if deaths.count > 5 { throw .serverFailed(log: FileSystem.tail(place.log)) }
                try announce(.starting)
            }
        }
    }

    private enum Ending { case notNeeded, died }

    /// Waits while there are clients, then through the grace, then stops the server.
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
                switch try waitForClients(server) {
                case .clientsCame: signals.watch(forLastClient: place.clientsLock)
                case .ended(let ending): return ending
                }
            case .childEnded, .timeout: continue
            }
        }
    }

    private enum Quiet { case clientsCame, ended(Ending) }

    /// Nobody is there: waits until somebody comes or the grace is over. A client that came and went in between starts it again.
    private mutating func waitForClients(_ server: pid_t) throws(SandboxError) -> Quiet {
        FileSystem.limitLog(place.log)
        let file = try FileDescriptor(opening: place.clientsLock, O_RDWR | O_CREAT | O_NOFOLLOW)
        var quietSince = KeeperSignals.seconds()
        while true {
            switch signals.wait(milliseconds: Pin(place.pin).isSet ? nil : 250) {
            case .childEnded where ended(server): return .ended(.died)
            case .stop:
                unlink(place.pin)
                stopServer(server)
                return .ended(.notNeeded)
            case .childEnded, .timeout, .lastClientGone: break
            }
            guard flock(file.raw, LOCK_EX | LOCK_NB) == 0 else { return .clientsCame }
            var found = stat()
            if fstat(file.raw, &found) == 0 { quietSince = max(quietSince, found.st_mtim.tv_sec) }
            if KeeperSignals.seconds() - quietSince >= request.grace, !Pin(place.pin).isSet {
                // With the file still locked: who comes now waits until the server is down, and then starts a new keeper.
                stopServer(server)
                unlink(place.state)
                return .ended(.notNeeded)
            }
            flock(file.raw, LOCK_UN)
        }
    }
}
