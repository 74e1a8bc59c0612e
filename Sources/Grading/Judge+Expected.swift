package import Course
import Postgres
package import Verdicts

extension Judge {
    /// The solution's result, never its text. `nil` if it returns no rows or can't be run now.
    package func expectedRows(
        for exercise: Exercise, in lesson: Lesson, dataset: DatasetSource?, most: Int = 8
    ) async -> ExpectedRows? {
        guard let result = await reference(for: exercise, in: lesson, dataset: dataset)?.outcome.result else { return nil }
        let columns = result.columns.map(\.name)
        let rows = (0..<min(most, result.count)).map { row in columns.indices.map { result.text(row, $0) } }
        return ExpectedRows(columns: columns, rows: rows, count: result.count)
    }
}
