import Postgres
import Sandbox

/// Runs a script on a twin and observes what it does there.
struct Trial: Sendable {
    let sandbox: Sandbox
    let twins: Twins
    let template: Template
    let purpose: SessionPurpose
    var limits: Limits
    var look: Look

    /// What of the database is looked at afterwards.
    struct Look: Sendable, Equatable {
        var isNeeded = false
        /// Tables whose contents are read, changed or not.
        var tables: Set<String> = []
        /// How the server carries out the script's query.
        var plan = false
    }

    /// What is done after an answer was seen on the given data, while its session is open: seeing it on other data.
    typealias Sequel = (Outcome, VariantRun) async throws -> Void

    /// What came of it; throws only where the server could not do its part.
    ///
    /// What may be the doing of others that run at the same time is tried again with nobody else there.
    ///
    /// - Parameter sequel: called where the script can be undone, and has not lost its session.
    func outcome(of script: Script, then sequel: Sequel = { _, _ in }) async throws -> Outcome {
        try await OthersDoing.overcoming(isGood: { !OthersDoing.explains($0.failure) && !$0.isDisturbed }) { alone in
            try await twins.gate.pass(alone: alone) { try await attempted(script, fresh: alone, then: sequel) }
        }
    }

    private func attempted(_ script: Script, fresh: Bool, then sequel: Sequel) async throws -> Outcome {
        // The clock starts when it is its turn.
        let deadline = Deadline(after: .seconds(limits.seconds))
        return script.isSafeInTransaction
            ? try await undone(script, until: deadline, fresh: fresh, then: sequel)
            : try await thrownAway(script, until: deadline)
    }

    /// A session for running scripts on variants.
    func run<Result>(_ body: (VariantRun) async throws -> Result) async throws -> Result {
        try await OthersDoing.overcoming { alone in
            try await twins.gate.pass(alone: alone) { try await ran(fresh: alone, body) }
        }
    }

    private func ran<Result>(fresh: Bool, _ body: (VariantRun) async throws -> Result) async throws -> Result {
        let (twin, session) = try await opened(fresh: fresh)
        do {
            let result = try await sandbox.watched(
                [session], in: twin.database.name, until: Deadline(after: .seconds(limits.seconds))
            ) {
                _ = try await session.query("SELECT \(Formats.settings)")
                return try await body(variantRun(session, twin))
            }
            await sandbox.end(session)
            await twins.giveBack(twin, isAsItWas: true)
            return result
        } catch {
            await sandbox.end(session)
            await twins.giveBack(twin, isAsItWas: false)
            throw error
        }
    }

    private func variantRun(_ session: PostgresSession, _ twin: Twin) -> VariantRun {
        VariantRun(session: session, pristine: twin.pristine)
    }

    // MARK: In a transaction that is rolled back

    private func undone(_ script: Script, until deadline: Deadline, fresh: Bool, then sequel: Sequel) async throws -> Outcome {
        let (twin, session) = try await opened(fresh: fresh)
        var seen: Outcome?
        var result: (outcome: Outcome, isAsItWas: Bool)
        do {
            result = try await sandbox.watched([session], in: twin.database.name, until: deadline) {
                var outcome = await outcome(of: script, in: session, pristine: twin.pristine)
                guard await undo(in: session, twin.pristine) else { return (outcome, false) }
                if let state = outcome.state { outcome.state = try await changed(state, twin.pristine) }
                if OthersDoing.explains(outcome.failure) { return (outcome, false) }
                seen = outcome
                do {
                    try await sequel(outcome, variantRun(session, twin))
                } catch let error as PostgresError {
                    // It was right or wrong before it was tried on other data, and so it stays.
                    outcome.isDisturbed = OthersDoing.explains(error)
                    return (outcome, false)
                }
                guard await undo(in: session, twin.pristine) else { return (outcome, false) }
                return (outcome, script.mayChange ? await isSmall(session, twin.pristine) : true)
            }
        } catch let limit as LimitReached {
            // A limit that is reached on other data says nothing about the given one.
            result = (seen ?? limited(limit), false)
        }
        await sandbox.end(session)
        await twins.giveBack(twin, isAsItWas: result.isAsItWas)
        return result.outcome
    }

