import Course
import Sandbox
import Verdicts

/// Verifies the solution, starter, alternatives, and mistakes of an exercise that consists of commands and files.
///
/// Each runs in a fresh scene that the lesson's and exercise's setup blocks have prepared. If that isn't enough for the solution, because
/// the exercise builds on earlier ones, their solutions run first.
struct WorkExerciseVerifier {
    let workshop: Workshop
    let clones: ProgramVariantChecker
    let lesson: Lesson
    let exercise: Exercise
    let dataset: DatasetSource?

    private struct Tried {
        var judgement: Judgement
        var failure: GivenAnswer.Failure?
        /// The facts that don't hold.
        var failing: [FactReport]
        /// Mistakes whose facts hold.
        var recognised: [Int] = []
    }

    /// What is tried after the solution has passed.
    private struct Trial {
        var kind: BlockVerification.Kind
        var block: CodeBlock
        var answer: GivenAnswer
        /// The position of a mistake in the exercise.
        var mistake: Int?
    }

    func blocks() async throws -> [BlockVerification] {
        var blocks: [BlockVerification] = exercise.setup.filter { $0.language == "sh" }.map {
            .init(kind: .setup, exercise: exercise.id, location: $0.location, outcome: .good)
        }
        guard let solution = exercise.solution.first else { return blocks }
        var afterOthers = false
        var tried = try await self.tried(GivenAnswer(solutionOf: exercise), afterOthers: false, isSolution: true)
        if let failure = tried.failure, failure.wasStopped {
            // Whatever else runs it, too, would only take as long again.
            blocks.append(self.verified(.solution, solution, tried, .failed("it never ends: \(failure.run)")))
            return blocks
                + trials.map {
                    .init(
                        kind: $0.kind, exercise: exercise.id, location: $0.block.location,
                        outcome: .skipped("the exercise's solution never ends"))
                }
        }
        if tried.judgement.verdict != .pass, lesson.exercises.first?.id != exercise.id {
            let again = try await self.tried(GivenAnswer(solutionOf: exercise), afterOthers: true, isSolution: true)
            if again.judgement.verdict == .pass { (tried, afterOthers) = (again, true) }
        }
        let passed = tried.judgement.verdict == .pass
        var verified = verified(.solution, solution, tried, passed ? .good : .failed("it should pass: \(words(tried))"))
        if passed, let trouble = try await clones.trouble(with: exercise, in: lesson, dataset: dataset) {
            verified.outcome = .failed(trouble)
        }
        blocks.append(verified)
        let mistaken = passed ? tried.recognised : []
        try await Trials.run(trials, sideBySide: lesson.canRunSideBySide) { [afterOthers] trial in
            let tried = try await self.tried(
                trial.answer, afterOthers: afterOthers, mistake: trial.mistake, isWrong: trial.kind != .alternative)
            return self.verified(trial.kind, trial.block, tried, outcome(of: trial, tried, mistaken))
        } receive: { block in
            blocks.append(block)
        }
        return blocks
    }

    private var trials: [Trial] {
        exercise.starter.filter { !$0.text.allSatisfy(\.isWhitespace) }.prefix(1).map {
            Trial(kind: .starter, block: $0, answer: GivenAnswer(starterOf: exercise))
        }
            + exercise.alternatives.map {
                Trial(kind: .alternative, block: $0.block, answer: GivenAnswer(of: $0.block, in: exercise, asSolution: true))
            }
            + exercise.mistakes.enumerated().map { index, mistake in
                Trial(
                    kind: .mistake, block: mistake.block, answer: GivenAnswer(of: mistake.block, in: exercise, asSolution: false),
                    mistake: index)
            }
    }

    private func verified(
        _ kind: BlockVerification.Kind, _ block: CodeBlock, _ tried: Tried, _ outcome: BlockVerification.Outcome
    ) -> BlockVerification {
        .init(
            kind: kind, exercise: exercise.id, location: block.location,
            outcome: tried.judgement.verdict == .error ? .failed(words(tried)) : outcome, milliseconds: tried.judgement.milliseconds)
    }

    private func outcome(of trial: Trial, _ tried: Tried, _ mistaken: [Int]) -> BlockVerification.Outcome {
        if let index = trial.mistake { return outcome(of: index, tried, holdsAfterSolution: mistaken.contains(index)) }
        if trial.kind == .alternative { return tried.judgement.verdict == .pass ? .good : .failed("it should pass: \(words(tried))") }
        if tried.judgement.verdict == .pass { return .failed("it passes, so there is nothing left to do") }
        return tried.failure.map { .failed("it should run without an error: \($0.printed)") } ?? .good
    }

