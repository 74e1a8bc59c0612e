import Explanations
import Facts
import Postgres
import Sandbox

/// Runs a script on a leased clone and observes its effects.
struct IsolatedRun: Sendable {
    let sandbox: Sandbox
    let clones: ClonePool
    let template: Template
    let purpose: SessionPurpose
    var limits: Limits
    var look: Look
    /// The state the script should leave. Definitions written differently but with the same meaning are read as those in it, and triggers
    /// are tried with the same changes.
    var expected: DatabaseState?

    /// Which parts of the database are read after the run.
    struct Look: Sendable, Equatable {
        var isNeeded = false
        /// Tables whose contents are read even if unchanged.
        var tables: Set<String> = []
        /// Whether the plan of the script's query is read.
        var plan = false
    }

    /// Called after a run on the given data, while its session is open, to run the answer on other data. If a limit is reached during this,
    /// the session ends.
    typealias AfterRun = (Outcome, VariantRun) async throws -> Void

    /// The script's outcome. Throws only if the server fails.
    ///
    /// If concurrent sessions may have caused a failure, the run is retried alone.
    ///
    /// - Parameter afterRun: called if the script can be rolled back and its session is still open.
    func outcome(of script: Script, then afterRun: AfterRun = { _, _ in }) async throws -> Outcome {
        try await inTurn(isGood: { !OthersDoing.explains($0.failure) && !$0.isDisturbed }) { alone in
            try await attempted(script, fresh: alone, then: afterRun)
        }
    }

    /// Runs an attempt when it is its turn to use the server, and again alone if concurrent sessions may have disturbed it.
    private func inTurn<Result>(
        isGood: (Result) -> Bool = { _ in true }, _ attempt: (_ alone: Bool) async throws -> Result
    ) async throws -> Result {
        try await OthersDoing.overcoming(isGood: isGood) { alone in
            let isLarge = await clones.isLarge(template)
            return try await clones.gate.pass(alone: alone || isLarge) { try await attempt(alone) }
        }
    }

    private func attempted(_ script: Script, fresh: Bool, then afterRun: AfterRun) async throws -> Outcome {
        // Time spent waiting in line doesn't count.
        let deadline = Deadline(after: .seconds(limits.seconds))
        if script.isSafeInTransaction { return try await undone(script, until: deadline, fresh: fresh, then: afterRun) }
        do {
            return try await onOwnClone { try await lasting(script, on: $0, until: deadline) }
        } catch let limit as LimitReached {
            return limited(limit)
        }
    }

    /// Opens a session for running scripts on variants; if `fresh`, in a clone that nothing has run in.
    func run<Result>(
        within limit: Duration = Self.variantsLimit, fresh: Bool = false, _ body: (VariantRun) async throws -> Result
    ) async throws -> Result {
        try await inTurn { alone in
            try await inSession(fresh: fresh || alone) { lease, session in
                let result = try await sandbox.watched([session], in: lease.database.name, until: Deadline(after: limit)) {
                    _ = try await session.query("SELECT \(Formats.settings)")
                    let run = variantRun(session, lease)
                    let result = try await body(run)
                    _ = try await run.commands.sent()
                    return result
                }
                return (result, true)
            }
        }
    }

    private func variantRun(_ session: PostgresSession, _ lease: CloneLease) -> VariantRun {
        VariantRun(commands: PendingCommands(session), baseline: lease.baseline, sandbox: sandbox)
    }

    // MARK: In a transaction that is rolled back

    private func undone(_ script: Script, until deadline: Deadline, fresh: Bool, then afterRun: AfterRun) async throws -> Outcome {
        try await inSession(fresh: fresh) { lease, session in
            do {
                let made: (outcome: Outcome, isAsItWas: Bool) = try await sandbox.watched(
                    [session], in: lease.database.name, until: deadline
                ) {
                    var outcome = await outcome(of: script, in: session, baseline: lease.baseline)
                    guard await undo(in: session, lease.baseline) else { return (outcome, false) }
                    if let state = outcome.state { outcome.state = try await changed(state, lease.baseline) }
                    return (outcome, !OthersDoing.explains(outcome.failure))
                }
                return try await made.isAsItWas ? followed(made.outcome, lease, session, afterRun) : (made.outcome, false)
            } catch let limit as LimitReached {
                return (limited(limit), false)
            }
        }
    }

