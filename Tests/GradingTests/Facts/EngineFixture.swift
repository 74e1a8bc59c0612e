import Course
import DockerCLI
import Facts
import Glibc
import Grading
import Primitives
import Sandbox
import TestSupport
import Testing
import Verdicts

/// The real engine, with a scope for one test. Everything in the scope is removed after the test.
struct RealEngine: TestTrait, SuiteTrait, TestScoping {
    @TaskLocal static var lab: Lab?

    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        // For each test, and not again for its suite.
        guard test.isSuite == false else { return try await function() }
        let lab = try await Lab()
        do {
            try await Self.$lab.withValue(lab) { try await function() }
        } catch {
            await lab.clean()
            throw error
        }
        await lab.clean()
    }
}

extension Trait where Self == RealEngine {
    static var realEngine: RealEngine { RealEngine() }
}

/// The scope in which a test creates its objects.
struct Lab: Sendable {
    let engine: Engine
    let folder = ScratchFolder()
    let lesson: LessonScope
    /// The lesson's sockets.
    private let guarded: LessonGuard
    private let home = ScratchFolder()
    let began = Timestamp.now.seconds
    /// A prefix for names that no one else on this engine uses.
    let prefix: String

    init() async throws {
        engine = try Engine(patience: .expectingFailure)
        prefix = "t\(getpid())x\(UInt32.random(in: 0..<100_000))"
        lesson = LessonScope(course: "tests", lesson: prefix, directories: Directories(environment: ["CALF_HOME": home.path]))
        let written = Lesson(
            course: "tests", module: "m", id: prefix, number: 1, path: "l.md", title: "Facts", minutes: 5, objectives: [])
        // Some tests mount what isn't in the lesson's folder.
        guarded = try #require(await LessonGuard(lesson, on: engine, folder: "/", for: written))
        let image = try await engine.attempt(["image", "inspect", "busybox:1.36"])
        try #require(image.isSuccess, "the stand-in for busybox:1.36 is missing: Tests/stand-ins makes it")
    }

    var place: FactsPlace {
        var place = FactsPlace(
            engine: engine, scope: lesson, directory: folder.path, environment: engine.environment, began: began,
            patience: .expectingFailure)
        place.project = "calf-\(prefix)"
        return place
    }

    /// Runs `docker` in the lesson, or as another user of the engine. `@` is the prefix of names.
    @discardableResult
    func docker(_ line: String, ours: Bool = true) async throws -> FinishedCommand {
        var words = line.split(separator: " ").map { String($0).replacing("@", with: prefix).replacing("\u{A0}", with: " ") }
        if ours {
            let lessons = try Engine(environment: engine.environment.merging(guarded.variables()) { $1 }, patience: .expectingFailure)
            return try await lessons.attempt(words, directory: folder.path)
        }
        let makes = ["run", "create", "build"].contains(words[0]) || words.count > 1 && words[1] == "create"
        if makes {
            words.insert(
                contentsOf: ["--label", "io.calf.test=\(prefix)"], at: ["network", "volume", "container"].contains(words[0]) ? 2 : 1)
        }
        return try await engine.attempt(words, directory: folder.path)
    }

    /// Judges these facts, written as in a lesson with `@` for the prefix.
    func judgement(of check: String, blocks: String = "", patience: Patience = .expectingFailure) async throws -> Judgement {
        let exercise = try exercise(check, blocks)
        return await FactsJudge(place: place).with(patience).judge(exercise)
    }

    func exercise(_ check: String, _ blocks: String = "") throws -> Exercise {
        let text = (solutionBlock + block("yaml check", check) + blocks).replacing("@", with: prefix)
        return try GradingTests.exercise(text).0
    }

    private var solutionBlock: String { block("sh solution", "true") }

    func clean() async {
        func all(_ words: [String], _ label: String) async -> [String] {
            let listed = try? await engine.run(words + ["--filter", "label=\(label)"])  // The next test would find leftovers.
            return (listed?.text ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
        }
        // The next test would find leftovers.
        _ = try? await OwnedObjects.read(from: engine, lesson.record).remove(from: engine, lesson.record)
        for label in ["io.calf.test=\(prefix)", "com.docker.compose.project=\(place.project)"] {
            for (list, remove) in [
                (["ps", "-aq"], ["rm", "-f", "-v"]), (["network", "ls", "-q"], ["network", "rm"]),
                (["volume", "ls", "-q"], ["volume", "rm"]),
                (["images", "-q"], ["rmi", "-f"]),
            ] {
                let found = await all(list, label)
                if !found.isEmpty { _ = try? await engine.attempt(remove + found) }  // As above.
            }
        }
        // Volumes created by -v have no label.
        let left = (try? await engine.run(["volume", "ls", "-q", "--filter", "name=\(prefix)"]))?.text ?? ""  // As above.
        for name in left.split(whereSeparator: \.isWhitespace).map(String.init) {
            _ = try? await engine.attempt(["volume", "rm", name])  // As above.
        }
    }
}
