import CVTerm
import Terminal

/// What the program has drawn: the main screen, the alternate screen for full-screen programs, and the scrollback.
///
/// A struct behind a pointer, not a class, because the library calls it for every character.
struct ScreenBuffer {
    private(set) var main: Grid
    /// The alternate screen, while it is active.
    private(set) var alternate: Grid?
    var history = Scrollback()
    var pen = Pen()
    /// Incremented on every change, so that a view knows whether there is something new.
    private(set) var revision = 0

    private(set) var showsCursor = true
    private(set) var isReversed = false
    private(set) var mouse = TerminalFrame.Mouse.none

    /// Set while characters that must not be shown bring the library into a state.
    var isMuted = false
    /// The last character, for the sequence that repeats it.
    var lastScalar: UInt32?
    /// Whether one character has so many marks that the library must be stopped from collecting more.
    var hasTooManyMarks = false
    /// The row whose last column was just filled. If the next character is the first one of the next row, the line is wrapped there.
    private var filledRow: Int?

    static let maxMarks = 32

    init(columns: Int, rows: Int) { main = Grid(columns: columns, rows: rows) }

    func free() {
        main.free()
        alternate?.free()
    }

    var grid: Grid { alternate ?? main }
    var columns: Int { main.columns }
    var rows: Int { main.rows }

    mutating func touch() { revision &+= 1 }
}

// MARK: - Drawing

extension ScreenBuffer {
    mutating func put(_ scalars: UnsafePointer<UInt32>, columns width: Int, column: Int, row: Int) {
        if isMuted { return }
        let grid = grid
        guard width > 0, row >= 0, row < grid.rows, column >= 0, column < grid.columns else { return }
        touch()
        if let filledRow {
            if column == 0, row > 0, filledRow == row - 1 { grid.setContinues(filledRow, true) }
            self.filledRow = nil
        }
        let first = scalars[0]
        lastScalar = first
        let line = grid[row]
        if scalars[1] == 0, line[column].replace(withASCII: first, pen.style) {
            if column + 1 == grid.columns { filledRow = row }
            return
        }
        let old = line[column].glyph.width
        var glyph = Glyph(foreign: first, columns: width)
        if scalars[1] != 0 { addMarks(scalars + 1, to: &glyph) }
        if glyph.isWide, column + 1 < grid.columns {
            line[column] = Cell(glyph, pen.style)
            line[column + 1] = .tail(style: pen.style)
            grid.blankBrokenHalves(row: row, column: column)
            grid.blankBrokenHalves(row: row, column: column + 2)
        } else {
            line[column] = Cell(glyph.isWide ? .blank : glyph, pen.style)
            // Cells for characters that the library considers wide, but our table does not.
            for extra in column + 1..<min(column + max(1, width), grid.columns) { line[extra] = Cell(.blank, pen.style) }
            if old != 1 || width != 1 {
                grid.blankBrokenHalves(row: row, column: column)
                grid.blankBrokenHalves(row: row, column: min(column + width, grid.columns))
            }
        }
        if column + width >= grid.columns { filledRow = row }
    }

    private mutating func addMarks(_ marks: UnsafePointer<UInt32>, to glyph: inout Glyph) {
        var count = 0
        while count < ScreenBuffer.maxMarks, marks[count] != 0 {
            glyph.add(foreignMark: marks[count])
            count += 1
        }
        if count == ScreenBuffer.maxMarks { hasTooManyMarks = true }
    }

    mutating func erase(_ area: VTermRect) {
        if isMuted { return }
        let (rows, columns) = within(area)
        touch()
        if rows == 0..<grid.rows, columns == 0..<grid.columns, alternate == nil { history.forgetRecent() }
        for row in rows {
            UnsafeMutableBufferPointer(rebasing: grid[row][columns]).update(repeating: pen.blank)
            if columns.upperBound == grid.columns { grid.setContinues(row, false) }
            grid.blankBrokenHalves(row: row, column: columns.lowerBound)
            grid.blankBrokenHalves(row: row, column: columns.upperBound)
        }
    }

    mutating func move(to target: VTermRect, from source: VTermRect) {
        if isMuted { return }
        let (rows, columns) = within(target)
        let (down, right) = (Int(source.start_row - target.start_row), Int(source.start_col - target.start_col))
        touch()
        for row in down > 0 ? Array(rows) : rows.reversed() {
            let from = row + down
            guard from >= 0, from < grid.rows else { continue }
            let origin = columns.lowerBound + right
            guard origin >= 0, origin + columns.count <= grid.columns else { continue }
            let moved = Array(grid[from][origin..<origin + columns.count])
            for (offset, cell) in moved.enumerated() { grid[row][columns.lowerBound + offset] = cell }
            grid.blankBrokenHalves(row: row, column: columns.lowerBound)
            grid.blankBrokenHalves(row: row, column: columns.upperBound)
        }
    }

    /// Scrolls whole rows; `false` if the area is empty or narrower than the screen, or if it scrolls sideways.
    mutating func scroll(_ area: VTermRect, down: Int, right: Int) -> Bool {
        if isMuted { return true }
        let (rows, columns) = within(area)
        guard right == 0, columns == 0..<grid.columns, !rows.isEmpty else { return false }
        touch()
        if let filledRow { self.filledRow = filledRow - down }
        if down > 0, rows.lowerBound == 0, alternate == nil {
            for row in 0..<min(down, rows.count) { history.append(UnsafeBufferPointer(grid[row]), continues: grid.continues(row)) }
        }
        grid.scroll(rows, by: down, blank: pen.blank)
        return true
    }

    /// The part of an area that is on the screen.
    private func within(_ area: VTermRect) -> (rows: Range<Int>, columns: Range<Int>) {
        let top = max(0, min(Int(area.start_row), grid.rows))
        let left = max(0, min(Int(area.start_col), grid.columns))
        return (top..<max(top, min(Int(area.end_row), grid.rows)), left..<max(left, min(Int(area.end_col), grid.columns)))
    }
}

// MARK: - Other terminal state

extension ScreenBuffer {
    mutating func moveCursor(column: Int) {
        if isMuted { return }
        touch()
        // Moving the cursor ends the line, but the library also reports moves caused by writing.
        if column != columns - 1 { filledRow = nil }
    }

    mutating func set(_ property: VTermProp, _ value: VTermValue) {
        touch()
        switch property {
        case VTERM_PROP_CURSORVISIBLE: showsCursor = value.boolean != 0
        case VTERM_PROP_REVERSE: isReversed = value.boolean != 0
        case VTERM_PROP_ALTSCREEN: switchScreen(toAlternate: value.boolean != 0)
        case VTERM_PROP_MOUSE: mouse = TerminalFrame.Mouse(property: value.number)
        // Titles arrive through ``ControlSieve``, and the cursor keeps the shape of the learner's own terminal.
        default: break
        }
    }

    private mutating func switchScreen(toAlternate: Bool) {
        if toAlternate, alternate == nil {
            alternate = Grid(columns: columns, rows: rows)
        } else if !toAlternate {
            alternate?.free()
            alternate = nil
        }
        filledRow = nil
    }

    /// Replaces the screens.
    mutating func replace(main: Grid, alternate: Grid?) {
        free()
        self.main = main
        self.alternate = alternate
        filledRow = nil
        touch()
    }
}
