import Course
import Postgres
import Sandbox
import Verdicts

/// Runs a lesson's solutions and mistakes, and answers to them, on the data of one exercise.
struct ReferenceRunner: Sendable {
    let sandbox: Sandbox
    let clones: ClonePool
    let template: Template
    let grants: [String]

    /// The solution's outcome, and which parts of it are compared.
    func expectation(of reference: Script, check: Check?) async throws -> Expectation {
        let before = try await clones.baseline(of: template).definitions
        var check = check?.resolvingNames { before.table(called: $0) }
        let look = IsolatedRun.Look(
            isNeeded: reference.mayChange || check?.state != nil || check?.schema != nil, tables: Set(check?.state ?? []),
            plan: check?.plan != nil)
        let outcome = try await trial(look: look).outcome(of: reference)
        if outcome.isCut { throw UnjudgedReason.referenceFails("it returns too many rows to compare") }
        if let failure = outcome.failure { throw UnjudgedReason.referenceFails(failure.words) }
        let after = outcome.state?.definitions
        check = check?.resolvingNames { after?.table(called: $0) ?? before.table(called: $0) }
        if let name = check?.schema?.names.first(where: { outcome.state?.knows($0) == false }) {
            throw UnjudgedReason.referenceUnlike("'schema' names \(name), but no such object exists")
        }
        var scope = ComparisonScope(check: check, givesRows: outcome.result != nil, makesChanges: reference.mayChange)
        scope.compareContents(of: check?.schema?.names.filter { after?.isView($0) == true } ?? [])
        return try await ordered(outcome, scope, reference)
    }

    /// A mistake's outcome, compared in the same ways as the exercise's solution.
    func expectation(ofMistake mistake: Script, in exercise: Expectation) async throws -> Expectation {
        let outcome = try await trial(
            limits: sandbox.limits(to: exercise.outcome.result), look: look(for: mistake, exercise.scope), expected: exercise
        ).outcome(of: mistake)
        return try await ordered(outcome, exercise.scope, mistake)
    }

    /// An answer's outcome.
    func outcome(of answer: Script, for exercise: Expectation, then afterRun: IsolatedRun.AfterRun) async throws -> Outcome {
        try await trial(
            as: .learner(grants: grants), limits: sandbox.limits(to: exercise.outcome.result), look: look(for: answer, exercise.scope),
            expected: exercise
        ).outcome(of: answer, then: afterRun)
    }

    /// A script's outcome on a data variant, on its own clone; `nil` if the server rejects the data.
    func outcome(
        of script: Script, on variant: Variant, look: VariantRun.Look?, as purpose: SessionPurpose
    ) async throws -> Outcome? {
        try await trial(as: purpose, limits: sandbox.limits()).outcome(of: script, on: variant, look: look)
    }

    /// Opens a session for running the lesson's own SQL on variants; if `fresh`, in a clone that nothing has run in.
    func run<Result>(fresh: Bool = false, _ body: (VariantRun) async throws -> Result) async throws -> Result {
        try await trial().run(fresh: fresh, body)
    }

    private func look(for script: Script, _ scope: ComparisonScope) -> IsolatedRun.Look {
        var tables = Set(scope.contents?.names ?? [])
        if case .changed = scope.contents { tables = [] }
        return IsolatedRun.Look(isNeeded: scope.needsState || script.mayChange, tables: tables, plan: scope.plan)
    }

    /// A run of the lesson's own SQL, unless it is for another purpose.
    func trial(
        as purpose: SessionPurpose? = nil, limits: Limits = .reference, look: IsolatedRun.Look = IsolatedRun.Look(),
        expected: Expectation? = nil
    ) -> IsolatedRun {
        IsolatedRun(
            sandbox: sandbox, clones: clones, template: template, purpose: purpose ?? .reference(grants: grants), limits: limits,
            look: look,
            expected: expected?.outcome.state)
    }

    /// Determines whether and how the order of the expected rows matters.
    private func ordered(_ outcome: Outcome, _ scope: ComparisonScope, _ script: Script) async throws -> Expectation {
        guard let order = OrderReading(script, outcome: outcome, scope: scope) else {
            return Expectation(outcome: outcome, scope: scope, order: .any)
        }
        return order.expectation(
            outcome, scope, keyedRows: try await rows(of: order.keyed), tiedRows: try await rows(of: order.tied))
    }

    private func rows(of script: Script?) async throws -> RowSet? {
        guard let script else { return nil }
        let outcome = try await trial().outcome(of: script)
        return outcome.failure == nil && !outcome.isCut ? outcome.result : nil
    }
}

extension Check {
    /// The check with its table names resolved; unknown names stay.
    fileprivate func resolvingNames(_ table: (String) -> String?) -> Check {
        var check = self
        check.state = state?.map { table($0) ?? $0 }
        if let names = schema?.names { check.schema?.names = names.map { table($0) ?? $0 } }
        return check
    }
}

extension Outcome.Failure {
    /// Words for the author, whose own SQL failed.
    var words: String {
        switch self {
        case .server(let failure): failure.message
        case .backslashCommand(let command, _): "\(command) is a psql command"
        case .tooLong(let seconds): "it takes longer than \(Words.count(seconds, "second"))"
        case .tooLarge, .databaseTooLarge: "it takes too much space"
        case .tooMuchShared: "it takes too many locks or notifications"
        case .connectionLost(let message): "the connection was lost. \(message)"
        }
    }
}
