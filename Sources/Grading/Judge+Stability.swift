import Course
import Sandbox

extension Judge {
    /// What chance decides about the solution's result, for its author; `nil` where nothing is left to it, or that can't be found out.
    func instability(of exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async throws -> String? {
        guard exercise.check?.plan == nil, let expectation = await reference(for: exercise, in: lesson, dataset: dataset) else {
            return nil
        }
        let stability = Stability(runner: runner(try template(exercise, lesson, dataset), lesson), expectation: expectation)
        return try await stability.disagreement(of: exercise.script(exercise.reference))?.sentence
    }

    /// Why answers to the exercise are not tried on other data; `nil` where they are, or need not be.
    func untried(_ exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async throws -> UntriedReason? {
        guard let expectation = await reference(for: exercise, in: lesson, dataset: dataset) else { return nil }
        return try await variants(exercise, lesson, expectation, runner(try template(exercise, lesson, dataset), lesson)).untried
    }

    /// Answers that should fail, whatever the exercise is.
    func cheats(for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async -> [(name: String, sql: String)] {
        guard exercise.check?.error == nil, let expectation = await reference(for: exercise, in: lesson, dataset: dataset) else {
            return []
        }
        return CheatingAnswers(exercise: exercise, expectation: expectation).all
    }
}
