package import Terminal

/// Looking at what a shell has written: a still picture of all its lines, to move in, to search and to copy from.
package struct CopyMode: Sendable, Equatable {
    /// A cell of the lines.
    package struct Location: Sendable, Equatable, Comparable {
        package var line: Int
        package var column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        package static func < (a: Location, b: Location) -> Bool { (a.line, a.column) < (b.line, b.column) }
    }

    package let lines: [CompactLine]
    /// The first line shown.
    package private(set) var top: Int
    package private(set) var cursor: Location
    /// Where the marking began; `nil` while nothing is marked.
    package var anchor: Location?
    /// What is typed after `/`, while it is.
    package var query: InputState?
    /// What was searched for last.
    package private(set) var sought = ""
    private let height: Int
    /// Below it is nothing but blank.
    private let lastLine: Int

    /// Begins where the screen stands, its cursor at the bottom.
    package init(_ history: TerminalHistory, height: Int) {
        lines = history.lines
        lastLine = lines.lastIndex { !$0.isBlank } ?? 0
        self.height = max(1, height)
        top = max(0, min(history.screenStart, lines.count - self.height))
        cursor = Location(line: max(top, min(lastLine, top + self.height - 1)), column: 0)
    }

    /// Whether nothing is below what is shown.
    package var isAtEnd: Bool { top >= lines.count - height }
}

// MARK: - Moving

extension CopyMode {
    /// Turns so many lines down, or up if negative; the cursor stays in view.
    package mutating func scroll(by count: Int) {
        top = max(0, min(top + count, lines.count - height))
        cursor.line = max(top, min(cursor.line, min(top + height, lines.count) - 1))
    }

    package mutating func move(to place: Location) {
        cursor = Location(line: max(0, min(place.line, lines.count - 1)), column: max(0, place.column))
        if cursor.line < top { top = cursor.line }
        if cursor.line >= top + height { top = cursor.line - height + 1 }
    }

    /// Does what a key says; `false` if it means nothing here.
    package mutating func handle(_ key: KeyEvent) -> Bool {
        var target = cursor
        switch key.key {
        case .up: target.line -= 1
        case .down: target.line += 1
        case .left: target.column -= 1
        case .right: target.column += 1
        case .pageUp: target.line -= height
        case .pageDown: target.line += height
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

// MARK: - Searching

extension CopyMode {
    /// Goes to the nearest line above that has these words, whatever their case; says whether there is one.
    package mutating func find(_ words: String) -> Bool {
        sought = words
        return findNext(above: true)
    }

    /// Goes to the next line with what was searched for.
    package mutating func findNext(above: Bool) -> Bool {
        let wanted = sought.lowercased()
        guard !wanted.isEmpty else { return false }
        let candidates =
            above ? Array(stride(from: cursor.line - 1, through: 0, by: -1)) : Array(cursor.line + 1..<max(cursor.line + 1, lines.count))
        for line in candidates {
            if let column = CopyMode.column(of: wanted, in: lines[line]) {
                move(to: Location(line: line, column: column))
                return true
            }
        }
        return false
    }

    /// The column in which these words, in lower case, begin.
    static func column(of words: String, in line: CompactLine) -> Int? {
        let text = line.text.lowercased()
        return text.firstRange(of: words).map { String(text[..<$0.lowerBound]).cellWidth }
    }

    /// Where on a line what was searched for stands.
    package func found(on line: Int) -> Range<Int>? {
        guard !sought.isEmpty, let compact = lines.element(at: line) else { return nil }
        return CopyMode.column(of: sought.lowercased(), in: compact).map { $0..<$0 + sought.cellWidth }
    }
}

// MARK: - Marking

extension CopyMode {
    /// What is marked, the character under the cursor included; `nil` if nothing is.
    package var marked: ClosedRange<Location>? { anchor.map { min($0, cursor)...max($0, cursor) } }

    /// The columns of a line that are marked.
    package func marked(on line: Int) -> Range<Int>? {
        guard let marked, marked.lowerBound.line <= line, line <= marked.upperBound.line else { return nil }
        let start = line == marked.lowerBound.line ? marked.lowerBound.column : 0
        let end = line == marked.upperBound.line ? marked.upperBound.column + 1 : Int.max
        return start..<max(start, end)
    }

    /// The marked text; a line that was too long for a row is one line again.
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
