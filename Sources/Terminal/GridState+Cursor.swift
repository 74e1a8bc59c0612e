/// A grid's cursor, and column widths that persist.
extension GridState {
    package mutating func moveRow(by rows: Int, of rowCount: Int, height: Int) {
        guard let row = cursor?.row else { return }
        cursor?.row = max(0, min(rowCount - 1, row + rows))
        revealRow(of: rowCount, height: height)
    }

    package mutating func moveColumn(by columns: Int, of columnCount: Int, width: Int) {
        moveColumn(by: columns, of: columnCount)
        revealColumn(of: columnCount, width: width)
    }

    mutating func moveColumn(by columns: Int, of columnCount: Int) {
        guard let column = cursor?.column else { return }
        cursor?.column = max(0, min(columnCount - 1, column + columns))
    }

    /// Scrolls as little as possible to show the cursor's row.
    package mutating func revealRow(of rowCount: Int, height: Int) {
        guard let row = cursor?.row else { return }
        scroll.reveal(row..<row + 1, of: rowCount, height: max(1, height - 2))
    }

    /// Scrolls as little as possible to show the cursor's column.
    package mutating func revealColumn(of columnCount: Int, width: Int) {
        guard let column = cursor?.column, column < columnCount else { return }
        if column <= left { left = column }
        func modest(_ column: Int) -> Int { min(widths[column] ?? 1, GridView.modestWidth) + GridView.gap }
        let frozen = isFrozen ? min(modest(0), width / 3) : 0
        while left < column, (left...column).reduce(left > 0 ? frozen : 0, { $0 + modest($1) }) > width + GridView.gap { left += 1 }
    }

    /// Makes a column at least this wide from now on.
    package mutating func widen(_ column: Int, to width: Int) {
        isMeasured = true
        widths[column] = max(widths[column] ?? 1, min(width, Self.maxWidth))
    }

    /// Makes a column wide enough for this value from now on, unless the value is very long.
    package mutating func widen(_ column: Int, toFit value: String?) {
        widen(column, to: GridView.shown(value).text.cellWidth)
    }

    /// The maximum width that a value can give a column.
    private static let maxWidth = 200
}
