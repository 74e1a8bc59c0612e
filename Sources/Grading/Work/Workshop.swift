import Course
import Glibc
package import Sandbox

/// Gives lessons places of their own in which answers and examples are tried, and takes everything away again that was made there.
package struct Workshop: Sendable {
    let sandbox: Sandbox
    /// `nil` where there is no docker command, and why not.
    let engine: Engine?
    /// What calf itself was started with.
    let environment: [String: String]

    package init(sandbox: Sandbox, environment: [String: String] = ProcessEnvironment.current) {
        self.sandbox = sandbox
        self.environment = environment
        do throws(EngineError) {
            engine = try Engine(environment: environment)
        } catch {
            engine = nil
        }
    }

    /// Calls `body` when no other lesson is at work on the engine: names and ports are the engine's.
    func exclusively<Result>(for lesson: Lesson, _ body: () async throws -> Result) async throws -> Result {
        guard lesson.usesEngine else { return try await body() }
        guard let engine else { throw EngineError.commandMissing }
        // Where nobody answers, this says so in words that are known.
        _ = try await engine.run(["version", "--format", "{{.Server.Version}}"])
        let lock = try await EngineLock.take(for: engine)
        let result = try await body()
        _ = consume lock
        return result
    }

    /// Calls `body` with a fresh place for a lesson; afterwards nothing of it is left.
    ///
    /// - Parameter asksEngine: whether the engine can be reached from there.
    func withScene<Result: Sendable>(
        for lesson: Lesson, dataset: DatasetSource?, exercise: Exercise? = nil, asksEngine: Bool = true,
        _ body: (Scene) async throws -> Result
    ) async throws -> Result {
        try await Scene.tidy(self)
        let scene = try await Scene(lesson, exercise, dataset, self, asksEngine: asksEngine)
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await body(scene)) } catch { outcome = .failure(error) }
        // Whoever has given up waiting still leaves nothing behind.
        try await Task { try await scene.remove() }.value
        return try outcome.get()
    }
}
