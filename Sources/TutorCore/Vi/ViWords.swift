import Terminal

/// Words as Vim's motions see them: runs of letters and digits, and runs of other characters, between blanks.
struct ViWords {
    let text: EditorState
    /// Whether only blanks end a word.
    var isBig = false

    enum Kind { case blank, punctuation, word }

    private func kind(_ place: EditorState.Position) -> Kind {
        guard let character = text.character(at: place), !character.isWhitespace else { return .blank }
        return isBig || character.isWordPart ? .word : .punctuation
    }

    /// Whether a word starts here. An empty line is a word.
    func isStart(_ place: EditorState.Position) -> Bool {
        if text.lines[place.line].isEmpty { return true }
        return kind(place) != .blank && (place.offset == 0 || kind(text.before(place)) != kind(place))
    }

    /// Whether the last character of a word is here.
    func isEnd(_ place: EditorState.Position) -> Bool { kind(place) != .blank && kind(text.after(place)) != kind(place) }

    /// The nth place after or before another one that meets a condition, or else the end or start of the text.
    func place(
        _ count: Int, from start: EditorState.Position, forward: Bool = true, where holds: (EditorState.Position) -> Bool
    ) -> EditorState.Position {
        var place = start
        for _ in 0..<count {
            repeat {
                let next = forward ? text.after(place) : text.before(place)
                if next == place { return place }
                place = next
            } while !holds(place)
        }
        return place
    }

    /// The words and blanks of a line.
    func runs(inLine line: Int) -> [(kind: Kind, range: Range<EditorState.Position>)] {
        var runs: [(kind: Kind, range: Range<EditorState.Position>)] = []
        var place = EditorState.Position(line: line, offset: 0)
        while text.character(at: place) != nil {
            let next = text.after(place)
            if let last = runs.last, last.kind == kind(place) {
                runs[runs.count - 1].range = last.range.lowerBound..<next
            } else {
                runs.append((kind(place), place..<next))
            }
            place = next
        }
        return runs
    }
}

extension EditorState {
    /// The first character of a line that is not blank, or the line's end.
    func firstNonblank(_ line: Int) -> Position {
        Position(line: line, offset: lines[line].prefix { $0 == " " || $0 == "\t" }.utf8.count)
    }

    /// Moves along a line by characters, as far as possible.
    func position(_ start: Position, movedBy count: Int) -> Position {
        var place = start
        for _ in 0..<abs(count) {
            let next = count < 0 ? before(place) : after(place)
            if next.line != start.line { break }
            place = next
        }
        return place
    }

    /// Forward: the bracket that closes the one at a position. Backward: the one that opens what encloses the position.
    func bracket(_ open: Character, _ close: Character, from start: Position, forward: Bool) -> Position? {
        var depth = forward ? 0 : 1
        var place = forward ? start : before(start)
        var last = forward ? nil : Optional(start)
        while place != last {
            let character = character(at: place)
            if character == (forward ? open : close) { depth += 1 }
            if character == (forward ? close : open) { depth -= 1 }
            if depth == 0 { return place }
            last = place
            place = forward ? after(place) : before(place)
        }
        return nil
    }

    /// The nth next or previous place of a character in the line. With `stops`, the place just before it.
    func place(of character: Character, from start: Position, count: Int, forward: Bool, stops: Bool, isRepeated: Bool) -> Position? {
        let step = forward ? 1 : -1
        var place = start
        var left = count
        // A repeated t doesn't stop at the character that it stopped at before.
        if stops, isRepeated, count == 1 { place = position(place, movedBy: step) }
        while left > 0 {
            let next = position(place, movedBy: step)
            if next == place || self.character(at: next) == nil { return nil }
            place = next
            if self.character(at: place) == character { left -= 1 }
        }
        return stops ? position(place, movedBy: -step) : place
    }
}
