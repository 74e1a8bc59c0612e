import Course
import Glibc
import Sandbox

/// One server of a set: its files, its processes, and what can be done to them.
@KeeperActor final class ServerNode {
    /// The texts complete the sentence "a is …".
    enum State: String {
        case stopped, starting, running, stopping
        case making = "being created"
        case filling = "loading data"
        case failed = "not able to start"
    }

    let name: String
    let kind: ServerKind
    let isMadeByHand: Bool
    private let place: SetPlace
    private let script: NodeScript
    private let environment: [String: String]
    private let children: Children
    private let tell: @KeeperActor (ServerNode) -> Void
    /// The process that `run` became.
    private var main: pid_t?
    /// The status with which the last one ended, as from waitpid(2).
    private var ended: Int32?
    /// The log's length when that was started.
    private var logged = 0
    private(set) var state = State.stopped { didSet { if state != oldValue { tell(self) } } }
    /// The last work that must run in order: each piece waits for the previous one.
    private var before: Task<Void, Never>?

    /// How long a stop signal may take.
    private static let patience = Duration.seconds(10)
    private static let logLimit = 10 << 20

    /// - Parameter tell: Called when the state changes.
    init(_ node: ServerSet.Node, _ script: NodeScript, _ children: Children, tell: @escaping @KeeperActor (ServerNode) -> Void) {
        name = node.name
        kind = script.plan.kind(of: node)
        isMadeByHand = node.isMadeByHand
        place = script.place
        environment = script.environment(of: node)
        self.script = script
        self.children = children
        self.tell = tell
    }

    /// Runs work that must not overlap with other such work on this node.
    func inOrder<Result: Sendable>(_ work: @escaping @KeeperActor () async throws -> Result) async throws -> Result {
        let last = before
        let task = Task { @KeeperActor in
            await last?.value
            return try await work()
        }
        before = Task { _ = await task.result }
        return try await task.value
    }

    // MARK: - Making and running

    /// Creates the node's files.
    func make() async throws {
        state = .making
        try await require("make", within: .seconds(120))
        state = .stopped
    }

    /// Starts the node, and waits until it answers.
    ///
    /// - Parameter fills: Whether to load its data then.
    func start(fills: Bool = false) async throws {
        // A server that was just killed counts as running until it is reaped.
        _ = await waits(until: { $0.main.flatMap(ProcessTable.Process.init)?.state != "Z" }, within: .seconds(2))
        // Processes that a dead main process left behind would be in the way.
        if main != nil || foreignMain.map({ $0.parent != getpid() }) == true { return }
        await endAll()
        // Sockets of a killed server. Its process ID may belong to another process by now.
        for socket in FileSystem.names(in: place.sockets(of: name)) { unlink("\(place.sockets(of: name))/\(socket)") }
        state = .starting
        FileSystem.limitLog(log, to: Self.logLimit)
        logged = FileSystem.length(log)
        let start = ContinuousClock.now
        let child = try children.start(NodeScript.words(for: "run"), environment, output: log)
        main = child
        ended = nil
        Task { mainEnded(child, with: await children.end(of: child)) }
        try await awaitReady(until: start + .seconds(kind.ready))
        if fills, script.has("fill", kind) {
            state = .filling
            try await require("fill", within: .seconds(120))
        }
        if main != nil { state = .running }
    }

    private func awaitReady(until deadline: ContinuousClock.Instant) async throws {
        var pause = Duration.milliseconds(20)
        while main != nil {
            // What answers may be in the background, if the main process has ended meanwhile.
            if try await call("ready", within: .seconds(2)).isSuccess, let state = main.flatMap(ProcessTable.Process.init)?.state,
                state != "Z"
            {
                return
            }
            guard ContinuousClock.now < deadline else {
                await endAll()
                throw failed("run", newLog, isLate: true)
            }
            if main == nil { break }
            try await Task.sleep(for: pause)
            pause = min(pause * 1.5, .milliseconds(200))
        }
        let isDaemon = ended == 0 && !members().isEmpty
        await endAll()
        throw failed(isDaemon ? "daemon" : "run", newLog)
    }

    private func mainEnded(_ child: pid_t, with status: Int32) {
        guard main == child else { return }
        (main, ended) = (nil, status)
        if state == .running || state == .filling { state = .stopped }
    }

    // MARK: - Stopping and faults

    /// Stops the node with its kind's signals, or else kills it.
    func stop() async {
        state = .stopping
        thaw()
        for signal in kind.stop.compactMap({ ServerKind.signals[$0] }) {
            guard let root = main ?? foreignMain?.id else { break }
            Glibc.kill(root, signal)
            if await waits(until: { !$0.isRunning }, within: Self.patience) { break }
        }
        await endAll()
        state = .stopped
    }

