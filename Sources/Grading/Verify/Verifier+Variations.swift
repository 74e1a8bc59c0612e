import Course
import Verdicts

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
        func judgement(of block: CodeBlock) async -> Judgement {
            await judge.judge(Array(block.text.utf8), for: exercise, in: lesson, dataset: dataset)
        }
        for block in exercise.solution.prefix(1) {
            let solution = await judgement(of: block)
            if solution.verdict != .pass { return "the solution should pass: \(solution.words)" }
        }
        for alternative in exercise.alternatives {
            let tried = await judgement(of: alternative.block)
            if tried.verdict != .pass { return "the alternative at line \(alternative.block.location.line) should pass: \(tried.words)" }
        }
        let wrong =
            [(original, "the lesson's own solution")]
            + exercise.starter.filter { !Script($0.text).statements.isEmpty }.map { ($0, "the starter") }
        for (block, name) in wrong {
            let tried = await judgement(of: block)
            if tried.verdict == .pass { return "\(name) passes, too" }
            if tried.verdict == .error { return "\(name) can't be judged: \(tried.words)" }
        }
        return nil
    }
}