    private func outcome(of index: Int, _ tried: Tried, holdsAfterSolution: Bool) -> BlockVerification.Outcome {
        let mistake = exercise.mistakes[index]
        if tried.judgement.verdict == .pass { return .failed("it passes") }
        switch (tried.failure, mistake.error) {
        // A file is only written; if the solution's commands then fail, that is fine.
        case (let failure?, nil) where mistake.block.path == nil:
            return .failed("it exits with a nonzero code; declare 'error' if this is the mistake you mean:\n\(failure.printed)")
        case (nil, .nonzeroExit?): return .failed("it declares 'error', but exits with 0")
        default: break
        }
        guard mistake.when != nil else {
            return .failed("it has no `yaml when`, so calf can't recognize it")
        }
        if !tried.recognised.contains(index) { return .failed("its `when` does not hold after the mistake: \(words(tried))") }
        if holdsAfterSolution { return .failed("its `when` holds after the solution, too") }
        guard let said = tried.judgement.feedback.first, said.kind == .mistake, said.message != mistake.message else { return .good }
        let other = exercise.mistakes.first { $0.message == said.message }
        return .failed("it can't be told apart from another mistake\(other.map { " at \($0.block.location)" } ?? ""): \(said.message)")
    }

    /// Runs an answer in a fresh scene and judges it. Also tries it on other data, unless it is the solution that others are compared with.
    ///
    /// Only a mistake's own facts are waited for as long as what must come true. Those of other mistakes only matter after the solution,
    /// when nothing changes anymore; and the check's facts must not come true.
    private func tried(
        _ answer: GivenAnswer, afterOthers: Bool, isSolution: Bool = false, mistake: Int? = nil, isWrong: Bool = false
    ) async throws -> Tried {
        try await workshop.withScene(for: lesson, dataset: dataset, exercise: exercise, afterOthers: afterOthers) { scene in
            try await scene.setUp(lesson.setup)
            try await scene.begin(exercise, afterOthers: afterOthers)
            let failure = try await answer.make(in: scene)
            let patience = scene.place.patience
            let judge = FactsJudge(place: scene.place).with(
                mistake != nil ? Self.patienceWithMistakes : isWrong ? .expectingFailure : patience)
            var (judgement, failing) = await judge.judged(exercise)
            var recognised: [Int] = []
            if let mistake, let when = exercise.mistakes[mistake].when {
                let (holds, others) = try await judge.with(patience).hold(when)
                if holds { recognised = [mistake] }
                failing += others
            }
            if isSolution {
                for (index, mistake) in exercise.mistakes.enumerated() {
                    if let when = mistake.when, try await judge.holdNow(when) { recognised.append(index) }
                }
            }
            if !isSolution {
                scene.endProcesses()
                judgement = try await clones.judgement(judgement, on: answer, to: exercise, in: lesson, dataset: dataset, by: judge)
            }
            return Tried(judgement: judgement, failure: failure, failing: failing, recognised: recognised)
        }
    }

    /// After a mistake, the check waits only for a moment for facts that must not come true.
    private static let patienceWithMistakes: Patience = {
        var patience = Patience.expectingFailure
        patience.facts = .seconds(3)
        return patience
    }()

    /// All feedback messages in one text, for an author, and the commands of the facts that don't hold: they may have failed for a reason
    /// that has nothing to do with the answer.
    private func words(_ tried: Tried) -> String {
        let said = tried.judgement.feedback.map(\.message).joined(separator: " ")
        var commands: [String] = []
        for run in tried.failing.compactMap(\.run) where !commands.contains(run) { commands.append(run) }
        return ([said] + commands + [tried.failure?.run].compactMap(\.self)).joined(separator: "\n")
    }
}

extension GivenAnswer.Failure {
    /// How the script ended, and what it printed.
    fileprivate var run: String {
        status.map { "The answer ended with exit code \($0):\n\(printed)" }
            ?? "The answer was still running after \(limit) s."
    }
}

extension FactReport {
    /// The command of a fact that doesn't hold, how it ended, and what it printed; `nil` if the fact is about something else.
    fileprivate var run: String? {
        switch flaw {
        case .exited(_, let printed), .printed(let printed):
            "\(subject.name) ended with exit code \(status ?? 0)\(printed.isEmpty ? " and printed nothing." : ":\n\(printed)")"
        case .tooLong(let seconds): "\(subject.name) was still running after \(seconds) s."
        default: nil
        }
    }
}

extension GivenAnswer {
    /// The exercise's starter script; its files are already in the folder.
    init(starterOf exercise: Exercise) {
        self.init(scripts: exercise.starter.filter { $0.path == nil && $0.language == "sh" })
    }
}
