/// The changes that can be undone and redone, back to the first one.
struct UndoLog: Sendable, Hashable {
    /// Typing is undone one word at a time, everything else one change at a time.
    enum Kind: Sendable, Hashable { case typing, other }

    struct Change: Sendable, Hashable {
        var start: EditorState.Position
        var removed: String
        var inserted: String
        /// The cursor before and after the change.
        var before: EditorState.Position
        var after: EditorState.Position
        var kind: Kind
    }

    private var done: [Change] = []
    private var undone: [Change] = []
    /// Whether the next typed character may join the last change.
    var isTyping = false

    var canUndo: Bool { !done.isEmpty }
    var canRedo: Bool { !undone.isEmpty }

    mutating func record(_ change: Change) {
        undone = []
        if isTyping, change.kind == .typing, let last = done.last, joins(change, to: last) {
            done[done.count - 1].inserted += change.inserted
            done[done.count - 1].after = change.after
        } else {
            done.append(change)
        }
        isTyping = change.kind == .typing
    }

    private func joins(_ change: Change, to last: Change) -> Bool {
        guard last.kind == .typing, last.after == change.start, change.removed.isEmpty, change.inserted != "\n" else { return false }
        // The start of a word is a separate change.
        return !(last.inserted.last == " " && change.inserted != " ")
    }

    /// The change to undo, which can then be redone.
    mutating func takeUndo() -> Change? {
        isTyping = false
        guard let change = done.popLast() else { return nil }
        undone.append(change)
        return change
    }

    /// The change to redo, which can then be undone.
    mutating func takeRedo() -> Change? {
        isTyping = false
        guard let change = undone.popLast() else { return nil }
        done.append(change)
        return change
    }
}
