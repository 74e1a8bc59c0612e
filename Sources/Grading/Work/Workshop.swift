import Course
import Glibc
package import Sandbox

/// Provides scenes in which answers and examples run, and removes everything that was created there.
package struct Workshop: Sendable {
    let sandbox: Sandbox
    /// `nil` if there is no docker command.
    let engine: Engine?
    /// The environment that calf itself was started with.
    let environment: [String: String]
    private let turns: EngineTurns

    /// - Parameter lessonsAtOnce: how many lessons may use the engine at the same time, as long as they don't conflict.
    package init(sandbox: Sandbox, environment: [String: String] = ProcessEnvironment.current, lessonsAtOnce: Int = 4) {
        self.sandbox = sandbox
        self.environment = environment
        turns = EngineTurns(places: lessonsAtOnce)
        do throws(EngineError) {
            engine = try Engine(environment: environment)
        } catch {
            engine = nil
        }
    }

    /// Calls `body` while no conflicting lesson uses the engine.
    ///
    /// - Parameter hasOwnNames: whether no other lesson uses the same names for its objects on the engine.
    func exclusively<Result>(for lesson: Lesson, hasOwnNames: Bool = false, _ body: () async throws -> Result) async throws -> Result {
        guard lesson.usesEngine else { return try await body() }
        guard let engine else { throw EngineError.commandMissing }
        // If the engine doesn't respond, this throws a well-known error.
        _ = try await engine.run(["version", "--format", "{{.Server.Version}}"])
        let identity = try await turns.identity(of: engine)
        let names: EngineLock? = hasOwnNames ? nil : try await EngineLock.take(.declaredNames, ofEngine: identity)
        let own = try await EngineLock.take(.lesson("\(lesson.course)/\(lesson.id)"), ofEngine: identity)
        let result = try await body()
        _ = consume names
        _ = consume own
        return result
    }

    /// Calls `body` with a fresh scene for a lesson, and removes the scene afterward.
    ///
    /// - Parameter asksEngine: whether the engine can be reached from the scene.
    func withScene<Result: Sendable>(
        for lesson: Lesson, dataset: DatasetSource?, exercise: Exercise? = nil, asksEngine: Bool = true,
        _ body: (Scene) async throws -> Result
    ) async throws -> Result {
        guard asksEngine, lesson.usesEngine, let engine else {
            return try await scene(lesson, dataset, exercise, asksEngine: asksEngine, body)
        }
        let identity = try await turns.identity(of: engine)
        let images: EngineLock? = lesson.mayMakeImages(in: exercise) ? try await EngineLock.take(.images, ofEngine: identity) : nil
        // Wait for the gate last, so that its places aren't held while waiting for a lock.
        let result = try await turns.gate.pass { try await scene(lesson, dataset, exercise, asksEngine: true, body) }
        _ = consume images
        return result
    }

    private func scene<Result: Sendable>(
        _ lesson: Lesson, _ dataset: DatasetSource?, _ exercise: Exercise?, asksEngine: Bool, _ body: (Scene) async throws -> Result
    ) async throws -> Result {
        try await Scene.tidy(self)
        let scene = try await Scene(lesson, exercise, dataset, self, asksEngine: asksEngine)
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await body(scene)) } catch { outcome = .failure(error) }
        // Remove everything even if the caller was canceled.
        try await Task { try await scene.remove() }.value
        return try outcome.get()
    }
}

/// Coordinates the lessons that use the engine.
private actor EngineTurns {
    /// Limits the scenes that use the engine at the same time.
    nonisolated let gate: Gate
    private var identity: String?

    init(places: Int) { gate = Gate(places: places) }

    /// The engine's identity, queried once.
    func identity(of engine: Engine) async throws(EngineError) -> String {
        if let identity { return identity }
        let found = try await engine.identity()
        identity = found
        return found
    }
}
