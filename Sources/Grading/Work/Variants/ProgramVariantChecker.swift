package import Course
package import Facts
import Sandbox
package import Verdicts

/// Tries answers in commands and files that are right for the given data on other versions of it, and compares them with the solution.
///
/// A version counts only if the solution behaves normally there, and the same in any storage order. If one of the author's other answers
/// disagrees with the solution, the version is outside what the exercise assumes. The solution's results are cached.
package actor ProgramVariantChecker {
    private let workshop: Workshop
    private let clones: ClonePool
    private var sets: [ContentHash: ProgramVariants] = [:]

    /// The maximum number of exercises to cache variants for.
    private static let maxSets = 60
    /// The maximum number of versions to try answers on: those on which the solution's result differs from that on the given data.
    private static let most = 3
    /// The maximum number to choose from.
    private static let maxTried = 6

    package init(workshop: Workshop) {
        self.workshop = workshop
        clones = ClonePool(sandbox: workshop.sandbox)
    }

    /// The verdict on an answer, after it was also tried on other data.
    ///
    /// - Parameter judge: the judge that reached the verdict; it recognizes the author's mistakes.
    package func judgement(
        _ judgement: Judgement, on answer: GivenAnswer, to exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?,
        by judge: FactsJudge
    ) async throws -> Judgement {
        guard judgement.verdict == .pass else { return judgement }
        let subject = try ProgramExercise(exercise, lesson, dataset, isGivenBefore: answer.isGivenBefore)
        let asksForState = exercise.check?.state != nil || exercise.check?.schema != nil
        if asksForState, subject == nil || answer.isGivenBefore { return .unjudged(.stateUnseen) }
        guard let subject, let flaw = try await flaw(of: answer, subject) else { return judgement }
        let mistake = try await judge.mistake(among: exercise.mistakes).map { Feedback(kind: .mistake, message: $0.message) }
        return Judgement(verdict: .fail, feedback: [mistake, flaw].compactMap(\.self))
    }

    /// What is wrong with an exercise even though its solution passes, for its author.
    package func trouble(with exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async throws -> String? {
        guard let subject = try ProgramExercise(exercise, lesson, dataset, isGivenBefore: false) else { return nil }
        return try await withVariants(of: subject) { set, place in
            if let failing = set.given.reports.first(where: { !$0.holds }) {
                return "it does not pass on a fresh copy of the data: \(FactSentence.feedback(of: failing).message) "
                    + "Only sql setup runs on such a copy, so move changes to the database from sh setup to sql setup."
            }
            let given = WorkComparison(given: set.given, expected: set.given, scope: subject.scope)
            let stored = try await storedAnew(.given(try await clones.model(of: subject.template)), subject)
            guard let there = try await place.outcome(of: subject.solution, on: stored), let difference = given.difference(there) else {
                return nil
            }
            let again = try await place.outcome(of: subject.solution, on: nil).flatMap { given.difference($0) }
            let circumstance = again == nil ? "with the same rows stored in a different order and a different query plan" : "run once more"
            return "its result is left to chance: \(circumstance), \((again ?? difference).sentence)"
        }
    }

    // MARK: - An answer

    /// What is wrong with an answer that satisfies the facts of its check; `nil` if nothing is, or if other data tells nothing.
    private func flaw(of answer: GivenAnswer, _ subject: ProgramExercise) async throws -> Feedback? {
        try await withVariants(of: subject) { set, place in
            guard set.given.holds else {
                if subject.scope.needsState { throw UnjudgedReason.stateUnseen }
                return nil
            }
            if subject.scope.needsState {
                guard let there = try await place.outcome(of: answer, on: nil) else { throw UnjudgedReason.stateUnseen }
                let given = WorkComparison(given: set.given, expected: set.given, scope: subject.scope)
                if let finding = given.stateFinding(there) { return finding.feedback }
            }
            for index in set.judged.indices where set.judged[index].isReliable != false {
                let judged = set.judged[index]
                guard let there = try await place.outcome(of: answer, on: judged.variant),
                    let difference = judged.comparison.difference(there)
                else { continue }
                let isReliable = if let known = judged.isReliable { known } else { try await isReliable(judged, subject, place) }
                set.judged[index].isReliable = isReliable
                if isReliable { return difference.feedback(there) }
            }
            return nil
        }
    }

    /// Whether the solution does the same in another storage order, and all of the author's answers agree with it.
    private func isReliable(_ judged: ProgramVariants.Judged, _ subject: ProgramExercise, _ place: VariantWorkspace) async throws -> Bool {
        let stored = try await storedAnew(judged.variant, subject)
        let others = [(subject.solution, stored)] + subject.alternatives.map { ($0, judged.variant) }
        for (answer, variant) in others {
            if let there = try await place.outcome(of: answer, on: variant), judged.comparison.difference(there) != nil { return false }
        }
        return true
    }

    private func storedAnew(_ variant: Variant, _ subject: ProgramExercise) async throws -> Variant {
        variant.storedAnew(in: try await clones.model(of: subject.template), seed: 11)
    }

    // MARK: - The variants

    /// Calls `body` with the variants of an exercise and a workspace for trying answers on them.
    private func withVariants<Result: Sendable>(
        of subject: ProgramExercise, _ body: (inout ProgramVariants, VariantWorkspace) async throws -> Result?
    ) async throws -> Result? {
        let key = subject.key
        let known = sets[key]
        let runner = ReferenceRunner(
            sandbox: workshop.sandbox, clones: clones, template: subject.template, grants: subject.lesson.grants)
        for afterOthers in known.map({ [$0.afterOthers] }) ?? (subject.hasOthersBefore ? [false, true] : [false]) {
            let done: (set: ProgramVariants, result: Result?)? = try await workshop.withScene(
                for: subject.lesson, dataset: subject.dataset, exercise: subject.exercise, asksEngine: false
            ) { scene in
                let place = try await VariantWorkspace(scene, subject, runner, afterOthers: afterOthers)
                let made = if let known { known } else { try await programVariants(of: subject, runner, place, afterOthers) }
                guard var set = made, set.given.holds || afterOthers || !subject.hasOthersBefore else { return nil }
                let result = try await body(&set, place)
                return (set, result)
            }
            guard let done else { continue }
            if sets.count >= Self.maxSets { sets = [:] }
            sets[key] = done.set
            return done.result
        }
        return nil
    }

    /// The solution's result on the given data, and the first versions on which its result differs.
    private func programVariants(
        of subject: ProgramExercise, _ runner: ReferenceRunner, _ place: VariantWorkspace, _ afterOthers: Bool
    ) async throws -> ProgramVariants? {
        guard let given = try await place.outcome(of: subject.solution, on: nil) else { return nil }
        var set = ProgramVariants(given: given, afterOthers: afterOthers)
        guard given.holds else { return set }
        let model = try await clones.model(of: subject.template)
        let boundaries = Boundaries(ofPrograms: subject.programs, in: model)
        let named = model.tables(namedIn: boundaries.names, await clones.definitions(of: subject.template))
        let focus = named.isEmpty ? model.tables : named
        let copies = Copies(of: CopySource(model: model, profile: DataProfile(of: model), focus: focus), near: boundaries)
        for number in 0..<Self.maxTried where set.judged.count < Self.most {
            guard let variant = copies[number], let there = try await place.outcome(of: subject.solution, on: variant) else { continue }
            let comparison = WorkComparison(given: given, expected: there, scope: subject.scope)
            if comparison.isUsual, comparison.isTelling {
                set.judged.append(ProgramVariants.Judged(variant: variant, comparison: comparison))
            }
        }
        return set
    }
}

/// What the solution of an exercise in commands and files does on the given data, and on other versions of it.
struct ProgramVariants: Sendable {
    /// A version of the data on which answers are compared with the solution.
    struct Judged: Sendable {
        var variant: Variant
        var comparison: WorkComparison
        /// Whether the solution's result there is reliable; `nil` if not known yet.
        var isReliable: Bool?
    }

    /// What it does on the given data.
    var given: WorkOutcome
    /// Whether the solutions of earlier exercises run first.
    var afterOthers: Bool
    var judged: [Judged] = []
}
