import Course
import EngineValues
import Facts
import Grading
import Sandbox
import Verdicts

/// Verifies the blocks of a lesson that are commands and files, each in a scene of its own.
struct WorkVerifier: Sendable {
    private let workshop: Workshop
    private let clones: ProgramVariantChecker

    init(workshop: Workshop) {
        self.workshop = workshop
        clones = ProgramVariantChecker(workshop: workshop)
    }

    func verify(_ lesson: Lesson, dataset: DatasetSource?, _ verification: inout LessonVerification) async {
        if lesson.workBlocks.isEmpty { return }
        do {
            try await verifyAll(lesson, dataset, &verification)
        } catch let error as EngineError {
            // Without an engine, nothing can be verified.
            let unjudged = FactSentence.unjudged(error)
            let reason = [unjudged.message, unjudged.server].compactMap(\.self).joined(separator: "\n")
            let tried = Set(verification.blocks.map(\.location.line))
            for work in lesson.workBlocks where !tried.contains(work.block.location.line) {
                verification.blocks.append(
                    .init(kind: work.kind, exercise: work.exercise, location: work.block.location, outcome: .skipped(reason)))
            }
        } catch {
            verification.blocks.append(
                .init(kind: .setup, location: SourceLocation(of: error, in: lesson), outcome: .failed(UnjudgedReason(error).sentence)))
        }
    }

    private func verifyAll(_ lesson: Lesson, _ dataset: DatasetSource?, _ verification: inout LessonVerification) async throws {
        try await verifyExamples(lesson, dataset, &verification)
        let exercises = lesson.exercises.filter { !$0.isSQL }
        try await Trials.run(exercises, sideBySide: lesson.canRunSideBySide) { exercise in
            try await WorkExerciseVerifier(workshop: workshop, clones: clones, lesson: lesson, exercise: exercise, dataset: dataset)
                .blocks()
        } receive: { blocks in
            verification.blocks += blocks
        }
    }

    // MARK: - Examples

    private func verifyExamples(_ lesson: Lesson, _ dataset: DatasetSource?, _ verification: inout LessonVerification) async throws {
        let examples = lesson.examples.filter { $0.block.language == "sh" }
        let setup = lesson.setup.filter { $0.language == "sh" }
        if examples.isEmpty, setup.isEmpty { return }
        try await workshop.withScene(for: lesson, dataset: dataset) { scene in
            try await scene.setUp(setup)
            verification.blocks += setup.map { .init(kind: .setup, location: $0.location, outcome: .good) }
            for example in examples { try await run(example, in: scene, &verification) }
        }
    }

    private func run(_ example: Example, in scene: Scene, _ verification: inout LessonVerification) async throws {
        let start = ContinuousClock.now
        var isError = false
        if case .error = example.outcome { isError = true }
        do throws(CommandError) {
            let finished = try await scene.run(example.block.text, mergesErrors: !isError)
            verification.add(
                example, since: start, Self.disagreement(example.outcome, finished), printed: finished.text, isError: isError)
        } catch .timedOut(let after) {
            verification.add(example, since: start, "it was still running after \(after.components.seconds) s", printed: nil)
        } catch {
            throw error
        }
    }

    /// How a command's output differs from what the lesson says; `nil` if it doesn't.
    private static func disagreement(_ outcome: Example.Outcome?, _ finished: FinishedCommand) -> String? {
        // While the engine refuses a container, docker run may first say that it no longer waits for it.
        let error = finished.errorText.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.contains("msg=\"error waiting for container") }.joined(separator: "\n")
        let said = [error, finished.text + error]
        if case .error(_, let text, nil) = outcome, !finished.isSuccess, ExampleRun.lines(text).isEmpty {
            return "the lesson doesn't show its error:\n\(said[1])"
        }
        let failure = finished.isSuccess ? nil : " with exit code \(finished.status):\n\(finished.text)"
        return ExampleRun.disagreement(outcome, finished.text, failure: failure, said: said)
    }
}

extension Lesson {
    /// Everything that `verify` runs in a shell.
    var workBlocks: [(kind: BlockVerification.Kind, exercise: String?, block: CodeBlock)] {
        var blocks: [(kind: BlockVerification.Kind, exercise: String?, block: CodeBlock)] = setup.filter { $0.language == "sh" }.map {
            (.setup, nil, $0)
        }
        blocks += examples.filter { $0.block.language == "sh" }.map { (.example, nil, $0.block) }
        for exercise in exercises where !exercise.isSQL {
            blocks += exercise.setup.filter { $0.language == "sh" }.map { (.setup, exercise.id, $0) }
            blocks += exercise.solution.prefix(1).map { (.solution, exercise.id, $0) }
            blocks += exercise.trials.map { ($0.kind, exercise.id, $0.block) }
        }
        return blocks
    }
}
