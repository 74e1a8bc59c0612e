import Course
import Glibc
import Primitives
import Sandbox

/// The process that runs one lesson's servers: it makes them, starts them in the order in which they need each other, and stops them some
/// time after the last client has gone. It doesn't know what kinds of servers there are.
///
/// It is calf's own executable under a hidden subcommand, in a session of its own. Everything happens on one thread, which never waits for
/// anything but events, so a node that hangs or is frozen blocks nothing. If it is killed, `ServerGuard` ends what it has started.
@KeeperActor package final class ServerKeeper {
    let place: SetPlace
    let plan: ServerPlan
    private let lock: KeeperLock
    /// Seconds between the last client's end and the stop of the servers.
    private let grace: Int
    private let net: LoopbackNet
    private let script: NodeScript
    private let children: Children
    private let control: ControlServer
    private(set) var nodes: [ServerNode] = []
    private var holders: [ObjectIdentifier: ControlConnection] = [:]
    /// The last opening or reset of the set.
    private var opening: Task<Void, Never>?
    /// How many of them have not ended.
    private var openings = 0
    private var isOpen = false
    /// Why the last one failed.
    private var trouble: String?
    private var closing: Task<Void, Never>?
    /// How many requests are being answered.
    private var requests = 0
    private var isEnding = false

    /// Runs a keeper until it is no longer needed. `SetPlace.arguments` and the grace period make the arguments.
    package nonisolated static func run(_ arguments: [String]) -> Int32 {
        guard let place = SetPlace(arguments: arguments), let grace = arguments.last.flatMap({ Int($0) }) else { return 2 }
        do {
            try KeeperProcess.detach(to: place.server)
            // Before there are threads, which inherit what is blocked.
            let signals = KeeperSignals()
            Subreaper.begin()
            Task { @KeeperActor in begin(place, grace) }
            while true {
                switch signals.wait() {
                case .childEnded: Task { @KeeperActor in current?.children.reap() }
                case .stop: Task { @KeeperActor in await current?.end() }
                case .lastClientGone, .timeout: continue
                }
            }
        } catch {
            return 2
        }
    }

    /// A process has one keeper.
    private static var current: ServerKeeper?

    private static func begin(_ place: SetPlace, _ grace: Int) {
        do {
            guard let lock = try KeeperLock(trying: place.keeperLock) else { quick_exit(0) }
            let keeper = try ServerKeeper(place, lock, grace)
            current = keeper
            keeper.serve()
        } catch {
            // The first client waits for a socket. It reads why there is none.
            try? FileSystem.write(ServersError.text(error), to: place.failure)
            quick_exit(1)
        }
    }

    private init(_ place: SetPlace, _ lock: consuming KeeperLock, _ grace: Int) throws {
        self.place = place
        self.lock = lock
        self.grace = grace
        try FileSystem.makeDirectories(place.output)
        plan = try ServerPlan(at: place)
        // They may be on a disk that is empty after a restart of the machine.
        for node in plan.set.nodes { try FileSystem.makeDirectories(place.sockets(of: node.name)) }
        try ServerGuard.start(at: place)
        // Ends what an earlier keeper of this set left behind if its guard was killed, too.
        ProcessTable.endAll(in: place.base)
        net = try LoopbackNet.take(for: plan, at: place)
        if !FileSystem.exists(place.password) { try FileSystem.write(Login.randomPassword(), to: place.password) }
        script = try NodeScript(plan: plan, place: place)
        children = Children()
        control = try ControlServer(at: place.control)
        nodes = plan.set.nodes.map { ServerNode($0, script, children) { [weak self] in self?.announce($0) } }
    }

    private func serve() {
        control.serve { [weak self] in
            self?.handle($0, $1)
        } leave: { [weak self] in
            self?.leave($0)
        }
        closeWhenUnused()
    }

    // MARK: - Clients

    /// Counts a client until it goes, tells it how to reach the nodes and when their states change, and opens the set if it isn't open.
    func hold(_ connection: ControlConnection) {
        closing?.cancel()
        holders[ObjectIdentifier(connection)] = connection
        for (name, value) in script.shellVariables.sorted(by: { $0.key < $1.key }) { connection.send(["variable", name, value]) }
        for folder in script.shellPath { connection.send(["path", folder]) }
        for node in nodes { connection.send(["state", node.name, node.state.rawValue]) }
        if !isOpen, openings == 0 { open(prepare) }
    }

    private func leave(_ connection: ControlConnection) {
        holders[ObjectIdentifier(connection)] = nil
        if holders.isEmpty { closeWhenUnused() }
    }

    private func closeWhenUnused() {
        closing?.cancel()
        closing = Task {
            // Canceled means that another client has come.
            do { try await Task.sleep(for: .seconds(grace)) } catch { return }
            if holders.isEmpty, requests == 0 { await end() }
        }
    }

    /// A request is answered even if the last client has gone.
    func requestBegan() { requests += 1 }

    func requestEnded() {
        requests -= 1
        if holders.isEmpty, requests == 0 { closeWhenUnused() }
    }

    /// Whether someone besides this client needs the set.
    func isHeld(besides connection: ControlConnection) -> Bool { holders.keys.contains { $0 != ObjectIdentifier(connection) } }

    private func announce(_ node: ServerNode) {
        for holder in holders.values { holder.send(["state", node.name, node.isFrozen ? "frozen" : node.state.rawValue]) }
    }

    /// Stops everything and exits.
    func end() async {
        if isEnding { return }
        isEnding = true
        opening?.cancel()
        // A client that comes now waits until the lock is free, and starts another keeper.
        control.close()
        thawAll()
        // Ends all servers in any order, even those that are just starting.
        children.killFunctions()
        // It throws nothing when the keeper ends.
        try? await stop(nodes.map(\.name))
        quick_exit(0)
    }

    // MARK: - Opening

    /// Starts the nodes after some work on their files, once an earlier opening has ended.
    private func open(_ work: @escaping @KeeperActor () async throws -> Void) {
        let before = opening
        openings += 1
        isOpen = false
        opening = Task {
            await before?.value
            do {
                trouble = nil
                try await work()
                try await start(plan.set.started)
                isOpen = true
            } catch {
                trouble = ServersError.text(error)
            }
            openings -= 1
        }
    }

    /// Waits until the set is open.
    func awaitOpen() async throws {
        await opening?.value
        if let trouble { throw ServersError.refused(trouble) }
    }

    /// Makes the nodes' files, and keeps a copy of them, unless that has been done for this plan.
    private func prepare() async throws {
        // A file that can't be read counts as missing.
        if (try? FileSystem.readText(place.made)) == plan.digest { return }
        try await stopAll()
        try await remove([place.made, place.nodes, place.prepared])
        for node in nodes { try FileSystem.makeDirectories(place.folder(of: node.name)) }
        var services = ""
        for node in nodes { if let lines = try await node.printed("service"), !lines.isEmpty { services += "[\(node.name)]\n\(lines)" } }
        try FileSystem.write(services, to: place.services)
        let running = plan.runningWhileMade
        for level in plan.levels {
            try await each(level.map(\.name)) { [script] node in
                if node.isMadeByHand { return }
                try await node.make()
                if running.contains(node.name) || script.has("fill", node.kind) { try await node.start(fills: true) }
            }
        }
        try await stopAll()
        clearLogs()
        try await copy(place.nodes, to: place.prepared)
        try FileSystem.write(plan.digest, to: place.made)
    }

    /// Starts nodes, each after those that it refers to.
    func start(_ names: [String]) async throws {
        for level in plan.levels {
            try await each(level.map(\.name).filter(names.contains)) { node in try await node.inOrder { try await node.start() } }
        }
    }

    /// Stops nodes, each before those that it refers to. What is being done with a node ends first, unless the keeper ends.
    func stop(_ names: [String]) async throws {
        for level in plan.levels.reversed() {
            try await each(level.map(\.name).filter(names.contains)) { [self] node in
                if isEnding { await node.stop() } else { try await node.inOrder { await node.stop() } }
            }
        }
    }

    private func stopAll() async throws {
        thawAll()
        try await stop(nodes.map(\.name))
    }

    /// The logs of the old files would mislead.
    private func clearLogs() { for node in nodes { unlink(place.log(of: node.name)) } }

    /// A server that stops may wait for another one, which must not be frozen.
    private func thawAll() { for node in nodes { node.thaw() } }

    /// Does something with nodes at the same time. Throws the first error once all have ended.
    func each(_ names: [String], _ work: @escaping @KeeperActor (ServerNode) async throws -> Void) async throws {
        let tasks = nodes.filter { names.contains($0.name) }.map { node in Task { try await work(node) } }
        var results: [Result<Void, any Error>] = []
        for task in tasks { results.append(await task.result) }
        for result in results { try result.get() }
    }

    func node(_ name: String) -> ServerNode? { nodes.first { $0.name == name } }

    // MARK: - Resetting

    /// Puts all files back as they were when the set was made, and starts the nodes that run then.
    func resetAll() async throws {
        open { [self] in
            // A file that can't be read counts as missing: everything is made again.
            if (try? FileSystem.readText(place.made)) == plan.digest {
                try await stopAll()
                clearLogs()
                try await copy(place.prepared, to: place.nodes)
            } else {
                try await prepare()
            }
        }
        try await awaitOpen()
    }

    /// The same for one node.
    func reset(_ node: ServerNode) async throws {
        let shouldRun = plan.set.started.contains(node.name)
        try await node.inOrder { [self] in
            await node.stop()
            try await copy("\(place.prepared)/\(node.name)", to: place.folder(of: node.name))
            if shouldRun { try await node.start() }
        }
    }

    /// Replaces a folder by a copy of another. If that's interrupted, the folder is as it was, or missing. The old one is removed later.
    private func copy(_ folder: String, to other: String) async throws {
        let (draft, old) = (other + ".new", other + ".old")
        try await remove([draft, old])
        try await run(["/bin/cp", "-a", "--reflink=auto", "--", folder, draft])
        if FileSystem.exists(other) { try FileSystem.move(other, to: old) }
        try FileSystem.move(draft, to: other)
        // If this fails, it's removed before the next copy.
        Task { try? await remove([old]) }
    }

    /// Removes files and folders, even if a learner has taken all permissions from them.
    private func remove(_ paths: [String]) async throws {
        let script = #"rm -rf -- "$@" 2>/dev/null || { chmod -R u+rwX -- "$@" 2>/dev/null; rm -rf -- "$@"; }"#
        try await run(["/bin/sh", "-c", script, "rm"] + paths)
    }

    private func run(_ words: [String]) async throws {
        let output = place.output + "/copy"
        // The guard finds its processes by DIR.
        let variables = ["LC_ALL": "C", "DIR": place.base]
        let ending = try await children.finish(words, variables, output: output, within: .seconds(120))
        let printed = FileSystem.tail(output)
        if !ending.isSuccess { throw ServersError.failure("copy", node: "the servers' files", printed: printed, in: place) }
    }
}
