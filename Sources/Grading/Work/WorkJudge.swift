package import Course
package import Facts
import Sandbox
package import Verdicts

/// Judges an answer in commands and files: by what exists after it ran, and by what it does on other versions of the data.
package struct WorkJudge: Sendable {
    package let workshop: Workshop
    private let clones: ProgramVariantChecker

    package init(workshop: Workshop) {
        self.workshop = workshop
        clones = ProgramVariantChecker(workshop: workshop)
    }

    /// Runs the answer in a scene of its own and judges what it did. Always returns a verdict, and leaves nothing behind.
    package func judge(
        _ submission: Submission, for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?
    ) async -> Judgement {
        await Judgement.timed {
            switch submission.answer(to: exercise) {
            case .failure(let refusal): refusal.judgement
            case .success(let answer): try await verdict(answer, exercise, lesson, dataset)
            }
        }
    }

    /// Judges what a user has made in a workspace. Always returns a verdict, and changes nothing there except through the check's commands.
    ///
    /// - Parameter place: the workspace, with the environment for connecting to the lesson's own data.
    package func judge(_ exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?, at place: FactsPlace) async -> Judgement {
        await Judgement.timed {
            let judge = FactsJudge(place: place)
            let answer = GivenAnswer(lyingIn: place.directory, for: exercise)
            return try await clones.judgement(
                await judge.judge(exercise), on: answer, to: exercise, in: lesson, dataset: dataset, by: judge)
        }
    }

    private func verdict(
        _ answer: GivenAnswer, _ exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?
    ) async throws -> Judgement {
        try await workshop.withScene(for: lesson, dataset: dataset, exercise: exercise, mayUseAnyName: true) { scene in
            try await scene.setUp(lesson.setup)
            try await scene.begin(exercise, afterOthers: false)
            let failure = try await answer.make(in: scene)
            let judge = FactsJudge(place: scene.place)
            var judgement = await judge.judge(exercise)
            if judgement.verdict == .fail, let failure { judgement.explain(failure) }
            // What it left running would get in its way in the next scene.
            scene.endProcesses()
            return try await clones.judgement(judgement, on: answer, to: exercise, in: lesson, dataset: dataset, by: judge)
        }
    }
}
