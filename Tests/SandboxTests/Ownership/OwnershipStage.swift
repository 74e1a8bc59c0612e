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
    let journal: EngineJournal
    /// The prefix of all names here, by which they are recognized and removed.
    let prefix: String

    /// - Parameter isClassic: uses the classic builder, which leaves most behind because its steps are containers and images; otherwise
    /// BuildKit.
    init(lesson: String = "ownership", isClassic: Bool = true) throws {
        engine = try Engine(environment: ProcessEnvironment.current.merging(["DOCKER_BUILDKIT": isClassic ? "0" : "1"]) { $1 })
        directories = Directories(environment: ["CALF_HOME": home.path])
        scope = LessonScope(course: "tests", lesson: lesson, directories: directories)
        journal = EngineJournal(directories)
        prefix = "own\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    }

    /// Gives the test a stage, and restores the engine.
    static func with(
        lesson: String = "ownership", isClassic: Bool = true, _ body: (OwnershipStage) async throws -> Void
    ) async throws {
        let stage = try OwnershipStage(lesson: lesson, isClassic: isClassic)
        do {
            try await body(stage)
        } catch {
            try await stage.clear()
            throw error
        }
        try await stage.clear()
    }

    private func clear() async throws {
        _ = try await OwnedObjects.read(from: engine, journal: journal).remove(from: engine, journal: journal)
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
        try await engine.attempt(words, within: .seconds(60))
    }
    @discardableResult func user(_ words: String...) async throws -> FinishedCommand { try await user(words) }

    /// Runs docker in the lesson's shell: without a terminal, or with this answer typed at one.
    @discardableResult func learner(
        _ words: [String], answering: String? = nil, cli: String? = nil, folder: String? = nil
    ) async throws -> FinishedCommand {
        let environment = try scope.environment(engine.environment, docker: cli)
        let quoted = words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
        let run =
            answering == nil
            ? CommandRun(["setsid", "-w", "docker"] + words, environment: environment, directory: folder)
            : CommandRun(
                ["script", "-qec", "docker \(quoted)", "/dev/null"], environment: environment, directory: folder,
                input: Array("\(answering ?? "")\n".utf8))
        return try await run.finish(within: .seconds(120))
    }
    @discardableResult func learner(_ words: String...) async throws -> FinishedCommand { try await learner(words) }

    // MARK: - Objects

    func objects() async throws -> OwnedObjects { try await OwnedObjects.read(from: engine, journal: journal).of(scope) }

    /// The lesson's objects as `kind name`, sorted.
    func owned() async throws -> [String] { try await objects().owned.map { "\($0.object.kind) \($0.shownName)" }.sorted() }

    /// Removes the lesson's objects, as happens when the learner leaves it.
    @discardableResult func leave() async throws -> RemovalReport { try await objects().remove(from: engine, journal: journal) }

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
        try #require(
            await user(
                "create", "--name", "\(prefix)-user-web-1", "--label", "com.docker.compose.project=\(prefix)-user", "--label",
                "com.docker.compose.project.working_dir=/srv", Self.image, "true"
            ).isSuccess)
    }

    static let image = "busybox:1.36"
}
