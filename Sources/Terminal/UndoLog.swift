/// The changes that can be undone and done again, bounded in number and size.
struct UndoLog: Sendable, Hashable {
    /// Typing is undone a word at a time, everything else a change at a time.
    enum Kind: Sendable, Hashable { case typing, other }

    struct Change: Sendable, Hashable {
        var start: EditorState.Position
        var removed: String
        var inserted: String
        /// The cursor before and after.
        var before: EditorState.Position
        var after: EditorState.Position
        var kind: Kind

        var cost: Int { removed.utf8.count + inserted.utf8.count }
    }

    private static let maxChanges = 1000
    private static let maxBytes = 8 << 20

    private var done: [Change] = []
    private var undone: [Change] = []
    private var bytes = 0
    /// Whether the next typed character may join the last change.
    var isTyping = false

    mutating func record(_ change: Change) {
        undone = []
        if isTyping, change.kind == .typing, let last = done.last, joins(change, to: last) {
            done[done.count - 1].inserted += change.inserted
            done[done.count - 1].after = change.after
        } else {
            done.append(change)
        }
        bytes += change.cost
        isTyping = change.kind == .typing
        // Forgets a few more than needed, so that the array isn't moved at each key.
        if done.count > UndoLog.maxChanges { forget(done.count - UndoLog.maxChanges * 9 / 10) }
        while bytes > UndoLog.maxBytes, done.count > 1 { forget(1) }
    }

    private func joins(_ change: Change, to last: Change) -> Bool {
        guard last.kind == .typing, last.after == change.start, change.removed.isEmpty, change.inserted != "\n" else { return false }
        // The start of a word is a change of its own.
        return !(last.inserted.last == " " && change.inserted != " ")
    }

    private mutating func forget(_ count: Int) {
        for change in done.prefix(count) { bytes -= change.cost }
        done.removeFirst(count)
    }

    mutating func takeUndo() -> Change? {
        isTyping = false
        guard let change = done.popLast() else { return nil }
        bytes -= change.cost
        undone.append(change)
        return change
    }

    mutating func takeRedo() -> Change? {
        isTyping = false
        guard let change = undone.popLast() else { return nil }
        bytes += change.cost
        done.append(change)
        return change
    }
}
