import DockerCLI
import Glibc
import TestSupport
import Testing

@testable import Sandbox

/// A lesson on the real engine, and beside it somebody who uses the engine for things of their own.
struct OwnershipStage {
    let home = ScratchFolder()
    let engine: Engine
    let directories: Directories
    let scope: LessonScope
    let journal: EngineJournal
    /// What everything here is called by, so that it is known again and taken away.
    let prefix: String

    /// - Parameter isClassic: with the builder that leaves most behind, whose steps are containers and images of their own; else with BuildKit.
    init(lesson: String = "ownership", isClassic: Bool = true) throws {
        engine = try Engine(environment: ProcessEnvironment.current.merging(["DOCKER_BUILDKIT": isClassic ? "0" : "1"]) { $1 })
        directories = Directories(environment: ["CALF_HOME": home.path])
        scope = LessonScope(course: "tests", lesson: lesson, directories: directories)
        journal = EngineJournal(directories)
        prefix = "own\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    }

    /// Gives the test a stage, and leaves the engine as it was.
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

    // MARK: - Who types

    /// Somebody's own docker.
    @discardableResult func user(_ words: [String]) async throws -> FinishedCommand {
        try await engine.attempt(words, within: .seconds(60))
    }
    @discardableResult func user(_ words: String...) async throws -> FinishedCommand { try await user(words) }

    /// Docker in the lesson's shell, with nobody at a keyboard; or with an answer typed.
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

    // MARK: - What is there

    func objects() async throws -> OwnedObjects { try await OwnedObjects.read(from: engine, journal: journal).of(scope) }

    /// The lesson's things as `kind name`, in order.
    func owned() async throws -> [String] { try await objects().owned.map { "\($0.object.kind) \($0.shownName)" }.sorted() }

    /// Removes the lesson's things as leaving it does.
    @discardableResult func leave() async throws -> RemovalReport { try await objects().remove(from: engine, journal: journal) }

    /// Things of others on the engine, told apart from all that a lesson could have made: with states and names.
    func foreignThings() async throws -> [String] {
        let containers = try await user(
            "ps", "-a", "--no-trunc", "--format", "{{.ID}} {{.Names}} {{.State}}", "--filter", "name=\(prefix)-user")
        let volumes = try await user("volume", "ls", "--format", "{{.Name}}", "--filter", "name=\(prefix)-user")
        let networks = try await user("network", "ls", "--no-trunc", "--format", "{{.ID}} {{.Name}}", "--filter", "name=\(prefix)-user")
        let images = try await user(
            "images", "-a", "--no-trunc", "--format", "{{.ID}} {{.Repository}}:{{.Tag}}", "--filter", "reference=\(prefix)-user*")
        return [containers, volumes, networks, images].flatMap { $0.text.split(separator: "\n").map(String.init) }.sorted()
    }

    /// Makes one of each kind, a container that runs and one that does not, and an anonymous volume.
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
