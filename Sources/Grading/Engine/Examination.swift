import Course
import Postgres

/// What is found out about an answer besides what it does on the given data: whose mistake it makes, and what it does on other data.
struct Examination {
    /// A mistake that the author has foreseen.
    struct Declared: Sendable {
        var message: String
        var script: Script
        var expectation: Expectation
        /// What the check asks of its text and does not get.
        var constructs: [Finding]
    }

    let referee: Referee
    let set: VariantSet
    let reference: Script
    let alternatives: [Script]
    let declared: [Declared]
    let expectation: Expectation
    let answer: Script
    /// What the check asks of the answer's text and does not get.
    let constructs: [Finding]
    /// Whether the answer must be right on adverse data too.
    let isStrict: Bool

    /// The author's words for the mistake that the answer makes.
    private(set) var mistake: String?
    /// The mistake in understanding that explains all that the answer does.
    private(set) var misconception: Misconception?
    /// What makes an answer fail that is right on the given data.
    private(set) var elsewhere: Finding?
    /// What is to be known about an answer that passes.
    private(set) var remark: Finding?
    /// The answer has a DISTINCT without which its rows are the same.
    private(set) var hasIdleDistinct = false

    /// How long answers are tried on other data; what is not known by then is not said.
    private static let patience = Duration.seconds(4)
    /// How long a smaller counter-example is looked for.
    private static let search = Duration.milliseconds(1200)

    init(
        referee: Referee, set: VariantSet, reference: Script, alternatives: [Script], declared: [Declared], expectation: Expectation,
        answer: Script, constructs: [Finding], isStrict: Bool
    ) {
        self.referee = referee
        self.set = set
        self.reference = reference
        self.alternatives = alternatives
        self.declared = declared
        self.expectation = expectation
        self.answer = answer
        self.constructs = constructs
        self.isStrict = isStrict
    }

    /// Looks at what the answer did on the given data, and at what it does elsewhere, where a session for that is at hand.
    mutating func examine(_ outcome: Outcome, _ run: VariantRun?) async throws {
        let findings = try await comparison(expectation, outcome).findings(on: outcome)
        if constructs.isEmpty, findings.isEmpty {
            if let run { try await examineRight(outcome, run) }
        } else {
            try await examineWrong(outcome, outcome.failure == nil && !outcome.isCut ? run : nil)
        }
    }

    /// An outcome on the given data beside what is expected there.
    func comparison(_ expected: Expectation, _ outcome: Outcome) async throws -> OutcomeComparison {
        let tables = (expected.outcome.state?.rewritten ?? []).union(outcome.state?.rewritten ?? [])
        let unchanged = tables.isEmpty ? [:] : try await referee.twins.contents(of: tables, in: referee.template)
        return OutcomeComparison(expected: expected, unchanged: unchanged)
    }

    // MARK: A right answer

    private mutating func examineRight(_ outcome: Outcome, _ run: VariantRun) async throws {
        let start = ContinuousClock.now
        hasIdleDistinct = try await isDistinctIdle(outcome, run)
        var seen: [Int: Outcome] = [:]
        for (index, judged) in set.all.enumerated() {
            guard ContinuousClock.now - start < Self.patience else { return }
            let isMild = index < set.mild.count
            if !isMild, index == set.mild.count, try await dependsOnPlan(outcome, run) { return }
            guard let there = try await outcomes(of: [answer], on: judged, outcome, run)?.first, !there.isCancelled, !there.isCut,
                !there.isOutOfReach
            else { continue }
            seen[index] = there
            guard let finding = judged.findings(on: there).first else { continue }
            if isMild, case .order = finding, !isOrdered(outcome) {
                try await explain(seen, outcome, run)
                elsewhere = .rightByLuck
                return
            }
            let example = try await example(judged, finding, run)
            if isMild || isStrict {
                try await explain(seen, outcome, run)
                elsewhere = .wrongOnOtherData(example)
            } else {
                remark = .assumes(example)
            }
            return
        }
        if set.adverse.isEmpty { _ = try await dependsOnPlan(outcome, run) }
    }

