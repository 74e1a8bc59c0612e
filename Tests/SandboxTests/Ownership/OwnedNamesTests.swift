import Course
import EngineValues
import Glibc
import TestSupport
import Testing

@testable import Sandbox

/// The names and ports that a lesson gets on the real engine.
@Suite(.engine, .timeLimit(.minutes(5))) struct OwnedNamesTests {
    private typealias Stage = OwnershipStage

    private func lesson(_ names: [String], ports: [Int] = []) -> Lesson {
        var lesson = Lesson(
            course: "tests", module: "m", id: "ownership", number: 1, path: "l.md", title: "Names", minutes: 5, objectives: [])
        (lesson.names, lesson.ports) = (names, ports)
        return lesson
    }

    @Test func `learners who open a lesson at the same time get and keep their own names and ports`() async throws {
        try await Stage.with { stage in
            let ports = [try PortListener.freePort(), try PortListener.freePort()]
            let lesson = lesson(["\(stage.prefix)-web"], ports: ports)
            let homes = (0..<5).map { _ in ScratchFolder() }
            let learners = homes.map { LessonNames(Directories(environment: ["CALF_HOME": $0.path])) }
            for home in homes { home.makeFolder("data") }
            func values() throws -> [[String]] {
                try learners.map { learner in
                    let own = try learner.applied(to: lesson)
                    return own.placeholders
                }
            }
            func chooseAll() async throws {
                try await withThrowingTaskGroup { group in
                    for learner in learners { group.addTask { try await learner.choose(for: lesson, on: stage.engine) } }
                    try await group.waitForAll()
                }
            }
            try await chooseAll()
            let chosen = try values()
            #expect(Set(chosen.flatMap(\.self)).count == 15, "\(chosen)")
            #expect(chosen.contains(["\(stage.prefix)-web"] + ports.map(String.init)))
            #expect(chosen.contains { $0[0] == "\(stage.prefix)-web-2" })
            // All ports move together.
            let moves = chosen.map { zip($0.dropFirst(), ports).map { (Int($0) ?? 0) - $1 } }
            #expect(moves.allSatisfy { $0[0] == $0[1] && $0[0] % 100 == 0 }, "\(moves)")
            try await chooseAll()
            #expect(try values() == chosen)
        }
    }

    @Test func `names in use by others are avoided, and the lesson's own objects keep theirs`() async throws {
        try await Stage.with { stage in
            let name = "\(stage.prefix)-user"
            let names = LessonNames(stage.directories)
            let make: [[String]] = [
                ["create", "--name", name, Stage.image, "true"], ["volume", "create", name], ["network", "create", name],
                ["tag", Stage.image, "\(name):1"],
            ]
            let remove = [["rm", name], ["volume", "rm", name], ["network", "rm", name], ["rmi", "\(name):1"]]
            for (make, remove) in zip(make, remove) {
                try #require(await stage.user(make).isSuccess)
                let lesson = lesson([name, "\(name)-data"])
                try await names.choose(for: lesson, on: stage.engine)
                #expect(try names.applied(to: lesson).names == ["\(name)-2", "\(name)-data-2"], "\(make)")
                try #require(await stage.user(remove).isSuccess)
                try FileSystem.remove(stage.directories.data + "/engine/names")
                try #require(await stage.learner(make).isSuccess)
                try await names.choose(for: lesson, on: stage.engine)
                #expect(try names.applied(to: lesson) == lesson, "\(make)")
                try #require(await stage.learner(remove).isSuccess)
                try FileSystem.remove(stage.directories.data + "/engine/names")
            }
        }
    }

    @Test func `a port in use is avoided unless the lesson itself uses it`() async throws {
        try await Stage.with { stage in
            let listener = try PortListener()
            let port = listener.port
            defer { withExtendedLifetime(listener) {} }
            let lesson = lesson([], ports: [port])
            let names = LessonNames(stage.directories)
            try await names.choose(for: lesson, on: stage.engine)
            let chosen = try #require(try names.applied(to: lesson).ports.first)
            #expect(chosen > port && (chosen - port) % 100 == 0)
            let own = "\(stage.prefix)-own"
            try #require(
                await stage.learner("run", "-d", "--name", own, "-p", "\(chosen):80", Stage.image, "sleep", "1000").isSuccess)
            #expect(try await !names.choose(for: lesson, on: stage.engine))
            // Another lesson of the same learner also avoids the container's port.
            var other = lesson
            other.id = "another"
            other.ports = [chosen]
            try await names.choose(for: other, on: stage.engine)
            let next = try #require(try names.applied(to: other).ports.first)
            #expect(next > chosen && (next - chosen) % 100 == 0)
        }
    }

    @Test func `simultaneous checks have their own stand-in names, until their folder is removed`() async throws {
        try await Stage.with { stage in
            // There are only 19 stand-in names.
            let lesson = lesson(["9999x"])
            let folders = (0..<19).map { _ in ScratchFolder() }
            let names = try await withThrowingTaskGroup { group in
                for folder in folders {
                    let directories = Directories(environment: ["CALF_HOME": folder.path])
                    folder.makeFolder("data")
                    group.addTask { try await StandIns(for: lesson, on: stage.engine, reservedBy: directories).values["9999x"] }
                }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(names.count == 19, "\(names)")
            let next = Directories(environment: ["CALF_HOME": folders[0].path + "/next"])
            try FileSystem.makeDirectories(next.data)
            try FileSystem.remove(folders[7].path + "/data")
            let freed = try await StandIns(for: lesson, on: stage.engine, reservedBy: next).values["9999x"]
            #expect(names.contains(freed))
        }
    }

    @Test func `reservations of a deleted data directory are released`() async throws {
        try await Stage.with { stage in
            let lesson = lesson(["\(stage.prefix)-bench"])
            func choose(_ home: ScratchFolder) async throws -> [String] {
                let names = LessonNames(Directories(environment: ["CALF_HOME": home.path]))
                try await names.choose(for: lesson, on: stage.engine)
                return try names.applied(to: lesson).names
            }
            for _ in 1...2 {
                let chosen = try await choose(ScratchFolder())
                #expect(chosen == ["\(stage.prefix)-bench"])
            }
        }
    }
}
