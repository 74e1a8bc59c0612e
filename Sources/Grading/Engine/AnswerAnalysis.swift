import Course
import Postgres
import SQLText
import Sandbox
import Verdicts

/// Finds out which known mistake an answer makes, and whether it also works on data variants.
struct AnswerAnalysis {
    let exercise: PreparedExercise
    let answer: Script
    /// Its last statements if they are of the solution's kinds: earlier tries may still be above them.
    let lastTry: Script
    /// Required constructs that the answer's text lacks, and forbidden ones that it contains.
    let constructs: [Finding]
    /// Outcomes of the answer that are known already, by the variant's index.
    let known: [Int: Outcome]

    /// The author's message for the mistake that the answer makes.
    private(set) var mistake: String?
    /// The misconception that fully explains the answer's outcome.
    private(set) var misconception: Misconception?
    /// What is said about a wrong result that neither of them explains.
    private(set) var clue: Finding?
    /// Why an answer that is right on the given data still fails.
    private(set) var elsewhere: Finding?

    /// Why a correct answer was tried on fewer variants than usual, or on none.
    private(set) var untried: UntriedReason?
    /// Outcomes of the solution and the answer in one transaction, where both must see the same time.
    private(set) var simultaneous: (expectation: Expectation, outcome: Outcome)?

    /// How many variants a slow answer is tried on.
    static let leastTried = 3

    /// The limits for the answer, the same on variants as on the given data.
    var limits: Limits { runner.sandbox.limits(to: expectation.outcome.result) }

    var runner: ReferenceRunner { exercise.chooser.runner }
    var set: VariantSet { exercise.set }
    var reference: Script { exercise.chooser.reference }
    var expectation: Expectation { exercise.expectation }

    init(of answer: Script, to exercise: PreparedExercise, constructs: [Finding], known: [Int: Outcome]) {
        self.exercise = exercise
        untried = exercise.set.untried
        self.answer = answer
        lastTry = answer.lastTry(like: exercise.chooser.reference)
        self.constructs = constructs
        self.known = known
    }

    /// Examines the answer's outcome on the given data and, if `run` provides a session, on variants.
    mutating func examine(_ given: Outcome, _ run: VariantRun?) async throws {
        var outcome = given
        var findings = try await comparison(expectation, outcome).findings(on: outcome)
        if set.readsClock, !findings.isEmpty, !expectation.scope.needsState, let run, let both = try await together(run) {
            simultaneous = both
            outcome = both.outcome
            findings = try await comparison(both.expectation, outcome).findings(on: outcome)
        }
        if constructs.isEmpty, findings.isEmpty {
            examineSorting(outcome)
            if elsewhere != nil { return }
            if let run, !set.needsClones { try await examineRight(outcome, run) } else { try await examineOnClones(outcome) }
        } else {
            try await examineWrong(
                outcome, findings, outcome.failure == nil && !outcome.isCut && !set.needsClones ? run : nil)
        }
    }

    /// Runs the solution and the answer in one transaction, so that both see the same time.
    private func together(_ run: VariantRun) async throws -> (expectation: Expectation, outcome: Outcome)? {
        guard let both = try await run.outcomes(of: [reference, answer], on: nil, limits: .reference), both[0].failure == nil else {
            return nil
        }
        return (VariantChooser.expectation(of: reference, both[0], like: expectation), both[1])
    }

    /// Records why trying the answer on other data ended early: it reached a limit, or the reason is outside the answer.
    mutating func noteEnd(of outcome: Outcome) {
        if let limit = outcome.limitOnOtherData { elsewhere = .limitOnOtherData(limit) }
        if outcome.isDisturbed, elsewhere == nil { untried = .disturbed }
    }

    /// Prepares the comparison of an outcome on the given data with the expected one.
    func comparison(_ expected: Expectation, _ outcome: Outcome) async throws -> OutcomeComparison {
        let tables = (expected.outcome.state?.rewritten ?? []).union(outcome.state?.rewritten ?? [])
        let unchanged = tables.isEmpty ? [:] : try await runner.clones.contents(of: tables, in: runner.template)
        return OutcomeComparison(expected: expected, unchanged: unchanged)
    }

    // MARK: Right answers