    /// Whether the answer returns as many rows without its DISTINCT, on the given data.
    private func isDistinctIdle(_ outcome: Outcome, _ run: VariantRun) async throws -> Bool {
        guard answer.habits.contains(.distinctOverJoin), answer.statements.count == 1 else { return false }
        let outline = Outline(answer.text, columns: [:])
        guard let query = outline.queries.first(where: { $0.depth == 0 }), let distinct = SelectList(of: query, in: outline)?.distinct,
            let text = [outline.drop(distinct)].applied(to: answer.text)
        else { return false }
        let limits = Limits.answer(to: expectation.outcome.result)
        let made = try await run.outcomes(of: [Script(text)], on: nil, limits: limits, milliseconds: Self.repairMilliseconds)
        return made?.first?.result?.count == outcome.result?.count
    }

    /// Whether the answer says in which order its rows come; what can't be taken apart may.
    private func isOrdered(_ outcome: Outcome) -> Bool {
        answer.ordersResult(of: outcome) ?? true
    }

    /// The smallest data that shows it.
    private func example(_ judged: VariantSet.Judged, _ finding: Finding, _ run: VariantRun) async throws -> CounterExample {
        if expectation.aspects.needsState { return CounterExample(tables: [], finding: finding, judged.variant) }
        let search = CounterExampleSearch(
            variants: set, run: run, answer: answer, reference: reference, alternatives: Array(alternatives.prefix(2)),
            expectation: expectation, limits: Limits(seconds: 2, rows: 5_000, bytes: 4 << 20), deadline: .now + Self.search)
        return try await search.smallest(of: judged, finding: finding)
    }

    /// Whether the same rows, stored otherwise and found by another plan, make another result: then chance has helped.
    private mutating func dependsOnPlan(_ outcome: Outcome, _ run: VariantRun) async throws -> Bool {
        guard let plan = set.otherPlan, let index = outcome.resultStatement, let tree = answer.tree(ofStatement: index) else {
            return false
        }
        let isUnordered = !isOrdered(outcome)
        guard isUnordered && expectation.order != .any || !tree.constructs.isDisjoint(with: Self.leftToChance) else { return false }
        let judged = VariantSet.Judged(variant: plan, expectation: expectation, unchanged: [:])
        guard let there = try await outcomes(of: [answer], on: judged, outcome, run)?.first, !there.isCancelled, there.failure == nil,
            let finding = judged.findings(on: there).first
        else { return false }
        if case .order = finding {
            elsewhere = isUnordered ? .rightByLuck : nil
            return isUnordered
        }
        remark = .dependsOnPlan
        return true
    }

    /// Constructs of which the result may depend on the order in which rows are found.
    private static let leftToChance: Set<String> = [
        "limit", "offset", "fetch", "distinct on", "string_agg", "array_agg", "json_agg", "jsonb_agg", "row_number", "first_value",
        "last_value", "nth_value", "lag", "lead", "ntile",
    ]

    // MARK: A wrong answer

    /// Whose mistake it is; without a session, as far as the given data tells.
    mutating func examineWrong(_ outcome: Outcome, _ run: VariantRun?) async throws {
        let foreseen = try await matching(outcome)
        // What an error means is said by the error.
        let suspects = outcome.failure == nil ? try await matchingSuspects(outcome) : []
        guard let run, !(foreseen.isEmpty && suspects.isEmpty) else {
            mistake = foreseen.first?.message
            return
        }
        let scripts = foreseen.map(\.script) + suspects.map(\.script)
        var alive = Swift.Set(scripts.indices)
        let start = ContinuousClock.now
        for (number, judged) in set.all.enumerated() where !alive.isEmpty && ContinuousClock.now - start < Self.patience {
            // Adverse data tells apart what is alike on all other; it does not acquit.
            let isMild = number < set.mild.count
            if !isMild, alive.count == 1 { break }
            let tried = alive.sorted()
            guard let there = try await outcomes(of: [answer] + tried.map { scripts[$0] }, on: judged, outcome, run), !there[0].isCancelled
            else { continue }
            let left = tried.enumerated().filter { place, index in
                isAlike(scripts[index], there[place + 1], there[0], on: judged)
            }
            if isMild || !left.isEmpty { alive = Swift.Set(left.map(\.element)) }
        }
        mistake = foreseen.enumerated().first { alive.contains($0.offset) }?.element.message
        if mistake == nil {
            let alike = suspects.enumerated().filter { alive.contains(foreseen.count + $0.offset) }.map(\.element)
            misconception = try await demonstrated(alike, outcome, run)
        }
    }