    /// A twin and a session in it.
    private func opened(fresh: Bool) async throws -> (Twin, PostgresSession) {
        let twin = try await twins.take(template, fresh: fresh)
        do {
            return (twin, try await sandbox.session(on: twin.database, as: purpose))
        } catch {
            await twins.giveBack(twin, isAsItWas: false)
            // One that has waited for long may have gone with a server that was stopped meanwhile.
            guard twin.isUsed else { throw error }
        }
        let fresh = try await twins.take(template, fresh: true)
        return (fresh, try await sandbox.session(on: fresh.database, as: purpose))
    }

    private func outcome(of script: Script, in session: PostgresSession, pristine: Pristine) async -> Outcome {
        var performance = Performance(of: script, in: session, limits: limits, names: pristine.names)
        await performance.check("BEGIN")
        let now = await performance.firstValue("SELECT now(), \(Formats.settings)").flatMap { CanonicalMoment($0.utf8) }
        if performance.failure == nil { await performance.run() }
        let plan = look.plan ? await performance.plan() : nil
        // What was put off until the end of the transaction would not show otherwise.
        if performance.failure == nil, !performance.isCut { await performance.check("SET CONSTRAINTS ALL IMMEDIATE") }
        var state: DatabaseState?
        if performance.failure == nil, !performance.isCut, look.isNeeded {
            do throws(PostgresError) {
                state = try await observed(Inspector(session: session), pristine, inTransaction: true)
            } catch {
                performance.fail(error, in: nil)
            }
        }
        return Outcome(performance, state, plan).saying(now: now)
    }

    /// Whether everything is as it was before.
    private func undo(in session: PostgresSession, _ pristine: Pristine) async -> Bool {
        do {
            _ = try await session.query("ROLLBACK")
            if let back = pristine.puttingSequencesBack { _ = try await session.query(back) }
            return true
        } catch {
            // The clone is thrown away instead.
            return false
        }
    }

    /// What was undone still takes its room, and whoever came next would have to read past it.
    private func isSmall(_ session: PostgresSession, _ pristine: Pristine) async -> Bool {
        do {
            return try await Inspector(session: session).size() <= pristine.mostSize
        } catch {
            // The same.
            return false
        }
    }

    // MARK: On a clone that is thrown away

    private func thrownAway(_ script: Script, until deadline: Deadline) async throws -> Outcome {
        let twin = try await twins.take(template, fresh: true)
        do {
            let outcome = try await lasting(script, on: twin, until: deadline)
            await twins.giveBack(twin, isAsItWas: false)
            return outcome
        } catch let limit as LimitReached {
            await twins.giveBack(twin, isAsItWas: false)
            return limited(limit)
        } catch {
            await twins.giveBack(twin, isAsItWas: false)
            throw error
        }
    }

    private func lasting(_ script: Script, on twin: Twin, until deadline: Deadline) async throws -> Outcome {
        let session = try await sandbox.session(on: twin.database, as: purpose)
        let performed: (performance: Performance, plan: QueryPlan?, standing: TransactionState)
        do {
            performed = try await sandbox.watched([session], in: twin.database.name, until: deadline) {
                await performing(script, in: session, names: twin.pristine.names)
            }
        } catch {
            await sandbox.end(session)
            throw error
        }
        await sandbox.end(session)
        var performance = performed.performance
        var state: DatabaseState?
        if performance.failure == nil, !performance.isCut, look.isNeeded {
            do {
                state = try await remaining(on: twin, until: deadline)
            } catch let error as PostgresError {
                performance.fail(error, in: nil)
            }
        }
        var outcome = Outcome(performance, state, performed.plan)
        outcome.leavesTransactionOpen = performed.standing == .inTransaction || performed.standing == .failed
        return outcome
    }

