import Course
import Facts
import Grading
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

    func blocks() async throws -> [BlockVerification] {
        var blocks: [BlockVerification] = exercise.setup.filter { $0.language == "sh" }.map {
            .init(kind: .setup, exercise: exercise.id, location: $0.location, outcome: .good)
        }
        guard let block = exercise.solution.first else { return blocks }
        let solution = Trial(kind: .solution, block: block)
        var afterOthers = false
        var tried = try await self.tried(solution, afterOthers: false)
        if let failure = tried.failure, failure.wasStopped {
            var endless = verified(solution, tried)
            endless.outcome = .failed("it never ends: \(failure.run)")
            return blocks + [endless] + exercise.skippedTrials("the exercise's solution never ends")
        }
        if tried.judgement.verdict != .pass, lesson.exercises.first?.id != exercise.id {
            let again = try await self.tried(solution, afterOthers: true)
            if again.judgement.verdict == .pass { (tried, afterOthers) = (again, true) }
        }
        let passed = tried.judgement.verdict == .pass
        var solved = verified(solution, tried)
        if passed, let trouble = try await clones.trouble(with: exercise, in: lesson, dataset: dataset) {
            solved.outcome = .failed(trouble)
        }
        blocks.append(solved)
        let mistaken = passed ? tried.recognised : []
        try await Trials.run(exercise.trials, sideBySide: lesson.canRunSideBySide) { [afterOthers] trial in
            let tried = try await self.tried(trial, afterOthers: afterOthers)
            return self.verified(trial, tried, mistaken)
        } receive: { block in
            blocks.append(block)
        }
        return blocks
    }

    /// - Parameter mistaken: the mistakes whose facts hold after the solution.
    private func verified(_ trial: Trial, _ tried: Tried, _ mistaken: [Int] = []) -> BlockVerification {
        let problem =
            if let index = trial.mistake {
                self.problem(with: index, tried, holdsAfterSolution: mistaken.contains(index))
            } else {
                tried.failure?.printed
            }
        return exercise.verified(trial, tried.judgement, words: words(tried), problem: problem)
    }

    /// Why a mistake fails in another way than it should; `nil` if it doesn't.
    private func problem(with index: Int, _ tried: Tried, holdsAfterSolution: Bool) -> String? {
        let mistake = exercise.mistakes[index]
        switch (tried.failure, mistake.error) {
        // A file is only written; if the solution's commands then fail, that is fine.
        case (let failure?, nil) where mistake.block.path == nil:
            return "it exits with a nonzero code; declare 'error' if this is the mistake you mean:\n\(failure.printed)"
        case (nil, .nonzeroExit?): return "it declares 'error', but exits with 0"
        default: break
        }
        if mistake.when == nil { return "it has no `yaml when`, so calf can't recognize it" }
        if !tried.recognised.contains(index) { return "its `when` does not hold after the mistake: \(words(tried))" }
        return holdsAfterSolution ? "its `when` holds after the solution, too" : nil
    }

    /// Runs an answer in a fresh scene and judges it. Also tries it on other data, unless it is the solution that others are compared with.
    ///
    /// Only a mistake's own facts are waited for as long as what must come true. Those of other mistakes only matter after the solution,
    /// when nothing changes anymore; and the check's facts must not come true.
    private func tried(_ trial: Trial, afterOthers: Bool) async throws -> Tried {
        let answer =
            switch trial.kind {
            case .solution: GivenAnswer(solutionOf: exercise)
            case .starter: GivenAnswer(starterOf: exercise)
            default: GivenAnswer(of: trial.block, in: exercise, asSolution: trial.kind == .alternative)
            }
        return try await workshop.withScene(for: lesson, dataset: dataset, exercise: exercise, afterOthers: afterOthers) { scene in
            try await scene.setUp(lesson.setup)
            try await scene.begin(exercise, afterOthers: afterOthers)
            let failure = try await answer.make(in: scene)
            let patience = scene.place.patience
            let judge = FactsJudge(place: scene.place).with(
                trial.kind == .mistake ? Self.patienceWithMistakes : trial.kind == .starter ? .expectingFailure : patience)
            var (judgement, failing) = await judge.judged(exercise)
            var recognised: [Int] = []
            if let mistake = trial.mistake, let when = exercise.mistakes[mistake].when {
                let (holds, others) = try await judge.with(patience).hold(when)
                if holds { recognised = [mistake] }
                failing += others
            }
            if trial.kind == .solution {
                for (index, mistake) in exercise.mistakes.enumerated() {
                    if let when = mistake.when, try await judge.holdNow(when) { recognised.append(index) }
                }
            } else {
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
        var commands: [String] = []
        for run in tried.failing.compactMap(\.run) where !commands.contains(run) { commands.append(run) }
        return ([tried.judgement.words] + commands + [tried.failure?.run].compactMap(\.self)).joined(separator: "\n")
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
        case .differs where subject.group == .shell:
            "\(subject.name) ended with exit code \(status ?? 0)\((printed ?? "").isEmpty ? " and printed nothing." : ":\n\(printed ?? "")")"
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
