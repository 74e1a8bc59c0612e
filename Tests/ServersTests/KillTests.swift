import Course
import Glibc
import Sandbox
import TestSupport
import Testing

@testable import Servers

/// What is left of servers when programs are killed at any moment.
@Suite(.serialized)
struct KillTests {
    private enum Fault: CaseIterable {
        case clientGone, keeperStopped, keeperKilled, keeperKilledInReset, keeperKilledWhileFrozen, serverKilled, processesKilled
    }

    @Test(.slow("servers are killed two hundred times"), .timeLimit(.minutes(60)))
    func `after each of 200 kills the servers run again, and in the end nothing is left of them`() async throws {
        let lesson = try TestedLesson(
            servers: "a: { is: postgres }\n  b: { is: postgres, follows: a }\n  p: { is: pgbouncer, to: a }")
        let place = try lesson.place
        var random = SeededRandom(seed: 1)
        var set = try await open(lesson)
        let addresses = try FileSystem.readText(place.net)
        for round in 1...200 {
            let fault = try #require(Fault.allCases.randomElement(using: &random))
            try await inflict(fault, on: set, &random)
            // Its client goes with the old value.
            set = try await open(lesson)
            try await eventually("all servers after kill \(round), \(fault)") { [set] in
                // One that was killed may end only after it was asked to start.
                try await set.ask(["start", "a", "b", "p"])
                return try await set.reports().allSatisfy { $0.state == "running" && !$0.isSilent }
            }
        }
        try place.remove()
        #expect(try lesson.processes == 0)
        for folder in place.folders.dropLast() { #expect(!FileSystem.exists(folder)) }
        #expect(try !FileSystem.readText("/proc/net/unix").contains("calf-net-\(addresses)"))
    }

    private func open(_ lesson: TestedLesson) async throws -> RunningSet {
        let plan = try #require(try ServerPlan(of: lesson.lesson))
        let set = try await RunningSet.open(plan, at: lesson.place, executable: Executable.calf)
        try await set.ask(["wait"])
        return set
    }

    private func inflict(_ fault: Fault, on set: RunningSet, _ random: inout SeededRandom) async throws {
        let place = set.place
        let keeper = try #require(KeeperLock.holder(place.keeperLock))
        switch fault {
        case .clientGone: return
        case .keeperStopped: kill(keeper, SIGTERM)
        case .keeperKilled: kill(keeper, SIGKILL)
        case .keeperKilledInReset:
            let reset = Task { try await set.reset() }
            try await eventually("the copy") { FileSystem.exists(place.nodes + ".new") || FileSystem.exists(place.nodes + ".old") }
            kill(keeper, SIGKILL)
            // It gets no answer.
            _ = await reset.result
        case .keeperKilledWhileFrozen:
            try await set.ask(["freeze", "a"])
            kill(keeper, SIGKILL)
        case .serverKilled:
            return try await set.ask(["kill", ["a", "b", "p"].randomElement(using: &random) ?? "a", "--main"])
        case .processesKilled:
            let all = ProcessTable(of: place.account?.user ?? geteuid()).members(of: place.nodes, main: nil)
            for process in all.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)) { kill(process.id, SIGKILL) }
            return
        }
        try await eventually("the keeper's end") { KeeperLock.holder(place.keeperLock) != keeper }
    }
}
