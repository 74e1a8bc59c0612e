import Course
import DockerCLI
import EngineValues
import Glibc
import Primitives
import Synchronization
import TestSupport
import Testing

@testable import Sandbox

/// A watch on a real engine. Each test creates its objects under its own lesson, and removes them.
@Suite(.engine, .serialized, .timeLimit(.minutes(10)))
struct EngineWatchTests {
    /// Everything a watch has reported.
    private final class Told: Sendable {
        private let state = Mutex<[EngineWatch.Report]>([])

        func add(_ report: EngineWatch.Report) { state.withLock { $0.append(report) } }
        var all: [EngineWatch.Report] { state.withLock { $0 } }
        var inventory: Inventory? { all.compactMap { if case .holds(let inventory) = $0 { inventory } else { nil } }.last }
        var usages: [ContainerUsage] {
            all.flatMap { report -> [ContainerUsage] in if case .uses(let usages) = report { usages } else { [] } }
        }
        var log: LogTail? { all.compactMap { if case .logs(let tail) = $0 { tail } else { nil } }.last }
        var isLost: Bool { if case .lost = all.last { true } else { false } }
    }

    /// An engine, a lesson's scope, and a name that no other test uses.
    private struct Bench {
        let engine: Engine
        let scope: InventoryScope
        let told = Told()
        let name: String
        private let home = ScratchFolder()
        private let guarded: LessonGuard

        init() async throws {
            engine = try Engine(patience: .expectingSuccess)
            name = "calf-test-\(getpid())-\(UInt32.random(in: 0...0xFFFF_FFFF))"
            let directories = Directories(environment: ["CALF_HOME": home.path])
            scope = InventoryScope(course: "tests", lesson: name, directories: directories)
            let lesson = Lesson(
                course: "tests", module: "m", id: name, number: 1, path: "l.md", title: "Watched", minutes: 5, objectives: [])
            let own = LessonScope(course: "tests", lesson: name, directories: directories)
            guarded = try #require(await LessonGuard(own, on: engine, folder: home.path, for: lesson))
        }

        /// The engine as the lesson reaches it.
        var lessons: Engine {
            get throws { try Engine(environment: engine.environment.merging(guarded.variables()) { $1 }, patience: .expectingSuccess) }
        }

        /// Runs one of the lesson's containers.
        func run(_ name: String, _ options: [String] = [], _ command: [String]) async throws {
            _ = try await lessons.run(["run", "--detach", "--name", name] + options + ["busybox:1.36"] + command)
        }

        func remove(_ names: String...) async throws { _ = try await engine.attempt(["rm", "--force", "--volumes"] + names) }

        /// The differences in the test's own objects; others may appear and disappear on the same engine meanwhile.
        func own(_ report: ActionReport) -> [InventoryChange.Difference] { report.change.differences.filter { $0.name == name } }

        func container(_ name: String) -> LiveContainer? { told.inventory?.containers.first { $0.name == name } }
    }

    private func withWatch(_ body: (Bench, EngineWatch) async throws -> Void) async throws {
        let bench = try await Bench()
        let watch = EngineWatch(scope: bench.scope) { [told = bench.told] in told.add($0) }
        await watch.start()
        let result: Result<Void, any Error>
        do { result = .success(try await body(bench, watch)) } catch { result = .failure(error) }
        await watch.stop()
        try await bench.remove(bench.name)
        try result.get()
    }

    @Test func `a container is seen when it appears, stops and disappears`() async throws {
        try await withWatch { bench, _ in
            try await eventually("the first inventory") { bench.told.inventory != nil }
            try await bench.run(bench.name, ["--publish", "127.0.0.1::80"], ["sleep", "1000"])
            try await eventually("the running container") { bench.container(bench.name)?.state == .running }
            let found = try #require(bench.container(bench.name))
            #expect(found.isLessons)
            #expect(found.networks == ["bridge"])
            #expect(found.ports.first?.host != nil)
            #expect(found.ports.first?.container == 80...80)
            _ = try await bench.engine.run(["kill", bench.name])
            try await eventually("the killed container") { bench.container(bench.name)?.stateWords == "exited (137)" }
            try await bench.remove(bench.name)
            try await eventually("the removal of the container") { bench.container(bench.name) == nil }
        }
    }

