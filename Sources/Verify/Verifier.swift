package import Course
package import Facts
package import Grading
package import Mermaid
import Postgres
package import Sandbox
import Verdicts

/// Verifies every block of a lesson as the format specifies. Lessons can be verified concurrently: each has its own copies of the data.
package struct Verifier: Sendable {
    package let workshop: Workshop
    private let sandbox: Sandbox
    let judge: Judge
    private let work: WorkVerifier
    /// Limits the lessons' own sessions, however many lessons are verified at the same time.
    private let gate = Gate(places: 8)

    package init(sandbox: Sandbox, judge: Judge, workshop: Workshop) {
        self.sandbox = sandbox
        self.judge = judge
        self.workshop = workshop
        work = WorkVerifier(workshop: workshop)
    }

    package typealias LocatedDiagram = (diagram: EntityDiagram, location: SourceLocation)

    /// The time limit for one example, in seconds.
    private static let exampleLimit = 60

    /// Verifies all blocks.
    ///
    /// - Parameter diagrams: the lesson's entity diagrams, which must agree with its tables.
    package func verify(
        _ lesson: Lesson, dataset: DatasetSource?, diagrams: [LocatedDiagram] = []
    ) async -> LessonVerification {
        var verification = LessonVerification()
        do {
            let template = try Template(lesson: lesson, dataset: dataset)
            try await gate.pass { try await verifyExamples(lesson, template, diagrams, &verification) }
        } catch {
            verification.blocks.append(
                .init(kind: .setup, location: SourceLocation(of: error, in: lesson), outcome: .failed(UnjudgedReason(error).sentence)))
        }
        for exercise in lesson.exercises where exercise.isSQL {
            verification.blocks += await verify(exercise, lesson, dataset)
            await judge.discardCopies(for: exercise, in: lesson, dataset: dataset)
        }
        await work.verify(lesson, dataset: dataset, &verification)
        verification.blocks.sort { $0.location.line < $1.location.line }
        return verification
    }

    // MARK: Examples and diagrams

    private func verifyExamples(
        _ lesson: Lesson, _ template: Template, _ diagrams: [LocatedDiagram], _ verification: inout LessonVerification
    ) async throws {
        let examples = lesson.examples.filter { $0.block.language == "sql" }
        let setup = lesson.setup.filter { $0.language == "sql" }
        if examples.isEmpty, diagrams.isEmpty, setup.isEmpty { return }
        let database = try await sandbox.clone(of: template)
        try await doing {
            for block in setup {
                verification.blocks.append(.init(kind: .setup, location: block.location, outcome: .good))
            }
            if !diagrams.isEmpty { verification.blocks += try await verify(diagrams, in: database) }
            try await run(examples, of: lesson, in: database, &verification)
        } finally: {
            await sandbox.release(database)
        }
    }

    private func verify(_ diagrams: [LocatedDiagram], in database: ScratchDatabase) async throws -> [BlockVerification] {
        let definitions = try await sandbox.withSession(on: database, as: .reference()) { session in
            let inspector = Inspector(session: session)
            try await inspector.prepare()
            return try await inspector.definitions()
        }
        return diagrams.map { diagram, location in
            let disagreements = DiagramComparison(diagram: diagram, definitions: definitions).disagreements
            return .init(
                kind: .diagram, location: location,
                outcome: disagreements.isEmpty ? .good : .failed(disagreements.joined(separator: "; ")))
        }
    }

    private func run(
        _ examples: [Example], of lesson: Lesson, in database: ScratchDatabase, _ verification: inout LessonVerification
    ) async throws {
        if examples.isEmpty { return }
        let session = try await sandbox.session(on: database, as: .learner(grants: lesson.grants))
        for example in examples {
            let start = ContinuousClock.now
            do {
                let printed = try await printed(example.block, of: lesson, in: database, session)
                verification.add(
                    example, since: start, ExampleRun.disagreement(example.outcome, printed),
                    printed: printed.failure == nil ? printed.text : printed.errorText, isError: printed.failure != nil)
            } catch {
                verification.add(example, since: start, UnjudgedReason(error).sentence, printed: nil)
            }
        }
        await sandbox.end(session)
    }

    /// The output of an example; one with two sessions runs on its own copy of the data.
    private func printed(_ block: CodeBlock, of lesson: Lesson, in database: ScratchDatabase, _ session: PostgresSession) async throws
        -> ExampleRun.Printed
    {
        let deadline = Deadline(after: .seconds(Self.exampleLimit))
        guard let interleaving = Interleaving(example: block) else {
            return try await sandbox.watched([session], in: database.name, until: deadline) {
                try await ExampleRun(session: session).printed(block)
            }
        }
        let copy = try await sandbox.clone(of: database.template)
        let run = try await doing {
            try await InterleavedRunner.run(
                interleaving, in: copy, as: .learner(grants: lesson.grants), of: sandbox, until: deadline)
        } finally: {
            await sandbox.release(copy)
        }
        return ExampleRun.Printed(text: run.printed)
    }

    // MARK: Exercises

    private func verify(_ exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?) async -> [BlockVerification] {
        guard let solution = exercise.solution.first else { return [] }
        func judgement(of block: CodeBlock) async -> Judgement {
            await judge.judge(Array(block.text.utf8), for: exercise, in: lesson, dataset: dataset)
        }
        let solved = await judgement(of: solution)
        var blocks = [exercise.verified(Trial(kind: .solution, block: solution), solved)]
        if solved.verdict == .error {
            return blocks + exercise.skippedTrials("answers can't be compared with the exercise's solution")
        }
        // Even if it failed: a random result may already differ between these runs, and is then the real reason.
        if let reason = await instability(of: exercise, lesson, dataset) { blocks[0].outcome = .failed(reason) }
        for trial in exercise.trials {
            let tried = await judgement(of: trial.block)
            blocks.append(exercise.verified(trial, tried, problem: Self.problem(with: trial, of: exercise, tried)))
        }
        if blocks.allSatisfy({ !$0.hasFailed }) {
            blocks += await cheat(exercise, lesson, dataset, at: solution.location)
            blocks += await variants(exercise, lesson, dataset, at: solution.location)
            blocks += await variations(exercise, lesson, dataset)
        }
        return blocks
    }

    /// Why a starter or a mistake fails in another way than it should; `nil` if it doesn't.
    private static func problem(with trial: Trial, of exercise: Exercise, _ judgement: Judgement) -> String? {
        guard let index = trial.mistake else {
            return judgement.feedback.first { $0.sqlstate != nil || $0.kind == .limit || $0.kind == .text }?.message
        }
        if exercise.check?.sessions != true, let problem = undeclaredError(of: exercise.mistakes[index], judgement) { return problem }
        return judgement.feedback.first?.kind == .mistake ? nil : "it fails, but not with its message: \(judgement.words)"
    }

    /// A mistake must run without an error, or raise the one that it declares.
    private static func undeclaredError(of mistake: Exercise.Mistake, _ judgement: Judgement) -> String? {
        let raised = judgement.feedback.first { $0.sqlstate != nil }
        let code: String? = if case .sqlstate(let code) = mistake.error { code } else { nil }
        switch (raised?.sqlstate, code) {
        case (nil, nil): return nil
        case (nil, let code?): return "it declares error=\(code), but runs without an error"
        case (let found?, let code?) where found == code: return nil
        case (let found?, _):
            return "it fails with \(found): \(raised?.message ?? ""). Declare error=\(found) if this is the mistake you mean"
        }
    }

    /// Reports an exercise in which the expected rows pass if they are typed in.
    private func cheat(_ exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?, at location: SourceLocation) async
        -> [BlockVerification]
    {
        guard let answer = await judge.typedInAnswer(to: exercise, in: lesson, dataset: dataset) else { return [] }
        let judgement = await judge.judge(Array(answer.utf8), for: exercise, in: lesson, dataset: dataset)
        // Exercises not tried on other data are reported separately.
        guard judgement.verdict == .pass, !judgement.feedback.contains(where: { $0.kind == .untried }) else { return [] }
        let outcome = BlockVerification.Outcome.failed("the expected rows pass the check if they are typed in")
        return [.init(kind: .cheat, exercise: exercise.id, location: location, outcome: outcome)]
    }

    /// Reports exercises whose answers are not tried on other data.
    private func variants(_ exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?, at location: SourceLocation) async
        -> [BlockVerification]
    {
        do {
            guard let reason = try await judge.untried(exercise, in: lesson, dataset: dataset) else { return [] }
            return [
                .init(
                    kind: .variants, exercise: exercise.id, location: location,
                    outcome: .skipped("answers are not tried on other data: \(reason.sentence)"))
            ]
        } catch {
            return [.init(kind: .variants, exercise: exercise.id, location: location, outcome: .failed(UnjudgedReason(error).sentence))]
        }
    }

    /// Why a solution's result is random, if it is.
    private func instability(of exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?) async -> String? {
        do {
            return try await judge.instability(of: exercise, in: lesson, dataset: dataset)
        } catch {
            return "could not check whether its result is left to chance: \(UnjudgedReason(error).sentence)"
        }
    }
}

extension Judgement {
    /// All feedback messages in one text, for an author.
    var words: String { feedback.map(\.message).joined(separator: " ") }
}

extension SourceLocation {
    /// Where a lesson's data or setup failed; the start of the lesson for any other error.
    init(of error: any Error, in lesson: Lesson) {
        self =
            switch error {
            case SandboxError.loading(let failure): SourceLocation(path: failure.path, line: failure.line, column: failure.column)
            case SceneError.setupFails(let location, _, _): location
            default: SourceLocation(path: lesson.path, line: 1)
            }
    }
}
