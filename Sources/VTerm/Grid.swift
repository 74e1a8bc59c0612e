import Terminal

/// The rows of a screen, in manually managed memory. Scrolling moves no cells; it only changes the order of the rows.
///
/// The creator must free it. Nothing here checks bounds: ``ScreenBuffer`` does, once per library call.
struct Grid {
    let columns: Int
    let rows: Int
    private let cells: UnsafeMutablePointer<Cell>
    /// The index of each row among the stored rows.
    private let order: UnsafeMutablePointer<Int>
    /// Whether a stored row continues in the next one.
    private let continued: UnsafeMutablePointer<Bool>

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = .allocate(capacity: columns * rows)
        cells.initialize(repeating: .blank, count: columns * rows)
        order = .allocate(capacity: rows)
        for row in 0..<rows { order.advanced(by: row).initialize(to: row) }
        continued = .allocate(capacity: rows)
        continued.initialize(repeating: false, count: rows)
    }

    func free() {
        cells.deallocate()
        order.deallocate()
        continued.deallocate()
    }

    /// The cells of a row.
    subscript(row: Int) -> UnsafeMutableBufferPointer<Cell> {
        UnsafeMutableBufferPointer(start: cells + order[row] * columns, count: columns)
    }

    func continues(_ row: Int) -> Bool { continued[order[row]] }
    func setContinues(_ row: Int, _ value: Bool) { continued[order[row]] = value }

    /// Moves the rows of a range up by `count`, or down if negative. Rows pushed out reappear at the other end, blank.
    func scroll(_ range: Range<Int>, by count: Int, blank: Cell) {
        let shift = ((count % range.count) + range.count) % range.count
        reverse(range.lowerBound..<range.lowerBound + shift)
        reverse(range.lowerBound + shift..<range.upperBound)
        reverse(range)
        let amount = min(abs(count), range.count)
        let emptied = count > 0 ? range.upperBound - amount..<range.upperBound : range.lowerBound..<range.lowerBound + amount
        for row in emptied {
            self[row].update(repeating: blank)
            setContinues(row, false)
        }
    }

    private func reverse(_ range: Range<Int>) {
        var low = range.lowerBound
        var high = range.upperBound - 1
        while low < high {
            (order[low], order[high]) = (order[high], order[low])
            low += 1
            high -= 1
        }
    }

    /// Blanks out the halves of a wide character that was overwritten in part, at the left edge of a column.
    func blankBrokenHalves(row: Int, column: Int) {
        let line = self[row]
        if column > 0, line[column - 1].glyph.isWide, column == columns || !line[column].glyph.isTail {
            line[column - 1] = Cell(.blank, line[column - 1].style)
        }
        if column < columns, line[column].glyph.isTail, column == 0 || !line[column - 1].glyph.isWide {
            line[column] = Cell(.blank, line[column].style)
        }
    }
}
