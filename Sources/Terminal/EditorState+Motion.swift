// MARK: - Moving

extension EditorState {
    /// What is typed next is undone apart from what was typed before.
    package mutating func endTyping() { undoLog.isTyping = false }

    /// Moves the cursor. With `selecting`, selects the text in between.
    package mutating func move(to position: Position, selecting: Bool = false) {
        anchor = selecting ? (anchor ?? cursor) : nil
        cursor = nearest(position)
        wantedColumn = nil
        undoLog.isTyping = false
        isKilling = false
    }

    /// The position itself, or the nearest one that exists.
    package func nearest(_ position: Position) -> Position {
        let line = max(0, min(position.line, lines.count - 1))
        return whole(Position(line: line, offset: max(0, min(position.offset, lines[line].utf8.count))))
    }

    /// Selects the word at a position, as a double-click does.
    package mutating func selectWord(at position: Position) {
        let line = lines[position.line]
        let place = index(min(position.offset, line.utf8.count), in: line)
        let from = line[..<place].lastIndex { !$0.isWordPart }.map { line.index(after: $0) } ?? line.startIndex
        let to = line[place...].firstIndex { !$0.isWordPart } ?? line.endIndex
        let offsets = [from, to].map { line.utf8.distance(from: line.startIndex, to: $0) }
        move(to: Position(line: position.line, offset: offsets[0]))
        move(to: Position(line: position.line, offset: offsets[1]), selecting: true)
    }

    /// Moves up or down by screen rows, keeping the column if possible. Beyond the first or last row, moves to the text's start or end.
    mutating func moveRows(by count: Int, selecting: Bool) {
        let column = wantedColumn ?? columnInRow(of: cursor, width: width)
        let target = row(row(of: cursor, width: width), advancedBy: count, width: width)
        if target.missing < 0 {
            move(to: Position(line: 0, offset: 0), selecting: selecting)
        } else if target.missing > 0 {
            move(to: end, selecting: selecting)
        } else {
            move(to: position(in: target.row, column: column, width: width), selecting: selecting)
        }
        wantedColumn = column
    }

    /// The position itself, or the end of a character that it would split: inserted text may combine with an adjacent mark.
    func whole(_ position: Position) -> Position {
        let line = lines[position.line]
        let place = index(position.offset, in: line)
        if String.Index(place, within: line) != nil { return position }
        return Position(line: position.line, offset: line.utf8.distance(from: line.startIndex, to: line.index(after: place)))
    }

    func after(_ position: Position) -> Position {
        let line = lines[position.line]
        if position.offset >= line.utf8.count {
            return position.line + 1 < lines.count ? Position(line: position.line + 1, offset: 0) : position
        }
        let next = line.index(after: index(position.offset, in: line))
        return Position(line: position.line, offset: line.utf8.distance(from: line.startIndex, to: next))
    }

    func before(_ position: Position) -> Position {
        if position.offset == 0 {
            return position.line > 0 ? Position(line: position.line - 1, offset: lines[position.line - 1].utf8.count) : position
        }
        let line = lines[position.line]
        let previous = line.index(before: index(position.offset, in: line))
        return Position(line: position.line, offset: line.utf8.distance(from: line.startIndex, to: previous))
    }

    /// The end of the word at or after a position.
    func wordEnd(_ position: Position) -> Position {
        var place = position
        while place < end, !isWordPart(after: place) { place = after(place) }
        while place < end, isWordPart(after: place) { place = after(place) }
        return place
    }

    /// The start of the word at or before a position.
    func wordStart(_ position: Position) -> Position {
        let first = Position(line: 0, offset: 0)
        var place = position
        while first < place, !isWordPart(after: before(place)) { place = before(place) }
        while first < place, isWordPart(after: before(place)), before(place).line == place.line { place = before(place) }
        return place
    }

    private func isWordPart(after position: Position) -> Bool { character(at: position)?.isWordPart == true }
}
