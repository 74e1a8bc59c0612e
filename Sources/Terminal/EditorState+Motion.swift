// MARK: - Moving

extension EditorState {
    /// Puts the cursor somewhere; with `selecting`, what lies between is selected.
    package mutating func move(to position: Position, selecting: Bool = false) {
        anchor = selecting ? (anchor ?? cursor) : nil
        let line = max(0, min(position.line, lines.count - 1))
        cursor = whole(Position(line: line, offset: max(0, min(position.offset, lines[line].utf8.count))))
        wantedColumn = nil
        undoLog.isTyping = false
        isKilling = false
    }

    /// Selects everything.
    package mutating func selectAll() {
        move(to: Position(line: 0, offset: 0))
        move(to: end, selecting: true)
    }

    /// Selects the word at a place, as a double click does.
    package mutating func selectWord(at position: Position) {
        let line = lines[position.line]
        let place = index(min(position.offset, line.utf8.count), in: line)
        let from = line[..<place].lastIndex { !$0.isWordPart }.map { line.index(after: $0) } ?? line.startIndex
        let to = line[place...].firstIndex { !$0.isWordPart } ?? line.endIndex
        move(to: Position(line: position.line, offset: line.utf8.distance(from: line.startIndex, to: from)))
        move(to: Position(line: position.line, offset: line.utf8.distance(from: line.startIndex, to: to)), selecting: true)
    }

    /// Moves lines up or down and keeps the column where it can.
    mutating func moveLines(by count: Int, selecting: Bool) {
        let column = wantedColumn ?? column(of: cursor)
        let target = cursor.line + count
        if target < 0 {
            move(to: Position(line: 0, offset: 0), selecting: selecting)
        } else if target >= lines.count {
            move(to: end, selecting: selecting)
        } else {
            move(to: position(line: target, column: column), selecting: selecting)
        }
        wantedColumn = column
    }

    /// The place itself, or behind the character that it would cut: what is inserted may join a mark that stood alone.
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

    /// The end of the word at or after a place.
    func wordEnd(_ position: Position) -> Position {
        var place = position
        while place < end, !isWordPart(after: place) { place = after(place) }
        while place < end, isWordPart(after: place) { place = after(place) }
        return place
    }

    /// The begin of the word at or before a place.
    func wordStart(_ position: Position) -> Position {
        let first = Position(line: 0, offset: 0)
        var place = position
        while first < place, !isWordPart(after: before(place)) { place = before(place) }
        while first < place, isWordPart(after: before(place)), before(place).line == place.line { place = before(place) }
        return place
    }

    private func isWordPart(after position: Position) -> Bool {
        let line = lines[position.line]
        return position.offset < line.utf8.count && line[index(position.offset, in: line)].isWordPart
    }
}
