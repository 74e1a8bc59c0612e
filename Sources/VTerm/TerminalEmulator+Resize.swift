package import Terminal

// MARK: - Resizing

extension TerminalEmulator {
    /// Changes the size. Wrapped lines are laid out again and no text is lost, as in tmux;
    /// full-screen programs redraw themselves.
    package func resize(_ wanted: Size) {
        let new = TerminalEmulator.possible(wanted)
        guard new != size else { return }
        let cursor = place
        // The library doesn't handle margins and a cursor outside the new size.
        handle.write("\u{1B}[r")
        let isAlternate = buffer.pointee.alternate != nil
        let moved = buffer.pointee.resize(new, cursor: isAlternate ? mainCursor : cursor)
        if isAlternate { mainCursor = moved }
        let now = isAlternate ? cursor : moved ?? cursor
        handle.setSize(columns: new.width, rows: new.height)
        moveCursor(column: now.x, row: now.y)
    }
}

extension ScreenBuffer {
    /// Lays out the main screen and its scrollback again. Returns the cursor's new position.
    mutating func resize(_ new: Size, cursor: Point?) -> Point? {
        let old = alternate
        var rows = MainRows(self, cursor: cursor)
        if new.width != columns { rows.reflow(to: new.width) }
        rows.fit(new.height, returning: min(new.height - self.rows, history.recentCount))
        let grid = Grid(columns: new.width, rows: new.height)
        for (row, line) in rows.screen.enumerated() {
            for (column, cell) in line.cells.prefix(new.width).enumerated() { grid[row][column] = cell }
            grid.blankBrokenHalves(row: row, column: new.width)
            grid.setContinues(row, line.continues)
        }
        let kept = old.map { old in
            let kept = Grid(columns: new.width, rows: new.height)
            for row in 0..<min(new.height, old.rows) {
                for column in 0..<min(new.width, old.columns) { kept[row][column] = old[row][column] }
                kept.blankBrokenHalves(row: row, column: new.width)
            }
            return kept
        }
        replace(main: grid, alternate: kept)
        history.replace(with: rows.history, recent: history.recentCount + rows.history.count - history.count)
        return rows.cursor
    }
}

/// The rows of the main screen and its scrollback during a resize.
private struct MainRows {
    struct Row {
        var cells: [Cell]
        var continues: Bool
    }

    var history: [CompactLine]
    var screen: [Row]
    /// The cursor's position on the screen, if known.
    var cursor: Point?
    private var scratch: [UInt8] = []

    init(_ buffer: borrowing ScreenBuffer, cursor: Point?) {
        history = buffer.history.lines
        let grid = buffer.main
        screen = (0..<grid.rows).map { Row(cells: Array(grid[$0]), continues: grid.continues($0)) }
        self.cursor = cursor
        trimBelow()
    }

    /// Drops empty rows below the cursor.
    private mutating func trimBelow() {
        while let last = screen.last, screen.count - 1 > cursor?.y ?? 0, !last.cells.contains(where: { $0 != .blank }) {
            screen.removeLast()
        }
    }

    /// Joins wrapped lines, and wraps them at the new width.
    mutating func reflow(to width: Int) {
        var joined: [(cells: [Cell], cursor: Int?)] = []
        var isOpen = false
        for line in history {
            if !isOpen { joined.append(([], nil)) }
            joined[joined.count - 1].cells += line.cells
            isOpen = line.continues
        }
        // The line that the screen starts in, and the cell within that line.
        let first = (line: isOpen ? joined.count - 1 : joined.count, cell: isOpen ? joined.last?.cells.count ?? 0 : 0)
        for (index, row) in screen.enumerated() {
            if !isOpen { joined.append(([], nil)) }
            if let cursor, cursor.y == index { joined[joined.count - 1].cursor = joined[joined.count - 1].cells.count + cursor.x }
            joined[joined.count - 1].cells += row.continues ? row.cells : MainRows.trimmed(row.cells)
            isOpen = row.continues
        }
        history = []
        screen = []
        cursor = nil
        var above = 0
        for (index, line) in joined.enumerated() {
            if index == first.line { above = screen.count + first.cell / width }
            let rows = MainRows.cut(line.cells, width: width)
            if let column = line.cursor {
                let row = min(column / width, rows.count - 1)
                cursor = Point(x: min(column - row * width, width - 1), y: screen.count + row)
            }
            screen += rows
        }
        moveUp(above)
    }

    private static func trimmed(_ cells: [Cell]) -> [Cell] {
        Array(cells[..<(cells.lastIndex { $0 != .blank }.map { $0 + 1 } ?? 0)])
    }

    /// Splits cells into rows of a width. A wide character that doesn't fit moves to the next row.
    private static func cut(_ cells: [Cell], width: Int) -> [Row] {
        var rows: [Row] = []
        var rest = cells[...]
        repeat {
            var end = rest.index(rest.startIndex, offsetBy: width, limitedBy: rest.endIndex) ?? rest.endIndex
            if end < rest.endIndex, rest[end].glyph.isTail, end - rest.startIndex > 1 { end -= 1 }
            rows.append(Row(cells: Array(rest[..<end]), continues: end < rest.endIndex))
            rest = rest[end...]
        } while !rest.isEmpty
        return rows
    }

    private mutating func moveUp(_ count: Int) {
        guard count > 0 else { return }
        for row in screen.prefix(count) {
            history.append(row.cells.withUnsafeBufferPointer { CompactLine($0, continues: row.continues, scratch: &scratch) })
        }
        screen.removeFirst(count)
        cursor?.y -= count
    }

    /// Limits the screen to `height` rows. When it grows, up to `count` rows return from the scrollback.
    mutating func fit(_ height: Int, returning count: Int) {
        moveUp(screen.count - height)
        for _ in 0..<max(0, min(count, height - screen.count)) {
            guard let line = history.popLast() else { break }
            screen.insert(Row(cells: line.cells, continues: line.continues), at: 0)
            cursor?.y += 1
        }
    }
}
