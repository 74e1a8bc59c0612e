/// The text of a multi-line editor, its cursor and selection, the killed text and the undo history.
///
/// Text is kept in lines and places as UTF-8 offsets within them, so that an edit costs as much as its line is long, not the whole text.
package struct EditorState: Sendable, Hashable {
    /// A place between two characters.
    package struct Position: Sendable, Hashable, Comparable {
        package var line: Int
        /// In UTF-8 bytes from the line's start.
        package var offset: Int

        package init(line: Int, offset: Int) {
            self.line = line
            self.offset = offset
        }

        package static func < (left: Position, right: Position) -> Bool { (left.line, left.offset) < (right.line, right.offset) }
    }

    /// Without their line feeds. There is always at least one.
    package internal(set) var lines: [String]
    package internal(set) var cursor = Position(line: 0, offset: 0)
    /// The selection's other end.
    package internal(set) var anchor: Position?
    /// Counts changes of the text, so that results derived from it can be cached.
    package internal(set) var revision = 0
    /// The first line shown.
    package var scroll = ScrollState()
    /// How many rows of that line are above the first row shown.
    var rowsSkipped = 0
    /// The size of the part that shows, for page up and down, and for moving from row to row of a wrapped line.
    package var height = 10
    var width = Int.max
    /// What was run before, oldest first. Up on the first row and down on the last one walk through it.
    package var history: [String] = []

    var walk = HistoryWalk()
    var undoLog = UndoLog()
    /// What Ctrl-Y brings back.
    var killed = ""
    /// Whether the last key killed text, so that the next kill adds to it.
    var isKilling = false
    /// The column that moving up and down tries to keep.
    var wantedColumn: Int?

    /// The columns between two tab stops.
    package static let tab = 4

    package init(text: String = "") {
        lines = EditorState.split(text)
        cursor = end
    }

    package var text: String { lines.joined(separator: "\n") }
    package var isEmpty: Bool { lines.count == 1 && lines[0].isEmpty }
    /// The place after the last character.
    package var end: Position { Position(line: lines.count - 1, offset: lines[lines.count - 1].utf8.count) }

    /// The cursor as a UTF-8 offset into ``text``.
    package var cursorOffset: Int { offset(of: cursor) }

    /// The selected part, if any.
    package var selection: Range<Position>? {
        guard let anchor, anchor != cursor else { return nil }
        return min(anchor, cursor)..<max(anchor, cursor)
    }

    package var selectedText: String? { selection.map { text(in: $0) } }
}

// MARK: - Places

extension EditorState {
    /// A place as a UTF-8 offset into ``text``.
    package func offset(of position: Position) -> Int {
        lines[..<position.line].reduce(0) { $0 + $1.utf8.count + 1 } + position.offset
    }

    /// The place of a UTF-8 offset into ``text``, the nearest there is.
    package func position(ofOffset offset: Int) -> Position {
        var rest = max(0, offset)
        for (index, line) in lines.enumerated() {
            let count = line.utf8.count
            if rest <= count { return Position(line: index, offset: aligned(rest, in: line)) }
            rest -= count + 1
        }
        return end
    }

    /// The place of an offset counted in Unicode scalars, as the server counts; the nearest there is.
    package func position(ofCharacter number: Int) -> Position {
        var rest = max(0, number)
        for (index, line) in lines.enumerated() {
            let scalars = line.unicodeScalars
            if let place = scalars.index(scalars.startIndex, offsetBy: rest, limitedBy: scalars.endIndex) {
                return Position(line: index, offset: line.utf8.distance(from: line.startIndex, to: place))
            }
            rest -= scalars.count + 1
        }
        return end
    }

    /// The column where a place shows, tabs and wide characters counted.
    package func column(of position: Position) -> Int {
        let line = lines[position.line]
        return String(line[..<index(position.offset, in: line)]).cellWidth(tab: EditorState.tab)
    }

    /// The place on a line that is nearest to a column.
    package func position(line number: Int, column: Int) -> Position {
        let number = max(0, min(number, lines.count - 1))
        var line = lines[number]
        if let count = line.withUTF8({ GlyphReader.isPlain($0) ? $0.count : nil }) {
            return Position(line: number, offset: max(0, min(column, count)))
        }
        var x = 0
        var offset = 0
        for character in line {
            let width = character == "\t" ? EditorState.tab - x % EditorState.tab : String(character).cellWidth
            // Nearer to the character's start than to its end.
            if x + (width + 1) / 2 > column { break }
            x += width
            offset += character.utf8.count
        }
        return Position(line: number, offset: offset)
    }

    func text(in range: Range<Position>) -> String {
        let (from, to) = (range.lowerBound, range.upperBound)
        let first = lines[from.line]
        if from.line == to.line { return String(first[index(from.offset, in: first)..<index(to.offset, in: first)]) }
        let last = lines[to.line]
        var parts = [String(first[index(from.offset, in: first)...])]
        parts += lines[(from.line + 1)..<to.line]
        parts.append(String(last[..<index(to.offset, in: last)]))
        return parts.joined(separator: "\n")
    }

    func index(_ offset: Int, in line: String) -> String.Index { line.utf8.index(line.startIndex, offsetBy: offset) }

    /// The offset, moved back where it would cut a scalar in half.
    private func aligned(_ offset: Int, in line: String) -> Int {
        var offset = offset
        let utf8 = line.utf8
        while offset > 0, offset < utf8.count, utf8[utf8.index(utf8.startIndex, offsetBy: offset)] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }

    /// Lines of a text, whatever ends them.
    static func split(_ text: String) -> [String] {
        var text = text
        if text.utf8.contains(0x0D) {
            text = String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
        }
        return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }
}
