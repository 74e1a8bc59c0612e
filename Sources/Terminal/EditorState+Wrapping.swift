// MARK: - Screen rows

/// A line of an editor wrapped into screen rows, after a blank if possible, so that all of it is visible.
struct WrappedLine {
    /// UTF-8 offsets into the line. Each row starts where the previous one ends.
    private(set) var rows: [Range<Int>] = []

    /// - Parameter width: The number of columns in a row. The last column is reserved for the cursor.
    init(_ line: String, width: Int) {
        let room = max(1, width - 1)
        var line = line
        let count = line.utf8.count
        if line.withUTF8({ GlyphReader.isPlain($0) && $0.count <= room }) {
            rows = [0..<count]
            return
        }
        var start = 0
        var x = 0
        /// The last possible break, and the width of the row up to it.
        var blank: (offset: Int, x: Int)?
        var sawWord = false
        var wasBlank = false
        GlyphReader.read(line, tab: EditorState.tab) { glyph, offset in
            let isBlank = glyph.scalar == " "
            if wasBlank, !isBlank, sawWord { blank = (offset, x) }
            if x + glyph.width > room, offset > start {
                let end = blank ?? (offset, x)
                rows.append(start..<end.offset)
                (start, x) = (end.offset, x - end.x)
                (blank, sawWord) = (nil, false)
            }
            x += glyph.width
            wasBlank = isBlank
            if !isBlank { sawWord = true }
            return true
        }
        rows.append(start..<count)
    }

    /// The row that contains the character at an offset.
    func row(of offset: Int) -> Int { rows.lastIndex { $0.lowerBound <= offset } ?? 0 }
}

/// A screen row: the line, and the row within it.
struct EditorRow: Hashable, Comparable {
    var line: Int
    var row: Int

    static func < (left: EditorRow, right: EditorRow) -> Bool { (left.line, left.row) < (right.line, right.row) }
}

extension EditorState {
    func wrapped(_ line: Int, width: Int) -> WrappedLine { WrappedLine(lines[line], width: width) }

    /// The row that shows a position.
    func row(of position: Position, width: Int) -> EditorRow {
        EditorRow(line: position.line, row: wrapped(position.line, width: width).row(of: position.offset))
    }

    /// The column of a position within its row.
    func columnInRow(of position: Position, width: Int) -> Int {
        let rows = wrapped(position.line, width: width)
        let start = rows.rows[rows.row(of: position.offset)].lowerBound
        return column(of: position) - column(of: Position(line: position.line, offset: start))
    }

    /// The position in a row that is nearest to a column.
    func position(in row: EditorRow, column: Int, width: Int) -> Position {
        let rows = wrapped(row.line, width: width).rows
        let range = rows[min(row.row, rows.count - 1)]
        let first = Position(line: row.line, offset: range.lowerBound)
        let found = position(line: row.line, column: self.column(of: first) + max(0, column))
        // The position after a row's last character is shown at the start of the next row.
        if found.offset >= range.upperBound, range.upperBound < lines[row.line].utf8.count {
            return max(first, before(Position(line: row.line, offset: range.upperBound)))
        }
        return max(first, found)
    }

    /// The row `count` rows further down, or up if negative, or else the first or last row, and how many rows were missing.
    func row(_ row: EditorRow, advancedBy count: Int, width: Int) -> (row: EditorRow, missing: Int) {
        var row = row
        var rest = count
        while rest < 0 {
            if row.row > 0 {
                row.row -= 1
            } else if row.line > 0 {
                row.line -= 1
                row.row = wrapped(row.line, width: width).rows.count - 1
            } else {
                return (row, rest)
            }
            rest += 1
        }
        var rowCount = rest > 0 ? wrapped(row.line, width: width).rows.count : 0
        while rest > 0 {
            if row.row + 1 < rowCount {
                row.row += 1
            } else if row.line + 1 < lines.count {
                row = EditorRow(line: row.line + 1, row: 0)
                rowCount = wrapped(row.line, width: width).rows.count
            } else {
                return (row, rest)
            }
            rest -= 1
        }
        return (row, 0)
    }

    /// Whether the cursor is on the first row of the text.
    var isOnFirstRow: Bool { row(of: cursor, width: width) == EditorRow(line: 0, row: 0) }

    /// Whether the cursor is on the last row of the text.
    var isOnLastRow: Bool { row(row(of: cursor, width: width), advancedBy: 1, width: width).missing > 0 }

    /// The first visible row in a body of this size: the remembered one, or another so that the cursor is visible.
    func top(in size: Size) -> EditorRow {
        let line = max(0, min(scroll.top, lines.count - 1))
        var top = EditorRow(line: line, row: min(rowsSkipped, wrapped(line, width: size.width).rows.count - 1))
        let lastLine = lines.count - 1
        let last = EditorRow(line: lastLine, row: wrapped(lastLine, width: size.width).rows.count - 1)
        let cursorRow = row(of: cursor, width: size.width)
        let page = 1 - max(1, size.height)
        top = min(top, row(last, advancedBy: page, width: size.width).row, cursorRow)
        return max(top, row(cursorRow, advancedBy: page, width: size.width).row)
    }

    /// Changes the text or moves the cursor. The size is that of the body now; zero if the editor isn't shown.
    package mutating func change(in size: Size, _ change: (inout EditorState) -> Void) {
        if size.width > 0 { settle(in: size) }
        change(&self)
        if size.width > 0 { settle(in: size) }
    }

    /// Stores the size of the body and its scroll position. Call it after each change of the text, the cursor or the size.
    package mutating func settle(in size: Size) {
        let top = top(in: size)
        scroll.top = top.line
        rowsSkipped = top.row
        height = size.height
        width = size.width
    }
}
