package import Course
import Sandbox

/// Judges an answer that is a script or a file: by what exists once it was given, and by what it does on other versions of the data.
package struct WorkJudge: Sendable {
    private let workshop: Workshop
    private let clones: ProgramVariantChecker

    package init(workshop: Workshop) {
        self.workshop = workshop
        clones = ProgramVariantChecker(workshop: workshop)
    }

    /// Tries the answer in a place of its own and judges what it did; always comes to a verdict. Nothing of it is left afterwards.
    package func judge(
        _ answer: [UInt8], for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?
    ) async -> Judgement {
        await Self.timed {
            switch AnswerText.read(answer) {
            case .unreadable(let finding): return Judgement(verdict: .fail, feedback: [finding.feedback])
            case .text(let text) where text.allSatisfy(\.isWhitespace):
                return Judgement(verdict: .fail, feedback: [Finding.empty(hasComments: false).feedback])
            case .text(let text): return try await verdict(text, exercise, lesson, dataset)
            }
        }
    }

    /// Judges what somebody has made in a workspace; always comes to a verdict. Nothing there is changed but by the commands of the check.
    ///
    /// - Parameter place: the workspace, with what leads to the lesson's own data.
    package func judge(_ exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?, at place: FactsPlace) async -> Judgement {
        await Self.timed {
            let judge = FactsJudge(place: place)
            let answer = GivenAnswer(lyingIn: place.directory, for: exercise)
            return try await clones.judgement(
                await judge.judge(exercise), on: answer, to: exercise, in: lesson, dataset: dataset, by: judge)
        }
    }

    private static func timed(_ verdict: () async throws -> Judgement) async -> Judgement {
        let start = ContinuousClock.now
        var judgement: Judgement
        do {
            judgement = try await verdict()
        } catch {
            judgement = .unjudged(UnjudgedReason(error))
        }
        judgement.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        return judgement
    }

    private func verdict(
        _ text: String, _ exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?
    ) async throws -> Judgement {
        guard let first = exercise.solution.first else { return .unjudged(UnjudgedReason.noSolution) }
        var block = first
        block.text = text
        let answer = GivenAnswer(of: block, in: exercise, asSolution: false)
        return try await workshop.exclusively(for: lesson) {
            try await workshop.withScene(for: lesson, dataset: dataset, exercise: exercise) { scene in
                try await scene.setUp(lesson.setup + exercise.setup)
                let failure = try await answer.make(in: scene)
                let judge = FactsJudge(place: scene.place)
                var judgement = await judge.judge(exercise)
                if judgement.verdict == .fail, let failure { judgement.explain(failure) }
                // What it left running would be in its own way elsewhere.
                scene.endProcesses()
                return try await clones.judgement(judgement, on: answer, to: exercise, in: lesson, dataset: dataset, by: judge)
            }
        }
    }
}
