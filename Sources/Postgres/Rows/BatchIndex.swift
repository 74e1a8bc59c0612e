/// Finds the batch that contains a row, by binary search over the index of each batch's first row.
struct BatchIndex: Sendable, Equatable {
    private var starts: [Int] = []
    /// The total number of rows.
    private(set) var rowCount = 0

    /// Appends a batch of at least one row.
    mutating func append(rows: Int) {
        starts.append(rowCount)
        rowCount += rows
    }

    /// The batch that contains a row, and the row's index in it.
    func place(_ row: Int) -> (batch: Int, row: Int) {
        precondition(row >= 0 && row < rowCount, "the row exists")
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= row { low = middle } else { high = middle }
        }
        return (low, row - starts[low])
    }
}
