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
        /// Whether this change is undone and redone together with the one before it.
        var isJoined = false
    }

    private var done: [Change] = []
    private var undone: [Change] = []
    /// Whether the next typed character may join the last change.
    var isTyping = false

    var count: Int { done.count }
    var canUndo: Bool { !done.isEmpty }
    var canRedo: Bool { !undone.isEmpty }
    var redoPosition: EditorState.Position? { undone.last?.before }

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

    /// Joins all changes but the first this many, and one.
    mutating func join(since count: Int) {
        isTyping = false
        for index in done.indices.dropFirst(count + 1) { done[index].isJoined = true }
    }

    /// The changes to undo, in that order.
    mutating func takeUndo() -> [Change] {
        isTyping = false
        let first = done.lastIndex { !$0.isJoined } ?? 0
        let changes = Array(done[first...].reversed())
        done.removeSubrange(first...)
        undone += changes
        return changes
    }

    /// The changes to redo, in that order.
    mutating func takeRedo() -> [Change] {
        isTyping = false
        var changes: [Change] = []
        while let change = undone.last, changes.isEmpty || change.isJoined { changes.append(undone.removeLast()) }
        done += changes
        return changes
    }
}
