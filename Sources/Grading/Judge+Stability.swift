package import Course
import Postgres
import Sandbox
package import Verdicts

extension Judge {
    /// Tells the author what varies between runs of the solution; `nil` if nothing does, or if that can't be determined.
    func instability(of exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async throws -> String? {
        guard exercise.check?.plan == nil, let expectation = await reference(for: exercise, in: lesson, dataset: dataset) else {
            return nil
        }
        let stability = Stability(runner: try runner(exercise, lesson, dataset), expectation: expectation)
        return try await stability.disagreement(of: exercise.script(exercise.reference))?.sentence
    }

    /// Why answers to the exercise are not tried on data variants; `nil` if they are, or don't need to be.
    func untried(_ exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async throws -> UntriedReason? {
        guard let expectation = await reference(for: exercise, in: lesson, dataset: dataset) else { return nil }
        return try await variants(exercise, lesson, expectation, try runner(exercise, lesson, dataset)).untried
    }

    /// Answers that should fail in any exercise.
    func cheats(for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async -> [(name: String, sql: String)] {
        guard let expectation = await reference(for: exercise, in: lesson, dataset: dataset) else { return [] }
        return CheatingAnswers(exercise: exercise, expectation: expectation).all
    }
}

extension Judge {
    /// The solution's result, never its text. `nil` if it returns no rows or can't be run now.
    package func expectedRows(for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async -> ExpectedRows? {
        guard let result = await reference(for: exercise, in: lesson, dataset: dataset)?.outcome.result else { return nil }
        let columns = result.columns.map(\.name)
        let rows = (0..<min(8, result.count)).map { row in columns.indices.map { result.text(row, $0) } }
        return ExpectedRows(columns: columns, rows: rows, count: result.count)
    }
}
