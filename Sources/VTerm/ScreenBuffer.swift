import CVTerm
import Terminal

/// What the program has drawn: the screen, the other screen that full-screen programs use, and the lines that have scrolled away.
///
/// A structure behind a pointer, not a class: the library calls it for every character.
struct ScreenBuffer {
    private(set) var main: Grid
    /// The alternate screen, while it is shown.
    private(set) var alternate: Grid?
    var history = Scrollback()
    var pen = Pen()
    /// Counts what changed, so that whoever shows it knows whether there is something new.
    private(set) var revision = 0

    private(set) var showsCursor = true
    private(set) var isReversed = false
    private(set) var mouse = TerminalFrame.Mouse.none
    var bells = 0

    /// While the library is brought to a state by characters that nobody is to see.
    var isMuted = false
    /// The last character, for the sequence that repeats it.
    var lastScalar: UInt32?
    /// So many marks have come upon one character that the library must be stopped from gathering more.
    var hasTooManyMarks = false
    /// The row whose last column was just filled: if the next character is the first of the next row, the line goes on there.
    private var filledRow: Int?

    static let mostMarks = 32

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
        let old = line[column].glyph.width
        var glyph = Glyph(foreign: first, columns: width)
        if scalars[1] != 0 { addMarks(scalars + 1, to: &glyph) }
        if glyph.isWide, column + 1 < grid.columns {
            line[column] = Cell(glyph, pen.style)
            line[column + 1] = .tail(style: pen.style)
            grid.mend(row: row, column: column)
            grid.mend(row: row, column: column + 2)
        } else {
            line[column] = Cell(glyph.isWide ? .blank : glyph, pen.style)
            // What the library thinks wide and the table does not.
            for extra in column + 1..<min(column + max(1, width), grid.columns) { line[extra] = Cell(.blank, pen.style) }
            if old != 1 || width != 1 {
                grid.mend(row: row, column: column)
                grid.mend(row: row, column: min(column + width, grid.columns))
            }
        }
        if column + width >= grid.columns { filledRow = row }
    }

    private mutating func addMarks(_ marks: UnsafePointer<UInt32>, to glyph: inout Glyph) {
        var count = 0
        while count < ScreenBuffer.mostMarks, marks[count] != 0 {
            glyph.add(foreignMark: marks[count])
            count += 1
        }
        if count == ScreenBuffer.mostMarks { hasTooManyMarks = true }
    }

    mutating func erase(_ area: VTermRect) {
        if isMuted { return }
        let (rows, columns) = within(area)
        touch()
        if rows == 0..<grid.rows, columns == 0..<grid.columns, alternate == nil { history.forgetRecent() }
        for row in rows {
            UnsafeMutableBufferPointer(rebasing: grid[row][columns]).update(repeating: pen.blank)
            if columns.upperBound == grid.columns { grid.setContinues(row, false) }
            grid.mend(row: row, column: columns.lowerBound)
            grid.mend(row: row, column: columns.upperBound)
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
            grid.mend(row: row, column: columns.lowerBound)
            grid.mend(row: row, column: columns.upperBound)
        }
    }

    /// Scrolls whole rows; `false` where the area is narrower than the screen, or nothing scrolls up or down.
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

    /// The part of an area that lies on the screen.
    private func within(_ area: VTermRect) -> (rows: Range<Int>, columns: Range<Int>) {
        let top = max(0, min(Int(area.start_row), grid.rows))
        let left = max(0, min(Int(area.start_col), grid.columns))
        return (top..<max(top, min(Int(area.end_row), grid.rows)), left..<max(left, min(Int(area.end_col), grid.columns)))
    }
}

// MARK: - The rest of a terminal's state

extension ScreenBuffer {
    mutating func moveCursor(column: Int) {
        if isMuted { return }
        touch()
        // Movement ends a line, but the library also tells of the place to which writing has come.
        if column != columns - 1 { filledRow = nil }
    }

    mutating func set(_ property: VTermProp, _ value: VTermValue) {
        touch()
        switch property {
        case VTERM_PROP_CURSORVISIBLE: showsCursor = value.boolean != 0
        case VTERM_PROP_REVERSE: isReversed = value.boolean != 0
        case VTERM_PROP_ALTSCREEN: switchScreen(toAlternate: value.boolean != 0)
        case VTERM_PROP_MOUSE: mouse = TerminalFrame.Mouse(property: value.number)
        // Titles come by ``ControlSieve``; the cursor looks as the learner's own terminal has it.
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

    /// Puts other screens in place of those that are there.
    mutating func replace(main: Grid, alternate: Grid?) {
        free()
        self.main = main
        self.alternate = alternate
        filledRow = nil
        touch()
    }
}
