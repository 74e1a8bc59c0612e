package import Course
import Postgres

/// The rows that an exercise expects, shortened for showing to the learner.
package struct ExpectedRows: Sendable, Equatable {
    package var columns: [String]
    /// The first few rows, in the solution's order; `nil` is NULL.
    package var rows: [[String?]]
    /// How many rows there are in total.
    package var count: Int

    package init(columns: [String], rows: [[String?]], count: Int) {
        self.columns = columns
        self.rows = rows
        self.count = count
    }
}

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
