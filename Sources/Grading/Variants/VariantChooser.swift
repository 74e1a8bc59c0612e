import Course
import Postgres
import Sandbox

/// Makes versions of the data for one exercise and keeps those that show most: on which most mistakes behave unlike the reference.
struct VariantChooser: Sendable {
    let runner: ReferenceRunner
    let reference: Script
    /// The author's other right answers: where one of them disagrees with the reference, the data is beyond what the exercise assumes.
    let alternatives: [Script]
    let expectation: Expectation
    /// Whether answers must be right on all adverse data too.
    let isStrict: Bool

    /// The words of the task.
    let task: String
    /// Whether what the solution does depends on the moment, or on chance.
    let volatility: Volatility

    private static let mostMild = 8
    private static let mostAdverse = 3
    /// How many are made to choose from, at most; fewer where all mistakes show before.
    private static let mostMildTried = 26
    private static let mostAdverseTried = 24
    private static let limits = Limits(seconds: 30, rows: 20_000, bytes: 16 << 20)
    /// How many are tried, and kept, where each costs a clone.
    private static let mostCloned = 8
    private static let mostClonedKept = 3

    /// What answers are compared with on other data; `untried` says why there is nothing where there should be.
    func choose() async throws -> VariantSet {
        guard expectation.scope.error == nil, expectation.scope.rows != nil || expectation.scope.contents != nil else {
            return VariantSet()
        }
        if let chance = volatility.chance { return VariantSet(untried: .chance(function: chance)) }
        let boundaries = Boundaries(of: [reference.text] + alternatives.map(\.text))
        let model = try await runner.clones.model(of: runner.template, near: boundaries)
        let focus = model.tables(namedIn: boundaries.names, await runner.clones.definitions(of: runner.template))
        let profile = DataProfile(of: model, nullable: reference.columnsTestedForNull)
        var set = VariantSet(
            readsClock: volatility.readsClock, needsClones: !reference.isSafeInTransaction, boundaries: boundaries,
            named: NamedRows(in: focus, of: model, profile, values: boundaries.values, task: task), model: model, profile: profile,
            focus: focus, mentioned: boundaries.names, patterned: Set(boundaries.patterns.keys))
        let fixed = model.fixedTables.keys.sorted().first { boundaries.names.contains(RelationName($0).name) }
        if set.needsClones {
            try await keepCloned(in: &set)
        } else {
            let columns = Dictionary(model.tables.map { (RelationName($0.name).name, $0.columns.map(\.name)) }) { first, _ in first }
            let mutants = Mutator.mutants(of: reference.text, columns: columns)
            let start = set
            set = try await runner.run { run in
                var set = start
                set.suspects = try await suspects(mutants, run)
                if focus.isEmpty { return set }
                try await keepBest(try await boundaryValues(near: boundaries, set, run), of: run, in: &set)
                set.otherPlan = otherPlan(set)
                return set
            }
        }
        if set.mild.isEmpty {
            if let fixed, let reason = model.fixedTables[fixed] {
                set.untried = .fixedTable(fixed, reason)
            } else if focus.contains(where: { !model.base[$0.name].isEmpty }), readsData {
                set.untried = .nothingSuits
            }
        }
        return set
    }

    /// Whether what the solution does depends on what tables hold: an INSERT of constants does not.
    private var readsData: Bool {
        expectation.scope.rows != nil
            || reference.constructs.map { !$0.isDisjoint(with: ["select", "update", "delete", "merge", "where", "from"]) } ?? true
    }

    /// The values at boundaries that the tables take.
    func boundaryValues(near boundaries: Boundaries, _ set: VariantSet, _ run: VariantRun) async throws(PostgresError) -> [BoundaryValue] {
        var boundaries = boundaries
        if set.readsClock, let now = try await run.session.query("SELECT current_date::text").rows[0, 0] {
            boundaries.noteDays(near: now, offsets: reference.literals, in: set.focus)
        }
        return try await BoundaryValues(model: set.model, focus: set.focus, boundaries: boundaries).allowed(in: run.session)
    }

    /// Mild variants of the data, numbered.
    func mildVariants(_ set: VariantSet) -> MildVariants {
        MildVariants(
            model: set.model, profile: set.profile, focus: set.focus, mentioned: set.mentioned, mayAdd: !reference.mayChange,
            named: set.named)
    }

