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