    private func performing(
        _ script: Script, in session: PostgresSession, names: KnownNames
    ) async -> (performance: Performance, plan: QueryPlan?, standing: TransactionState) {
        var performance = Performance(of: script, in: session, limits: limits, names: names)
        await performance.check("SELECT \(Formats.settings)")
        if performance.failure == nil { await performance.run() }
        let standing = await session.transactionState
        return (performance, look.plan ? await performance.plan() : nil, standing)
    }

    /// What lasts, seen by another session.
    func remaining(on twin: Twin, until deadline: Deadline) async throws -> DatabaseState {
        let session = try await sandbox.session(on: twin.database, as: purpose)
        let state: DatabaseState
        do {
            state = try await sandbox.watched([session], in: twin.database.name, until: deadline) {
                try await observed(Inspector(session: session), twin.pristine, inTransaction: false)
            }
        } catch {
            await sandbox.end(session)
            throw error
        }
        await sandbox.end(session)
        return try await changed(state, twin.pristine)
    }

    // MARK: Observing

    private func observed(
        _ inspector: Inspector, _ pristine: Pristine, inTransaction: Bool
    ) async throws(PostgresError) -> DatabaseState {
        try await inspector.prepare()
        var state = DatabaseState(
            definitions: try await inspector.definitions().namingNewTriggerFunctionsAlike(known: pristine.definitions))
        state.noteObjects(since: pristine.definitions)
        for (table, numbering) in try await inspector.numbering() where numbering.last != pristine.numbering[table]?.last {
            state.numbered[table] = numbering.column
        }
        let files = try await inspector.files()
        // What went on in transactions that are over is known only from a look into the tables.
        let touched = inTransaction ? try await inspector.touchedTables() : Set(files.keys)
        for table in Set(state.definitions.tables.keys).union(pristine.definitions.tables.keys)
        where touched.contains(table) || files[table] != pristine.files[table]
            || state.definitions.tables[table] != pristine.definitions.tables[table]
        {
            state.changed.insert(table)
        }
        // An index, a comment, a constraint: what the table holds is what it held.
        let rewritten = state.changed.filter {
            touched.contains($0) || files[$0] != pristine.files[$0] || files[$0] == nil
                || state.definitions.columns(of: $0) != pristine.definitions.columns(of: $0)
        }
        try await inspector.uncover()
        for table in rewritten.union(look.tables) where state.definitions.tables[table] != nil {
            state.contents[table] = try await inspector.contents(of: table, columns: state.definitions.columns(of: table))
        }
        let functions = state.changedObjects.filter { $0.kind == .function && state.definitions.objects[$0] != nil }.sorted()
        let triggered = state.definitions.tables.keys.filter {
            state.definitions.triggers(of: $0) != pristine.definitions.triggers(of: $0)
        }
        state.effects = try await inspector.effects(on: triggered.sorted(), state.definitions, inTransaction: inTransaction)
        state.calls = try await inspector.calls(of: functions, state.definitions, inTransaction: inTransaction)
        return state
    }

    /// Without the tables that hold what they held before among those that changed.
    private func changed(_ observed: DatabaseState, _ pristine: Pristine) async throws -> DatabaseState {
        var state = observed
        let same = state.changed.filter { state.definitions.tables[$0] == pristine.definitions.tables[$0] }
        if same.isEmpty { return state }
        let before = try await twins.contents(of: same, in: template)
        for table in same {
            if let old = before[table], let new = state.contents[table], old.holdsTheSame(as: new) { state.changed.remove(table) }
        }
        return state
    }

    func limited(_ limit: LimitReached) -> Outcome {
        var outcome = Outcome()
        switch limit {
        case .time: outcome.failure = .tooLong(seconds: limits.seconds)
        case .size: outcome.failure = .databaseTooLarge
        case .locks: outcome.failure = .tooMuchShared(isOwn: true)
        case .shared: outcome.failure = .tooMuchShared(isOwn: false)
        }
        return outcome
    }
}

extension Outcome {
    init(_ performance: Performance, _ state: DatabaseState?, _ plan: QueryPlan?) {
        failure = performance.failure
        result = performance.result
        resultStatement = performance.resultStatement
        isCut = performance.isCut
        self.state = state
        self.plan = plan
    }
}
