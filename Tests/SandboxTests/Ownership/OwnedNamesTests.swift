import Course
import EngineValues
import Glibc
import TestSupport
import Testing

@testable import Sandbox

/// The ports that a lesson gets on the real engine, and the stand-ins of checks.
@Suite(.engine, .timeLimit(.minutes(5))) struct OwnedNamesTests {
    private typealias Stage = OwnershipStage

    private func lesson(_ names: [String], ports: [Int] = []) -> Lesson {
        var lesson = Lesson(
            course: "tests", module: "m", id: "ownership", number: 1, path: "l.md", title: "Names", minutes: 5, objectives: [])
        (lesson.names, lesson.ports) = (names, ports)
        return lesson
    }

    @Test func `a port in use is avoided unless the lesson itself uses it`() async throws {
        try await Stage.with { stage in
            let listener = try PortListener()
            let port = listener.port
            defer { withExtendedLifetime(listener) {} }
            let lesson = lesson([], ports: [port])
            let ports = LessonPorts(stage.directories)
            try await ports.choose(for: lesson, on: stage.engine)
            let chosen = try #require(try ports.applied(to: lesson).ports.first)
            #expect(chosen > port && (chosen - port) % 100 == 0)
            let own = "\(stage.prefix)-own"
            try #require(
                await stage.learner("run", "-d", "--name", own, "-p", "\(chosen):80", Stage.image, "sleep", "1000").isSuccess)
            #expect(try await !ports.choose(for: lesson, on: stage.engine))
            // Another lesson of the same learner also avoids the container's port.
            var other = lesson
            other.id = "another"
            other.ports = [chosen]
            try await ports.choose(for: other, on: stage.engine)
            let next = try #require(try ports.applied(to: other).ports.first)
            #expect(next > chosen && (next - chosen) % 100 == 0)
        }
    }

    @Test func `a port that was chosen is kept, and names stay as they are`() async throws {
        try await Stage.with { stage in
            let name = "\(stage.prefix)-user"
            try await stage.user("create", "--name", name, Stage.image, "true")
            let ports = LessonPorts(stage.directories)
            var lesson = lesson([name], ports: [try PortListener.freePort()])
            #expect(try !ports.areKnown(for: lesson))
            #expect(try await ports.choose(for: lesson, on: stage.engine))
            #expect(try ports.areKnown(for: lesson) && ports.applied(to: lesson) == lesson)
            #expect(try await !ports.choose(for: lesson, on: stage.engine))
            lesson.ports = []
            #expect(try await !ports.choose(for: lesson, on: stage.engine))
        }
    }

    @Test func `stand-ins avoid what is on the engine and what others have taken`() async throws {
        try await Stage.with { stage in
            let name = "\(stage.prefix)x"
            try await stage.user("volume", "create", name)
            let lesson = lesson([name], ports: [8080])
            let used = try await UsedNames(on: stage.engine)
            let first = StandIns(for: lesson, besides: used)
            let second = StandIns(for: lesson, besides: used, and: Set(first.values.values))
            #expect(first.values.count == 2 && Set(first.values.values).isDisjoint(with: second.values.values))
            #expect(first.values[name] != name)
        }
    }
}
