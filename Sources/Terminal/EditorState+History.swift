/// The position while stepping through the history.
struct HistoryWalk: Sendable, Hashable {
    /// The entry shown; `nil` while the learner's own text is shown.
    var index: Int?
    /// The learner's own text, while an entry is shown.
    var draft = ""
}

// MARK: - History

extension EditorState {
    /// Adds a statement to the history, and stops stepping through it.
    package mutating func remember(_ entry: String) {
        walk = HistoryWalk()
        if entry.isEmpty || history.last == entry { return }
        history.append(entry)
        if history.count > EditorState.longestHistory { history.removeFirst(history.count - EditorState.longestHistory) }
    }

    private static let longestHistory = 1000

    /// Shows the previous entry. The cursor stays on the first line, so that the same key continues.
    mutating func walkBack() -> Bool {
        let index = (walk.index ?? history.count) - 1
        guard history.indices.contains(index) else { return false }
        if walk.index == nil { walk.draft = text }
        walk.index = index
        replaceAll(with: history[index])
        let firstRow = wrapped(0, width: width).rows[0]
        move(to: firstRow.count == lines[0].utf8.count ? Position(line: 0, offset: firstRow.count) : Position(line: 0, offset: 0))
        return true
    }

    /// Shows the next entry, or the learner's own text after the last entry.
    mutating func walkForth() -> Bool {
        guard let index = walk.index else { return false }
        if index + 1 < history.count {
            walk.index = index + 1
            replaceAll(with: history[index + 1])
        } else {
            walk.index = nil
            replaceAll(with: walk.draft)
            walk.draft = ""
        }
        return true
    }
}