    /// For an answer that is wrong only elsewhere: the mistakes that are not seen on the given data either.
    private mutating func explain(_ seen: [Int: Outcome], _ outcome: Outcome, _ run: VariantRun) async throws {
        var suspects = try await matchingSuspects(outcome)
        for (index, there) in seen.sorted(by: { $0.key < $1.key }) where !suspects.isEmpty {
            guard let made = try await outcomes(of: suspects.map(\.script), on: set.all[index], outcome, run) else { continue }
            suspects = zip(suspects, made).filter { isAlike($0.script, $1, there, on: set.all[index]) }.map(\.0)
        }
        misconception = try await demonstrated(suspects, outcome, run)
    }

    /// Whether a mistake did on a variant what the answer did there, order aside.
    private func isAlike(_ mistake: Script, _ made: Outcome, _ answer: Outcome, on judged: VariantSet.Judged) -> Bool {
        let expected = VariantChooser.expectation(of: mistake, made, like: expectation)
        let comparison = OutcomeComparison(expected: expected, unchanged: judged.unchanged)
        return comparison.isSame(as: answer) || comparison.withoutOrder.isSame(as: answer)
    }

    /// The foreseen mistakes that do what the answer did, those with the same order first.
    private func matching(_ outcome: Outcome) async throws -> [Declared] {
        let alike = try await alike(declared.filter { $0.constructs == constructs }, outcome, \.expectation)
        return alike.exact + alike.inAnyOrder
    }

    private func matchingSuspects(_ outcome: Outcome) async throws -> [VariantSet.Suspect] {
        let alike = try await alike(set.suspects, outcome, \.expectation)
        return alike.exact.isEmpty ? alike.inAnyOrder : alike.exact
    }

    private func alike<Mistake>(
        _ mistakes: [Mistake], _ outcome: Outcome, _ expectation: (Mistake) -> Expectation
    ) async throws -> (exact: [Mistake], inAnyOrder: [Mistake]) {
        var alike: (exact: [Mistake], inAnyOrder: [Mistake]) = ([], [])
        for mistake in mistakes {
            switch try await likeness(of: expectation(mistake), outcome) {
            case .same: alike.exact.append(mistake)
            case .sameInAnyOrder: alike.inAnyOrder.append(mistake)
            case .other: break
            }
        }
        return alike
    }

    private enum Likeness { case same, sameInAnyOrder, other }

    /// A mistake in the rows is recognised in any order, unless the order is all that is wrong with it.
    private func likeness(of made: Expectation, _ outcome: Outcome) async throws -> Likeness {
        let comparison = try await comparison(made, outcome)
        if comparison.isSame(as: outcome) { return .same }
        guard comparison.withoutOrder.isSame(as: outcome) else { return .other }
        let reference = try await self.comparison(expectation, made.outcome).withoutOrder
        return reference.isSame(as: made.outcome) ? .other : .sameInAnyOrder
    }

