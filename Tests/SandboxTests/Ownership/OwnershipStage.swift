import Course
import DockerCLI
import EngineValues
import Glibc
import TestSupport
import Testing

@testable import Sandbox

/// A lesson on the real engine, and another user of the same engine with objects of their own.
struct OwnershipStage {
    let home = ScratchFolder()
    let engine: Engine
    let directories: Directories
    let scope: LessonScope
    /// The lesson's sockets.
    let guarded: LessonGuard
    /// The prefix of all names here, by which they are recognized and removed.
    let prefix: String

    /// - Parameter isClassic: uses the classic builder, which leaves most behind because its steps are containers and images; otherwise
    /// BuildKit.
    init(lesson: String = "ownership", isClassic: Bool = true) async throws {
        engine = try Engine(
            environment: ProcessEnvironment.current.merging(["DOCKER_BUILDKIT": isClassic ? "0" : "1"]) { $1 }, patience: .expectingSuccess)
        directories = Directories(environment: ["CALF_HOME": home.path])
        scope = LessonScope(course: "tests", lesson: lesson, directories: directories)
        prefix = "own\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        let lesson = Lesson(
            course: "tests", module: "m", id: lesson, number: 1, path: "l.md", title: "Ownership", minutes: 5, objectives: [])
        guarded = try #require(await LessonGuard(scope, on: engine, folder: home.path, for: lesson))
    }

    /// Gives the test a stage, and restores the engine.
    static func with(
        lesson: String = "ownership", isClassic: Bool = true, _ body: (OwnershipStage) async throws -> Void
    ) async throws {
        let stage = try await OwnershipStage(lesson: lesson, isClassic: isClassic)
        do {
            try await body(stage)
        } catch {
            try await stage.clear()
            throw error
        }
        try await stage.clear()
    }

    private func clear() async throws {
        _ = try await OwnedObjects.read(from: engine, scope.record).remove(from: engine, scope.record)
        for (kind, list) in [("container", ["ps", "-aq"]), ("network", ["network", "ls", "-q"]), ("volume", ["volume", "ls", "-q"])] {
            let ids = try await user(list + ["--filter", "name=\(prefix)"]).text.split(separator: "\n").map(String.init)
            if !ids.isEmpty { _ = try await user([kind, "rm"] + (kind == "container" ? ["-fv"] : []) + ids) }
        }
        let images = try await user(["images", "--format", "{{.Repository}}:{{.Tag}}", "--filter", "reference=\(prefix)*"]).text
        if !images.isEmpty { _ = try await user(["rmi", "-f"] + images.split(separator: "\n").map(String.init)) }
    }

    // MARK: - Users

    /// Runs docker as the other user.
    @discardableResult func user(_ words: [String]) async throws -> FinishedCommand {
        try await engine.attempt(words, within: .seconds(180))
    }
    @discardableResult func user(_ words: String...) async throws -> FinishedCommand { try await user(words) }

    /// Runs docker in the lesson's shell.
    @discardableResult func learner(_ words: [String], folder: String? = nil) async throws -> FinishedCommand {
        let environment = engine.environment.merging(guarded.variables()) { $1 }
        return try await CommandRun(["docker"] + words, environment: environment, directory: folder ?? home.path).finish(
            within: .seconds(180))
    }
    @discardableResult func learner(_ words: String...) async throws -> FinishedCommand { try await learner(words) }

    // MARK: - Objects

    func objects() async throws -> OwnedObjects { try await OwnedObjects.read(from: engine, scope.record).of(scope) }

    /// The lesson's objects as `kind name`, sorted.
    func owned() async throws -> [String] { try await objects().owned.map { "\($0.object.kind) \($0.shownName)" }.sorted() }

    /// Removes the lesson's objects, as happens when the learner leaves it.
    @discardableResult func leave() async throws -> RemovalReport { try await objects().remove(from: engine, scope.record) }

    /// The other user's objects, with states and names. Their prefix distinguishes them from the lesson's.
    func foreignThings() async throws -> [String] {
        let containers = try await user(
            "ps", "-a", "--no-trunc", "--format", "{{.ID}} {{.Names}} {{.State}}", "--filter", "name=\(prefix)-user")
        let volumes = try await user("volume", "ls", "--format", "{{.Name}}", "--filter", "name=\(prefix)-user")
        let networks = try await user("network", "ls", "--no-trunc", "--format", "{{.ID}} {{.Name}}", "--filter", "name=\(prefix)-user")
        let images = try await user(
            "images", "-a", "--no-trunc", "--format", "{{.ID}} {{.Repository}}:{{.Tag}}", "--filter", "reference=\(prefix)-user*")
        return [containers, volumes, networks, images].flatMap { $0.text.split(separator: "\n").map(String.init) }.sorted()
    }

    /// Creates one object of each kind, with a running and a stopped container and an anonymous volume.
    func makeForeignThings() async throws {
        try #require(
            await user("run", "-d", "--network", "none", "--name", "\(prefix)-user-up", "-v", "/data", Self.image, "sleep", "1000")
                .isSuccess)
        try #require(await user("create", "--name", "\(prefix)-user-down", Self.image, "true").isSuccess)
        try #require(await user("volume", "create", "\(prefix)-user-data").isSuccess)
        try #require(await user("network", "create", "\(prefix)-user-net").isSuccess)
        try #require(await user("tag", Self.image, "\(prefix)-user-image:1").isSuccess)
    }

    static let image = "busybox:1.36"
}
