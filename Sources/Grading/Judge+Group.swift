package import Course
import Sandbox
package import Verdicts

extension Judge {
    /// Judges several answers to one exercise; each verdict is what it would be alone. Right answers that only read are tried on each
    /// data variant together, because making a variant takes longer than a short query on it.
    package func judge(
        _ answers: [[UInt8]], for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?
    ) async -> [Judgement] {
        let start = ContinuousClock.now
        let known = await outcomesOnVariants(of: answers, exercise, lesson, dataset)
        let share = (ContinuousClock.now - start) / .milliseconds(1) / Double(max(1, answers.count))
        var judgements: [Judgement] = []
        for (answer, known) in zip(answers, known) {
            var judgement = await judge(answer, for: exercise, in: lesson, dataset: dataset, known: known)
            judgement.milliseconds += share
            judgements.append(judgement)
        }
        return judgements
    }

    /// For each answer, its outcomes on variants, by their index; none for an answer that is tried alone.
    @concurrent private nonisolated func outcomesOnVariants(
        of answers: [[UInt8]], _ exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?
    ) async -> [[Int: Outcome]] {
        var known = answers.map { _ in [Int: Outcome]() }
        guard answers.count > 1, Self.comparesOutcomes(exercise) else { return known }
        do {
            let runner = try runner(exercise, lesson, dataset)
            let prepared = try await prepared(exercise, lesson, runner)
            let set = prepared.set
            guard !set.copies.isEmpty, !set.readsClock, !set.needsClones, !prepared.expectation.scope.needsState else { return known }
            var scripts: [(answer: Int, script: Script)] = []
            for (index, answer) in answers.enumerated() {
                guard case .text(let text) = AnswerText.read(answer) else { continue }
                let script = await Script.reading { exercise.script(text) }
                if try await runner.isQuicklyRight(script, prepared) { scripts.append((index, script)) }
            }
            guard scripts.count > 1 else { return known }
            let made = try await runner.outcomes(of: scripts.map(\.script), onAllOf: set, prepared.expectation)
            for (number, outcomes) in made {
                for (script, outcome) in zip(scripts, outcomes) { known[script.answer][number] = outcome }
            }
        } catch {
            // Each answer is tried alone, and the verdict reports what goes wrong then.
        }
        return known
    }
}

extension ReferenceRunner {
    /// What takes longer is tried alone, where its limits are its own.
    private static let quick = Duration.milliseconds(200)
    /// The time limit for a group on all variants.
    private static let groupLimit = Duration.seconds(10)

    /// Whether an answer that only reads is right on the given data, after a short time.
    fileprivate func isQuicklyRight(_ answer: Script, _ exercise: PreparedExercise) async throws -> Bool {
        guard !answer.statements.isEmpty, !answer.hasTooMany, answer.isSafeInTransaction, !answer.mayChange else { return false }
        let start = ContinuousClock.now
        let outcome = try await outcome(of: answer, for: exercise.expectation) { _, _ in }
        guard ContinuousClock.now - start < Self.quick, !outcome.isDisturbed else { return false }
        return OutcomeComparison(expected: exercise.expectation, unchanged: [:]).accepts(outcome)
    }

    /// The scripts' outcomes on each variant, by its index.
    fileprivate func outcomes(
        of scripts: [Script], onAllOf set: VariantSet, _ expectation: Expectation
    ) async throws -> [Int: [Outcome]] {
        try await trial(as: .learner(grants: grants), limits: sandbox.limits()).run(within: Self.groupLimit) { run in
            var made: [Int: [Outcome]] = [:]
            for (number, judged) in set.copies.enumerated() {
                made[number] = try await run.outcomes(
                    of: scripts, on: judged.variant, limits: sandbox.limits(to: expectation.outcome.result))
            }
            return made
        }
    }
}
