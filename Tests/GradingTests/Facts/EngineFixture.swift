import Course
import DockerCLI
import Glibc
import Grading
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
    let scope: FactsScope
    let folder = ScratchFolder()
    let began = EngineClock.now
    /// A prefix for names that no one else on this engine uses.
    let prefix: String

    init() async throws {
        engine = try Engine()
        prefix = "t\(getpid())x\(UInt32.random(in: 0..<100_000))"
        scope = FactsScope(lesson: "tests/\(prefix)", project: "calf-\(prefix)", ownership: Ownership(home: prefix, journal: ""))
        let image = try await engine.attempt(["image", "inspect", "busybox:1.36"])
        try #require(image.isSuccess, "the stand-in for busybox:1.36 is missing: Tests/stand-ins makes it")
    }

    var place: FactsPlace {
        FactsPlace(
            engine: engine, scope: scope, directory: folder.path, environment: engine.environment, began: began, images: ["busybox:1.36"])
    }

    var labels: [String] { scope.labels.flatMap { ["--label", "\($0.key)=\($0.value)"] } }

    /// Runs `docker`, and adds the lesson's labels to `run`, `create` and `build`. `@` is the prefix of names.
    @discardableResult
    func docker(_ line: String, ours: Bool = true) async throws -> FinishedCommand {
        var words = line.split(separator: " ").map { String($0).replacing("@", with: prefix).replacing("\u{A0}", with: " ") }
        let makes = ["run", "create", "build"].contains(words[0]) || words.count > 1 && words[1] == "create"
        if makes {
            let place = ["network", "volume", "container"].contains(words[0]) ? 2 : 1
            let mark = ours ? labels : ["--label", "io.calf.test=\(prefix)"]
            words.insert(contentsOf: mark, at: place)
        }
        return try await engine.attempt(words, directory: folder.path)
    }

    /// Judges these facts, written as in a lesson with `@` for the prefix.
    func judgement(of check: String, blocks: String = "") async throws -> Judgement {
        let exercise = try exercise(check, blocks)
        return await FactsJudge(place: place).judge(exercise)
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
        for label in ["io.calf.home=\(prefix)", "io.calf.test=\(prefix)", "com.docker.compose.project=\(scope.project)"] {
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