    @Test func `stand-in images of the lesson are reported`() async throws {
        let (engine, told) = (try Engine(patience: .expectingSuccess), Told())
        let name = "calf-test-\(getpid())-stand-in:1"
        let build = try await engine.attempt(
            ["build", "--tag", name, "-"], within: .seconds(180),
            input: Array("FROM \(OwnershipStage.image)\nLABEL io.calf.stand-in=1\n".utf8))
        #expect(build.isSuccess)
        let home = ScratchFolder()
        let scope = InventoryScope(
            course: "tests", lesson: "stand-ins", images: [name, "calf-test-missing:1", "Not A Name"],
            directories: Directories(environment: ["CALF_HOME": home.path]))
        let watch = EngineWatch(scope: scope) { told.add($0) }
        await watch.start()
        let isTold: Result<Void, any Error>
        do {
            isTold = .success(
                try await eventually("the stand-in", finding: "\(told.inventory?.standIns ?? [])") { told.inventory?.standIns == [name] })
        } catch { isTold = .failure(error) }
        await watch.stop()
        _ = try await engine.run(["image", "rm", "--force", name])
        try isTold.get()
    }

    @Test func `a container that exits immediately is seen with the reason`() async throws {
        try await withWatch { bench, _ in
            try await bench.run(bench.name, [], ["sh", "-c", "exit 3"])
            try await eventually("the exit code") { bench.container(bench.name)?.exitCode == 3 }
        }
    }

    @Test func `volumes and networks are listed with their owners`() async throws {
        try await withWatch { bench, _ in
            _ = try await bench.lessons.run(["volume", "create", bench.name])
            _ = try await bench.engine.run(["network", "create", bench.name])
            try await eventually("the lesson's volume") {
                bench.told.inventory?.volumes.contains { $0.name == bench.name && $0.isLessons } == true
            }
            try await eventually("the foreign network") {
                bench.told.inventory?.networks.contains { $0.name == bench.name && !$0.isLessons } == true
            }
            _ = try await bench.engine.run(["volume", "rm", bench.name])
            _ = try await bench.engine.run(["network", "rm", bench.name])
            try await eventually("the removal of the volume") { bench.told.inventory?.volumes.contains { $0.name == bench.name } == false }
            try await eventually("the removal of the network") {
                bench.told.inventory?.networks.contains { $0.name == bench.name } == false
            }
        }
    }

    @Test func `stats are collected only while they are shown`() async throws {
        try await withWatch { bench, watch in
            try await bench.run(bench.name, [], ["sleep", "1000"])
            try await eventually("the running container") { bench.container(bench.name)?.state == .running }
            #expect(bench.told.usages.isEmpty)
            await watch.look(isSeen: true, showsAll: false)
            try await eventually("stats") { !bench.told.usages.isEmpty }
            let container = try #require(bench.container(bench.name))
            #expect(bench.told.usages.allSatisfy { $0.id == container.id })
            await watch.look(isSeen: false, showsAll: false)
            #expect(await watch.usage == nil)
        }
    }

    @Test func `the selected container's log is followed on both streams and across restarts`() async throws {
        try await withWatch { bench, watch in
            try await bench.run(bench.name, [], ["sh", "-c", "echo out; echo err >&2; sleep 1; date +%s%N"])
            try await eventually("the container") { bench.container(bench.name) != nil }
            let id = try #require(bench.container(bench.name)).id
            await watch.follow(id)
            try await eventually("the line on standard output") { bench.told.log?.lines.contains("out") == true }
            try await eventually("the line on standard error") { bench.told.log?.lines.contains("err") == true }
            try await eventually("the container's exit") { bench.container(bench.name)?.state == .exited }
            _ = try await bench.engine.run(["start", bench.name])
            try await eventually("the line of the second run") { (bench.told.log?.lines.count { $0 == "out" } ?? 0) == 2 }
        }
    }

