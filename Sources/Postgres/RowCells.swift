/// Direct access to a batch's cells while its memory is pinned: the fastest way to read them.
struct RowCells {
    fileprivate let arena: UnsafeRawBufferPointer
    fileprivate let ends: UnsafeBufferPointer<UInt32>
    fileprivate let columnCount: Int

    /// The bytes of a cell; empty for NULL.
    @inline(__always)
    subscript(row: Int, column: Int) -> UnsafeRawBufferPointer {
        let index = row * columnCount + column
        let start = index == 0 ? 0 : Int(ends[index - 1] & ~RowBatch.nullMark)
        let end = Int(ends[index] & ~RowBatch.nullMark)
        return UnsafeRawBufferPointer(rebasing: arena[start..<end])
    }

    @inline(__always)
    func isNull(_ row: Int, _ column: Int) -> Bool {
        ends[row * columnCount + column] & RowBatch.nullMark != 0
    }
}

extension RowBatch {
    /// Pins the memory while `body` runs.
    func withCells<Result>(_ body: (RowCells) -> Result) -> Result {
        bytes.withUnsafeBytes { arena in
            ends.withUnsafeBufferPointer { ends in body(RowCells(arena: arena, ends: ends, columnCount: columnCount)) }
        }
    }
}
