package import Course
import Glibc
import Primitives
import Sandbox

/// A lesson's servers, kept running while the value lives, as by every other client of the same set.
package final class RunningSet: Sendable {
    /// What happens to the servers.
    package enum Event: Sendable, Equatable {
        /// In one word, such as `starting`.
        case state(node: String, String)
        /// The keeper has gone.
        case lost
    }

    package let place: SetPlace
    package let kinds: [String: ServerKind]
    /// Whether a node listens on TCP.
    package let usesNetwork: Bool
    /// That of its plan.
    package let digest: String
    /// What a shell needs to reach the nodes, and the folders that come first in its PATH.
    private let variables: [String: String]
    private let path: [String]
    private let client: ControlClient

    private init(
        _ place: SetPlace, _ plan: ServerPlan, _ variables: [String: String], _ path: [String], _ client: ControlClient
    ) {
        (kinds, usesNetwork, digest) = (plan.kinds, plan.usesNetwork, plan.digest)
        (self.place, self.variables, self.path, self.client) = (place, variables, path, client)
    }

    deinit { client.end() }

    // MARK: - Opening

    /// Starts a lesson's servers, unless they run, and returns once there is a keeper: the request `wait` waits for the servers. `report` is
    /// called when anything changes.
    ///
    /// - Parameters:
    ///   - executable: The program to run as the keeper, under a hidden subcommand.
    ///   - grace: Seconds between the last client's end and the stop of the servers.
    package static func open(
        _ plan: ServerPlan, at place: SetPlace, executable: String = "/proc/self/exe", grace: Int = 10,
        report: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws -> RunningSet {
        try await blocking {
            let deadline = ContinuousClock.now + .seconds(60)
            try place.prepare()
            var started: KeeperProcess?
            while ContinuousClock.now < deadline {
                if let set = try hold(plan, at: place, report) { return set }
                if KeeperLock.holder(place.keeperLock) == nil {
                    if started?.status != nil { throw failure(at: place) }
                    if started == nil {
                        try requireResources(for: plan, at: place)
                        try plan.write(to: place, node: nodeCommand(place, executable))
                        unlink(place.failure)
                        started = try KeeperProcess("server-keeper", place.arguments + ["\(grace)"], executable: executable)
                    }
                }
                usleep(5000)
            }
            throw ServersError.keeperSilent
        }
    }

    /// Holds the set of a running keeper; `nil` if there is none, or one of an earlier version of the lesson, which is now told to end.
    private static func hold(
        _ plan: ServerPlan, at place: SetPlace, _ report: @escaping @Sendable (Event) -> Void
    ) throws(ServersError) -> RunningSet? {
        guard let client = ControlClient(to: place.control) else { return nil }
        client.send(["hold", plan.digest])
        var reader = ControlClient.Reader(client)
        var (variables, path): ([String: String], [String]) = ([:], [])
        while let line = reader.line(within: 10) {
            switch line.first {
            case "variable" where line.count == 3: variables[line[1]] = line[2]
            case "path" where line.count == 2: path.append(line[1])
            case "other":
                if line.last == "held" {
                    throw .refused("another calf has an earlier version of this lesson open. Close the lesson there")
                }
                ControlClient(to: place.control)?.send(["end"])
                return nil
            default:
                let set = RunningSet(place, plan, variables, path, client)
                guard DetachedThread.start({ [reader] in listen(reader, after: line, report) }) else { throw .keeperSilent }
                return set
            }
        }
        return nil
    }

    private static func listen(_ reader: ControlClient.Reader, after first: [String], _ report: @Sendable (Event) -> Void) {
        var (reader, next): (ControlClient.Reader, [String]?) = (reader, first)
        while let line = next {
            if line.count == 3, line[0] == "state" { report(.state(node: line[1], line[2])) }
            next = reader.line()
        }
        if !reader.client.hasEnded { report(.lost) }
    }

    /// Why a keeper has ended.
    private static func failure(at place: SetPlace) -> ServersError {
        // Without a text, it was killed.
        (try? FileSystem.readText(place.failure)).map(ServersError.refused) ?? .keeperSilent
    }

    /// Checks what the servers need on this machine.
    private static func requireResources(for plan: ServerPlan, at place: SetPlace) throws(ServersError) {
        let missing = ServerPlan.missingPrograms(of: plan.kinds.values.sorted { $0.name < $1.name }, and: [plan.set])
        if !missing.programs.isEmpty { throw .programsMissing(missing.programs, packages: missing.packages) }
        if let free = freeMemory, free < plan.set.memory { throw .memoryLow(needed: plan.set.memory, free: free) }
        if let free = FileSystem.freeBytes(at: place.base), free < plan.set.disk {
            throw .diskLow(needed: plan.set.disk, free: free, path: place.base)
        }
    }

    /// Bytes; `nil` if unknown.
    private static var freeMemory: Int? {
        // Other systems have no such file.
        guard let text = try? FileSystem.readText("/proc/meminfo") else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
    }

    /// The script in the lesson's PATH that is the command `node`.
    private static func nodeCommand(_ place: SetPlace, _ executable: String) -> String {
        let words = [FileSystem.realPath(executable), "node"] + place.arguments
        return "#!/bin/sh\nexec \(words.map(Spawn.quoted).joined(separator: " ")) \"$@\"\n"
    }

    /// An environment, with what reaches the servers.
    package func reached(by environment: [String: String]) -> [String: String] {
        var environment = environment.merging(variables) { $1 }
        // A program in the background can tell by this lock that the servers are over.
        environment["CALF_KEEPER"] = place.keeperLock
        environment[GuardedShell.pathVariable] = path.joined(separator: ":")
        environment["PATH"] = ProcessEnvironment.path(path, then: environment["PATH"])
        return environment
    }

    // MARK: - Asking

    /// What is known about the nodes now.
    package func reports(on nodes: [String] = []) async throws -> [NodeReport] {
        try await Self.blocking { [place] in try NodeReport.reports(on: nodes, at: place) }
    }

    /// Puts all nodes back as they were at first.
    package func reset() async throws { try await ask(["reset"]) }

    /// Does to nodes what the command `node` does: start, stop, kill, freeze, thaw.
    package func ask(_ request: [String]) async throws {
        _ = try await Self.blocking { [place] in try ControlClient.ask(request, at: place) }
    }

    /// Waits on a thread of its own.
    private static func blocking<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let hasStarted = DetachedThread.start { continuation.resume(with: Swift.Result { try body() }) }
            if !hasStarted { continuation.resume(throwing: ServersError.keeperSilent) }
        }
    }
}

extension ServerPlan {
    /// The programs that the kinds and the lessons with these sets need and that aren't installed, with the packages that contain them.
    package static func missingPrograms(
        of kinds: [ServerKind], and sets: [ServerSet]
    ) -> (programs: [String], packages: [String]) {
        var (programs, packages): ([String], [String]) = ([], [])
        let needs = kinds.map { ($0.programs, $0.packages, NodeScript.path([$0])) } + sets.map { ($0.programs, $0.packages, []) }
        for (needed, from, folders) in needs {
            let path = (folders + [ProcessEnvironment.current["PATH"] ?? ""]).joined(separator: ":")
            let missing = needed.filter { Spawn.find($0, path: path) == nil && !programs.contains($0) }
            programs += missing
            if !missing.isEmpty { packages += from.filter { !packages.contains($0) } }
        }
        return (programs, packages)
    }
}
