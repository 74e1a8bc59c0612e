import Course
import Glibc
import Sandbox
import TestSupport
import Testing

@testable import Servers

/// One test for all kinds of servers.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct KindTests {
    @Test func `every kind that comes with calf is tested`() throws {
        let kinds = try #require(ServerKinds.shipped)
        #expect(Set(kinds.names) == Set((TestedKind.all + TestedKind.large).map(\.name)))
    }

    @Test(arguments: TestedKind.all) func `a server can be stopped, frozen, killed, and reset, and says what its kind declares`(
        _ kind: TestedKind
    ) async throws {
        try await inflictFaults(on: kind)
    }

    @Test(arguments: TestedKind.all)
    func `killing the keeper ends all servers, even frozen ones, and the next keeper restarts them`(
        _ kind: TestedKind
    ) async throws {
        try await killKeeper(of: kind)
    }

    @Test(.slow("sets with up to seven servers, and rarely installed programs"), arguments: TestedKind.large)
    func `kinds that need larger sets survive the same failures`(_ kind: TestedKind) async throws {
        try await inflictFaults(on: kind)
        try await killKeeper(of: kind)
    }

    private func inflictFaults(on kind: TestedKind) async throws {
        let lesson = try TestedLesson(servers: kind.set)
        try await lesson.withSet { set in
            let declared = try #require(set.kinds[kind.name]).facts
            var report = try await self.report(on: kind.node, in: set)
            #expect(report.state == "running")
            for fact in report.facts { #expect(fact.value.isOfType(try #require(declared[fact.key])), "\(fact)") }
            #expect(!report.facts.isEmpty)

            try await set.ask(["freeze", kind.node])
            report = try await self.report(on: kind.node, in: set)
            #expect(report.isFrozen && report.isRunning && report.state == "frozen")
            // The others still answer.
            for other in try await set.reports() where other.name != kind.node { #expect(other.state == "running" && !other.isSilent) }
            try await set.ask(["thaw", kind.node])
            try await eventually("an answer after the thaw") { try await !self.report(on: kind.node, in: set).facts.isEmpty }

            try await set.ask(["kill", kind.node])
            report = try await self.report(on: kind.node, in: set)
            #expect(!report.isRunning && report.state == "stopped")
            try await set.ask(["start", kind.node])
            try await eventually("an answer after the start") { try await !self.report(on: kind.node, in: set).facts.isEmpty }

            try await set.ask(["kill", kind.node, "--main"])
            #expect(try await !self.report(on: kind.node, in: set).isRunning || kind.canOutliveMainProcess)
            try await set.ask(["start", kind.node])
            try await set.ask(["stop", kind.node])
            #expect(try await !self.report(on: kind.node, in: set).isRunning)
            try await set.reset()
            #expect(try await self.report(on: kind.node, in: set).state == "running")
        }
        #expect(try lesson.processes == 0)
        for folder in try lesson.place.folders.dropLast() { #expect(!FileSystem.exists(folder)) }
    }

    private func killKeeper(of kind: TestedKind) async throws {
        let lesson = try TestedLesson(servers: kind.set)
        try await lesson.withSet { set in
            try await set.ask(["freeze", kind.node])
            let keeper = try #require(KeeperLock.holder(set.place.keeperLock))
            kill(keeper, SIGKILL)
            try await eventually("the end of the servers", finding: "\(try lesson.processes) processes") { try lesson.processes == 0 }
        }
        let state = try await lesson.withSet { set in try await self.report(on: kind.node, in: set).state }
        #expect(state == "running")
        #expect(try lesson.processes == 0)
    }

    private func report(on node: String, in set: RunningSet) async throws -> NodeReport {
        try #require(try await set.reports(on: [node]).first)
    }
}

extension String {
    fileprivate func isOfType(_ type: ServerKind.FactType) -> Bool {
        switch type {
        case .text, .list: !isEmpty
        case .number, .bytes, .seconds: Quantity(self) != nil
        }
    }
}
