import Synchronization

/// The rows of one result, however many: the first in memory, the rest in a file. Reading by index; nothing is copied before it is asked for.
package struct RowStore: Sendable {
    private enum Chunk: Sendable {
        case memory(RowBatch)
        case file(SpilledBatch)
    }

    private var chunks: [Chunk] = []
    /// The index of each chunk's first row.
    private var starts: [Int] = []
    /// How many rows there are.
    package private(set) var count = 0
    /// The memory of the rows that are kept there.
    package private(set) var byteCount = 0
    private let recent = RecentBatches()

    /// Shown in place of a value that the temporary file no longer gives.
    private static let unreadable = "(could not be read from the temporary file)"

    package init() {}

    package var isEmpty: Bool { count == 0 }

    /// Adds a batch at the end, in memory.
    package mutating func append(_ batch: RowBatch) {
        if batch.rowCount == 0 { return }
        add(.memory(batch), rows: batch.rowCount)
        byteCount += batch.byteCount + 4 * batch.rowCount * batch.columnCount
    }

    /// Adds a batch at the end that is in a file.
    package mutating func append(_ batch: SpilledBatch) {
        if batch.rowCount > 0 { add(.file(batch), rows: batch.rowCount) }
    }

    private mutating func add(_ chunk: Chunk, rows: Int) {
        starts.append(count)
        chunks.append(chunk)
        count += rows
    }

    /// The text of a cell, `nil` for NULL.
    package subscript(row: Int, column: Int) -> String? {
        let (chunk, row) = place(row)
        do throws(SpillError) { return try batch(chunk).text(row: row, column: column) } catch { return Self.unreadable }
    }

    /// A whole row.
    package func row(_ row: Int) -> [String?] {
        let (chunk, row) = place(row)
        do throws(SpillError) {
            let batch = try batch(chunk)
            return (0..<batch.columnCount).map { batch.text(row: row, column: $0) }
        } catch {
            return [Self.unreadable]
        }
    }

    /// How many batches there are, and each of them.
    package var batchCount: Int { chunks.count }

    package func batch(_ index: Int) throws(SpillError) -> RowBatch {
        switch chunks[index] {
        case .memory(let batch): return batch
        case .file(let spilled): return try recent.batch(index) { () throws(SpillError) in try spilled.read() }
        }
    }

    /// The index of a batch's first row.
    package func start(ofBatch index: Int) -> Int { starts[index] }

    /// The batch that holds a row, and the row's place in it.
    package func place(_ row: Int) -> (batch: Int, row: Int) {
        precondition(row >= 0 && row < count, "the row exists")
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= row { low = middle } else { high = middle }
        }
        return (low, row - starts[low])
    }
}

extension RowStore: Equatable {
    /// Whether both hold the same rows of the same result.
    package static func == (left: RowStore, right: RowStore) -> Bool { left.recent === right.recent && left.count == right.count }
}

/// The batches that were read last, because the rows on a screen are next to each other.
private final class RecentBatches: Sendable {
    private let batches = Mutex<[(index: Int, batch: RowBatch)]>([])
    private static let maxBatches = 4

    func batch(_ index: Int, read: () throws(SpillError) -> RowBatch) throws(SpillError) -> RowBatch {
        if let known = batches.withLock({ $0.first { $0.index == index }?.batch }) { return known }
        let batch = try read()
        batches.withLock { $0 = $0.suffix(Self.maxBatches - 1) + [(index, batch)] }
        return batch
    }
}