    private mutating func examineRight(_ outcome: Outcome, _ run: VariantRun) async throws {
        var slow = 0
        for (index, judged) in set.copies.enumerated() {
            if slow >= Self.leastTried {
                untried = .slow
                return try await tryOtherPlan(outcome, run)
            }
            guard let (expected, there) = try await ofAnswer(on: judged, number: index, outcome, run) else { continue }
            if there.isTooSlow {
                elsewhere = .limitOnOtherData(.tooLong(seconds: limits.seconds))
                return
            }
            if there.isSlow { slow += 1 }
            guard let finding = expected.comparison.findings(on: there).first else { continue }
            // An answer that can't be parsed is assumed to sort its rows.
            if finding.feedback.kind == .order, answer.ordersResult(of: outcome) == false {
                elsewhere = .rightByLuck
                return
            }
            let example = try await example(judged, finding, run)
            misconception = try await cause(of: [finding], outcome, run).misconception
            elsewhere = .wrongOnOtherData(example)
            return
        }
        try await probe(outcome, run)
        try await tryOtherPlan(outcome, run)
    }

    /// Tries an answer that sorts nothing although the order counts where its rows are stored in another order and found by another plan:
    /// they may be in order only by luck.
    private mutating func tryOtherPlan(_ outcome: Outcome, _ run: VariantRun) async throws {
        guard elsewhere == nil, expectation.order != .any, answer.ordersResult(of: outcome) == false else { return }
        var variant = Variant.given(set.model).storedAnew(in: set.model, seed: 7)
        variant.commands += OtherPlan.commands
        let judged = VariantSet.Judged(variant: variant, expectation: expectation, unchanged: [:])
        guard let there = try await outcomes(of: [answer], on: judged, outcome, run)?.first, there.failure == nil else { return }
        if judged.comparison.findings(on: there).first?.feedback.kind == .order { elsewhere = .rightByLuck }
    }

    /// Fails an answer that sorts by only the first of the columns that the solution sorts by, unless one of them is a key: no copy need have
    /// rows that tie.
    private mutating func examineSorting(_ outcome: Outcome) {
        guard let result = outcome.result,
            let asked = OrderReading(reference, outcome: expectation.outcome, scope: expectation.scope)?.places,
            let sorted = OrderReading(answer, outcome: outcome, scope: expectation.scope)?.places,
            sorted.count < asked.count, asked.starts(with: sorted), sorted.allSatisfy(result.columns.indices.contains)
        else { return }
        let names = sorted.map { result.columns[$0].name }
        let keys = set.model.tables.flatMap { table in table.keys.filter { $0.count == 1 }.map { table.columns[$0[0]].name } }
        if Set(keys).isDisjoint(with: names) { elsewhere = .sortsByFewer(columns: names) }
    }

    /// The answer's outcome on a variant, and the expected one there.
    private func ofAnswer(
        on judged: VariantSet.Judged, number: Int, _ outcome: Outcome, _ run: VariantRun
    ) async throws -> (expected: VariantSet.Judged, answer: Outcome)? {
        if let known = known[number] { return (judged, known) }
        var expected = judged
        let scripts = set.readsClock ? [reference, answer] : [answer]
        guard let there = try await outcomes(of: scripts, on: judged, outcome, run) else { return nil }
        if set.readsClock {
            guard there[0].failure == nil, !there[0].isCut else { return nil }
            expected.expectation = VariantChooser.expectation(of: reference, there[0], like: expectation)
            expected.expectation.order = .any
        }
        return there.last.map { (expected, $0) }
    }