    /// Kills what belongs to the node until nothing is left, or only its main process.
    func kill(onlyMain: Bool = false, excluding session: pid_t = 0) async {
        guard onlyMain, let root = main ?? foreignMain?.id else { return await endAll(excluding: session) }
        Glibc.kill(root, SIGKILL)
        // Its children may end with it or keep running.
        _ = await waits(until: { !$0.isRunning }, within: .seconds(1))
    }

    /// Stops what belongs to the node where it is, or only its main process. Returns when it has stopped.
    func freeze(onlyMain: Bool = false, excluding session: pid_t = 0) async {
        _ = await waits(
            until: { node in
                let moving = node.members(excluding: session).filter { $0.state != "T" && (!onlyMain || $0.id == node.main) }
                for process in moving { Glibc.kill(process.id, SIGSTOP) }
                return moving.isEmpty
            }, within: .seconds(2))
        tell(self)
    }

    /// Lets what belongs to it go on, or only its main process.
    func thaw(onlyMain: Bool = false) {
        for process in members() where process.state == "T" && (!onlyMain || process.id == main) { Glibc.kill(process.id, SIGCONT) }
        tell(self)
    }

    private func endAll(excluding session: pid_t = 0) async {
        _ = await waits(
            until: { node in
                let rest = node.members(excluding: session)
                for process in rest { Glibc.kill(process.id, SIGKILL) }
                return rest.isEmpty && node.main == nil
            }, within: Self.patience)
        // If this fails, only a little memory is lost.
        if script.has("cleanup", kind) { _ = try? await call("cleanup", within: .seconds(2)) }
    }

    /// Waits for a condition. It's looked at again when a child has ended, and from time to time.
    private func waits(until holds: (ServerNode) -> Bool, within limit: Duration) async -> Bool {
        let deadline = ContinuousClock.now + limit
        var pause = Duration.milliseconds(2)
        while !holds(self) {
            if ContinuousClock.now > deadline { return false }
            // After cancellation, sleep returns at once, so this only looks more often.
            try? await Task.sleep(for: pause)
            pause = min(pause * 1.5, .milliseconds(50))
            children.reap()
        }
        return true
    }

    // MARK: - What it is

    private var log: String { place.log(of: name) }
    /// The end of what it has logged since it was started.
    private var newLog: String { FileSystem.tail(log, limit: min(4096, max(0, FileSystem.length(log) - logged))) }

    private func members(excluding session: pid_t = 0) -> [ProcessTable.Process] {
        ProcessTable().members(of: place.folder(of: name), main: main, excluding: children.sessions.union([session]))
    }

    /// The main process of a server that the learner started outside calf, or that outlived its parent process.
    private var foreignMain: ProcessTable.Process? {
        let all = members()
        let ids = Set(all.map(\.id))
        return all.first { $0.id != main && !ids.contains($0.parent) }
    }

    /// Whether its main process runs, whoever started it.
    var isRunning: Bool { main != nil || foreignMain != nil }

    /// Whether its main process, or everything that belongs to it, was stopped where it is.
    var isFrozen: Bool { (main.flatMap(ProcessTable.Process.init) ?? foreignMain)?.state == "T" }

    /// What its kind says about it now; `nil` if it doesn't say so in time. Only what the kind declares counts.
    func facts() async throws -> [(key: String, value: String)]? {
        guard try await call("facts", within: .seconds(2)).isSuccess else { return nil }
        let lines = try FileSystem.readText(output(of: "facts"), limit: 1 << 16).split(whereSeparator: \.isNewline)
        return lines.compactMap { line in
            guard let colon = line.firstRange(of: ": "), kind.facts[String(line[..<colon.lowerBound])] != nil else { return nil }
            return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
        }
    }

    // MARK: - Functions

    private func output(of function: String) -> String { "\(place.output)/\(name).\(function)" }

    private func call(_ function: String, within limit: Duration) async throws -> Children.Ending {
        try await children.finish(NodeScript.words(for: function), environment, output: output(of: function), within: limit)
    }

    /// What an optional function prints; `nil` if the kind doesn't have it, or if it fails.
    func printed(_ function: String) async throws -> String? {
        guard script.has(function, kind), try await call(function, within: .seconds(2)).isSuccess else { return nil }
        return try FileSystem.readText(output(of: function))
    }

    private func require(_ function: String, within limit: Duration) async throws {
        let ending = try await call(function, within: limit)
        if !ending.isSuccess { throw failed(function, FileSystem.tail(output(of: function)), isLate: ending.isLate) }
    }

    private func failed(_ function: String, _ printed: String, isLate: Bool = false) -> ServersError {
        state = .failed
        return .failure(function, node: name, printed: printed, isLate: isLate, in: place)
    }
}