    /// Calls `afterRun` with its own time limit, however long the run took.
    private func followed(
        _ outcome: Outcome, _ lease: CloneLease, _ session: PostgresSession, _ afterRun: AfterRun
    ) async throws -> (Outcome, Bool) {
        var outcome = outcome
        do {
            return try await sandbox.watched([session], in: lease.database.name, until: Deadline(after: Self.afterRunLimit)) {
                try await afterRun(outcome, variantRun(session, lease))
                guard await undo(in: session, lease.baseline) else { return (outcome, false) }
                return (outcome, await isSmall(session, lease.baseline))
            }
        } catch let error as PostgresError {
            // The cause lies outside the answer, so the run is retried.
            outcome.isDisturbed = OthersDoing.explains(error)
            return (outcome, false)
        } catch let limit as LimitReached {
            outcome.isDisturbed = OthersDoing.explains(limit)
            if !outcome.isDisturbed { outcome.limitOnOtherData = failure(of: limit) }
            return (outcome, false)
        }
    }

    /// Time limits for trying an answer on variants, and for choosing them. The runs have their own limits; these only end what hangs.
    private static let afterRunLimit = Duration.seconds(120)
    static let variantsLimit = Duration.seconds(600)

    /// A session counts the rows that were written in it, even by transactions that were rolled back. So only runs that don't look at what
    /// was written share sessions.
    private var sharesSession: Bool { look == Look() }

    /// Calls `body` with a session in a lease. If that says that everything was undone, the next script gets both.
    private func inSession<Result>(
        fresh: Bool, _ body: (CloneLease, PostgresSession) async throws -> (Result, Bool)
    ) async throws -> Result {
        let (lease, session) = try await clones.takeSession(
            template, as: purpose, fresh: fresh, isSmall: look.plan, isShared: sharesSession)
        do {
            let (result, isAsItWas) = try await body(lease, session)
            await giveBack(lease, session, isAsItWas: isAsItWas)
            return result
        } catch {
            await giveBack(lease, session, isAsItWas: false)
            throw error
        }
    }

    private func giveBack(_ lease: CloneLease, _ session: PostgresSession, isAsItWas: Bool) async {
        var lease = lease
        if sharesSession { lease.session = (purpose, session) } else { await sandbox.end(session) }
        await clones.giveBack(lease, isAsItWas: isAsItWas)
    }

    private func outcome(of script: Script, in session: PostgresSession, baseline: Baseline) async -> Outcome {
        var scriptRun = ScriptRun(of: script, in: session, limits: limits, names: baseline.names)
        scriptRun.rollsBack = true
        let commands = PendingCommands(session)
        commands.addStart()
        do throws(PostgresError) { _ = try await commands.sent() } catch { await scriptRun.fail(error, in: nil) }
        if scriptRun.failure == nil { await scriptRun.run() }
        let end = look.isNeeded ? await scriptRun.clock() : nil
        let plan = look.plan ? await scriptRun.plan() : nil
        // Deferred constraints would otherwise not be checked before the rollback.
        if scriptRun.failure == nil, !scriptRun.isCut { await scriptRun.check("SET CONSTRAINTS ALL IMMEDIATE") }
        var state: DatabaseState?
        if scriptRun.failure == nil, !scriptRun.isCut, look.isNeeded {
            do throws(PostgresError) {
                state = try await observed(Inspector(session: session), baseline, .inTransaction)
            } catch {
                await scriptRun.fail(error, in: nil)
            }
        }
        return Outcome(scriptRun, state?.saying(nowFrom: commands.now, to: end), plan).saying(now: commands.now)
    }

    /// Rolls back; returns whether that restored everything.
    private func undo(in session: PostgresSession, _ baseline: Baseline) async -> Bool {
        do {
            let commands = PendingCommands(session)
            // The session still knows which sequences it has used.
            commands.add("ROLLBACK", baseline.settingSequences(ahead: 0), "DISCARD SEQUENCES")
            _ = try await commands.sent()
            return true
        } catch {
            // The clone is dropped instead.
            return false
        }
    }

    /// Rolled-back rows still take space, which would slow down later scans.
    private func isSmall(_ session: PostgresSession, _ baseline: Baseline) async -> Bool {
        do {
            return try await Inspector(session: session).size() <= baseline.maxSize
        } catch {
            // The clone is dropped instead.
            return false
        }
    }

    // MARK: On a clone that is dropped afterwards

    /// Calls `body` with a fresh clone, and drops the clone afterward.
    func onOwnClone<Result>(_ body: (CloneLease) async throws -> Result) async throws -> Result {
        let lease = try await clones.take(template, fresh: true)
        return try await doing {
            try await body(lease)
        } finally: {
            await clones.giveBack(lease, isAsItWas: false)
        }
    }

