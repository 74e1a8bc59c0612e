import Course
import Postgres
import Sandbox

/// Makes versions of the data for one exercise and keeps the most revealing ones: those on which most mistakes behave unlike the reference.
struct VariantChooser: Sendable {
    let runner: ReferenceRunner
    let reference: Script
    /// The author's other right answers. If one of them disagrees with the reference, the data is outside what the exercise assumes.
    let alternatives: [Script]
    let expectation: Expectation
    /// Whether answers must be right on all adverse data too.
    let isStrict: Bool

    /// The text of the task.
    let task: String
    /// Whether the solution's result depends on the time or on chance.
    let volatility: Volatility

    private static let mostMild = 8
    private static let mostAdverse = 10
    /// The maximum number to choose from; fewer if all mistakes are revealed earlier.
    private static let mostMildTried = 28
    private static let mostAdverseTried = 32
    private static let limits = Limits(seconds: 30, rows: 20_000, bytes: 16 << 20)
    /// How many to try, and to keep, if each one costs a clone.
    private static let mostCloned = 8
    private static let mostClonedKept = 3
    /// How far the sequences are ahead in some of the variants.
    private static let sequencesAhead = 3

    /// The data variants for judging answers; `untried` says why there are none where there should be.
    func choose() async throws -> VariantSet {
        guard expectation.scope.error == nil, expectation.scope.rows != nil || expectation.scope.contents != nil else {
            return VariantSet()
        }
        if let chance = volatility.chance { return VariantSet(untried: .chance(function: chance)) }
        let boundaries = Boundaries(of: [reference.text] + alternatives.map(\.text))
        let model = try await runner.clones.model(of: runner.template, near: boundaries)
        let focus = model.tables(namedIn: boundaries.names, await runner.clones.definitions(of: runner.template))
        let profile = DataProfile(of: model, nullable: reference.columnsTestedForNull, patterns: boundaries.patterns)
        var set = VariantSet(
            readsClock: volatility.readsClock, needsClones: !reference.isSafeInTransaction, boundaries: boundaries,
            named: NamedRows(in: focus, of: model, profile, values: boundaries.values, task: task), model: model, profile: profile,
            focus: focus, mentioned: boundaries.names, patterned: Set(boundaries.patterns.keys))
        if let numbered = expectation.outcome.state?.numbered, !numbered.isEmpty {
            // A task that names the next number means it, unless only triggers number rows.
            let isDirect = numbered.keys.contains { boundaries.names.contains(RelationName($0).name) }
            let numbers = Set(task.split { !$0.isNumber }.compactMap { Int($0) })
            let sequences = try await runner.clones.baseline(of: runner.template).sequences
            if !isDirect || !sequences.contains(where: { numbers.contains($0.next) }) { set.sequencesAhead = Self.sequencesAhead }
        }
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
                set.nearlySame = try await nearlySame(run)
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
        } else if (expectation.outcome.result?.count ?? 0) == 0, expectation.outcome.state?.hasNoEffect ?? true,
            set.mild.allSatisfy(\.isIdle)
        {
            set.untried = .nothingHappens
        }
        return set
    }

    /// Whether the solution's effect depends on the contents of tables; an INSERT of constants does not.
    private var readsData: Bool {
        expectation.scope.rows != nil
            || reference.constructs.map { !$0.isDisjoint(with: ["select", "update", "delete", "merge", "where", "from"]) } ?? true
    }

    /// The boundary values that the tables accept.
    func boundaryValues(near boundaries: Boundaries, _ set: VariantSet, _ run: VariantRun) async throws(PostgresError) -> [BoundaryValue] {
        var boundaries = boundaries
        boundaries.noteMonths(in: reference.literals, set.model)
        if set.readsClock, let now = try await run.commands.sent().query("SELECT current_date::text").rows[0, 0] {
            boundaries.noteDays(near: now, offsets: reference.literals, in: set.focus)
        }
        let values = BoundaryValues(model: set.model, focus: set.focus, boundaries: boundaries)
        let session = try await run.commands.sent()
        return try await values.allowed(in: session) + values.nights(in: reference.literals, session)
    }

    /// Mild variants of the data, by number.
    ///
    /// - Parameters:
    ///   - columns: those that only the answer uses.
    ///   - boundaries: what is compared; `nil` for what the authors compare.
    func mildVariants(
        _ set: VariantSet, besides columns: Set<String> = [], boundaries: Boundaries? = nil
    ) -> MildVariants {
        MildVariants(
            model: set.model, profile: set.profile, focus: set.focus, mentioned: set.mentioned.union(columns),
            mayAdd: !reference.mayChange, named: set.named, boundaries: boundaries ?? set.boundaries,
            sequencesAhead: set.sequencesAhead)
    }

    /// The given rows in another storage order, with another query plan.
    private func otherPlan(_ set: VariantSet) -> Variant {
        let change = DataChange(model: set.model, codes: set.model.codes)
        return Variant(
            kind: .otherPlan, state: set.model.base, codes: set.model.codes,
            commands: change.commands(to: set.model.base, rewriting: SeededRandom(seed: 7), only: Set(set.focus.map(\.name)))
                + OtherPlan.commands)
    }

    /// Adds variants for a solution that can't be undone; each of its runs gets its own clone.
    private func keepCloned(in set: inout VariantSet) async throws {
        if set.focus.isEmpty { return }
        let look = VariantRun.Look(expectation.outcome.state, scope: expectation.scope)
        let start = set
        let values = try await runner.run { run in try await boundaryValues(near: start.boundaries, start, run) }
        for variant in mildVariants(set).mostDifferent(values).prefix(Self.mostCloned) where set.mild.count < Self.mostClonedKept {
            if let judged = try await cloned(variant, look), isUsual(judged, in: set) { set.mild.append(judged) }
        }
        if look?.calls.isEmpty ?? true { return }
        // Functions are also compared on data with equal values.
        let ties = adverseVariants(set).filter { variant in
            if case .adverse(let assumption) = variant.kind { assumption.isAboutTies(in: start.mentioned) } else { false }
        }
        for variant in ties.prefix(Self.mostCloned) where set.adverse.count < Self.mostClonedKept {
            if let judged = try await cloned(variant, look) { set.adverse.append(judged) }
        }
    }

    /// A variant for a solution whose effects can't be undone; `nil` if the variant can't be stored or the author's answers disagree.
    private func cloned(_ variant: Variant, _ look: VariantRun.Look?) async throws -> VariantSet.Judged? {
        func outcome(of script: Script) async throws -> Outcome? {
            try await runner.outcome(of: script, on: variant, look: look, as: .reference(grants: runner.grants))
        }
        guard let made = try await outcome(of: reference), made.failure == nil, !made.isCut else { return nil }
        var judged = VariantSet.Judged(
            variant: variant, expectation: Self.expectation(of: reference, made, like: expectation), unchanged: [:])
        if expectation.outcome.state?.hasNoEffect == true {
            judged.unchanged = try await outcome(of: Script(""))?.state?.contents ?? [:]
        }
        judged.expectation.order = .any
        for alternative in alternatives {
            guard let other = try await outcome(of: alternative), judged.accepts(other) else { return nil }
        }
        return judged
    }

    // MARK: Candidates

    private func adverseVariants(_ set: VariantSet) -> [Variant] {
        var adverse = AdverseData(set, from: set.start(besides: expectation))
        let versions = adverse.versions()
        let change = DataChange(model: set.model, codes: adverse.codes)
        return versions.prefix(Self.mostAdverseTried).map { assumption, state in
            let ahead = set.model.sequencesAhead(in: state, atLeast: 0, mayMove: set.sequencesAhead > 0)
            return Variant(
                kind: .adverse(assumption), state: state, codes: change.codes, sequencesAhead: ahead, commands: change.commands(to: state))
        }
    }

    // MARK: The most revealing variants

    /// The mistakes, with their results on the given data.
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

    /// The result of a mistake, with its order as far as its own rows show it. If order counts and the mistake has no ORDER BY, its order
    /// is up to chance.
    static func expectation(of script: Script, _ outcome: Outcome, like reference: Expectation) -> Expectation {
        guard let order = OrderReading(script, outcome: outcome, scope: reference.scope) else {
            return Expectation(outcome: outcome, scope: reference.scope, order: reference.order == .any ? .any : .exact)
        }
        return order.expectation(outcome, reference.scope, keyedRows: nil, tiedRows: nil)
    }

    /// Versions of the solution that round numbers slightly greater or smaller, and one whose conditions on all rows demand that there are
    /// some, if that makes no difference on the given data.
    private func nearlySame(_ run: VariantRun) async throws(PostgresError) -> [Script] {
        let look = VariantRun.Look(expectation.outcome.state, scope: expectation.scope)
        let given = OutcomeComparison(expected: expectation).withoutOrder
        var same: [Script] = []
        for scripts in [reference.roundingOtherwise, reference.demandingRows] where !scripts.isEmpty {
            let made = try await run.outcomes(of: scripts, on: nil, limits: Self.limits, look: look, seconds: CostBudget.seconds)
            if made?.allSatisfy(given.accepts) == true { same += scripts }
        }
        return same
    }

    private func keepBest(_ values: [BoundaryValue], of run: VariantRun, in set: inout VariantSet) async throws(PostgresError) {
        let given = OutcomeComparison(expected: expectation)
        // Mistakes that show on the given data need no other data.
        let hidden = set.suspects.filter { given.accepts($0.expectation.outcome) }.map(\.script)
        var mild: [Tried] = []
        var unusual: [Tried] = []
        let variants = mildVariants(set)
        var shown: Set<Int> = []
        var inVain = 0
        for number in 0..<Self.mostMildTried {
            if number >= MildVariants.recipes.count, shown.count > hidden.count || inVain > MildVariants.recipes.count { break }
            inVain += 1
            guard let variant = variants.variant(number, values),
                let tried = try await tried(variant, hidden, set, run)
            else { continue }
            if isUsual(tried.judged, in: set) {
                mild.append(tried)
                if !tried.shows.isSubset(of: shown) { inVain = 0 }
                shown.formUnion(tried.shows)
            } else {
                var other = tried
                other.judged.variant.kind = .adverse(.usual)
                unusual.append(other)
            }
        }
        // Mistakes that depend on the number of rows don't show on a sample.
        if mild.count < 2 {
            let data = ThinnedData(focus: set.focus, model: set.model, mentioned: set.mentioned)
            for variant in data.cut(to: reference.sizes) + data.thinned {
                if let tried = try await tried(variant, hidden, set, run), isUsual(tried.judged, in: set) { mild.append(tried) }
            }
        }
        set.mild = Self.best(mild, most: Self.mostMild)
        // If an answer fails on sampled data, the sampling itself may be the cause, so the plain sample is tried as well.
        if set.model.tables.contains(where: \.isSampled) {
            let change = DataChange(model: set.model, codes: set.model.codes)
            let sample = Variant(
                kind: .adverse(.usual), state: set.model.base, codes: change.codes,
                commands: change.commands(to: set.model.base, isSample: true))
            guard let tried = try await tried(sample, hidden, set, run) else { return }
            set.adverse = [tried.judged]
        }
        var adverse: [Tried] = []
        for variant in adverseVariants(set) {
            if let tried = try await tried(variant, hidden, set, run) { adverse.append(tried) }
        }
        let most = isStrict ? adverse.count + unusual.count : Self.mostAdverse
        set.adverse += Self.best(adverse + unusual, most: most, besides: mild.reduce(into: []) { $0.formUnion($1.shows) })
    }

    /// A usable variant, and the mistakes that it reveals; the number after them is that of an answer with the given data's result typed in.
    struct Tried {
        var judged: VariantSet.Judged
        var shows: Set<Int>
    }

    /// A variant with the results of the reference and the mistakes; `nil` if it can't be stored or is outside what the exercise assumes.
    func tried(
        _ variant: Variant, _ mistakes: [Script], _ set: VariantSet, _ run: VariantRun
    ) async throws(PostgresError) -> Tried? {
        let scope = expectation.scope
        let look = VariantRun.Look(expectation.outcome.state, scope: scope)
        let order = OrderReading(reference, outcome: expectation.outcome, scope: scope)
        let extra = [order?.keyed, order?.tied]
        let scripts = [reference] + extra.compactMap { $0 } + alternatives + set.nearlySame
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
            guard outcomes.allSatisfy(judged.accepts) else { return nil }
            // If the reference's result depends on the plan, it can't be used for comparison.
            let again = try await visit.outcomes(of: [reference], limits: Self.limits, look: look, after: OtherPlan.commands)
            guard again.allSatisfy(judged.accepts) else { return nil }
            let made = try await visit.outcomes(of: mistakes, limits: Self.limits, look: look, seconds: CostBudget.seconds)
            var shows = Set(mistakes.indices.filter { !judged.accepts(made[$0]) })
            if !OutcomeComparison(expected: expectation).accepts(outcome) { shows.insert(mistakes.count) }
            return Tried(judged: judged, shows: shows)
        } ?? nil
    }

    /// Whether the result is like the one on the given data: not empty, without new NULLs, repeated rows, or ties, and with each row of a
    /// table if it has each of them here.
    func isUsual(_ judged: VariantSet.Judged, in set: VariantSet) -> Bool {
        let other = judged.expectation
        guard let here = expectation.outcome.result, let there = other.outcome.result else { return true }
        return ResultProfile(here, order: expectation.order).isKept(by: ResultProfile(there, order: other.order))
            && (judged.variant.isOpaque || set.listsAlike(here, there, judged.variant.state, judged.variant.codes))
    }

    /// Greedily chooses variants: each reveals the most mistakes that neither `known` nor the choices before it contain; among equals, the
    /// most that its predecessors don't.
    private static func best(_ tried: [Tried], most: Int, besides known: Set<Int> = []) -> [VariantSet.Judged] {
        var left = tried
        var chosen: [VariantSet.Judged] = []
        var shown: Set<Int> = []
        while chosen.count < most, !left.isEmpty {
            let gains = left.map { tried in
                let new = tried.shows.subtracting(shown)
                return (unknown: new.subtracting(known).count, all: new.count)
            }
            guard let gain = gains.max(by: <), let index = gains.firstIndex(where: { $0 == gain }) else { break }
            let next = left.remove(at: index)
            chosen.append(next.judged)
            shown.formUnion(next.shows)
        }
        return chosen
    }
}

extension Outcome {
    /// Stopped by the server because it took too long.
    var isTooSlow: Bool {
        switch failure {
        case .server(let failure): failure.sqlstate == "57014"
        case .tooLong: true
        default: false
        }
    }
}
