import Course
import DockerCLI
import EngineValues
import Grading
import Sandbox
import TestSupport
import Testing
import Verdicts

/// Objects that are the lesson's without its labels, and the feedback about names that others use.
@Suite(.realEngine, .serialized, .timeLimit(.minutes(10))) struct OwnershipFactsTests {
    /// A lesson with a journal, and a judge created while the journal was empty.
    private struct Bench {
        let lab: Lab
        let scope: LessonScope
        let journal: EngineJournal
        let judge: FactsJudge
        private let home = ScratchFolder()

        init() throws {
            lab = try #require(RealEngine.lab)
            let directories = Directories(environment: ["CALF_HOME": home.path])
            scope = LessonScope(course: "tests", lesson: lab.prefix, directories: directories)
            journal = EngineJournal(directories)
            var place = lab.place
            (place.scope, place.journal) = (FactsScope(scope), journal)
            judge = FactsJudge(place: place)
        }

        func state(_ check: String) async throws -> FactsState {
            try await judge.state(of: try #require(try lab.exercise(check).check?.facts), trying: false)
        }

        func add(_ thing: JournalEntry.Thing) throws { try journal.append([JournalEntry(lesson: scope.name, thing)]) }
    }

    @Test func `a claimed container counts from the next check on`() async throws {
        let bench = try Bench()
        let made = try await bench.lab.docker("run -d --name @web busybox:1.36 sleep 1d", ours: false)
        let check = "containers: { @web: { running: true } }"
        #expect(try await bench.state(check).isWhole == false)
        try bench.add(.container(id: String(made.text.prefix(64))))
        #expect(try await bench.state(check).isWhole)
    }

    @Test func `objects of a Compose project named by the learner count once the project is journaled`() async throws {
        let bench = try Bench()
        let (lab, project) = (bench.lab, bench.lab.prefix + "own")
        for kind in ["network", "volume"] {
            try await lab.docker("\(kind) create --label com.docker.compose.project=\(project) @\(kind)", ours: false)
        }
        let check = "networks: { @network: { exists: true } }\nvolumes: { @volume: { exists: true } }"
        #expect(try await bench.state(check).holding == 0)
        try bench.add(.project(name: project, folder: lab.folder.path))
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
        try await lab.docker("rename @web @web-mine")
        #expect(try await bench.state(check).conflicts.map(\.object.kind) == [.network])
    }

    @Test func `a name used by another lesson is reported as such`() async throws {
        let bench = try Bench()
        let made = try await bench.lab.docker("create --name @web busybox:1.36 true", ours: false)
        try bench.journal.append([JournalEntry(lesson: "docker/ports", .container(id: String(made.text.prefix(64))))])
        let conflict = try #require(try await bench.state("containers: { @web: { running: true } }").conflicts.first)
        #expect(conflict.owner == .otherLesson("docker/ports") && conflict.words.contains("of the lesson docker/ports"))
    }
}
