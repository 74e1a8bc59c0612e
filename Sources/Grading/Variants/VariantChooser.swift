import Course
import Postgres
import Sandbox

/// Makes random copies of the data for one exercise, and keeps those that are like the given data for its solution and the alternatives.
struct VariantChooser: Sendable {
    let runner: ReferenceRunner
    let reference: Script
    /// The author's other right answers. If one of them disagrees with the reference, the data is outside what the exercise assumes.
    let alternatives: [Script]
    let expectation: Expectation
    /// The text of the task.
    let task: String
    /// Whether the solution's result depends on the time or on chance.
    let volatility: Volatility

    /// How many random copies answers are tried on, and how many are made to choose from. Of the labeled wrong answers that only a copy
    /// exposes, two thirds differ on the first copy, and all of them differ on at least one of the first twenty.
    static let (maxCopies, maxTried) = (20, 96)
    private static let limits = Limits(seconds: 30, rows: 20_000, bytes: 16 << 20)
    /// Further copies, of which those are kept that show a mistake no other copy shows, and how many mistakes are looked for.
    private static let (telling, maxTelling, maxHidden) = (maxTried..<maxTried + 32, 4, 12)
    /// The same if each one costs a clone.
    private static let (maxClones, maxCloned) = (3, 8)
    /// How far the sequences are ahead in some of the variants.
    private static let sequencesAhead = 3

    private var look: VariantRun.Look? { VariantRun.Look(expectation.outcome.state, scope: expectation.scope) }

    /// The data variants for judging answers; `untried` says why there are none where there should be.
    func choose() async throws -> VariantSet {
        guard expectation.scope.rows != nil || expectation.scope.contents != nil else { return VariantSet() }
        if let chance = volatility.chance { return VariantSet(untried: .chance(function: chance)) }
        let boundaries = boundaries
        let model = try await runner.clones.model(of: runner.template, near: boundaries)
        let source = try await source(model)
        var set = VariantSet(readsClock: volatility.readsClock, needsClones: !reference.isSafeInTransaction, model: model)
        if let numbered = expectation.outcome.state?.numbered, !numbered.isEmpty {
            // A task that names the next number means it, unless only triggers number rows.
            let isDirect = numbered.keys.contains { boundaries.names.contains(RelationName($0).name) }
            let numbers = Set(task.split { !$0.isNumber }.compactMap { Int($0) })
            let sequences = try await runner.clones.baseline(of: runner.template).sequences
            if !isDirect || !sequences.contains(where: { numbers.contains($0.next) }) { set.sequencesAhead = Self.sequencesAhead }
        }
        let fixed = model.fixedTables.sorted().first { boundaries.names.contains(RelationName($0).name) }
        if set.needsClones {
            try await keepCloned(from: source, in: &set)
        } else {
            let columns = Dictionary(model.tables.map { (RelationName($0.name).name, $0.columns.map(\.name)) }) { first, _ in first }
            let mutants = Mutator.mutants(of: reference.text, columns: columns)
            let start = set
            // Rolled-back rows make the tables of a used clone larger, and with them the estimates of what mistakes cost.
            set = try await runner.run(fresh: true) { run in
                var set = start
                set.suspects = try await suspects(mutants, run)
                set.nearlySame = try await nearlySame(run)
                if source.focus.isEmpty { return set }
                let copies = try await copies(of: source, set, near: boundaries, run)
                let kinds = [
                    (0..<Self.maxTried, Self.maxCopies), (Copies.alike, 2), (Copies.scarce, 1), (Copies.exact, Copies.maxExact),
                ]
                let given = OutcomeComparison(expected: expectation).withoutOrder
                var hidden = Array(set.suspects.filter { given.accepts($0.expectation.outcome) }.prefix(Self.maxHidden))
                for (numbers, count) in kinds {
                    // Where no random copy suits, nothing is known to vary.
                    if numbers.lowerBound > 0, set.copies.isEmpty { break }
                    let most = set.copies.count + count
                    for number in numbers where set.copies.count < most {
                        let mayRepeat = numbers == Copies.alike || numbers == Copies.exact
                        guard let copy = copies[number],
                            let tried = try await tried(copy, set, run, among: source, mayRepeat: mayRepeat, beside: hidden)
                        else { continue }
                        set.copies.append(tried.judged)
                        hidden = tried.unseen
                        if numbers.lowerBound > 0 { set.notRandom += 1 }
                    }
                }
                let most = set.copies.count + Self.maxTelling
                // A sample of a large table is varied enough, and each copy of it takes long to make.
                if source.focus.contains(where: \.isSampled) { hidden = [] }
                for number in Self.telling where !set.copies.isEmpty && !hidden.isEmpty && set.copies.count < most {
                    guard let copy = copies[number], try await shows(copy, hidden, run),
                        let tried = try await tried(copy, set, run, among: source, mayRepeat: true, beside: hidden),
                        tried.unseen.count < hidden.count,
                        // Rows may look alike only where that shows that they are dropped.
                        isUsual(tried.judged, among: source) || dropsRepeats(hidden) && !dropsRepeats(tried.unseen)
                    else { continue }
                    hidden = tried.unseen
                    set.copies.append(tried.judged)
                    set.notRandom += 1
                }
                return set
            }
        }
        if set.copies.isEmpty {
            if let fixed {
                set.untried = .fixedTable(fixed)
            } else if source.focus.contains(where: { !model.base[$0.name].isEmpty }), readsData {
                set.untried = .nothingSuits
            }
        } else if (expectation.outcome.result?.count ?? 0) == 0, expectation.outcome.state?.hasNoEffect ?? true,
            set.copies.allSatisfy(\.isIdle)
        {
            set.untried = .nothingHappens
        }
        return set
    }

