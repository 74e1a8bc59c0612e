package import Terminal

/// Copy mode: a snapshot of all lines of a shell, to scroll and copy from.
package struct CopyMode: Sendable, Equatable {
    /// A cell in the lines.
    package struct Location: Sendable, Equatable, Comparable {
        package var line: Int
        package var column: Int

        package static func < (a: Location, b: Location) -> Bool { (a.line, a.column) < (b.line, b.column) }
    }

    package let lines: [CompactLine]
    /// The first visible line.
    package private(set) var top: Int
    package private(set) var cursor: Location
    /// Where the selection starts; `nil` without a selection.
    package var anchor: Location?
    private let height: Int
    /// The last line that isn't blank.
    private let lastLine: Int

    /// Starts at the current screen, with the cursor at the bottom.
    package init(_ history: TerminalHistory, height: Int) {
        lines = history.lines
        lastLine = lines.lastIndex { !$0.isBlank } ?? 0
        self.height = max(1, height)
        top = max(0, min(history.screenStart, lines.count - self.height))
        cursor = Location(line: max(top, min(lastLine, top + self.height - 1)), column: 0)
    }

    /// Whether the last lines are visible.
    package var isAtEnd: Bool { top >= lines.count - height }
}

// MARK: - Moving

extension CopyMode {
    /// Scrolls down by this many lines, or up if negative. The cursor stays visible.
    package mutating func scroll(by count: Int) {
        top = max(0, min(top + count, lines.count - height))
        cursor.line = max(top, min(cursor.line, min(top + height, lines.count) - 1))
    }

    package mutating func move(to place: Location) {
        cursor = Location(line: max(0, min(place.line, lines.count - 1)), column: max(0, place.column))
        if cursor.line < top { top = cursor.line }
        if cursor.line >= top + height { top = cursor.line - height + 1 }
    }

    /// Handles a key; `false` if the key has no meaning here.
    package mutating func handle(_ key: KeyEvent) -> Bool {
        var target = cursor
        switch key.key {
        case .up: target.line -= 1
        case .down: target.line += 1
        case .left: target.column -= 1
        case .right: target.column += 1
        case .pageUp, .pageDown:
            let page = key.key == .pageUp ? -height : height
            target.line += page
            // If only the cursor moved, the first page would end where the screen does.
            top = max(0, min(top + page, lines.count - height))
        case .home: target = key.control ? Location(line: 0, column: 0) : Location(line: cursor.line, column: 0)
        case .end:
            target.line = key.control ? lastLine : cursor.line
            target.column = max(0, lines.element(at: target.line)?.cells.count ?? 0)
        default: return false
        }
        if key.shift { anchor = anchor ?? cursor }
        move(to: target)
        return true
    }
}

// MARK: - Selecting

extension CopyMode {
    /// The selection, including the character under the cursor; `nil` without one.
    package var marked: ClosedRange<Location>? { anchor.map { min($0, cursor)...max($0, cursor) } }

    /// The selected columns of a line.
    package func marked(on line: Int) -> Range<Int>? {
        guard let marked, marked.lowerBound.line <= line, line <= marked.upperBound.line else { return nil }
        let start = line == marked.lowerBound.line ? marked.lowerBound.column : 0
        let end = line == marked.upperBound.line ? marked.upperBound.column + 1 : Int.max
        return start..<max(start, end)
    }

    /// The selected text. A line that was wrapped is joined again.
    package var markedText: String {
        guard let marked else { return "" }
        var text = ""
        for line in marked.lowerBound.line...marked.upperBound.line {
            guard let compact = lines.element(at: line), let columns = self.marked(on: line) else { continue }
            var scalars = String.UnicodeScalarView()
            for (column, cell) in compact.cells.enumerated() where columns.contains(column) { cell.glyph.append(to: &scalars) }
            var part = String(scalars)
            if !compact.continues { while part.last == " " { part.removeLast() } }
            text += part
            if line < marked.upperBound.line, !compact.continues { text += "\n" }
        }
        return text
    }
}
