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
}
