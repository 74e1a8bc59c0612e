import Verdicts

/// How the rows of an answer differ from those of the reference.
struct RowDifference: Sendable, Equatable {
    /// The number of rows in the reference, and in the answer.
    var expected: Int
    var found: Int
    /// How many rows are missing, and how many are unexpected.
    var missing = 0
    var unexpected = 0
    /// How many missing rows are there with wrong values. Each of them pairs with one unexpected row.
    var wrong = 0
    /// Examples of both, missing ones first, at most `Feedback.maxRows` of each.
    var rows: [DifferingRow] = []
    /// Every unexpected row is a repeat of an expected one.
    var onlyRepeats = false
    /// The only column in which otherwise right rows differ; other rows may still be missing or unexpected.
    var wrongColumn: String?
    /// The answer was cut off, so missing rows can't be determined.
    var isCut = false
    /// If the rows are right but in the wrong order: the first wrong position, counted from 1.
    var orderBreak: Int?

    /// The same difference, with each row's values in the order of these columns.
    func inOrder(of columns: [String]) -> RowDifference {
        func place(_ cell: DifferingRow.Cell) -> Int { columns.firstIndex(of: cell.column) ?? columns.count }
        var difference = self
        for row in rows.indices { difference.rows[row].cells.sort { place($0) < place($1) } }
        return difference
    }

    /// Whether the rows differ in anything but order.
    var isInRows: Bool { missing > 0 || unexpected > 0 || isCut }
}
