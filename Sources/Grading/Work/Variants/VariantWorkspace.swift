import Course
import Facts
import Postgres
import Sandbox

/// Where answers to one exercise run on versions of its data, one after the other, each from the same starting state.
///
/// What `sh setup` creates in the folder is created once and kept. Its changes to the database are not repeated; `sql setup` is for those.
struct VariantWorkspace: Sendable {
    private let scene: Scene
    private let subject: ProgramExercise
    private let runner: ReferenceRunner
    private let afterOthers: Bool

    /// The time limit for one script of an answer.
    private static let limit = Duration.seconds(20)

    init(_ scene: Scene, _ subject: ProgramExercise, _ runner: ReferenceRunner, afterOthers: Bool) async throws {
        self.scene = scene
        self.subject = subject
        self.runner = runner
        self.afterOthers = afterOthers
        try await scene.setUp(scene.lesson.setup)
        if !afterOthers { try await scene.begin(subject.exercise, afterOthers: false) }
        try await scene.keep()
    }

    /// The result of an answer on a version of the data; `nil` if the server rejects that version.
    ///
    /// - Parameter variant: `nil` is the given data.
    func outcome(of answer: GivenAnswer, on variant: Variant?) async throws -> WorkOutcome? {
        if subject.isGivenBefore {
            guard let given = try await data(nil) else { return nil }
            _ = try await using(given) { try await make(answer, in: try await scene.again(on: given)) }
        }
        guard let data = try await data(variant) else { return nil }
        return try await using(data) {
            let start = subject.scope.needsState ? try await beginning(in: data) : nil
            let there: Scene
            var failure: GivenAnswer.Failure?
            if subject.isGivenBefore {
                there = try await scene.seeing(data)
            } else {
                there = try await scene.again(on: data)
                failure = try await make(answer, in: there)
            }
            var outcome = WorkOutcome(reports: try await reports(in: there), failure: failure)
            scene.endProcesses()
            if let start {
                outcome.before = start.contents
                outcome.state = try await state(of: data, since: start.now)
            }
            return outcome
        }
    }

    private func make(_ answer: GivenAnswer, in scene: Scene) async throws -> GivenAnswer.Failure? {
        if afterOthers { try await scene.begin(subject.exercise, afterOthers: true) }
        return try await answer.make(in: scene, within: Self.limit)
    }

    private func reports(in scene: Scene) async throws -> [FactReport] {
        guard let facts = subject.exercise.check?.facts else { return [] }
        return try await FactsLook(place: scene.place).reports(on: facts, trying: .always).compactMap(\.self)
    }

    // MARK: - The data

    private func data(_ variant: Variant?) async throws -> SceneData? {
        try await SceneData(of: runner.template, variant, grants: runner.grants, runner.sandbox)
    }

    /// Calls `body`, then ends the processes that use the data and releases it.
    private func using<Result>(_ data: SceneData, _ body: () async throws -> Result) async throws -> Result {
        try await doing(body) {
            scene.endProcesses()
            await data.release()
        }
    }

    private func state(of data: SceneData, since start: CanonicalMoment?) async throws -> DatabaseState {
        let trial = runner.trial(look: IsolatedRun.Look(isNeeded: true, tables: Set(subject.scope.contents?.names ?? [])))
        let lease = CloneLease(database: data.database, baseline: try await runner.clones.baseline(of: runner.template))
        return try await trial.remaining(on: lease, since: start, until: Deadline(after: .seconds(trial.limits.seconds)))
    }

    /// The current time, and the contents of the tables that count.
    private func beginning(in data: SceneData) async throws -> (now: CanonicalMoment?, contents: [String: TableContents]) {
        let definitions = try await runner.clones.baseline(of: runner.template).definitions
        return try await runner.sandbox.withSession(on: data.database, as: .reference(grants: runner.grants)) { session in
            let inspector = Inspector(session: session)
            try await inspector.prepare()
            return (
                try await inspector.moment("SELECT now()"),
                try await inspector.contents(of: subject.scope.contents?.names ?? [], definitions)
            )
        }
    }
}

extension SceneData {
    /// Another version of the data, or the given one for `nil`; `nil` if the server rejects it.
    fileprivate init?(of template: Template, _ variant: Variant?, grants: [String], _ sandbox: Sandbox) async throws {
        try await self.init(of: template, grants: grants, options: variant?.isOtherPlan == true ? OtherPlan.options : "", sandbox)
        guard let variant, !variant.commands.isEmpty else { return }
        do {
            try await sandbox.withSession(on: database, as: .reference(grants: grants)) { session in
                _ = try await session.results(of: variant.commands)
            }
        } catch {
            await release()
            guard case PostgresError.server = error, !OthersDoing.explains(error) else { throw error }
            return nil
        }
    }
}
