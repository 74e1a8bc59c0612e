/// The source of a grid's rows. Only visible rows are requested, so that a million rows cost no more than a screenful.
package protocol GridRows {
    var rowCount: Int { get }
    /// `nil` is NULL.
    func text(row: Int, column: Int) -> String?
}

/// A query's result: column names, a rule, and rows. Numbers are right-aligned, and NULL looks different from any text.
package struct GridView {
    package struct Column: Sendable, Hashable {
        package var name: String
        package var isNumeric: Bool

        package init(name: String, isNumeric: Bool = false) {
            self.name = name
            self.isNumeric = isNumeric
        }
    }

    package var columns: [Column]
    package var rows: any GridRows
    package var state: GridState
    package var theme: Theme
    /// Whether the cursor is shown.
    package var isFocused: Bool
    /// How NULL is displayed.
    package var null = GridView.null
    /// Whether the names of the columns are shown.
    package var hasHeader = true

    package init(columns: [Column], rows: any GridRows, state: GridState, theme: Theme, isFocused: Bool = false) {
        self.columns = columns
        self.rows = rows
        self.state = state
        self.theme = theme
        self.isFocused = isFocused
    }

    /// How NULL is usually displayed. A text with the same letters is shown in quotes.
    package static let null = "NULL"
    /// The names and the rule below them.
    package static let headerHeight = 2
    static let gap = 2
    /// Columns get wider than this only if there is room.
    static let modestWidth = 30
    /// Longer values are truncated.
    private static let longestValue = 1000

    package func draw(into canvas: inout Canvas, in area: Rect) {
        if area.isEmpty || columns.isEmpty { return }
        let shown = visible(in: area.size)
        let header = hasHeader ? GridView.headerHeight : 0
        let top = state.top(of: rows.rowCount, height: area.height + GridView.headerHeight - header)
        let count = max(0, min(area.height - header, rows.rowCount - top))
        var x = area.x
        for (index, width) in shown {
            let room = Rect(x: x, y: area.y, width: width, height: area.height).intersection(area)
            let column = columns[index]
            if hasHeader {
                put(column.name, width: width, isNumeric: column.isNumeric, style: theme[.header], y: area.y, in: room, &canvas)
                canvas.put(String(repeating: "─", count: width), at: Point(x: x, y: area.y + 1), style: theme[.border], in: room)
            }
            for y in 0..<count {
                let value = value(row: top + y, column: index)
                let style = theme[value.isNull ? .null : .text]
                put(value.text, width: width, isNumeric: column.isNumeric, style: style, y: area.y + header + y, in: room, &canvas)
                if isFocused, state.cursor == GridState.Cursor(row: top + y, column: index) {
                    canvas.restyle(Rect(x: x, y: area.y + header + y, width: width, height: 1).intersection(area)) { theme.marked($0) }
                }
            }
            x += width + GridView.gap
        }
        if hasHeader { drawArrows(last: shown.last?.index ?? 0, into: &canvas, in: area) }
    }

    /// Draws arrows in the rule for columns out of view.
    private func drawArrows(last: Int, into canvas: inout Canvas, in area: Rect) {
        if area.height < 2 { return }
        if state.left > (state.isFrozen ? 1 : 0) { canvas.put("‹", at: Point(x: area.x, y: area.y + 1), style: theme[.accent], in: area) }
        if last + 1 < columns.count { canvas.put("›", at: Point(x: area.maxX - 1, y: area.y + 1), style: theme[.accent], in: area) }
    }

    private func put(
        _ text: String, width: Int, isNumeric: Bool, style: Style, y: Int, in room: Rect, _ canvas: inout Canvas
    ) {
        // The last column may be cut off by the edge: "304" must not look like "30".
        let width = min(width, room.width)
        let text = text.truncated(toCells: width)
        let x = isNumeric ? room.x + width - text.cellWidth : room.x
        canvas.put(text, at: Point(x: x, y: y), style: style, in: room)
    }

    private func value(row: Int, column: Int) -> (text: String, isNull: Bool) {
        let value = rows.text(row: row, column: column)
        return value == nil ? (null, true) : Self.shown(value)
    }

    /// A value as displayed in a cell.
    static func shown(_ value: String?) -> (text: String, isNull: Bool) {
        guard let text = value else { return (GridView.null, true) }
        if text == GridView.null { return ("'\(text)'", false) }
        return (text.utf8.count > GridView.longestValue ? text.prefix(GridView.longestValue) + "…" : text, false)
    }

    // MARK: - Widths

    /// The visible columns with their widths: as wide as their visible contents, narrower if not everything fits.
    private func visible(in size: Size) -> [(index: Int, width: Int)] {
        var shown: [(index: Int, width: Int)] = []
        var modest = 0
        var index = max(0, min(state.left, columns.count - 1))
        if state.isFrozen, index > 0 {
            // The first column stays, to show which row the values belong to.
            let width = min(natural(0, size), max(1, size.width / 3))
            shown.append((0, width))
            modest += width + GridView.gap
        }
        while index < columns.count, shown.isEmpty || modest < size.width {
            let width = natural(index, size)
            shown.append((index, width))
            modest += min(width, GridView.modestWidth) + GridView.gap
            index += 1
        }
        let isAll = index == columns.count
        let total = shown.reduce(-GridView.gap) { $0 + $1.width + GridView.gap }
        if isAll, total <= size.width { return shown }
        let narrow = shown.filter { $0.width <= GridView.modestWidth }
        let wideCount = max(1, shown.count - narrow.count)
        let room = size.width - narrow.reduce(0) { $0 + $1.width } - GridView.gap * (shown.count - 1)
        let share = max(GridView.modestWidth, room / wideCount)
        return shown.map { ($0.index, min($0.width, share, size.width)) }
    }

    /// The width in which all columns of a grid of this height are visible, none narrower than a modest width.
    package func fullWidth(height: Int) -> Int {
        let size = Size(width: 0, height: height)
        return columns.indices.reduce(-GridView.gap) { $0 + min(natural($1, size), GridView.modestWidth) + GridView.gap }
    }

    private func natural(_ column: Int, _ size: Size) -> Int {
        let top = state.top(of: rows.rowCount, height: size.height)
        var width = max(1, columns[column].name.cellWidth, state.widths[column] ?? 0)
        if state.isMeasured { return width }
        for row in top..<max(top, min(rows.rowCount, top + size.height - 2)) {
            width = max(width, value(row: row, column: column).text.cellWidth)
        }
        return width
    }

    /// The state including the current column widths, so that columns don't shrink again while scrolling.
    package func settled(in size: Size) -> GridState {
        var state = state
        for (index, _) in visible(in: size) { state.widths[index] = natural(index, size) }
        return state
    }
}

