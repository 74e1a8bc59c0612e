/// The text of a multi-line editor, with its cursor, selection, killed text and undo history.
///
/// The text is stored as lines, and positions as UTF-8 offsets within them, so that the cost of an edit depends on its line, not on the
/// whole text.
package struct EditorState: Sendable, Hashable {
    /// A position between two characters.
    package struct Position: Sendable, Hashable, Comparable {
        package var line: Int
        /// In UTF-8 bytes from the start of the line.
        package var offset: Int

        package init(line: Int, offset: Int) {
            self.line = line
            self.offset = offset
        }

        package static func < (left: Position, right: Position) -> Bool { (left.line, left.offset) < (right.line, right.offset) }
    }

    /// Without their line feeds. There is always at least one line.
    package internal(set) var lines: [String]
    package internal(set) var cursor = Position(line: 0, offset: 0)
    /// The other end of the selection.
    package internal(set) var anchor: Position?
    /// Counts changes of the text, so that results derived from it can be cached.
    package internal(set) var revision = 0
    /// The first visible line.
    package var scroll = ScrollState()
    /// How many rows of that line are above the first visible row.
    var rowsSkipped = 0
    /// The size of the visible part, for page up and down and for moving between the rows of a wrapped line.
    package var height = 10
    var width = Int.max
    /// Ranges that the owner of the text wants to find again: a change before one moves it, and a change inside removes it.
    package var marks: [EditorMark] = []
    /// Previously run statements, oldest first. Up on the first row and Down on the last one step through them.
    package var history: [String] = []

    var walk = HistoryWalk()
    var undoLog = UndoLog()
    /// The text that Ctrl-V inserts.
    var killed = ""
    /// Whether the last key killed text, so that the next kill adds to it.
    var isKilling = false
    /// The column that moving up and down tries to keep.
    var wantedColumn: Int?

    /// The distance between tab stops, in columns.
    package static let tab = 4

    package init(text: String = "") {
        lines = EditorState.split(text)
        cursor = end
    }

    package var text: String { lines.joined(separator: "\n") }
    package var isEmpty: Bool { lines.count == 1 && lines[0].isEmpty }
    package var isBlank: Bool { lines.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
    /// The position after the last character.
    package var end: Position { lineEnd(lines.count - 1) }

    package func lineEnd(_ line: Int) -> Position { Position(line: line, offset: lines[line].utf8.count) }

    /// The character after a position; `nil` at the end of a line.
    func character(at position: Position) -> Character? {
        let line = lines[position.line]
        return position.offset < line.utf8.count ? line[index(position.offset, in: line)] : nil
    }

    /// The cursor as a UTF-8 offset into ``text``.
    package var cursorOffset: Int { offset(of: cursor) }

    /// The selected range, if any.
    package var selection: Range<Position>? {
        guard let anchor, anchor != cursor else { return nil }
        return min(anchor, cursor)..<max(anchor, cursor)
    }

    package var selectedText: String? { selection.map { text(in: $0) } }
}

// MARK: - Positions

extension EditorState {
    /// A position as a UTF-8 offset into ``text``.
    package func offset(of position: Position) -> Int {
        lines[..<position.line].reduce(0) { $0 + $1.utf8.count + 1 } + position.offset
    }

    /// The number of characters in ``text`` before a position.
    package func character(of position: Position) -> Int {
        text.utf8.prefix(offset(of: position)).count { $0 & 0xC0 != 0x80 }
    }

    /// The position nearest to a UTF-8 offset into ``text``.
    package func position(ofOffset offset: Int) -> Position {
        var rest = max(0, offset)
        for (index, line) in lines.enumerated() {
            let count = line.utf8.count
            if rest <= count { return Position(line: index, offset: aligned(rest, in: line)) }
            rest -= count + 1
        }
        return end
    }

    /// The positions of ranges of UTF-8 offsets into ``text``, which must be in ascending order.
    package func positions(ofRanges ranges: [Range<Int>]) -> [Range<Position>] {
        var (line, start) = (0, 0)
        func position(_ offset: Int) -> Position {
            while line + 1 < lines.count, offset > start + lines[line].utf8.count {
                start += lines[line].utf8.count + 1
                line += 1
            }
            return Position(line: line, offset: offset - start)
        }
        return ranges.map { position($0.lowerBound)..<position($0.upperBound) }
    }

    /// The selection as UTF-8 offsets into ``text``.
    package var selectedOffsets: Range<Int>? { selection.map { offset(of: $0.lowerBound)..<offset(of: $0.upperBound) } }

    /// The position nearest to an offset in Unicode scalars, which the server counts in.
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

    /// The column of a position on the screen, including the widths of tabs and wide characters.
    package func column(of position: Position) -> Int {
        let line = lines[position.line]
        return String(line[..<index(position.offset, in: line)]).cellWidth(tab: EditorState.tab)
    }

    /// The position on a line that is nearest to a column.
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
            // Closer to the character's start than to its end.
            if x + (width + 1) / 2 > column { break }
            x += width
            offset += character.utf8.count
        }
        return Position(line: number, offset: offset)
    }

    /// The text in a range of UTF-8 offsets into ``text``; all of it for `nil`.
    package func text(in part: Range<Int>?) -> String {
        part.map { text(in: position(ofOffset: $0.lowerBound)..<position(ofOffset: $0.upperBound)) } ?? text
    }

    package func text(in range: Range<Position>) -> String {
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

    /// The offset, moved back if it would split a scalar.
    private func aligned(_ offset: Int, in line: String) -> Int {
        var offset = offset
        let utf8 = line.utf8
        while offset > 0, offset < utf8.count, utf8[utf8.index(utf8.startIndex, offsetBy: offset)] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }

    /// Turns every kind of line break into a line feed.
    static func withLineFeeds(_ text: String) -> String {
        text.utf8.contains(0x0D) ? String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 }) : text
    }

    /// Splits a text into lines at any kind of line break.
    static func split(_ text: String) -> [String] {
        var text = withLineFeeds(text)
        // Much faster than the split of the text itself; a line feed is never part of another character's bytes.
        return text.withUTF8 { bytes in
            bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
