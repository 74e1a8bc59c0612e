import Course
import Grading

/// Verifies an exercise as reviews ask for it, with the constants that its author declares.
extension Verifier {
    func variations(_ exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?) async -> [BlockVerification] {
        guard let check = exercise.check, let original = exercise.solution.first else { return [] }
        var blocks: [BlockVerification] = []
        for (index, values) in exercise.variations.enumerated() {
            guard let lesson = lesson.varied(exercise.id, seed: index),
                let varied = lesson.exercises.first(where: { $0.id == exercise.id })
            else { continue }
            let names = values.sorted { $0.key < $1.key }.map { "\($0.value) for \($0.key)" }.joined(separator: " and ")
            let problem = await problem(of: varied, lesson, dataset, original: original)
            blocks.append(
                .init(
                    kind: .variation, exercise: exercise.id, location: check.location,
                    outcome: problem.map { .failed("with \(names), \($0)") } ?? .good))
            await judge.discardCopies(for: varied, in: lesson, dataset: dataset)
        }
        return blocks
    }

    /// What is wrong with a varied exercise; `nil` if nothing is.
    private func problem(of exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?, original: CodeBlock) async -> String? {
        let solution = exercise.solution.prefix(1).map { Trial(kind: .solution, block: $0) }
        for trial in solution + exercise.trials + [Trial(kind: .mistake, block: original)] {
            let judgement = await judge.judge(Array(trial.block.text.utf8), for: exercise, in: lesson, dataset: dataset)
            guard case .failed(let problem) = exercise.verified(trial, judgement).outcome else { continue }
            let name =
                switch trial.kind {
                case .mistake: "the lesson's own solution"
                case .alternative: "the alternative at line \(trial.block.location.line)"
                default: "the \(trial.kind.rawValue)"
                }
            return "\(name): \(problem)"
        }
        return nil
    }
}