/// The scroll position of a grid, and the widths of its columns so far.
package struct GridState: Sendable, Hashable {
    /// The first visible row.
    package var scroll: ScrollState
    /// The first visible column.
    package var left: Int
    /// The largest width so far, by column.
    var widths: [Int: Int] = [:]
    /// Whether the widths are fixed, whatever values become visible.
    var isMeasured = false
    /// The cell that keys act on; `nil` if a grid can only be scrolled.
    package var cursor: Cursor?
    /// Whether the first column stays in place while the others scroll.
    package var isFrozen = false

    package struct Cursor: Sendable, Hashable {
        package var row = 0
        package var column = 0

        package init(row: Int = 0, column: Int = 0) {
            self.row = row
            self.column = column
        }
    }

    package init(top: Int = 0, left: Int = 0) {
        self.scroll = ScrollState(top: top)
        self.left = left
    }

    /// The first visible row in an area of this height, which includes the column names and the rule.
    package func top(of rowCount: Int, height: Int) -> Int { scroll.top(of: rowCount, height: max(0, height - 2)) }

    /// Scrolls by this many rows and stops at the ends.
    package mutating func scroll(by rows: Int, rowCount: Int, height: Int) {
        scroll.scroll(by: rows, of: rowCount, height: max(0, height - 2))
    }

    /// Moves the cursor, or scrolls if there is none. Returns whether the key was one that does.
    package mutating func handle(_ key: KeyEvent, rowCount: Int, columnCount: Int, height: Int) -> Bool {
        if key.control || key.alt { return false }
        if let rows = key.step(of: rowCount, height: height - 2) {
            if cursor == nil { scroll(by: rows, rowCount: rowCount, height: height) }
            moveRow(by: rows, of: rowCount, height: height)
            return true
        }
        let columns: Int
        switch key.key {
        case .left, .character("h"): columns = -1
        case .right, .character("l"): columns = 1
        default: return false
        }
        if cursor == nil { left = max(0, min(columnCount - 1, left + columns)) }
        moveColumn(by: columns, of: columnCount)
        return true
    }
}
