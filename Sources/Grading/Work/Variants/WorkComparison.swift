import Course

/// What an answer does on a version of the data, compared with what the solution does there.
struct WorkComparison: Sendable {
    /// What the solution does on the given data, on which the check is written.
    let given: WorkOutcome
    /// What it does on this version.
    let expected: WorkOutcome
    /// What of the database counts.
    let scope: ComparisonScope
    /// What the facts of the check ask for on this version, `nil` where they ask for nothing there.
    private let asked: [Facts.Value?]

    init(given: WorkOutcome, expected: WorkOutcome, scope: ComparisonScope) {
        self.given = given
        self.expected = expected
        self.scope = scope
        asked = zip(given.reports, expected.reports).map(Self.asked)
    }

    private static func asked(_ given: FactReport, _ expected: FactReport) -> Facts.Value? {
        let value = given.fact.value
        switch (given.found?.value, expected.found?.value) {
        case (.text(let one), .text(let other)): return one == other ? value : value.counterpart(TextCounterpart(of: one, in: other), other)
        default: return expected.holds ? value : nil
        }
    }

    // MARK: - Whether this version is of use

    /// Whether the solution does there what it does throughout: it ends as before, gives something where it gave something, with nothing
    /// missing from it, and changes what it changed.
    var isUsual: Bool {
        given.changed.isSubset(of: expected.changed) && zip(given.reports, expected.reports).allSatisfy(Self.isUsual)
    }

    private static func isUsual(_ given: FactReport, _ expected: FactReport) -> Bool {
        guard given.found?.status == expected.found?.status else { return false }
        switch (given.found?.value, expected.found?.value) {
        case (.text(let one), .text(let other)):
            return (one.trimmed.isEmpty || !other.trimmed.isEmpty) && gaps(in: other).isSubset(of: gaps(in: one))
        default: return expected.holds
        }
    }

    /// The words by which programs say that there is nothing.
    private static func gaps(in text: String) -> Set<String> {
        Set(text.split { !$0.isLetter }.map { $0.lowercased() }).intersection(["none", "null", "nan"])
    }

    /// Whether something else is asked for there than on the given data.
    var isTelling: Bool {
        zip(given.reports, asked).contains { report, asked in
            asked.map { $0.mapTexts(\.trimmed) != report.fact.value.mapTexts(\.trimmed) } ?? false
        }
            || (scope.contents?.names ?? []).contains { table in
                switch (given.state?.contents[table], expected.state?.contents[table]) {
                case (let one?, let other?): !one.holdsTheSame(as: other)
                default: false
                }
            }
    }

    // MARK: - An answer

    /// What is not as it should be there, the first thing first; `nil` where nothing is.
    func difference(_ answer: WorkOutcome) -> WorkDifference? {
        for (index, report) in answer.reports.enumerated() {
            guard let asked = asked[index], !isAsAsked(report, asked) else { continue }
            return .fact(report, asked: asked, endsOtherwise: report.found?.status != expected.reports[index].found?.status)
        }
        return stateFinding(answer).map { .state($0) }
    }

    /// What is not as it should be in the database.
    func stateFinding(_ answer: WorkOutcome) -> Finding? {
        guard scope.needsState else { return nil }
        var (reference, found) = (Outcome(), Outcome())
        reference.state = expected.state
        found.state = answer.state
        let expectation = Expectation(outcome: reference, scope: scope, order: .any)
        return OutcomeComparison(expected: expectation, unchanged: expected.before).findings(on: found).first
    }

    private func isAsAsked(_ report: FactReport, _ asked: Facts.Value) -> Bool {
        switch report.flaw {
        // A limit that is reached there says nothing about what is right.
        case .tooLong, .unjudged: true
        case nil where asked == report.fact.value: true
        default:
            switch report.found?.value {
            case .text(let text): asked.stands(in: text)
            case .number(let number): FactValue.number(number).holds(asked)
            default: false
            }
        }
    }
}

/// What an answer does otherwise than the solution.
enum WorkDifference: Sendable {
    /// What a fact is about is not what is asked for there; the command may also have ended otherwise.
    case fact(FactReport, asked: Facts.Value, endsOtherwise: Bool)
    case state(Finding)
}

extension Facts.Value {
    /// The same of another text: each part in it becomes what stands there in its place; `nil` where nothing does.
    fileprivate func counterpart(_ counterpart: TextCounterpart, _ other: String) -> Facts.Value? {
        switch self {
        case .text(let part):
            guard let pieces = counterpart.pieces(for: part) else { return nil }
            return pieces.count == 1 ? .text(pieces[0]) : pieces.isEmpty ? nil : .list(pieces.map { .text($0) })
        case .has(let value): return value.counterpart(counterpart, other).map { .has($0) }
        case .list(let values):
            let all = values.compactMap { $0.counterpart(counterpart, other) }
            return all.isEmpty ? nil : .list(all)
        case .not: return stands(in: other) ? self : nil
        case .map: return nil
        }
    }
}
