import Postgres

/// What is done on one variant, in the transaction that has made it.
struct VariantVisit {
    let session: PostgresSession
    let baseline: Baseline
    /// When the transaction began.
    let now: CanonicalMoment?

    /// What the scripts do, each by itself.
    ///
    /// - Parameters:
    ///   - commands: what goes before, and is undone with them.
    ///   - milliseconds: what a statement may take.
    func outcomes(
        of scripts: [Script], limits: Limits, look: VariantRun.Look?, after commands: [String] = [], milliseconds: Int? = nil
    ) async throws(PostgresError) -> [Outcome] {
        _ = try await session.query("SAVEPOINT before")
        if !commands.isEmpty { _ = try await session.query(SQL.together(commands)) }
        if let milliseconds { _ = try await session.query("SET LOCAL statement_timeout = \(milliseconds)") }
        var outcomes: [Outcome] = []
        for script in scripts {
            outcomes.append(try await outcome(of: script, limits: limits, look: look).saying(now: now))
        }
        _ = try await session.query("ROLLBACK TO SAVEPOINT before")
        return outcomes
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
        _ = try await session.query("SAVEPOINT calf")
        var scriptRun = ScriptRun(of: script, in: session, limits: limits, names: baseline.names)
        await scriptRun.run()
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
        return Outcome(scriptRun, state, nil)
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
