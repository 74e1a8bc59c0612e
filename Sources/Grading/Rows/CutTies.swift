/// The rows among which a LIMIT or OFFSET cuts through a tie: which of those that tie it keeps is left to chance, so any will do.
struct CutTies: Sendable {
    /// All rows from the first on, in order, and those that tie with the last one kept.
    var rows: RowSet
    /// Where groups of equal sort keys start.
    var starts: [Int]
    /// How many rows are left out at the beginning.
    var offset: Int

    /// Whether so many rows after the offset begin or end within a group.
    func isCut(count: Int) -> Bool {
        let ends = Set(starts + [rows.count])
        return !ends.contains(offset) || !ends.contains(offset + count)
    }

    /// Whether the answer keeps as many rows, each from the group that stands in its place.
    func accepts(_ answer: RowSet, count: Int, columns: [ColumnPair]) -> Bool {
        guard answer.count == count, offset + count <= rows.count else { return false }
        let classes = RowClasses(
            reference: rows, answer: answer, columns: columns, referenceRows: 0..<rows.count, answerRows: 0..<answer.count)
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : rows.count
            let (first, last) = (max(start, offset), min(end, offset + count))
            guard first < last else { continue }
            var open: [Int: Int] = [:]
            for id in classes.reference[start..<end] { open[id, default: 0] += 1 }
            for row in (first - offset)..<(last - offset) {
                let left = open[classes.answer[row], default: 0]
                guard left > 0 else { return false }
                open[classes.answer[row]] = left - 1
            }
        }
        return true
    }
}
