import Postgres
import Sandbox

/// Runs scripts on versions of the data, each undone afterwards, in one session on one lease.
struct VariantRun {
    let session: PostgresSession
    /// What the lease held at the beginning.
    let baseline: Baseline
    let sandbox: Sandbox

    /// What is looked at after a script that changes something.
    struct Look: Sendable {
        var tables: Set<String>
        /// Of the given data: on variants only rows differ.
        var definitions: Definitions
        var numbered: [String: String] = [:]

        /// The tables that count where a script has done this to the given data; `nil` where only its rows count.
        init?(_ state: DatabaseState?, scope: ComparisonScope) {
            guard let state, scope.needsState else { return nil }
            tables = state.rewritten.union(scope.contents?.names ?? []).filter { state.definitions.tables[$0] != nil }
            definitions = state.definitions
            numbered = state.numbered
        }
    }

    /// What the scripts do, each by itself, on the variant; `nil` is the given data. No outcome at all where the data can't be stored.
    func outcomes(
        of scripts: [Script], on variant: Variant?, limits: Limits, look: Look? = nil, seconds: Int? = nil
    ) async throws(PostgresError) -> [Outcome]? {
        try await on(variant) { (visit) async throws(PostgresError) -> [Outcome] in
            try await visit.outcomes(of: scripts, limits: limits, look: look, seconds: seconds)
        }
    }

    /// Does something on a variant, and undoes it with all that went before; `nil` where the data can't be stored.
    func on<Result>(
        _ variant: Variant?, _ work: (VariantVisit) async throws(PostgresError) -> Result
    ) async throws(PostgresError) -> Result? {
        _ = try await session.query("BEGIN")
        let now = CanonicalMoment((try await session.query("SELECT now(), \(Formats.settings)").rows[0, 0] ?? "").utf8)
        var result: Result?
        do throws(PostgresError) {
            if let variant, !variant.commands.isEmpty { _ = try await session.query(variant.sql) }
            result = try await work(VariantVisit(session: session, baseline: baseline, sandbox: sandbox, now: now))
        } catch {
            guard case .server = error, !OthersDoing.explains(error) else { throw error }
        }
        _ = try await session.query("ROLLBACK")
        return result
    }
}