    @Test func `a running container without output is reported as such`() async throws {
        try await withWatch { bench, watch in
            try await bench.run(bench.name, [], ["sleep", "1000"])
            try await eventually("the container") { bench.container(bench.name) != nil }
            await watch.follow(try #require(bench.container(bench.name)).id)
            try await eventually("an empty log") { bench.told.log?.lines.isEmpty == true }
        }
    }

    @Test func `an endless log shows its newest lines in bounded memory`() async throws {
        try await withWatch { bench, watch in
            try await bench.run(bench.name, ["--log-opt", "max-size=8m"], ["yes", "a line that comes again and again"])
            try await eventually("the container") { bench.container(bench.name) != nil }
            await watch.follow(try #require(bench.container(bench.name)).id)
            try await eventually("a flood") { bench.told.log?.isFlood == true }
            #expect(bench.told.all.allSatisfy { if case .logs(let tail) = $0 { tail.lines.count <= LogTail.maxLines } else { true } })
            await watch.follow(nil)
            _ = try await bench.engine.run(["kill", bench.name])
        }
    }

    @Test func `an action reports its command and what changed`() async throws {
        try await withWatch { bench, watch in
            try await bench.run(bench.name, [], ["sleep", "1000"])
            try await eventually("the running container") { bench.container(bench.name)?.state == .running }
            _ = try await bench.engine.run(["kill", bench.name])
            try await eventually("the container's exit") { bench.container(bench.name)?.state == .exited }
            let started = await watch.perform(EngineAction(.start, .container, bench.name))
            #expect(started.error == nil)
            #expect(bench.own(started) == [.init(.container, bench.name, .became(was: "exited (137)", now: "running"))])
            let refused = await watch.perform(EngineAction(.remove, .container, bench.name))
            #expect(refused.action.command == "docker rm \(bench.name)")
            #expect(refused.error != nil)
            #expect(bench.own(refused).isEmpty)
            let stopped = await watch.perform(EngineAction(.stop, .container, bench.name))
            #expect(bench.own(stopped).count == 1)
            let removed = await watch.perform(EngineAction(.remove, .container, bench.name))
            #expect(bench.own(removed) == [.init(.container, bench.name, .went)])
        }
    }

    @Test func `a missing engine is reported and found once it starts`() async throws {
        let folder = ScratchFolder()
        let host = ProcessEnvironment.current["DOCKER_HOST"] ?? "unix:///var/run/docker.sock"
        let socket = try #require(host.hasPrefix("unix://") ? String(host.dropFirst(7)) : nil)
        let told = Told()
        let environment = ProcessEnvironment.current.merging(["DOCKER_HOST": "unix://\(folder.path)/docker.sock"]) { $1 }
        let scope = InventoryScope(
            course: "tests", lesson: "none", directories: Directories(environment: ["CALF_HOME": ScratchFolder().path]))
        let watch = EngineWatch(scope: scope, environment: environment) { told.add($0) }
        await watch.start()
        try await eventually("the loss of the engine") { told.isLost }
        #expect(told.inventory == nil)
        symlink(socket, folder.path + "/docker.sock")
        await watch.tryAgain()
        try await eventually("the first inventory") { told.inventory != nil }
        // The engine goes away: open connections are cut, and new ones fail.
        unlink(folder.path + "/docker.sock")
        try await cutOff(environment["DOCKER_HOST"] ?? "")
        try await eventually("the loss of the engine") { told.isLost }
        symlink(socket, folder.path + "/docker.sock")
        try await eventually("the return of the engine") { !told.isLost }
        await watch.stop()
    }

    /// Kills the programs that were started with this address.
    private func cutOff(_ host: String) async throws {
        let script = "for p in /proc/[0-9]*; do grep -qzxF \"DOCKER_HOST=$1\" $p/environ 2>/dev/null && kill -9 ${p#/proc/}; done; true"
        // The script itself runs with another address.
        let command = CommandRun(["sh", "-c", script, "sh", host], environment: ProcessEnvironment.current)
        _ = try await command.finish(within: .seconds(180))
    }

    @Test func `a missing docker command is reported by the watcher`() async throws {
        let told = Told()
        let scope = InventoryScope(
            course: "tests", lesson: "none", directories: Directories(environment: ["CALF_HOME": ScratchFolder().path]))
        let watch = EngineWatch(scope: scope, environment: ["PATH": "/nowhere"]) { told.add($0) }
        await watch.start()
        try await eventually("the report of the missing command") {
            if case .lost(.commandMissing) = told.all.first { true } else { false }
        }
        await watch.stop()
    }

    @Test func `a container's aliases are reported by network`() async throws {
        try await withWatch { bench, _ in
            _ = try await bench.lessons.run(["network", "create", bench.name])
            try await bench.run(bench.name, ["--network", bench.name, "--network-alias", "store"], ["sleep", "1000"])
            try await eventually("the alias") { bench.container(bench.name)?.aliases == [bench.name: ["store"]] }
            try await bench.remove(bench.name)
            _ = try await bench.engine.run(["network", "rm", bench.name])
        }
    }
}