    /// A script's outcome on a data variant, on a clone that is dropped afterwards; `nil` if the server rejects the data.
    func outcome(of script: Script, on variant: Variant, look: VariantRun.Look?) async throws -> Outcome? {
        try await inTurn(isGood: { !OthersDoing.explains($0?.failure) }) { _ in try await attempted(script, on: variant, look: look) }
    }

    private func attempted(_ script: Script, on variant: Variant, look: VariantRun.Look?) async throws -> Outcome? {
        do {
            return try await onOwnClone { lease -> Outcome? in
                // Triggers that fired while the variant was made have written the time, too.
                guard let start = try await varied(lease, variant) else { return nil }
                return try await lasting(
                    script, on: lease, variant: look, since: start, until: Deadline(after: .seconds(limits.seconds)))
            }
        } catch let limit as LimitReached {
            return limited(limit)
        }
    }

    /// Creates the variant in a clone; returns when that began, and `nil` if the server rejects it.
    private func varied(_ lease: CloneLease, _ variant: Variant) async throws -> CanonicalMoment? {
        try await sandbox.withSession(on: lease.database, as: .reference()) { session in
            do throws(PostgresError) {
                let start = try await Inspector(session: session).clock()
                let ahead = variant.sequencesAhead > 0 ? lease.baseline.settingSequences(ahead: variant.sequencesAhead) : nil
                let commands = variant.commands + [ahead].compactMap(\.self)
                if !commands.isEmpty { _ = try await session.results(of: commands) }
                return start
            } catch {
                guard case .server = error, !OthersDoing.explains(error) else { throw error }
                return nil
            }
        }
    }

    /// The contents of the tables that are compared on variants, and what calls return.
    private func remaining(
        _ look: VariantRun.Look, on lease: CloneLease, since start: CanonicalMoment?, until deadline: Deadline
    ) async throws -> DatabaseState {
        var state = DatabaseState(definitions: look.definitions, changed: look.tables, numbered: look.numbered)
        let end: CanonicalMoment?
        (state.contents, state.calls, end) = try await sandbox.withSession(on: lease.database, as: purpose) { session in
            let inspector = Inspector(session: session)
            return try await sandbox.watched([session], in: lease.database.name, until: deadline) {
                (try await variantRun(session, lease).read(look), try await inspector.calls(look.calls), try await inspector.clock())
            }
        }
        state.changedObjects = Set(look.calls.keys)
        return state.saying(nowFrom: start, to: end)
    }

    private func lasting(
        _ script: Script, on lease: CloneLease, variant: VariantRun.Look? = nil, since start: CanonicalMoment? = nil,
        until deadline: Deadline
    ) async throws -> Outcome {
        let performed = try await sandbox.withSession(on: lease.database, as: purpose) { session in
            try await sandbox.watched([session], in: lease.database.name, until: deadline) {
                await performing(script, in: session, names: lease.baseline.names)
            }
        }
        let start = start ?? performed.start
        var scriptRun = performed.scriptRun
        var state: DatabaseState?
        if scriptRun.failure == nil, !scriptRun.isCut, look.isNeeded || variant != nil {
            do {
                state =
                    if let variant {
                        try await remaining(variant, on: lease, since: start, until: deadline)
                    } else {
                        try await remaining(on: lease, since: start, until: deadline, countsWrites: performed.countsWrites)
                    }
            } catch let error as PostgresError {
                await scriptRun.fail(error, in: nil)
            }
        }
        var outcome = Outcome(scriptRun, state, performed.plan)
        outcome.leavesTransactionOpen = performed.standing == .inTransaction || performed.standing == .failed
        return outcome
    }

    private func performing(
        _ script: Script, in session: PostgresSession, names: KnownNames
    ) async -> (scriptRun: ScriptRun, start: CanonicalMoment?, plan: QueryPlan?, standing: TransactionState, countsWrites: Bool) {
        var scriptRun = ScriptRun(of: script, in: session, limits: limits, names: names)
        await scriptRun.check("SELECT \(Formats.settings)")
        let start = await scriptRun.clock()
        if scriptRun.failure == nil { await scriptRun.run() }
        let standing = await session.transactionState
        let plan = look.plan ? await scriptRun.plan() : nil
        return (scriptRun, start, plan, standing, await reportsWrites(session, standing))
    }

    /// Flushes the session's write statistics; `false` if the server can't, as before version 15.
    private func reportsWrites(_ session: PostgresSession, _ standing: TransactionState) async -> Bool {
        do {
            if standing != .idle { _ = try await session.query("ROLLBACK") }
            _ = try await session.query("SELECT pg_catalog.pg_stat_force_next_flush()")
            return true
        } catch {
            return false
        }
    }