    /// Whether one of the mistakes is a DISTINCT where the solution has none.
    private func dropsRepeats(_ mistakes: [VariantSet.Suspect]) -> Bool {
        reference.constructs?.contains("distinct") != true && mistakes.contains { $0.script.constructs?.contains("distinct") == true }
    }

    /// Whether the solution's effect depends on the contents of tables; an INSERT of constants does not.
    private var readsData: Bool {
        expectation.scope.rows != nil
            || reference.constructs.map { !$0.isDisjoint(with: ["select", "update", "delete", "merge", "where", "from"]) } ?? true
    }

    /// What the author's answers compare with.
    private var boundaries: Boundaries { Boundaries(of: [reference.text] + alternatives.map(\.text)) }

    /// What copies of the data are made from.
    func source(_ model: DataModel) async throws -> CopySource {
        let boundaries = boundaries
        let focus = model.tables(namedIn: boundaries.names, try await runner.clones.baseline(of: runner.template).definitions)
        let profile = DataProfile(
            of: model, nullable: reference.columnsTestedForNull, repeatable: reference.columnsThatMayRepeat,
            searched: Set(boundaries.patterns.keys), compared: Set(boundaries.values.keys),
            picking: ([reference] + alternatives).reduce(into: []) { $0.formUnion($1.columnsSortedWithin) })
        let named = NamedRows(in: focus, of: model, profile, values: boundaries.values, task: task)
        let shown = Set(expectation.outcome.result?.columns.map(\.name) ?? []).union(reference.columnsThatMayRepeat)
        let nullHandled = ([reference] + alternatives).reduce(into: Set()) { $0.formUnion($1.columnsWithNullHandled) }
        return CopySource(model: model, profile: profile, focus: focus, named: named, shown: shown, nullHandled: nullHandled)
    }

    /// Copies of the data near what answers compare columns with.
    func copies(
        of source: CopySource, _ set: VariantSet, near boundaries: Boundaries, _ run: VariantRun
    ) async throws(PostgresError) -> Copies {
        var boundaries = boundaries
        if set.readsClock, let now = try await run.commands.sent().query("SELECT current_date::text").rows[0, 0] {
            boundaries.noteDays(near: now, offsets: reference.literals, in: source.focus)
        }
        return Copies(of: source, near: boundaries, sequencesAhead: set.sequencesAhead)
    }

    /// Adds copies for a solution that can't be undone; each of its runs gets its own clone.
    private func keepCloned(from source: CopySource, in set: inout VariantSet) async throws {
        if source.focus.isEmpty { return }
        let start = set
        let copies = try await runner.run { run in try await self.copies(of: source, start, near: boundaries, run) }
        for number in 0..<Self.maxCloned where set.copies.count < Self.maxClones {
            guard let copy = copies[number], let judged = try await cloned(copy), isUsual(judged, among: source) else { continue }
            set.copies.append(judged)
        }
    }

