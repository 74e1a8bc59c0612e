/// How the rows of an answer differ from those of the reference.
struct RowDifference: Sendable, Equatable {
    /// Rows of the reference, and of the answer.
    var expected: Int
    var found: Int
    /// How many rows are missing, and how many should not be there.
    var missing = 0
    var unexpected = 0
    /// Examples of both, missing ones first, at most `Feedback.mostRows` of each.
    var rows: [DifferingRow] = []
    /// Every row that is too many also occurs among the expected ones.
    var onlyRepeats = false
    /// The single column in which rows differ that are right but for it; others may be missing or too many besides.
    var wrongColumn: String?
    /// The answer was cut off, so that nothing is known about what is missing.
    var isCut = false
    /// Where the right rows are in the wrong order: the first place, counted from 1.
    var orderBreak: Int?

    /// Whether there is any difference in rows, order aside.
    var isInRows: Bool { missing > 0 || unexpected > 0 || isCut }
}
