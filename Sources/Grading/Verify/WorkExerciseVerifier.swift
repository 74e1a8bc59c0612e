import Course
import Sandbox

/// Tries the solution, the starter, the alternatives and the mistakes of an exercise in commands and files.
///
/// Each begins in a fresh place, with what the setup blocks of the lesson and of the exercise make there. Where that is not enough for the
/// solution, since the exercise builds upon the ones before it, theirs are given first.
struct WorkExerciseVerifier {
    let workshop: Workshop
    let clones: ProgramVariantChecker
    let lesson: Lesson
    let exercise: Exercise
    let dataset: DatasetSource?

    private struct Tried {
        var judgement: Judgement
        var failure: GivenAnswer.Failure?
        /// Mistakes whose facts hold.
        var recognised: [Int] = []
    }

    func blocks() async throws -> [BlockVerification] {
        var blocks: [BlockVerification] = exercise.setup.filter { $0.language == "sh" }.map {
            .init(kind: .setup, exercise: exercise.id, location: $0.location, outcome: .good)
        }
        func add(_ kind: BlockVerification.Kind, _ block: CodeBlock, _ tried: Tried, _ outcome: (Tried) -> BlockVerification.Outcome) {
            let result = tried.judgement.verdict == .error ? .failed(words(tried)) : outcome(tried)
            blocks.append(
                .init(
                    kind: kind, exercise: exercise.id, location: block.location, outcome: result, milliseconds: tried.judgement.milliseconds
                ))
        }

        guard let solution = exercise.solution.first else { return blocks }
        var afterOthers = false
        var tried = try await self.tried(GivenAnswer(solutionOf: exercise), afterOthers: false, isSolution: true)
        if tried.judgement.verdict != .pass, lesson.exercises.first?.id != exercise.id {
            let again = try await self.tried(GivenAnswer(solutionOf: exercise), afterOthers: true, isSolution: true)
            if again.judgement.verdict == .pass { (tried, afterOthers) = (again, true) }
        }
        add(.solution, solution, tried) { $0.judgement.verdict == .pass ? .good : .failed("it should pass: \(words($0))") }
        if tried.judgement.verdict == .pass, let trouble = try await clones.trouble(with: exercise, in: lesson, dataset: dataset) {
            blocks[blocks.count - 1].outcome = .failed(trouble)
        }
        let mistaken = tried.judgement.verdict == .pass ? tried.recognised : []

        if let starter = exercise.starter.first(where: { !$0.text.allSatisfy(\.isWhitespace) }) {
            add(.starter, starter, try await self.tried(GivenAnswer(starterOf: exercise), afterOthers: afterOthers)) { tried in
                if tried.judgement.verdict == .pass { return .failed("it passes, so there is nothing to do") }
                return tried.failure.map { .failed("it should run without an error: \($0.printed)") } ?? .good
            }
        }
        for alternative in exercise.alternatives {
            let answer = GivenAnswer(of: alternative.block, in: exercise, asSolution: true)
            add(.alternative, alternative.block, try await self.tried(answer, afterOthers: afterOthers)) {
                $0.judgement.verdict == .pass ? .good : .failed("it should pass: \(words($0))")
            }
        }
        for (index, mistake) in exercise.mistakes.enumerated() {
            let answer = GivenAnswer(of: mistake.block, in: exercise, asSolution: false)
            add(.mistake, mistake.block, try await self.tried(answer, afterOthers: afterOthers, mistake: index)) { tried in
                outcome(of: index, tried, holdsAfterSolution: mistaken.contains(index))
            }
        }
        return blocks
    }

    private func outcome(of index: Int, _ tried: Tried, holdsAfterSolution: Bool) -> BlockVerification.Outcome {
        let mistake = exercise.mistakes[index]
        if tried.judgement.verdict == .pass { return .failed("it passes") }
        switch (tried.failure, mistake.error) {
        // A file is written, not run; the solution's commands after it may well fail.
        case (let failure?, nil) where mistake.block.path == nil:
            return .failed("it exits with a nonzero code; declare 'error' if this is the mistake you mean:\n\(failure.printed)")
        case (nil, .nonzeroExit?): return .failed("it declares 'error', but exits with 0")
        default: break
        }
        guard mistake.when != nil else {
            return .failed("it has no `yaml when`, so nobody can tell that it was made")
        }
        if !tried.recognised.contains(index) { return .failed("its `when` does not hold once it was made: \(words(tried))") }
        if holdsAfterSolution { return .failed("its `when` holds after the solution, too") }
        guard let said = tried.judgement.feedback.first, said.kind == .mistake, said.message != mistake.message else { return .good }
        let other = exercise.mistakes.first { $0.message == said.message }
        return .failed("it can't be told from another mistake\(other.map { " at \($0.block.location)" } ?? ""): \(said.message)")
    }

    /// Gives an answer in a fresh place and judges it; on other data too, unless it is what others are compared with there.
    ///
    /// A mistake's own facts are waited for. Those of others matter only after the solution, where nothing changes any more.
    private func tried(_ answer: GivenAnswer, afterOthers: Bool, isSolution: Bool = false, mistake: Int? = nil) async throws -> Tried {
        try await workshop.withScene(for: lesson, dataset: dataset, exercise: exercise) { scene in
            try await scene.setUp(lesson.setup)
            try await scene.begin(exercise, afterOthers: afterOthers)
            let failure = try await answer.make(in: scene)
            let judge = FactsJudge(place: scene.place)
            var judgement = await judge.judge(exercise)
            var recognised: [Int] = []
            if let mistake, let when = exercise.mistakes[mistake].when, try await judge.hold(when) { recognised = [mistake] }
            if isSolution {
                for (index, mistake) in exercise.mistakes.enumerated() {
                    if let when = mistake.when, try await judge.holdNow(when) { recognised.append(index) }
                }
            }
            if !isSolution {
                scene.endProcesses()
                judgement = try await clones.judgement(judgement, on: answer, to: exercise, in: lesson, dataset: dataset, by: judge)
            }
            return Tried(judgement: judgement, failure: failure, recognised: recognised)
        }
    }

    /// All that is said, for an author.
    private func words(_ tried: Tried) -> String {
        let said = tried.judgement.feedback.map(\.message).joined(separator: " ")
        return said + (tried.failure.map { "\n\($0.printed)" } ?? "")
    }
}

extension GivenAnswer {
    /// What the exercise begins with: its files are there already, and its script is run.
    init(starterOf exercise: Exercise) {
        self.init(scripts: exercise.starter.filter { $0.path == nil && $0.language == "sh" })
    }
}