    /// A variant for a solution whose effects can't be undone; `nil` if the variant can't be stored or the author's answers disagree.
    private func cloned(_ variant: Variant) async throws -> VariantSet.Judged? {
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
            guard let other = try await outcome(of: alternative), judged.comparison.accepts(other) else { return nil }
        }
        return judged
    }

    /// The mistakes, with their results on the given data.
    private func suspects(_ mutants: [Mutant], _ run: VariantRun) async throws(PostgresError) -> [VariantSet.Suspect] {
        let safe = mutants.map { (mutant: $0, script: Script($0.text)) }.filter(\.script.isSafeInTransaction)
        let costs = try await run.costs(of: [reference] + safe.map(\.script))
        var budget = CostBudget(reference: costs[0])
        let cheap = zip(safe, costs.dropFirst()).filter { budget.covers($1) }.map(\.0)
        let made = try await run.outcomes(of: cheap.map(\.script), on: nil, limits: CostBudget.limits, look: look)
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

    /// Versions of the solution that round numbers slightly greater or smaller, if that makes no difference on the given data.
    private func nearlySame(_ run: VariantRun) async throws(PostgresError) -> [Script] {
        let scripts = reference.roundingOtherwise
        if scripts.isEmpty { return [] }
        let made = try await run.outcomes(of: scripts, on: nil, limits: CostBudget.limits, look: look)
        return made?.allSatisfy(OutcomeComparison(expected: expectation).withoutOrder.accepts) == true ? scripts : []
    }

    /// A copy with the results of the reference, and the mistakes that do the same there; `nil` if it can't be stored or is outside what the
    /// exercise assumes.
    ///
    /// - Parameters:
    ///   - mayRepeat: Whether rows of the result may look alike that don't on the given data.
    ///   - mistakes: wrong versions of the solution.
    func tried(
        _ variant: Variant, _ set: VariantSet, _ run: VariantRun, among source: CopySource, mayRepeat: Bool,
        beside mistakes: [VariantSet.Suspect] = []
    ) async throws(PostgresError) -> (judged: VariantSet.Judged, unseen: [VariantSet.Suspect])? {
        let scope = expectation.scope
        let order = OrderReading(reference, outcome: expectation.outcome, scope: scope)
        let extra = [order?.keyed, order?.tied]
        let scripts = [reference] + extra.compactMap { $0 } + alternatives + set.nearlySame
        let tried =
            try await run.on(variant) {
                (run) async throws(PostgresError) -> (judged: VariantSet.Judged, unseen: [VariantSet.Suspect])? in
                var outcomes = try await run.outcomes(of: scripts, limits: Self.limits, look: look)
                let outcome = outcomes.removeFirst()
                guard outcome.failure == nil, !outcome.isCut, outcome.state != nil || look == nil else { return nil }
                let extraRows = extra.map { script in script == nil ? nil : outcomes.removeFirst().result }
                var judged = VariantSet.Judged(
                    variant: variant, expectation: Expectation(outcome: outcome, scope: scope, order: .any), unchanged: [:])
                if let order, !order.isOfGivenData {
                    judged.expectation = order.expectation(outcome, scope, keyedRows: extraRows[0], tiedRows: extraRows[1])
                }
                if let look { judged.unchanged = try await run.contents(of: look) }
                guard outcomes.allSatisfy(judged.comparison.accepts), isUsual(judged, among: source, mayRepeat: mayRepeat) else {
                    return nil
                }
                // If the reference's result depends on the plan, it can't be used for comparison.
                let again = try await run.outcomes(of: [reference], limits: Self.limits, look: look, after: OtherPlan.commands)
                guard again.allSatisfy(judged.comparison.accepts) else { return nil }
                if mistakes.isEmpty { return (judged, []) }
                let made = try await run.outcomes(of: mistakes.map(\.script), limits: CostBudget.limits, look: look)
                return (judged, zip(mistakes, made).filter { judged.comparison.accepts($1) && !$1.isSlow }.map(\.0))
            } ?? nil
        guard let tried, reference.constructs?.isDisjoint(with: ["distinct on", "limit", "over"]) == false else { return tried }
        // Nor if it picks rows, and which ones depends on where they are stored.
        let anew = variant.storedAnew(in: set.model, seed: 11)
        let moved = try await run.outcomes(of: [reference], on: anew, limits: Self.limits, look: look)
        return moved?.allSatisfy(tried.judged.comparison.accepts) == true ? tried : nil
    }

    /// Whether one of these mistakes shows on a copy. This is cheap, and on most copies none does.
    private func shows(
        _ copy: Variant, _ mistakes: [VariantSet.Suspect], _ run: VariantRun
    ) async throws(PostgresError) -> Bool {
        let made = try await run.outcomes(
            of: [reference] + mistakes.map(\.script), on: copy, limits: CostBudget.limits, look: look)
        guard let made, let right = made.first, right.failure == nil, !right.isCut else { return false }
        let comparison = OutcomeComparison(expected: Self.expectation(of: reference, right, like: expectation)).withoutOrder
        return made.dropFirst().contains { !comparison.accepts($0) }
    }

    /// Whether the result is like the one on the given data: not empty, without new NULLs, repeated rows, or ties, and with each row of a
    /// table if it has each of them here. Where only the values of the same rows repeat, so can the rows.
    private func isUsual(_ judged: VariantSet.Judged, among source: CopySource, mayRepeat: Bool = false) -> Bool {
        let other = judged.expectation
        guard let here = expectation.outcome.result, let there = other.outcome.result else { return true }
        return ResultProfile(here, order: expectation.order)
            .isKept(by: ResultProfile(there, order: other.order), mayRepeat: mayRepeat && here.count == there.count)
            && source.listsAlike(here, there, judged.variant.state, judged.variant.codes)
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
