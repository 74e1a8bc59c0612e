package import Terminal

/// The search field below the scratchpad's text.
package struct EditorSearch: Sendable {
    package var input = InputState()
    /// The previous search, which an empty field repeats.
    package var last: String
    /// Where the cursor was when the search started.
    let origin: EditorState.Position
    /// Whether it searches toward the start, as vi's `?` does.
    package let isBackward: Bool
    /// Whether the text contains a match.
    package var isFound = true

    var text: String { input.text.isEmpty ? last : input.text }
}

extension Model {
    mutating func openSearch(backward: Bool = false) -> [Effect] {
        guard let pad = lesson?.pad else { return [] }
        lesson?.pad.completion = nil
        lesson?.pad.search = EditorSearch(
            last: pad.searched, origin: pad.editor.selection?.lowerBound ?? pad.editor.cursor, isBackward: backward)
        return []
    }

    /// `nil`: no search is open.
    mutating func handleInSearch(_ key: KeyEvent) -> [Effect]? {
        guard var search = lesson?.pad.search else { return nil }
        switch key.key {
        case .escape:
            lesson?.pad.search = nil
            // As in vi, a search that is given up does not move the cursor.
            return vi == nil ? [] : edit { $0.move(to: search.origin) }
        case .enter where vi != nil:
            if search.input.text.isEmpty { _ = findAgain(backward: search.isBackward) }
            lesson?.pad.search = nil
            lesson?.pad.vi.searchesBackward = search.isBackward
            return edit { $0.move(to: $0.selection?.lowerBound ?? $0.cursor) }
        case .enter, .down: return findAgain(backward: false)
        case .up: return findAgain(backward: true)
        default:
            if search.input.handle(key) { return find(search.input) }
            search.isFound = true
            lesson?.pad.search = search
            notice = Notice("\(vi == nil ? "Enter" : "↓") finds the next match, ↑ the previous one. Esc closes the search.")
        }
        return []
    }

    mutating func pasteIntoSearch(_ text: String) -> [Effect]? {
        guard lesson?.focus == .editor, var input = lesson?.pad.search?.input else { return nil }
        input.insert(text)
        return find(input)
    }

    /// Searches from where the cursor was when the search started.
    private mutating func find(_ input: InputState) -> [Effect] {
        guard let search = lesson?.pad.search else { return [] }
        lesson?.pad.search?.input = input
        // As in vi, the character at the cursor isn't the first one searched.
        let skips = vi != nil && !search.isBackward
        if input.text.isEmpty { return select(nil) }
        return select { editor in
            // A reset may have shortened the text since.
            let origin = editor.nearest(search.origin)
            return editor.find(input.text, from: skips ? editor.after(origin) : origin, backward: search.isBackward)
        }
    }

    private mutating func findAgain(backward: Bool) -> [Effect] {
        guard let text = lesson?.pad.search?.text, !text.isEmpty else { return [] }
        return select { editor in
            let place = (backward ? editor.selection?.lowerBound : editor.selection?.upperBound) ?? editor.cursor
            return editor.find(text, from: place, backward: backward)
        }
    }

    private mutating func select(_ find: ((EditorState) -> Range<EditorState.Position>?)?) -> [Effect] {
        guard var pad = lesson?.pad, let search = pad.search else { return [] }
        let found = find?(pad.editor)
        pad.search?.isFound = find == nil || found != nil
        if found != nil { pad.searched = search.text }
        lesson?.pad = pad
        return edit { editor in if let found { editor.select(found) } else { editor.move(to: search.origin) } }
    }
}