    /// The mistake that explains the answer: repaired, the answer is right. Of several, the one that is written most like it.
    private func demonstrated(
        _ suspects: [VariantSet.Suspect], _ outcome: Outcome, _ run: VariantRun
    ) async throws -> Misconception? {
        let words = answer.words
        var scored = suspects.enumerated().map { (score: $1.script.words.likeness(to: words), index: $0) }
        // An empty result follows from very many mistakes, and says little of any.
        if outcome.result?.count == 0 { scored.removeAll { $0.score < Self.tellingLikeness } }
        scored.sort { ($0.score, $1.index) > ($1.score, $0.index) }
        let columns = Dictionary(uniqueKeysWithValues: set.model.tables.map { ($0.name, $0.columns.map(\.name)) })
        let evidence = Evidence(of: answer)
        var repair = Repair(of: answer, reference: reference, columns: columns)
        var seen: Set<Misconception> = []
        for suspect in scored.map({ suspects[$0.index].mutant }) where seen.count < Self.maxDemonstrated {
            guard evidence.supports(suspect.misconception), seen.insert(suspect.misconception).inserted else { continue }
            if suspect.misconception.isFact { return suspect.misconception }
            if try await isRight(anyOf: repair.carried(suspect), run) { return suspect.misconception }
            if try await isRight(anyOf: repair.reversed(suspect), run) { return suspect.misconception }
        }
        return nil
    }

    /// Whether one of the repaired answers does what the solution does, on the given data and on all variants in profile.
    private func isRight(anyOf texts: [String], _ run: VariantRun) async throws -> Bool {
        let repairs = Set(texts).sorted().prefix(Self.maxRepairs).map { Script($0) }.filter(\.isSafeInTransaction)
        if repairs.isEmpty { return false }
        let look = VariantRun.Look(expectation.outcome.state, aspects: expectation.aspects)
        let limits = Limits.answer(to: expectation.outcome.result)
        let made = try await run.outcomes(of: repairs, on: nil, limits: limits, look: look, milliseconds: Self.repairMilliseconds) ?? []
        var right: [Script] = []
        for (repair, outcome) in zip(repairs, made) where try await comparison(expectation, outcome).findings(on: outcome).isEmpty {
            right.append(repair)
        }
        for judged in set.mild where !right.isEmpty {
            let made = try await run.outcomes(
                of: right, on: judged.variant, limits: limits, look: look, milliseconds: Self.repairMilliseconds)
            right = zip(right, made ?? []).filter { judged.findings(on: $1).isEmpty }.map(\.0)
        }
        return !right.isEmpty
    }

    /// How many mistakes are tried out; those after them are written unlike the answer.
    private static let maxDemonstrated = 3
    /// How many repaired answers are run for one mistake.
    private static let maxRepairs = 8
    /// What a repaired answer may take.
    private static let repairMilliseconds = 500

    /// How much of its words an answer without rows must share with a mistake to be taken for it.
    private static let tellingLikeness = 0.8

    private func outcomes(
        of scripts: [Script], on judged: VariantSet.Judged, _ outcome: Outcome, _ run: VariantRun
    ) async throws -> [Outcome]? {
        let look = VariantRun.Look(outcome.state ?? expectation.outcome.state, aspects: expectation.aspects)
        return try await run.outcomes(of: scripts, on: judged.variant, limits: .answer(to: expectation.outcome.result), look: look)
    }
}

extension CounterExample {
    fileprivate init(tables: [Table], finding: Finding, _ variant: Variant) {
        self.tables = tables
        self.finding = finding
        if case .adverse(let assumption) = variant.kind { self.assumption = assumption }
    }
}

extension Outcome {
    /// A limit was reached that says nothing about right or wrong.
    fileprivate var isOutOfReach: Bool {
        switch failure {
        case .tooLong, .tooLarge, .databaseTooLarge: true
        default: false
        }
    }
}

extension Script {
    /// The words it is made of, in lower case, with how often each comes.
    var words: [String: Int] {
        let bytes = Array(text.utf8)
        var words: [String: Int] = [:]
        for token in SQLScanner.tokens(in: text) where token.kind != .comment {
            words[String(decoding: bytes[token.range], as: UTF8.self).lowercased(), default: 0] += 1
        }
        return words
    }
}

extension [String: Int] {
    /// From 0 for nothing in common to 1 for the same words.
    func likeness(to other: [String: Int]) -> Double {
        let keys = Set(keys).union(other.keys)
        let common = keys.reduce(0) { $0 + Swift.min(self[$1] ?? 0, other[$1] ?? 0) }
        let all = keys.reduce(0) { $0 + Swift.max(self[$1] ?? 0, other[$1] ?? 0) }
        return all == 0 ? 1 : Double(common) / Double(all)
    }
}
