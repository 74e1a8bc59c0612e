import Course
import Facts
import Primitives

/// Compares the result of an answer on a version of the data with that of the solution.
struct WorkComparison: Sendable {
    /// The solution's result on the given data, which the check was written for.
    let given: WorkOutcome
    /// The solution's result on this version.
    let expected: WorkOutcome
    /// Which parts of the database are compared.
    let scope: ComparisonScope
    /// What the facts of the check require on this version; `nil` for facts that require nothing there.
    private let asked: [Facts.Value?]

    init(given: WorkOutcome, expected: WorkOutcome, scope: ComparisonScope) {
        self.given = given
        self.expected = expected
        self.scope = scope
        asked = zip(given.reports, expected.reports).map(Self.asked)
    }

    private static func asked(_ given: FactReport, _ expected: FactReport) -> Facts.Value? {
        let value = given.fact.value
        switch (given.found, expected.found) {
        case (.text(let one), .text(let other)): return one == other ? value : value.counterpart(TextCounterpart(of: one, in: other), other)
        default: return expected.holds ? value : nil
        }
    }

    // MARK: - Whether this version is useful

    /// Whether the solution behaves normally there: it has the same exit code as before, prints something where it did before, without
    /// missing values, and changes the same tables.
    var isUsual: Bool {
        given.changed.isSubset(of: expected.changed) && zip(given.reports, expected.reports).allSatisfy(Self.isUsual)
    }

    private static func isUsual(_ given: FactReport, _ expected: FactReport) -> Bool {
        guard given.status == expected.status else { return false }
        switch (given.found, expected.found) {
        case (.text(let one), .text(let other)):
            return (one.trimmed.isEmpty || !other.trimmed.isEmpty) && gaps(in: other).isSubset(of: gaps(in: one))
        default: return expected.holds
        }
    }

    /// Words that programs print for missing values.
    private static func gaps(in text: String) -> Set<String> {
        Set(text.split { !$0.isLetter }.map { $0.lowercased() }).intersection(["none", "null", "nan"])
    }

    /// Whether the check requires something else there than on the given data.
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

    /// What is wrong there, most important first; `nil` if nothing is.
    func difference(_ answer: WorkOutcome) -> WorkDifference? {
        for (index, report) in answer.reports.enumerated() {
            guard let asked = asked[index], !isAsAsked(report, asked) else { continue }
            return WorkDifference(report, asked: asked, endsOtherwise: report.status != expected.reports[index].status)
        }
        return stateFinding(answer).map { WorkDifference($0) }
    }

    /// What is wrong in the database.
    func stateFinding(_ answer: WorkOutcome) -> Finding? {
        guard scope.needsState else { return nil }
        return OutcomeComparison(expected: expected.state, scope: scope, unchanged: expected.before)
            .findings(on: Outcome(state: answer.state)).first
    }

    private func isAsAsked(_ report: FactReport, _ asked: Facts.Value) -> Bool {
        switch report.flaw {
        // Hitting a limit there says nothing about whether the answer is right.
        case .tooLong, .unjudged: true
        case nil where asked == report.fact.value: true
        default:
            switch report.found {
            case .text(let text): asked.stands(in: text)
            case .number(let number): FactValue.number(number).holds(asked)
            default: false
            }
        }
    }
}

extension Facts.Value {
    /// The same requirement for another text, with each part replaced by its counterpart; `nil` if there is none.
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
        case .map, .below, .above: return nil
        }
    }
}

/// The result of an answer in commands and files on one version of the data, as far as the check looks at it.
struct WorkOutcome: Sendable {
    /// In the order of the facts.
    var reports: [FactReport]
    /// The contents of the relevant tables before the answer, if the check requires any.
    var before: [String: TableContents] = [:]
    /// What the database contains afterward.
    var state: DatabaseState?
    /// The first script of the answer that failed.
    var failure: GivenAnswer.Failure?

    /// Whether all facts of the check hold.
    var holds: Bool { reports.allSatisfy(\.holds) }

    /// The relevant tables whose contents have changed.
    var changed: Set<String> {
        Set(before.keys.filter { table in before[table].map { state?.contents[table]?.holdsTheSame(as: $0) != true } ?? false })
    }
}
