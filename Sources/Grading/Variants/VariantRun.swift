import Postgres
import Sandbox

/// Runs scripts on versions of the data and undoes each one, in one session on one lease.
struct VariantRun {
    let commands: PendingCommands
    /// The state of the lease at the start.
    let baseline: Baseline
    let sandbox: Sandbox
    /// How many numbers the sequences of the present variant have generated that those of the given data have not.
    var sequencesAhead = 0

    /// What to inspect after a script that changes something.
    struct Look: Sendable {
        var tables: Set<String>
        /// What the script changed in the given data, and the definitions after it. Variants differ only in rows, and for the scripts that
        /// are run beside it, the same is assumed.
        var changed: Set<String>
        var definitions: Definitions
        var numbered: [String: String] = [:]
        /// The calls to the functions that the script created.
        var calls: [DefinedObject: [String]] = [:]

        /// The tables to inspect, given what a script did to the given data; `nil` if only its rows count.
        init?(_ state: DatabaseState?, scope: ComparisonScope) {
            guard let state, scope.needsState else { return nil }
            tables = state.rewritten.union(scope.contents?.names ?? []).filter { state.definitions.tables[$0] != nil }
            changed = state.changed
            definitions = state.definitions
            // What has no effect on the given data may have one on a variant, in any table.
            if scope.contents == .changed, state.hasNoEffect {
                changed = Set(state.definitions.tables.keys.filter { !state.definitions.isView($0) })
                tables = changed
            }
            numbered = state.numbered
            calls = state.calls.mapValues { $0.all.map(\.text) }
        }
    }

    /// The results of the scripts, each run separately, on the variant (`nil` is the given data); `nil` if the data can't be stored.
    func outcomes(
        of scripts: [Script], on variant: Variant?, limits: Limits, look: Look? = nil
    ) async throws(PostgresError) -> [Outcome]? {
        try await on(variant) { (run) async throws(PostgresError) -> [Outcome] in
            try await run.outcomes(of: scripts, limits: limits, look: look)
        }
    }

    /// Does something on a variant, and then undoes everything; `nil` if the data can't be stored.
    func on<Result>(
        _ variant: Variant?, _ work: (VariantRun) async throws(PostgresError) -> Result
    ) async throws(PostgresError) -> Result? {
        commands.addStart()
        commands.add(variant?.commands ?? [])
        var run = self
        run.sequencesAhead = variant?.sequencesAhead ?? 0
        let isAhead = run.sequencesAhead > 0
        if isAhead { commands.add(baseline.settingSequences(ahead: run.sequencesAhead)) }
        var result: Result?
        do throws(PostgresError) {
            result = try await work(run)
        } catch {
            guard case .server = error, !OthersDoing.explains(error) else { throw error }
        }
        commands.add("ROLLBACK", isAhead ? baseline.settingSequences(ahead: 0) : nil)
        return result
    }
}
