package import Terminal

/// The search field below the scratchpad's text.
package struct EditorSearch: Sendable {
    package var input = InputState()
    /// The previous search, which an empty field repeats.
    package var last: String
    /// Where the cursor was when the search started.
    let origin: EditorState.Position
    /// Whether the text contains a match.
    package var isFound = true

    var text: String { input.text.isEmpty ? last : input.text }
}

extension Model {
    mutating func openSearch() -> [Effect] {
        guard let pad = lesson?.pad else { return [] }
        lesson?.pad.completion = nil
        lesson?.pad.search = EditorSearch(last: pad.searched, origin: pad.editor.selection?.lowerBound ?? pad.editor.cursor)
        return []
    }

    /// `nil`: no search is open.
    mutating func handleInSearch(_ key: KeyEvent) -> [Effect]? {
        guard var search = lesson?.pad.search else { return nil }
        switch key.key {
        case .escape: lesson?.pad.search = nil
        case .enter, .down: return findAgain(backward: false)
        case .up: return findAgain(backward: true)
        default:
            if search.input.handle(key) { return find(search.input) }
            search.isFound = true
            lesson?.pad.search = search
            notice = Notice("Enter: next match. ↑: previous match. Esc: close.")
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
        if input.text.isEmpty { return select(nil) }
        // A reset may have shortened the text since.
        return select { $0.find(input.text, from: $0.nearest(search.origin)) }
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
