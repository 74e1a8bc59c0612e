import Synchronization

/// The rows of one result, in any number: the first ones in memory, the rest in a file. Rows are accessed by index and copied only then.
package struct RowStore: Sendable {
    private enum Chunk: Sendable {
        case memory(RowBatch)
        case file(SpilledBatch)
    }

    private var chunks: [Chunk] = []
    private var index = BatchIndex()
    /// The size in bytes of the rows kept in memory.
    package private(set) var byteCount = 0
    private let recent = RecentBatches()

    /// Shown in place of a value that can't be read from the temporary file.
    private static let unreadable = "(could not be read from the temporary file)"

    package init() {}

    package var count: Int { index.rowCount }
    package var isEmpty: Bool { count == 0 }

    /// Appends a batch in memory.
    package mutating func append(_ batch: RowBatch) {
        if batch.rowCount == 0 { return }
        add(.memory(batch), rows: batch.rowCount)
        byteCount += batch.byteCount + 4 * batch.rowCount * batch.columnCount
    }

    /// Appends a batch that is in a file.
    package mutating func append(_ batch: SpilledBatch) {
        if batch.rowCount > 0 { add(.file(batch), rows: batch.rowCount) }
    }

    private mutating func add(_ chunk: Chunk, rows: Int) {
        index.append(rows: rows)
        chunks.append(chunk)
    }

    /// The text of a cell; `nil` for NULL.
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

    /// The number of batches.
    package var batchCount: Int { chunks.count }

    package func batch(_ index: Int) throws(SpillError) -> RowBatch {
        switch chunks[index] {
        case .memory(let batch): return batch
        case .file(let spilled): return try recent.batch(index) { () throws(SpillError) in try spilled.read() }
        }
    }

    /// The index of a batch's first row.
    package func start(ofBatch batch: Int) -> Int { index.start(ofBatch: batch) }

    /// The batch that contains a row, and the row's index in it.
    package func place(_ row: Int) -> (batch: Int, row: Int) { index.place(row) }
}

extension RowStore: Equatable {
    /// Whether both contain the same rows of the same result.
    package static func == (left: RowStore, right: RowStore) -> Bool { left.recent === right.recent && left.count == right.count }
}

/// Caches the most recently read batches, because the rows on a screen are adjacent.
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