    /// The given rows in another order of storage, found by another plan.
    private func otherPlan(_ set: VariantSet) -> Variant {
        let change = DataChange(model: set.model, codes: set.model.codes)
        return Variant(
            kind: .otherPlan, state: set.model.base, codes: set.model.codes,
            commands: change.commands(to: set.model.base, rewriting: SeededRandom(seed: 7), only: Set(set.focus.map(\.name)))
                + OtherPlan.commands)
    }

    /// Variants for a solution that can't be undone: each of its runs has a clone for itself.
    private func keepCloned(in set: inout VariantSet) async throws {
        if set.focus.isEmpty { return }
        let look = VariantRun.Look(expectation.outcome.state, scope: expectation.scope)
        let start = set
        let values = try await runner.run { run in try await boundaryValues(near: start.boundaries, start, run) }
        for variant in mildVariants(set).mostDifferent(values).prefix(Self.mostCloned) where set.mild.count < Self.mostClonedKept {
            guard let outcome = try await runner.outcome(of: reference, on: variant, look: look, as: .reference(grants: runner.grants)),
                outcome.failure == nil, !outcome.isCut
            else { continue }
            var judged = VariantSet.Judged(
                variant: variant, expectation: Self.expectation(of: reference, outcome, like: expectation), unchanged: [:])
            if !isUsual(judged.expectation) { continue }
            judged.expectation.order = .any
            var agree = true
            for alternative in alternatives where agree {
                let other = try await runner.outcome(of: alternative, on: variant, look: look, as: .reference(grants: runner.grants))
                agree = other.map { judged.findings(on: $0).isEmpty } ?? false
            }
            if agree { set.mild.append(judged) }
        }
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
        let costs = try await run.costs(of: [reference] + safe.map(\.script))
        var budget = CostBudget(reference: costs[0])
        let cheap = zip(safe, costs.dropFirst()).filter { budget.covers($1) }.map(\.0)
        let made = try await run.outcomes(
            of: cheap.map(\.script), on: nil, limits: Self.limits, look: look, seconds: CostBudget.seconds)
        return zip(cheap, made ?? []).compactMap { suspect, outcome in
            if outcome.isCut || outcome.isTooSlow { return nil }
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
        let variants = mildVariants(set)
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
        // What depends on how many rows there are does not show on a sample.
        if mild.count < 2 {
            for variant in ThinnedData(focus: set.focus, model: set.model).variants {
                if let tried = try await tried(variant, hidden, run), isUsual(tried.judged.expectation) { mild.append(tried) }
            }
        }
        set.mild = Self.best(mild, most: Self.mostMild)
        // Where large tables are sampled, the sample alone must not be what an answer fails on: that has another cause.
        if set.model.tables.contains(where: \.isSampled) {
            let change = DataChange(model: set.model, codes: set.model.codes)
            let sample = Variant(
                kind: .adverse(.usual), state: set.model.base, codes: change.codes,
                commands: change.commands(to: set.model.base, isSample: true))
            guard let tried = try await tried(sample, hidden, run) else { return }
            set.adverse = [tried.judged]
        }
        var adverse: [Tried] = []
        for variant in adverseVariants(set) {
            if let tried = try await tried(variant, hidden, run) { adverse.append(tried) }
        }
        set.adverse += Self.best(adverse + unusual, most: isStrict ? adverse.count + unusual.count : Self.mostAdverse)
    }

    /// A variant that can be used, and the mistakes that show there.
    struct Tried {
        var judged: VariantSet.Judged
        var shows: Set<Int>
    }

    /// A variant with what the reference does there, and what the mistakes do; `nil` where it can't be stored or is beyond what the
    /// exercise assumes.
    func tried(
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
            let made = try await visit.outcomes(of: mistakes, limits: Self.limits, look: look, seconds: CostBudget.seconds)
            return Tried(judged: judged, shows: Set(mistakes.indices.filter { !judged.findings(on: made[$0]).isEmpty }))
        } ?? nil
    }

    /// Whether the result shows what it shows on the given data: rows at all, no NULL where there was none, no row twice, no tie.
    func isUsual(_ other: Expectation) -> Bool {
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
    var isTooSlow: Bool {
        switch failure {
        case .server(let failure): failure.sqlstate == "57014"
        case .tooLong: true
        default: false
        }
    }
}
