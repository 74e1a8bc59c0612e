/// The rows around a LIMIT or OFFSET that cuts through a tie. Which of the tied rows are kept is up to chance, so any of them will do.
struct CutTies: Sendable, Codable {
    /// All rows from the first through the last one kept, in order, and any that tie with that one.
    var rows: RowSet
    /// The index at which each group of equal sort keys starts.
    var starts: [Int]
    /// How many rows OFFSET skips.
    var offset: Int

    /// Whether taking this many rows after the offset starts or ends in the middle of a group.
    func isCut(count: Int) -> Bool {
        let ends = Set(starts + [rows.count])
        return !ends.contains(offset) || !ends.contains(offset + count)
    }

    /// Whether the answer has this many rows, each from the group expected at its position.
    func accepts(_ answer: RowSet, count: Int, columns: [ColumnPair]) -> Bool {
        guard answer.count == count, offset + count <= rows.count else { return false }
        let classes = RowClasses(
            reference: rows, answer: answer, columns: columns, referenceRows: 0..<rows.count, answerRows: 0..<answer.count)
        return classes.stray(fromGroups: starts, offset: offset) == nil
    }
}
