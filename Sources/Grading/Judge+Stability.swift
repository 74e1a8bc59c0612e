package import Course
import Postgres
import Sandbox
package import Verdicts

extension Judge {
    /// Tells the author what varies between runs of the solution; `nil` if nothing does, or if that can't be determined.
    package func instability(of exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async throws -> String? {
        guard exercise.check?.plan == nil, let expectation = await reference(for: exercise, in: lesson, dataset: dataset) else {
            return nil
        }
        let stability = Stability(runner: try runner(exercise, lesson, dataset), expectation: expectation)
        return try await stability.disagreement(of: exercise.script(exercise.reference))
    }

    /// Why answers to the exercise are not tried on data variants; `nil` if they are, or don't need to be.
    package func untried(_ exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async throws -> UntriedReason? {
        guard let expectation = await reference(for: exercise, in: lesson, dataset: dataset) else { return nil }
        return try await variants(exercise, lesson, expectation, try runner(exercise, lesson, dataset)).untried
    }

    /// An answer that should fail in any exercise: the expected rows, typed in. `nil` if no one would type that many, or if they can only be
    /// typed in, since the solution reads no tables.
    package func typedInAnswer(to exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async -> String? {
        let solution = exercise.script(exercise.reference)
        guard let expectation = await reference(for: exercise, in: lesson, dataset: dataset), expectation.scope.rows != nil,
            let rows = expectation.outcome.result, !rows.columns.isEmpty, (1...60).contains(rows.count),
            !solution.mayChange, !solution.usedNames.isEmpty
        else { return nil }
        return rows.typedIn
    }
}

extension Judge {
    /// The solution's result, never its text. `nil` if it returns no rows or can't be run now.
    package func expectedRows(for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?) async -> ExpectedRows? {
        guard let result = await reference(for: exercise, in: lesson, dataset: dataset)?.outcome.result else { return nil }
        let columns = result.columns.map(\.name)
        // One row more takes the line that says that there are more.
        let shown = result.count == 9 ? 9 : min(8, result.count)
        let rows = (0..<shown).map { row in columns.indices.map { result.text(row, $0) } }
        return ExpectedRows(columns: columns, rows: rows, count: result.count)
    }
}