    /// The committed state, read by another session.
    ///
    /// - Parameters:
    ///   - start: when the script started; timestamps since then count as "now".
    ///   - countsWrites: the clone was fresh, so the server's counters cover all writes since.
    func remaining(
        on lease: CloneLease, since start: CanonicalMoment? = nil, until deadline: Deadline, countsWrites: Bool = false
    ) async throws -> DatabaseState {
        let state = try await sandbox.withSession(on: lease.database, as: purpose) { session in
            try await sandbox.watched([session], in: lease.database.name, until: deadline) {
                let inspector = Inspector(session: session)
                let state = try await observed(inspector, lease.baseline, countsWrites ? .committed : .unknown)
                return state.saying(nowFrom: start, to: try await inspector.clock())
            }
        }
        return try await changed(state, lease.baseline)
    }

    // MARK: Observing

    /// Where the server records which tables were written to.
    private enum Writes { case inTransaction, committed, unknown }

    private func observed(
        _ inspector: Inspector, _ baseline: Baseline, _ writes: Writes
    ) async throws(PostgresError) -> DatabaseState {
        try await inspector.prepare()
        var state = DatabaseState(definitions: try await inspector.definitions())
        if let expected {
            state.definitions = try await inspector.unified(
                state.definitions, with: expected.definitions, inTransaction: writes == .inTransaction)
        }
        state.noteObjects(since: baseline.definitions)
        for (table, numbering) in try await inspector.numbering() where numbering.last != baseline.numbering[table]?.last {
            state.numbered[table] = numbering.column
        }
        let files = try await inspector.files()
        let touched: Set<String> =
            switch writes {
            case .inTransaction: try await inspector.touchedTables(in: "pg_stat_xact_user_tables")
            case .committed: try await inspector.touchedTables(in: "pg_stat_user_tables")
            // Only comparing the contents can tell.
            case .unknown: Set(files.keys)
            }
        let inTransaction = writes == .inTransaction
        for table in Set(state.definitions.tables.keys).union(baseline.definitions.tables.keys)
        where touched.contains(table) || files[table] != baseline.files[table]
            || state.definitions.tables[table] != baseline.definitions.tables[table]
        {
            state.changed.insert(table)
        }
        // A new index or constraint leaves the contents unchanged.
        let rewritten = state.changed.filter {
            touched.contains($0) || files[$0] != baseline.files[$0] || files[$0] == nil
                || state.definitions.columns(of: $0) != baseline.definitions.columns(of: $0)
        }
        try await inspector.uncover()
        state.contents = try await inspector.contents(of: rewritten.union(look.tables), state.definitions)
        let functions = state.changedObjects.filter { $0.kind == .function && state.definitions.objects[$0] != nil }.sorted()
        let triggered = state.definitions.tablesWithOtherTriggers(than: baseline.definitions)
        state.effects = try await inspector.effects(
            on: triggered, state.definitions, like: expected?.effects ?? [:], inTransaction: inTransaction)
        state.calls = try await inspector.calls(of: functions, state.definitions, inTransaction: inTransaction)
        return state
    }

    /// Removes tables whose contents did not change from the changed ones.
    private func changed(_ observed: DatabaseState, _ baseline: Baseline) async throws -> DatabaseState {
        var state = observed
        let same = state.changed.filter { state.definitions.tables[$0] == baseline.definitions.tables[$0] }
        if same.isEmpty { return state }
        let before = try await clones.contents(of: same, in: template)
        for table in same {
            if let old = before[table], let new = state.contents[table], old.holdsTheSame(as: new) { state.changed.remove(table) }
        }
        return state
    }

    func limited(_ limit: LimitReached) -> Outcome { Outcome(failure: failure(of: limit)) }

    private func failure(of limit: LimitReached) -> Outcome.Failure {
        switch limit {
        case .time: .tooLong(seconds: limits.seconds)
        case .size: .databaseTooLarge
        case .locks: .tooMuchShared(isOwn: true)
        case .shared: .tooMuchShared(isOwn: false)
        }
    }
}

extension Outcome {
    init(_ scriptRun: ScriptRun, _ state: DatabaseState?, _ plan: QueryPlan?) {
        failure = scriptRun.failure
        result = scriptRun.result
        resultStatement = scriptRun.resultStatement
        isCut = scriptRun.isCut
        self.state = state
        self.plan = plan
    }
}
