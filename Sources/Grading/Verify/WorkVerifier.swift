import Course
import EngineValues
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
        guard lesson.hasWork else { return }
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
        var blocks: [BlockVerification] = []
        var printed: [PrintedOutput] = []
        try await workshop.withScene(for: lesson, dataset: dataset) { scene in
            try await scene.setUp(setup)
            blocks += setup.map { .init(kind: .setup, location: $0.location, outcome: .good) }
            for example in examples {
                let start = ContinuousClock.now
                let (outcome, output) = try await tried(example, scene)
                if let output { printed.append(output) }
                blocks.append(
                    .init(
                        kind: .example, location: example.block.location, outcome: outcome,
                        milliseconds: (ContinuousClock.now - start) / .milliseconds(1)))
            }
        }
        verification.blocks += blocks
        verification.printed += printed
    }

    private func tried(_ example: Example, _ scene: Scene) async throws -> (BlockVerification.Outcome, PrintedOutput?) {
        var isError = false
        if case .error = example.outcome { isError = true }
        do throws(CommandError) {
            let finished = try await scene.run(example.block.text, mergesErrors: !isError)
            let output = PrintedOutput(example: example.block.location, text: finished.text, isError: isError)
            return (CommandExample.disagreement(example.outcome, finished).map { .failed($0) } ?? .good, output)
        } catch .timedOut(let after) {
            return (.failed("it was still running after \(after.components.seconds) s"), nil)
        } catch {
            throw error
        }
    }
}

/// Compares the output of commands with what the lesson shows.
enum CommandExample {
    /// How the output differs from what the lesson says; `nil` if it doesn't.
    static func disagreement(_ outcome: Example.Outcome?, _ finished: FinishedCommand) -> String? {
        let printed = finished.text
        switch outcome {
        case .error(_, let text, let match):
            if finished.isSuccess { return "it should fail, but does not" }
            let said = [finished.errorText, printed + finished.errorText]
            if let match {
                return said.contains {
                    ExampleRun.matches(match, ExampleRun.lines($0).joined(separator: "\n")) || ExampleRun.matches(match, $0)
                }
                    ? nil : "its error does not match:\n\(finished.errorText)"
            }
            if ExampleRun.lines(text).isEmpty { return "the lesson doesn't show its error:\n\(said[1])" }
            return ExampleRun.missingLine(of: text, in: said[1]).map { "its error doesn't contain this line: \($0)\n\(said[1])" }
        case nil, .output, .matching:
            if !finished.isSuccess { return "it fails with exit code \(finished.status):\n\(printed)" }
        }
        switch outcome {
        case .output(let text): return ExampleRun.difference(text, printed)
        case .matching(let match, _):
            // The expression is about the text, not the newline at its end.
            let isMatch = ExampleRun.matches(match, printed) || ExampleRun.matches(match, ExampleRun.lines(printed).joined(separator: "\n"))
            return isMatch ? nil : "its output does not match:\n\(printed)"
        case nil, .error: return nil
        }
    }
}

extension Lesson {
    var examples: [Example] {
        sections.flatMap(\.elements).compactMap { if case .example(let example) = $0 { example } else { nil } }
    }

    /// Whether any block contains commands or files.
    fileprivate var hasWork: Bool { !workBlocks.isEmpty }

    /// Everything that `verify` runs in a shell.
    var workBlocks: [(kind: BlockVerification.Kind, exercise: String?, block: CodeBlock)] {
        var blocks: [(kind: BlockVerification.Kind, exercise: String?, block: CodeBlock)] = setup.filter { $0.language == "sh" }.map {
            (.setup, nil, $0)
        }
        blocks += examples.filter { $0.block.language == "sh" }.map { (.example, nil, $0.block) }
        for exercise in exercises where !exercise.isSQL {
            blocks += exercise.setup.filter { $0.language == "sh" }.map { (.setup, exercise.id, $0) }
            blocks += exercise.starter.filter { !$0.text.allSatisfy(\.isWhitespace) }.prefix(1).map { (.starter, exercise.id, $0) }
            blocks += exercise.solution.prefix(1).map { (.solution, exercise.id, $0) }
            blocks += exercise.alternatives.map { (.alternative, exercise.id, $0.block) }
            blocks += exercise.mistakes.map { (.mistake, exercise.id, $0.block) }
        }
        return blocks
    }
}
