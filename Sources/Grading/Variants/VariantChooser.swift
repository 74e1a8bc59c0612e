import Course
import Postgres

/// Makes versions of the data for one exercise and keeps those that show most: on which most mistakes behave unlike the reference.
struct VariantChooser: Sendable {
    let runner: ReferenceRunner
    let reference: Script
    /// The author's other right answers: where one of them disagrees with the reference, the data is beyond what the exercise assumes.
    let alternatives: [Script]
    let expectation: Expectation
    /// Whether answers must be right on all adverse data too.
    let isStrict: Bool

    private static let mostMild = 8
    private static let mostAdverse = 3
    /// How many are made to choose from, at most; fewer where all mistakes show before.
    private static let mostMildTried = 24
    private static let mostAdverseTried = 24
    private static let limits = Limits(seconds: 30, rows: 20_000, bytes: 16 << 20)
    /// What a mistake may take on a variant: a forgotten join condition can make very many rows.
    private static let mutantMilliseconds = 400

    /// Nothing where the exercise is not about data that can be varied.
    func choose() async throws -> VariantSet {
        guard expectation.scope.error == nil, reference.isSafeInTransaction,
            expectation.scope.rows != nil || expectation.scope.contents != nil
        else { return VariantSet() }
        let model = try await runner.clones.model(of: runner.template)
        let boundaries = Boundaries(of: [reference.text] + alternatives.map(\.text))
        let focus = model.tables(namedIn: boundaries.names, await runner.clones.definitions(of: runner.template))
        var set = VariantSet(
            model: model, profile: DataProfile(of: model), focus: focus, mentioned: boundaries.names,
            patterned: Set(boundaries.patterns.keys))
        let columns = Dictionary(uniqueKeysWithValues: model.tables.map { ($0.name, $0.columns.map(\.name)) })
        let mutants = Mutator.mutants(of: reference.text, columns: columns)
        return try await runner.run { run in
            set.suspects = try await suspects(mutants, run)
            if focus.isEmpty { return set }
            let values = try await BoundaryValues(model: model, focus: focus, boundaries: boundaries).allowed(in: run.session)
            try await keepBest(values, of: run, in: &set)
            set.otherPlan = otherPlan(set)
            return set
        }
    }

    /// The given rows in another order of storage, found by another plan.
    private func otherPlan(_ set: VariantSet) -> Variant {
        let change = DataChange(model: set.model, codes: set.model.codes)
        return Variant(
            kind: .otherPlan, state: set.model.base, codes: set.model.codes,
            commands: change.commands(to: set.model.base, rewriting: SeededRandom(seed: 7), only: Set(set.focus.map(\.name)))
                + OtherPlan.commands)
    }

    // MARK: Candidates

    private func adverseVariants(_ set: VariantSet) -> [Variant] {
        var adverse = AdverseData(model: set.model, profile: set.profile, focus: set.focus, patterned: set.patterned)
        let versions = adverse.versions()
        let change = DataChange(model: set.model, codes: adverse.codes)
        return versions.prefix(Self.mostAdverseTried).map { assumption, state in
            Variant(kind: .adverse(assumption), state: state, codes: change.codes, commands: change.commands(to: state))
        }
    }

    // MARK: What shows most

    /// What the mistakes do on the given data.
    private func suspects(_ mutants: [Mutant], _ run: VariantRun) async throws(PostgresError) -> [VariantSet.Suspect] {
        let look = VariantRun.Look(expectation.outcome.state, scope: expectation.scope)
        let safe = mutants.map { (mutant: $0, script: Script($0.text)) }.filter(\.script.isSafeInTransaction)
        let made = try await run.outcomes(
            of: safe.map(\.script), on: nil, limits: Self.limits, look: look, milliseconds: Self.mutantMilliseconds)
        return zip(safe, made ?? []).compactMap { suspect, outcome in
            if outcome.isCut || outcome.isCancelled { return nil }
            return .init(
                mutant: suspect.mutant, script: suspect.script,
                expectation: Self.expectation(of: suspect.script, outcome, like: expectation))
        }
    }

    /// What a mistake does, its order as far as its own rows show it. Where order counts and it has none, chance has it.
    static func expectation(of script: Script, _ outcome: Outcome, like reference: Expectation) -> Expectation {
        guard let order = OrderReading(script, outcome: outcome, scope: reference.scope) else {
            return Expectation(outcome: outcome, scope: reference.scope, order: reference.order == .any ? .any : .exact)
        }
        return order.expectation(outcome, reference.scope, keyedRows: nil, tiedRows: nil)
    }

