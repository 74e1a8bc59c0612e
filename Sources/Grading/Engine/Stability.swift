import Facts
import Postgres
import Verdicts

/// Tests whether a script's result depends on how rows are stored or on the plan. Answers can't be compared with a random result.
struct Stability: Sendable {
    let runner: ReferenceRunner
    /// The result of the script that answers are compared with.
    let expectation: Expectation

    /// What the author is told about the first way of storing and reading the same rows that changes the script's result; `nil` if there is
    /// none, or if it can't be tested because the script can't be undone.
    func disagreement(of script: Script) async throws -> String? {
        guard script.isSafeInTransaction else { return nil }
        let model = try await runner.clones.model(of: runner.template, near: Boundaries(of: [script.text]))
        let before = try await runner.clones.contents(of: expectation.outcome.state?.rewritten ?? [], in: runner.template)
        return try await runner.run { run in
            let look = VariantRun.Look(expectation.outcome.state, scope: expectation.scope)
            guard let first = try await run.outcomes(of: [script], on: nil, limits: .reference, look: look)?.first else { return nil }
            var expected = expectation
            expected.outcome = first
            var comparison = OutcomeComparison(expected: expected, unchanged: before)
            // Without an ORDER BY, the order may differ.
            if script.ordersResult(of: expectation.outcome) != true { comparison = comparison.withoutOrder }
            for way in Self.ways(model) {
                let again = try await run.outcomes(of: [script], on: way.variant, limits: .reference, look: look)?.first
                if let finding = again.flatMap({ comparison.findings(on: $0).first }) {
                    return "its result is left to chance: \(way.circumstance), \(Self.difference(finding))"
                }
            }
            return nil
        }
    }

    /// The same rows read again, stored differently, and read with different plans.
    private static func ways(_ model: DataModel) -> [(circumstance: String, variant: Variant)] {
        func way(_ circumstance: String, seed: UInt64?, without plans: [String]) -> (String, Variant) {
            var other = Variant.given(model)
            if let seed { other = other.storedAnew(in: model, seed: seed) }
            other.commands += OtherPlan.without(plans)
            return (circumstance, other)
        }
        let planned = "with a different query plan"
        let stored = "with the same rows stored in a different order"
        return [
            way("run once more", seed: nil, without: []),
            way(planned, seed: nil, without: ["hashjoin", "hashagg", "indexscan", "indexonlyscan", "bitmapscan"]),
            way(planned, seed: nil, without: ["seqscan", "mergejoin", "sort"]),
            way(stored, seed: 11, without: []),
            way(stored, seed: 23, without: ["hashjoin", "mergejoin", "hashagg"]),
        ]
    }

    private static func difference(_ finding: Finding) -> String {
        guard let difference = finding.difference else { return finding.feedback.message.lowercasedFirst }
        let gone = difference.rows.first { $0.kind == .missing }.map { "without \(cells($0))" }
        let new = difference.rows.first { $0.kind == .unexpected }.map { "with \(cells($0))" }
        let examples = [gone, new].compactMap(\.self)
        return "\(finding.table ?? "the result") differs" + (examples.isEmpty ? "" : ", " + examples.joined(separator: " and "))
    }

    private static func cells(_ row: DifferingRow) -> String {
        "(" + row.cells.prefix(6).map { "\($0.column) \($0.text)" }.joined(separator: ", ") + ")"
    }
}
