import Course
import Postgres
import Sandbox
import Verdicts

/// Judges answers in which two sessions are interleaved.
struct InterleavedJudge: Sendable {
    /// The runs of solutions and mistakes.
    private let known = ComputationCache<InterleavedRun>(limit: 100)

    /// The findings on an answer; no flaws if it is right.
    typealias Findings = (praise: [Finding], flaws: [Finding])

    func findings(on text: String, for exercise: Exercise, _ runner: ReferenceRunner) async throws -> Findings {
        let interleaving = Interleaving(text)
        if let flaw = interleaving.flaw { return ([], [flaw]) }
        let expected = try await reference(of: exercise, runner)
        let interleavedRun = try await Self.trial(runner, as: .learner(grants: runner.grants), runner.sandbox.limits())
            .interleavedRun(of: interleaving)
        var findings = try await findings(on: interleavedRun, expected, runner)
        if findings.flaws.isEmpty { return findings }
        for mistake in exercise.mistakes where mistake.block.language == "sql" {
            let other = Interleaving(mistake.block.text)
            guard other.flaw == nil else { continue }
            let made = try await remembered("mistake", mistake.block.text, other, runner)
            let comparison = InterleavedComparison(expected: made)
            guard comparison.isSame(as: interleavedRun) else { continue }
            let tables = comparison.haveOtherVictims(interleavedRun) ? [] : try await tables(interleavedRun, made, runner)
            if tables.isEmpty {
                findings.flaws.insert(.mistake(mistake.message), at: 0)
                break
            }
        }
        return findings
    }

    /// What the solution's sessions do.
    private func reference(of exercise: Exercise, _ runner: ReferenceRunner) async throws -> InterleavedRun {
        let interleaving = Interleaving(exercise.reference)
        if let flaw = interleaving.flaw { throw UnjudgedReason.referenceFails(flaw.feedback.message) }
        let interleavedRun = try await remembered("solution", exercise.reference, interleaving, runner)
        if let failure = interleavedRun.failure { throw UnjudgedReason.referenceFails(failure.words) }
        return interleavedRun
    }

    private func findings(
        on interleavedRun: InterleavedRun, _ expected: InterleavedRun, _ runner: ReferenceRunner
    ) async throws -> Findings {
        if let failure = interleavedRun.limit {
            return ([], OutcomeComparison(expected: expected.state, scope: Self.scope).findings(on: Outcome(failure: failure)))
        }
        let comparison = InterleavedComparison(expected: expected)
        let (right, flaws) = comparison.findings(on: interleavedRun)
        var findings: Findings = ([.interleavedRight(right)], [])
        // What was right is only mentioned once.
        for (index, flaw) in flaws.enumerated() { findings.flaws.append(flaw.following(index == 0 ? right : [])) }
        if !comparison.haveOtherVictims(interleavedRun) { findings.flaws += try await tables(interleavedRun, expected, runner) }
        return findings
    }

    /// Differences in table contents and definitions.
    private func tables(
        _ interleavedRun: InterleavedRun, _ expected: InterleavedRun, _ runner: ReferenceRunner
    ) async throws -> [Finding] {
        let changed = (interleavedRun.state?.rewritten ?? []).union(expected.state?.rewritten ?? [])
        let unchanged = changed.isEmpty ? [:] : try await runner.clones.contents(of: changed, in: runner.template)
        return OutcomeComparison(expected: expected.state, scope: Self.scope, unchanged: unchanged)
            .findings(on: Outcome(state: interleavedRun.state))
    }

    /// Only tables remain to be compared.
    private static let scope = ComparisonScope(check: nil, givesRows: false, makesChanges: true)

    private static func trial(_ runner: ReferenceRunner, as purpose: SessionPurpose?, _ limits: Limits) -> InterleavedRunner {
        InterleavedRunner(trial: runner.trial(as: purpose, limits: limits, look: IsolatedRun.Look(isNeeded: true)))
    }

    private func remembered(
        _ role: String, _ text: String, _ interleaving: Interleaving, _ runner: ReferenceRunner
    ) async throws -> InterleavedRun {
        let key = ContentHash(ofParts: [role, text, runner.template.hash, runner.grants.joined(separator: ",")])
        let trial = Self.trial(runner, as: nil, Limits(seconds: 30))
        return try await known.value(for: key) { try await trial.interleavedRun(of: interleaving) }
    }
}
