import Glibc

/// A reusable buffer in which a session gathers rows for a `RowBatch`.
struct RowArena: ~Copyable {
    private(set) var columnCount = 0
    private(set) var rowCount = 0
    private var bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    private var byteCount = 0
    private var ends = UnsafeMutableBufferPointer<UInt32>(start: nil, count: 0)
    private var endCount = 0

    /// The size at which a batch is delivered, including the end offsets.
    static let fullSize = 128 << 10
    /// Larger buffers are freed instead of being reused for the next batch.
    private static let keptSize = 1 << 20

    init(columnCount: Int = 0) { self.columnCount = columnCount }

    deinit {
        bytes.deallocate()
        ends.deallocate()
    }

    var isEmpty: Bool { rowCount == 0 }
    var isFull: Bool { byteCount + 4 * endCount + rowCount >= Self.fullSize }

    /// Discards the gathered rows and sets the column count for the following ones.
    mutating func reset(columnCount: Int) {
        self.columnCount = columnCount
        rowCount = 0
        byteCount = 0
        endCount = 0
        if bytes.count > Self.keptSize {
            bytes.deallocate()
            bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        }
    }

    @inline(__always)
    mutating func append(_ cell: UnsafeRawBufferPointer) {
        if byteCount + cell.count > bytes.count { growBytes(by: cell.count) }
        if let from = cell.baseAddress, let to = bytes.baseAddress { memcpy(to + byteCount, from, cell.count) }
        byteCount += cell.count
        appendEnd(UInt32(truncatingIfNeeded: byteCount))
    }

    mutating func appendNull() {
        appendEnd(UInt32(truncatingIfNeeded: byteCount) | RowBatch.nullMark)
    }

    mutating func endRow() {
        rowCount += 1
    }

    /// Returns the gathered rows in a batch of exactly their size, and empties the arena.
    mutating func take() -> RowBatch {
        let batch = RowBatch(
            columnCount: columnCount, rowCount: rowCount, bytes: Array(bytes[..<byteCount]), ends: Array(ends[..<endCount]))
        reset(columnCount: columnCount)
        return batch
    }

    @inline(__always)
    private mutating func appendEnd(_ end: UInt32) {
        if endCount == ends.count { growEnds() }
        ends[endCount] = end
        endCount += 1
    }

    private mutating func growBytes(by more: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(Self.fullSize * 5 / 4, bytes.count * 2, byteCount + more), alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<byteCount]))
        bytes.deallocate()
        bytes = larger
    }

    private mutating func growEnds() {
        let larger = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: max(8192, ends.count * 2))
        _ = larger.update(fromContentsOf: ends)
        ends.deallocate()
        ends = larger
    }
}
