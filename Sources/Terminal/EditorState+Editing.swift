// MARK: - Changing the text

extension EditorState {
    /// Inserts text at the cursor, replacing the selection.
    package mutating func insert(_ inserted: String) {
        let isOne = !inserted.isEmpty && inserted.index(after: inserted.startIndex) == inserted.endIndex
        replace(selection ?? cursor..<cursor, with: inserted, kind: isOne && selection == nil ? .typing : .other)
    }

    /// Starts a new line with this line's indentation, plus more after an opening parenthesis.
    package mutating func insertNewline() { insert(newline(at: selection?.lowerBound ?? cursor)) }

    /// Moves to an empty line below the cursor's line, and inserts one if there is none.
    package mutating func openLine() {
        let next = cursor.line + 1
        move(to: lineEnd(cursor.line))
        if lines.indices.contains(next), lines[next].allSatisfy(\.isWhitespace) { move(to: lineEnd(next)) } else { insert("\n") }
    }

    /// A line feed and the indentation of the new line.
    private func newline(at start: Position) -> String {
        let line = lines[start.line]
        let before = line[..<index(start.offset, in: line)]
        let indent = before.prefix { $0 == " " || $0 == "\t" }
        let opens = before.last { $0 != " " } == "("
        return "\n" + indent + (opens ? "  " : "")
    }

    /// Replaces the whole text as one undoable change. The cursor moves to the end.
    package mutating func replaceAll(with text: String) {
        replace(Position(line: 0, offset: 0)..<end, with: text, kind: .other)
    }

    /// Replaces a range, given as UTF-8 offsets into ``text``, and moves the cursor after the inserted text.
    package mutating func replace(_ range: Range<Int>, with inserted: String) {
        replace(position(ofOffset: range.lowerBound)..<position(ofOffset: range.upperBound), with: inserted, kind: .other)
    }

    /// Every change by the learner goes through this method.
    mutating func replace(_ range: Range<Position>, with inserted: String, kind: UndoLog.Kind) {
        let removed = text(in: range)
        let inserted = EditorState.withLineFeeds(inserted)
        if removed.isEmpty, inserted.isEmpty { return }
        let before = cursor
        isKilling = false
        exchange(range, inserted)
        undoLog.record(
            UndoLog.Change(start: range.lowerBound, removed: removed, inserted: inserted, before: before, after: cursor, kind: kind))
    }

    package var canUndo: Bool { undoLog.canUndo }
    package var canRedo: Bool { undoLog.canRedo }

    /// Undoes the last change. Returns whether there was one.
    @discardableResult
    package mutating func undo() -> Bool {
        guard let change = undoLog.takeUndo() else { return false }
        exchange(change.start..<change.start.advanced(over: change.inserted), change.removed)
        cursor = change.before
        return true
    }

    /// Redoes the last undone change. Returns whether there was one.
    @discardableResult
    package mutating func redo() -> Bool {
        guard let change = undoLog.takeRedo() else { return false }
        exchange(change.start..<change.start.advanced(over: change.removed), change.inserted)
        cursor = change.after
        return true
    }

    /// Changes the lines and the cursor without recording the change.
    private mutating func exchange(_ range: Range<Position>, _ inserted: String) {
        marks = marks.compactMap { $0.moved(by: range, replacedWith: inserted) }
        let (from, to) = (range.lowerBound, range.upperBound)
        if from.line == to.line, !inserted.utf8.contains(0x0A) {
            let bounds = index(from.offset, in: lines[from.line])..<index(to.offset, in: lines[from.line])
            lines[from.line].replaceSubrange(bounds, with: inserted)
        } else {
            let last = lines[to.line]
            var pieces = EditorState.split(inserted)
            pieces[0] = lines[from.line][..<index(from.offset, in: lines[from.line])] + pieces[0]
            pieces[pieces.count - 1] += last[index(to.offset, in: last)...]
            lines.replaceSubrange(from.line...to.line, with: pieces)
        }
        cursor = whole(from.advanced(over: inserted))
        anchor = nil
        wantedColumn = nil
        revision += 1
    }
}

// MARK: - Cut and copy

extension EditorState {
    /// Copies the selected text for Ctrl-V, and deletes it if `cuts` is set.
    package mutating func copySelection(cuts: Bool) {
        guard let selection else { return }
        killed = text(in: selection)
        if cuts { replace(selection, with: "", kind: .other) }
    }

    mutating func kill(_ range: Range<Position>, backward: Bool) {
        let text = text(in: range)
        if text.isEmpty { return }
        killed = isKilling ? (backward ? text + killed : killed + text) : text
        // Set after the change, which resets it.
        replace(range, with: "", kind: .other)
        isKilling = true
    }

    mutating func killToLineEnd() {
        let count = lines[cursor.line].utf8.count
        let atEnd = cursor.offset == count
        kill(cursor..<(atEnd ? after(cursor) : Position(line: cursor.line, offset: count)), backward: false)
    }
}

extension EditorState.Position {
    /// The position after a text that starts at this position.
    func advanced(over text: String) -> EditorState.Position {
        var feeds = 0
        var sinceFeed = 0
        for byte in text.utf8 {
            sinceFeed += 1
            if byte == 0x0A {
                feeds += 1
                sinceFeed = 0
            }
        }
        return EditorState.Position(line: line + feeds, offset: feeds == 0 ? offset + sinceFeed : sinceFeed)
    }
}
