import Course
import DockerCLI
import DockerProxy
import EngineValues
import Facts
import Grading
import Sandbox
import TestSupport
import Testing
import Verdicts

/// Objects that the learner says are the lesson's, and the feedback about names that others use.
@Suite(.engine, .realEngine, .serialized, .timeLimit(.minutes(10))) struct OwnershipFactsTests {
    /// A lesson, and a judge created while its record was empty.
    private struct Bench {
        let lab: Lab
        let judge: FactsJudge

        init() throws {
            lab = try #require(RealEngine.lab)
            judge = FactsJudge(place: lab.place)
        }

        func state(_ check: String) async throws -> FactsState {
            try await judge.state(of: try #require(try lab.exercise(check).check?.facts), trying: false)
        }

        func add(_ item: OwnedItem, lesson: String? = nil) throws {
            try lab.lesson.record.open().set([item], of: lesson ?? lab.lesson.name)
        }
    }

    @Test func `a claimed container counts from the next check on`() async throws {
        let bench = try Bench()
        let made = try await bench.lab.docker("run -d --name @web busybox:1.36 sleep 1d", ours: false)
        let check = "containers: { @web: { running: true } }"
        #expect(try await bench.state(check).isWhole == false)
        try bench.add(.container(id: String(made.text.prefix(64))))
        #expect(try await bench.state(check).isWhole)
    }

    @Test func `a name conflict is reported with its owner and the fix while it lasts`() async throws {
        let bench = try Bench()
        let lab = bench.lab
        try await lab.docker("create --name @web busybox:1.36 true", ours: false)
        try await lab.docker("network create @net", ours: false)
        let check = "containers: { @web: { running: true, image: \"busybox:1.36\" } }\nnetworks: { @net: { exists: true } }"
        let conflicts = try await bench.state(check).conflicts
        #expect(conflicts.map(\.object.name).sorted() == ["\(lab.prefix)net", "\(lab.prefix)web"])
        #expect(conflicts.allSatisfy { $0.owner == .user })
        let words = conflicts.map(\.words).joined(separator: "\n").replacing(lab.prefix, with: "@")
        #expect(words.contains("The name @web is already in use") && words.contains("docker rename @web @web-mine frees the name."))
        #expect(words.contains("The name @net is already in use") && words.contains("It can't be renamed"))
        try await lab.docker("rename @web @web-mine", ours: false)
        #expect(try await bench.state(check).conflicts.map(\.object.kind) == [.network])
    }

    @Test func `a name used by another lesson is reported as such`() async throws {
        let bench = try Bench()
        let made = try await bench.lab.docker("create --name @web busybox:1.36 true", ours: false)
        try bench.add(.container(id: String(made.text.prefix(64))), lesson: "docker/ports")
        let conflict = try #require(try await bench.state("containers: { @web: { running: true } }").conflicts.first)
        #expect(conflict.owner == .otherLesson("docker/ports") && conflict.words.contains("of the lesson docker/ports"))
    }
}
