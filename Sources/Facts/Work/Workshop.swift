package import Course
import EngineValues
import Glibc
package import Sandbox
import Servers

/// Provides scenes in which answers and examples run, and removes everything that was created there.
package struct Workshop: Sendable {
    /// Where the data is.
    package let sandbox: Sandbox
    /// `nil` if there is no docker command.
    package let engine: Engine?
    /// The environment that calf itself was started with.
    let environment: [String: String]
    /// How scripts are kept from the rest of the machine; `nil` if they may do what the user may do.
    let confinement: Confinement?
    /// The time limit for one script; some of them build images.
    let limit: Duration
    /// How long scenes wait for the engine, and for what an answer has started.
    let patience: Patience
    private let turns: EngineTurns

    /// - Parameters:
    ///   - scenesAtOnce: how many scenes there may be at the same time, besides one of each kind that takes turns with the engine.
    ///   - confinement: how scripts are kept from the rest of the machine.
    ///   - limit: the time limit for one script.
    ///   - patience: how long scenes wait for the engine, and for what an answer has started.
    package init(
        sandbox: Sandbox, environment: [String: String] = ProcessEnvironment.current, scenesAtOnce: Int = 4,
        confinement: Confinement? = nil, limit: Duration = .seconds(120), patience: Patience = .usual
    ) {
        self.sandbox = sandbox
        self.environment = environment
        self.confinement = confinement
        self.limit = limit
        self.patience = patience
        turns = EngineTurns(places: scenesAtOnce)
        do throws(EngineError) {
            engine = try Engine(environment: environment, patience: patience)
        } catch {
            engine = nil
        }
    }

    /// Calls `body` with stand-ins for the names and ports that a lesson declares. Until it returns, nothing else here uses them.
    package func withStandIns<Result: Sendable>(
        for lesson: Lesson, _ body: (StandIns) async throws -> Result
    ) async throws -> Result {
        guard !lesson.placeholders.isEmpty, lesson.usesEngine, let engine else { return try await body(StandIns(for: lesson)) }
        let standIns: StandIns
        do {
            standIns = try await turns.standIns(for: lesson, on: engine)
        } catch is EngineError {
            // Nothing can be created there. The first scene says why.
            standIns = StandIns(for: lesson)
        }
        return try await doing {
            try await body(standIns)
        } finally: {
            await turns.release(standIns)
        }
    }

    /// Calls `body` with a fresh scene for a lesson, and removes the scene afterward.
    ///
    /// - Parameters:
    ///   - asksEngine: whether the engine can be reached from the scene.
    ///   - afterOthers: whether the solutions of earlier exercises may run there, too.
    ///   - mayUseAnyName: whether names and ports may be used there that the lesson doesn't declare, such as by a user's answer.
    package func withScene<Result: Sendable>(
        for lesson: Lesson, dataset: DatasetSource?, exercise: Exercise? = nil, asksEngine: Bool = true, afterOthers: Bool = true,
        mayUseAnyName: Bool = false, _ body: (Scene) async throws -> Result
    ) async throws -> Result {
        // Data variants use the turn that the answer's own scene already has.
        guard asksEngine else { return try await scene(lesson, dataset, exercise, asksEngine: false, body) }
        if lesson.servers != nil {
            return try await turns.locking(ofEngine: serversTurn) { try await scene(lesson, dataset, exercise, asksEngine: false, body) }
        }
        guard lesson.usesEngine else {
            return try await turns.scenes.pass { try await scene(lesson, dataset, exercise, asksEngine: true, body) }
        }
        guard let engine else { throw EngineError.commandMissing }
        let identity = try await turns.identity(of: engine)
        // Names that no lesson declares have no stand-ins, and builds share their steps.
        guard mayUseAnyName || !lesson.declaresWhatItCreates || lesson.mayMakeImages(in: exercise, afterOthers: afterOthers) else {
            return try await turns.scenes.pass { try await scene(lesson, dataset, exercise, asksEngine: true, body) }
        }
        return try await turns.locking(ofEngine: identity) { try await scene(lesson, dataset, exercise, asksEngine: true, body) }
    }

    /// The servers of a lesson, as they are when it opens; `nil` if it has none. All answers use the same place, one after the other, so only
    /// the first one waits until the servers are made.
    func freshServers(of lesson: Lesson) async throws -> RunningSet? {
        guard let plan = try ServerPlan(of: lesson) else { return nil }
        let set = try await RunningSet.open(plan, at: serversPlace, executable: sandbox.options.executable)
        try await set.reset()
        return set
    }

    private var serversPlace: SetPlace {
        get throws { try SetPlace(data: sandbox.directories.data, course: "trying", lesson: "servers") }
    }

    private var serversTurn: String { "servers in \(sandbox.directories.data)" }

    /// Removes the servers that answers had. Other processes that need them make them again.
    package func removeServers() async throws {
        guard try SetPlace.all(in: sandbox.directories.data).contains(where: { $0.origin.hasSuffix("/trying/servers") }) else { return }
        try await turns.locking(ofEngine: serversTurn) { try serversPlace.remove() }
    }

    private func scene<Result: Sendable>(
        _ lesson: Lesson, _ dataset: DatasetSource?, _ exercise: Exercise?, asksEngine: Bool, _ body: (Scene) async throws -> Result
    ) async throws -> Result {
        try await TrialFolder.tidy(self)
        let scene = try await Scene(lesson, exercise, dataset, self, asksEngine: asksEngine)
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await body(scene)) } catch { outcome = .failure(error) }
        // Remove everything even if the caller was canceled.
        try await Task { try await scene.remove() }.value
        return try outcome.get()
    }
}

/// Coordinates the scenes that run at the same time.
private actor EngineTurns {
    /// Limits how many there are at the same time.
    nonisolated let scenes: Gate
    private nonisolated let exclusive = Gate(places: 1)
    private var identity: String?
    /// The stand-ins in use.
    private var taken: Set<String> = []

    init(places: Int) { scenes = Gate(places: places) }

    /// The engine's identity, queried once. If the engine doesn't respond or isn't supported, this throws a well-known error.
    func identity(of engine: Engine) async throws(EngineError) -> String {
        if let identity { return identity }
        try await engine.requireDocker()
        let found = try await engine.identity()
        identity = found
        return found
    }

    /// Stand-ins that no one else has until they are released.
    func standIns(for lesson: Lesson, on engine: Engine) async throws -> StandIns {
        let used = try await UsedNames(on: engine)
        let standIns = StandIns(for: lesson, besides: used, and: taken)
        taken.formUnion(standIns.values.values)
        return standIns
    }

    func release(_ standIns: StandIns) { taken.subtract(standIns.values.values) }

    /// Calls `body` while it has the engine's lock. Only one scene of each process waits for other processes, so that they take turns,
    /// however many scenes they have.
    nonisolated(nonsending) func locking<Result: Sendable>(
        ofEngine identity: String, _ body: () async throws -> Result
    ) async throws -> Result {
        try await exclusive.pass {
            let lock = try await EngineLock.take(ofEngine: identity)
            let result = try await body()
            _ = consume lock
            return result
        }
    }
}
