import Terminal

/// A cursor that walks over a text character by character, as Vim's motions by words do. It also stops after the last character of a line.
struct ViWalker {
    let text: EditorState
    var place: EditorState.Position
    /// Whether only blanks end a word.
    var isBig = false

    enum Kind { case blank, punctuation, word }

    static func kind(of character: Character?, isBig: Bool) -> Kind {
        guard let character, !character.isWhitespace else { return .blank }
        return isBig || character.isWordPart ? .word : .punctuation
    }

    private var kind: Kind { ViWalker.kind(of: text.character(at: place), isBig: isBig) }
    private var isOnEmptyLine: Bool { text.lines[place.line].isEmpty }

    /// Returns whether this step reached the end of a line or went beyond it; `nil` at the end of the text.
    private mutating func forward() -> Bool? {
        let next = text.after(place)
        if next == place { return nil }
        defer { place = next }
        return next.line != place.line || text.character(at: next) == nil
    }

    private mutating func back() -> Bool {
        let next = text.before(place)
        defer { place = next }
        return next != place
    }

    /// To the start of the next word. An operator stops at the end of the line.
    mutating func toNextWord(_ count: Int, stopsAtLineEnd: Bool) {
        for left in (0..<count).reversed() {
            let stops = stopsAtLineEnd && left == 0
            let start = kind
            let isLastLine = place.line == text.lines.count - 1
            guard let crosses = forward(), !(crosses && (isLastLine || stops)) else { return }
            while start != .blank, kind == start {
                guard let crosses = forward(), !(crosses && stops) else { return }
            }
            while kind == .blank, !isOnEmptyLine {
                guard let crosses = forward(), !(crosses && isLastLine) else { return }
            }
        }
    }

    /// To the start of the word at or before the cursor.
    mutating func toWordStart(_ count: Int) {
        for _ in 0..<count {
            guard back() else { return }
            while kind == .blank, !isOnEmptyLine {
                guard back() else { return }
            }
            if kind == .blank { continue }
            let word = kind
            while kind == word {
                guard back() else { return }
            }
            _ = forward()
        }
    }

    /// To the last character of a word. With `stays`, a word that ends at the cursor counts.
    mutating func toWordEnd(_ count: Int, stays: Bool = false) {
        for step in 0..<count {
            let start = kind
            guard forward() != nil else { return }
            if kind != start || start == .blank {
                if stays, step == 0, start != .blank {
                    _ = back()
                    continue
                }
                while kind == .blank {
                    guard forward() != nil else { return }
                }
            }
            let word = kind
            while kind == word {
                guard forward() != nil else { return }
            }
            _ = back()
        }
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
