import Postgres
import Sandbox

/// What is done on one variant, in the transaction that has made it.
struct VariantVisit {
    let session: PostgresSession
    let baseline: Baseline
    let sandbox: Sandbox
    /// When the transaction began.
    let now: CanonicalMoment?

    /// What the scripts do, each by itself.
    ///
    /// - Parameters:
    ///   - commands: what goes before, and is undone with them.
    ///   - seconds: what a statement may take. A script that takes longer because others have the processor gets more.
    func outcomes(
        of scripts: [Script], limits: Limits, look: VariantRun.Look?, after commands: [String] = [], seconds: Int? = nil
    ) async throws(PostgresError) -> [Outcome] {
        let hasSettings = !commands.isEmpty || seconds != nil
        if hasSettings { _ = try await session.query("SAVEPOINT before") }
        if !commands.isEmpty { _ = try await session.query(SQL.together(commands)) }
        if let seconds { try await limitStatements(to: seconds) }
        // Each script is undone to here.
        _ = try await session.query("SAVEPOINT calf")
        var outcomes: [Outcome] = []
        for script in scripts {
            var outcome = try await outcome(of: script, limits: limits, look: look)
            if let seconds, outcome.isTooSlow, outcome.wasHeldUp {
                try await limitStatements(to: seconds * Self.patience)
                outcome = try await self.outcome(of: script, limits: limits, look: look)
            }
            outcomes.append(outcome.saying(now: now))
        }
        if hasSettings { _ = try await session.query("ROLLBACK TO SAVEPOINT before") }
        return outcomes
    }

    /// How many times as long a script may take once others have held it up.
    private static let patience = 5

    private func limitStatements(to seconds: Int) async throws(PostgresError) {
        _ = try await session.query("SET LOCAL statement_timeout = '\(seconds)s'")
    }

    /// What tables hold before anything is done there.
    func contents(of look: VariantRun.Look) async throws(PostgresError) -> [String: TableContents] {
        var look = look
        look.definitions = baseline.definitions
        look.tables.formIntersection(baseline.definitions.tables.keys)
        _ = try await session.query("SAVEPOINT before")
        let contents = try await read(look)
        _ = try await session.query("ROLLBACK TO SAVEPOINT before")
        return contents
    }

    private func outcome(of script: Script, limits: Limits, look: VariantRun.Look?) async throws(PostgresError) -> Outcome {
        var scriptRun = ScriptRun(of: script, in: session, limits: limits, names: baseline.names)
        let start = (instant: ContinuousClock.now, waited: sandbox.timeWaitedForProcessor(by: session))
        await scriptRun.run()
        let elapsed = ContinuousClock.now - start.instant
        // What was put off until the end of the transaction would not show otherwise.
        if scriptRun.failure == nil, !scriptRun.isCut, script.mayChange { await scriptRun.check("SET CONSTRAINTS ALL IMMEDIATE") }
        var state: DatabaseState?
        if scriptRun.failure == nil, !scriptRun.isCut, let look {
            state = DatabaseState(definitions: look.definitions, changed: look.tables, numbered: look.numbered)
            do throws(PostgresError) { state?.contents = try await read(look) } catch { scriptRun.fail(error, in: nil) }
        }
        if case .connectionLost(let message) = scriptRun.failure { throw .connectionLost(message: message, sqlstate: nil) }
        // As good as lost: what is said of the answer would be said of what others did.
        if OthersDoing.explains(scriptRun.failure) { throw .closed }
        _ = try await session.query("ROLLBACK TO SAVEPOINT calf")
        if script.mayChange, let back = baseline.puttingSequencesBack { _ = try await session.query(back) }
        var outcome = Outcome(scriptRun, state, nil)
        if elapsed >= Outcome.slow {
            let waited = sandbox.timeWaitedForProcessor(by: session).flatMap { end in start.waited.map { end - $0 } }
            outcome.wasHeldUp = waited.map { $0 * 10 > elapsed } ?? true
            outcome.isSlow = elapsed - (waited ?? .zero) >= Outcome.slow
        }
        return outcome
    }

    func read(_ look: VariantRun.Look) async throws(PostgresError) -> [String: TableContents] {
        let inspector = Inspector(session: session)
        try await inspector.prepare()
        var contents: [String: TableContents] = [:]
        for table in look.tables.sorted() {
            contents[table] = try await inspector.contents(of: table, columns: look.definitions.columns(of: table))
        }
        return contents
    }
}