    /// Tries an answer whose constants differ from the author's, or that handles NULL in other columns, on copies made for them: with values
    /// at, below, and above each, and with NULL.
    private mutating func probe(_ outcome: Outcome, _ run: VariantRun) async throws {
        let known = ([reference] + exercise.alternatives).reduce(into: (literals: Set<String>(), nullHandled: Set<String>())) {
            $0.literals.formUnion($1.literals)
            $0.nullHandled.formUnion($1.columnsWithNullHandled)
        }
        let look = look(outcome)
        // Rows that an answer inserts must not exist already.
        guard !set.copies.isEmpty, !set.readsClock, answer.constructs?.contains("insert") != true,
            !answer.literals.isSubset(of: known.literals) || !answer.columnsWithNullHandled.isSubset(of: known.nullHandled)
        else { return }
        let chooser = exercise.chooser
        var source = try await chooser.source(set.model)
        source.nullHandled.formUnion(answer.columnsWithNullHandled)
        var boundaries = Boundaries(of: [answer.text, reference.text])
        boundaries.dropOtherCases(of: Boundaries(of: [reference.text]))
        let copies = try await chooser.copies(of: source, set, near: boundaries, run)
        var slow = 0
        for number in Array(100..<100 + VariantChooser.maxCopies) + Copies.exact where slow < Self.leastTried {
            guard let copy = copies[number],
                let both = try await run.outcomes(of: [reference, answer], on: copy, limits: limits, look: look)
            else { continue }
            if both.contains(where: \.isSlow) { slow += 1 }
            guard both.count == 2, both[0].failure == nil, !both[0].isCut, !both[1].isTooSlow else { continue }
            // A cheap comparison first: few copies differ, and only those need the full one.
            let expected = VariantChooser.expectation(of: reference, both[0], like: expectation)
            guard !OutcomeComparison(expected: expected).withoutOrder.findings(on: both[1]).isEmpty,
                let tried = try await chooser.tried(copy, set, run, among: source, mayRepeat: Copies.exact.contains(number)),
                let finding = tried.judged.comparison.findings(on: both[1]).first
            else { continue }
            elsewhere = .wrongOnOtherData(try await example(tried.judged, finding, run))
            return
        }
    }

    /// For an answer or a solution that can't be rolled back: each run gets its own clone.
    private mutating func examineOnClones(_ outcome: Outcome) async throws {
        let look = look(outcome)
        // Definitions are the same on all variants.
        if expectation.scope.rows == nil, look?.tables.isEmpty == true, look?.calls.isEmpty == true { return }
        for judged in set.copies.prefix(Self.leastTried) {
            guard
                let there = try await runner.outcome(
                    of: answer, on: judged.variant, look: look, as: .learner(grants: runner.grants))
            else { continue }
            if there.isTooSlow {
                elsewhere = .limitOnOtherData(there.failure ?? .tooLong(seconds: limits.seconds))
                return
            }
            if let finding = judged.comparison.findings(on: there).first {
                elsewhere = .wrongOnOtherData(CounterExample(tables: [], finding: finding))
                return
            }
        }
    }

    /// The smallest data that shows the difference.
    private func example(_ judged: VariantSet.Judged, _ finding: Finding, _ run: VariantRun) async throws -> CounterExample {
        if expectation.scope.needsState { return CounterExample(tables: [], finding: finding) }
        let search = CounterExampleSearch(
            source: try await exercise.chooser.source(set.model), run: run, answer: answer, reference: reference,
            alternatives: Array(exercise.alternatives.prefix(2)) + set.nearlySame,
            expectation: expectation, limits: Limits(seconds: 2, rows: 5_000, bytes: 4 << 20))
        var example = try await search.smallest(of: judged, finding: finding)
        let shown = Set(example.tables.map(\.name))
        example.hasOthers = set.model.tables.contains { answer.usedNames.contains(RelationName($0.name).name) && !shown.contains($0.name) }
        return example
    }

    // MARK: Wrong answers

    /// Finds the mistake behind a wrong answer; without `run`, from the given data alone.
    mutating func examineWrong(_ outcome: Outcome, _ findings: [Finding], _ run: VariantRun?) async throws {
        (mistake, misconception) = try await cause(of: findings, outcome, run)
        if mistake == nil, misconception == nil, let run { clue = try await conditionMetByNone(findings, run) }
    }

    /// The outcomes of scripts on a variant, within the limits for the answer.
    func outcomes(
        of scripts: [Script], on judged: VariantSet.Judged, _ outcome: Outcome, _ run: VariantRun
    ) async throws -> [Outcome]? {
        try await run.outcomes(of: scripts, on: judged.variant, limits: limits, look: look(outcome))
    }

    /// What to inspect after a script that changes something as the answer did on the given data.
    private func look(_ outcome: Outcome) -> VariantRun.Look? {
        VariantRun.Look(outcome.state ?? expectation.outcome.state, scope: expectation.scope)
    }
}
