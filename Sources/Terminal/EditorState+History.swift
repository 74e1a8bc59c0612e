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

    /// Whether an entry of the history is shown in place of the learner's own text.
    package var showsHistory: Bool { walk.index != nil }

    /// The entry that the text is a copy of: the one shown, or else the newest one.
    private var copiedIndex: Int? {
        guard let index = walk.index ?? history.indices.last, history.indices.contains(index) else { return nil }
        // A run opens a line below the statement.
        return text == history[index] || text == history[index] + "\n" ? index : nil
    }

    /// Whether the text can be replaced without loss, because it is blank or a history entry. If it has several lines and has just run, Up is
    /// more likely meant for one of them.
    private var isReplaceable: Bool {
        isBlank || copiedIndex != nil && (walk.index != nil || lines.count { !$0.allSatisfy(\.isWhitespace) } == 1)
    }

    /// Whether the key would show another entry, but must not, because the text would be lost.
    package func refusesHistory(_ key: KeyEvent) -> Bool {
        if key.shift || key.alt || history.isEmpty { return false }
        return switch key.key {
        case .up where !key.control: isOnFirstRow && !isReplaceable
        case .character("p") where key.control: !isReplaceable
        case .down where !key.control: isOnLastRow && walk.index != nil && !isReplaceable
        case .character("n") where key.control: walk.index != nil && !isReplaceable
        default: false
        }
    }

    /// Shows the previous entry. The cursor stays on the first line, so that the same key continues.
    mutating func walkBack() -> Bool {
        guard isReplaceable else { return false }
        // Who has deleted an entry starts again.
        if isBlank { walk = HistoryWalk() }
        let index = (walk.index ?? copiedIndex ?? history.count) - 1
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
        guard let index = walk.index, isReplaceable else { return false }
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
