// MARK: - Keys

extension EditorState {
    /// Handles a key as a line editor does. Returns whether the key has a meaning. Enter starts a new line; a caller that runs the
    /// statement instead handles it first. Tab is left for completion.
    package mutating func handle(_ key: KeyEvent) -> Bool {
        if key.control { return handleControl(key) }
        return key.alt ? handleAlt(key) : handlePlain(key)
    }

    private mutating func handlePlain(_ key: KeyEvent) -> Bool {
        switch key.key {
        case .character(let character): insert(String(character))
        case .enter: insertNewline()
        case .left:
            if !key.shift, let selection { move(to: selection.lowerBound) } else { move(to: before(cursor), selecting: key.shift) }
        case .right:
            if !key.shift, let selection { move(to: selection.upperBound) } else { move(to: after(cursor), selecting: key.shift) }
        case .up: up(selecting: key.shift)
        case .down: down(selecting: key.shift)
        case .pageUp: moveRows(by: -max(1, height - 1), selecting: key.shift)
        case .pageDown: moveRows(by: max(1, height - 1), selecting: key.shift)
        case .home: move(to: Position(line: cursor.line, offset: 0), selecting: key.shift)
        case .end: move(to: Position(line: cursor.line, offset: lines[cursor.line].utf8.count), selecting: key.shift)
        case .backspace: replace(selection ?? before(cursor)..<cursor, with: "", kind: .other)
        case .delete: replace(selection ?? cursor..<after(cursor), with: "", kind: .other)
        case .tab, .backtab, .escape, .insert, .function: return false
        }
        return true
    }

    private mutating func handleControl(_ key: KeyEvent) -> Bool {
        switch key.key {
        case .character("a"): move(to: Position(line: cursor.line, offset: 0))
        case .character("e"): move(to: Position(line: cursor.line, offset: lines[cursor.line].utf8.count))
        case .character("b"): move(to: before(cursor))
        case .character("f"): move(to: after(cursor))
        case .character("p"): if history.isEmpty { up(selecting: false) } else { _ = walkBack() }
        case .character("n"): if walk.index == nil { down(selecting: false) } else { _ = walkForth() }
        case .character("d"):
            // In an empty text, a shell gives Ctrl-D another meaning.
            if isEmpty { return false }
            replace(selection ?? cursor..<after(cursor), with: "", kind: .other)
        case .character("k"): killToLineEnd()
        case .character("u"): kill(Position(line: cursor.line, offset: 0)..<cursor, backward: true)
        case .character("w"): kill(selection ?? wordStart(cursor)..<cursor, backward: true)
        case .character("v"): insert(killed)
        case .character("z"), .character("_"): undo()
        case .character("y"): redo()
        case .left: move(to: wordStart(cursor), selecting: key.shift)
        case .right: move(to: wordEnd(cursor), selecting: key.shift)
        case .home: move(to: Position(line: 0, offset: 0), selecting: key.shift)
        case .end: move(to: end, selecting: key.shift)
        case .backspace: kill(wordStart(cursor)..<cursor, backward: true)
        case .delete: kill(cursor..<wordEnd(cursor), backward: false)
        default: return false
        }
        return true
    }

    private mutating func handleAlt(_ key: KeyEvent) -> Bool {
        switch key.key {
        case .character("b"), .left: move(to: wordStart(cursor), selecting: key.shift)
        case .character("f"), .right: move(to: wordEnd(cursor), selecting: key.shift)
        case .character("<"): move(to: Position(line: 0, offset: 0))
        case .character(">"): move(to: end)
        case .character("d"): kill(cursor..<wordEnd(cursor), backward: false)
        case .backspace: kill(wordStart(cursor)..<cursor, backward: true)
        case .character("w"): killed = selectedText ?? killed
        default: return false
        }
        return true
    }

    private mutating func up(selecting: Bool) {
        if isOnFirstRow, !selecting, walkBack() { return }
        moveRows(by: -1, selecting: selecting)
    }

    private mutating func down(selecting: Bool) {
        if isOnLastRow, !selecting, walkForth() { return }
        moveRows(by: 1, selecting: selecting)
    }
}
