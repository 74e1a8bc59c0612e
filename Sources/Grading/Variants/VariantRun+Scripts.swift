import Postgres
import Sandbox

/// Scripts on one variant, in the transaction that made it.
extension VariantRun {
    /// The results of the scripts, each run separately. A script that was slowed down by other work gets more time.
    ///
    /// - Parameter settings: commands to run before the scripts, undone with them.
    func outcomes(
        of scripts: [Script], limits: Limits, look: Look?, after settings: [String] = []
    ) async throws(PostgresError) -> [Outcome] {
        commands.add("SAVEPOINT before")
        commands.add(settings)
        limitStatements(to: limits.seconds)
        // Each script is rolled back to this savepoint.
        commands.add("SAVEPOINT calf")
        var outcomes: [Outcome] = []
        for script in scripts {
            var outcome = try await outcome(of: script, limits: limits, look: look)
            if outcome.isTooSlow, outcome.wasHeldUp {
                limitStatements(to: limits.seconds * Self.patience)
                outcome = try await self.outcome(of: script, limits: limits, look: look)
            }
            outcomes.append(outcome.saying(now: commands.now))
        }
        commands.add("ROLLBACK TO SAVEPOINT before")
        return outcomes
    }

    /// The factor by which the timeout grows for a script that was slowed down by other work.
    private static let patience = 5

    private func limitStatements(to seconds: Int) { commands.add("SET LOCAL statement_timeout = '\(seconds)s'") }

    /// The contents of the tables before anything runs.
    func contents(of look: Look) async throws(PostgresError) -> [String: TableContents] {
        var look = look
        look.definitions = baseline.definitions
        commands.add("SAVEPOINT before")
        let contents = try await read(look)
        commands.add("ROLLBACK TO SAVEPOINT before")
        return contents
    }

    private func outcome(of script: Script, limits: Limits, look: Look?) async throws(PostgresError) -> Outcome {
        let session = try await commands.sent()
        var scriptRun = ScriptRun(of: script, in: session, limits: limits, names: baseline.names)
        let start = (instant: ContinuousClock.now, server: sandbox.processorTime(of: session))
        await scriptRun.run()
        let elapsed = ContinuousClock.now - start.instant
        // Run deferred constraint checks, which would otherwise not show until the end of the transaction.
        if scriptRun.failure == nil, !scriptRun.isCut, script.mayChange { await scriptRun.check("SET CONSTRAINTS ALL IMMEDIATE") }
        var state: DatabaseState?
        if scriptRun.failure == nil, !scriptRun.isCut, let look {
            state = DatabaseState(definitions: look.definitions, changed: look.changed, numbered: look.numbered)
            let end = await scriptRun.clock()
            do throws(PostgresError) { state?.contents = try await read(look) } catch { await scriptRun.fail(error, in: nil) }
            state = state?.saying(nowFrom: commands.now, to: end)
        }
        if case .connectionLost(let message) = scriptRun.failure { throw .connectionLost(message: message, sqlstate: nil) }
        // Treated like a lost connection: the failure was caused by other work, not by the answer.
        if OthersDoing.explains(scriptRun.failure) { throw .closed }
        commands.add("ROLLBACK TO SAVEPOINT calf", script.mayChange ? baseline.settingSequences(ahead: sequencesAhead) : nil)
        var outcome = Outcome(scriptRun, state, nil)
        if elapsed >= Outcome.slow {
            let server = sandbox.processorTime(of: session).flatMap { end in start.server.map { end - $0 } }
            outcome.wasHeldUp = server.map { $0.waited * 10 > elapsed } ?? true
            // Not the whole time, since this process may have had to wait for a processor, too.
            let slept = server.map { elapsed - $0.worked - $0.waited } ?? .zero
            outcome.isSlow = (server?.worked ?? elapsed) >= Outcome.slow || slept >= Outcome.longSleep
        }
        return outcome
    }

    func read(_ look: Look) async throws(PostgresError) -> [String: TableContents] {
        let inspector = Inspector(session: try await commands.sent())
        try await inspector.prepare()
        return try await inspector.contents(of: look.tables, look.definitions)
    }
}