    private func keepBest(_ values: [BoundaryValue], of run: VariantRun, in set: inout VariantSet) async throws(PostgresError) {
        let given = OutcomeComparison(expected: expectation)
        // Mistakes that show on the given data already need no other.
        let hidden = set.suspects.filter { given.findings(on: $0.expectation.outcome).isEmpty }.map(\.script)
        var mild: [Tried] = []
        var unusual: [Tried] = []
        let variants = MildVariants(
            model: set.model, profile: set.profile, focus: set.focus, mentioned: set.mentioned, mayAdd: !reference.mayChange)
        var shown: Set<Int> = []
        var inVain = 0
        for number in 0..<Self.mostMildTried {
            if number >= MildVariants.recipes.count, shown.count == hidden.count || inVain > MildVariants.recipes.count { break }
            inVain += 1
            guard let variant = variants.variant(number, values),
                let tried = try await tried(variant, hidden, run)
            else { continue }
            if isUsual(tried.judged.expectation) {
                mild.append(tried)
                if !tried.shows.isSubset(of: shown) { inVain = 0 }
                shown.formUnion(tried.shows)
            } else {
                var other = tried
                other.judged.variant.kind = .adverse(.usual)
                unusual.append(other)
            }
        }
        set.mild = Self.best(mild, most: Self.mostMild)
        var adverse: [Tried] = []
        for variant in adverseVariants(set) {
            if let tried = try await tried(variant, hidden, run) { adverse.append(tried) }
        }
        set.adverse = Self.best(adverse + unusual, most: isStrict ? adverse.count + unusual.count : Self.mostAdverse)
    }

    /// A variant that can be used, and the mistakes that show there.
    private struct Tried {
        var judged: VariantSet.Judged
        var shows: Set<Int>
    }

    /// A variant with what the reference does there, and what the mistakes do; `nil` where it can't be stored or is beyond what the
    /// exercise assumes.
    private func tried(
        _ variant: Variant, _ mistakes: [Script], _ run: VariantRun
    ) async throws(PostgresError) -> Tried? {
        let scope = expectation.scope
        let look = VariantRun.Look(expectation.outcome.state, scope: scope)
        let order = OrderReading(reference, outcome: expectation.outcome, scope: scope)
        let extra = [order?.keyed, order?.tied]
        let scripts = [reference] + extra.compactMap { $0 } + alternatives
        return try await run.on(variant) { (visit) async throws(PostgresError) -> Tried? in
            var outcomes = try await visit.outcomes(of: scripts, limits: Self.limits, look: look)
            let outcome = outcomes.removeFirst()
            guard outcome.failure == nil, !outcome.isCut, outcome.state != nil || look == nil else { return nil }
            let extraRows = extra.map { script in script == nil ? nil : outcomes.removeFirst().result }
            var judged = VariantSet.Judged(
                variant: variant, expectation: Expectation(outcome: outcome, scope: scope, order: .any), unchanged: [:])
            if let order, !order.isOfGivenData {
                judged.expectation = order.expectation(outcome, scope, keyedRows: extraRows[0], tiedRows: extraRows[1])
            }
            if let look { judged.unchanged = try await visit.contents(of: look) }
            guard outcomes.allSatisfy({ judged.findings(on: $0).isEmpty }) else { return nil }
            // A reference that depends on the plan can't be compared with.
            let again = try await visit.outcomes(of: [reference], limits: Self.limits, look: look, after: OtherPlan.commands)
            guard again.allSatisfy({ judged.findings(on: $0).isEmpty }) else { return nil }
            let made = try await visit.outcomes(of: mistakes, limits: Self.limits, look: look, milliseconds: Self.mutantMilliseconds)
            return Tried(judged: judged, shows: Set(mistakes.indices.filter { !judged.findings(on: made[$0]).isEmpty }))
        } ?? nil
    }

    /// Whether the result shows what it shows on the given data: rows at all, no NULL where there was none, no row twice, no tie.
    private func isUsual(_ other: Expectation) -> Bool {
        guard let here = expectation.outcome.result, let there = other.outcome.result else { return true }
        return ResultProfile(here, order: expectation.order).isKept(by: ResultProfile(there, order: other.order))
    }

    /// Each in turn the one that shows most of what is not shown yet; where they show the same, the first.
    private static func best(_ tried: [Tried], most: Int) -> [VariantSet.Judged] {
        var left = tried
        var chosen: [VariantSet.Judged] = []
        var shown: Set<Int> = []
        while chosen.count < most, !left.isEmpty {
            let gains = left.map { $0.shows.subtracting(shown).count }
            guard let gain = gains.max(), let index = gains.firstIndex(of: gain) else { break }
            let next = left.remove(at: index)
            chosen.append(next.judged)
            shown.formUnion(next.shows)
        }
        return chosen
    }
}

extension Outcome {
    /// Stopped by the server for the time it took.
    var isCancelled: Bool {
        switch failure {
        case .server(let failure): failure.sqlstate == "57014"
        case .tooLong: true
        default: false
        }
    }
}
