import Terminal

/// Completing names and keywords in the scratchpad.
extension Model {
    /// Handles a key while the list is open; `nil` if the editor gets the key, after which the list closes or is updated.
    mutating func handleInCompletion(_ key: KeyEvent) -> [Effect]? {
        guard let state = lesson?.pad.completion else { return nil }
        let count = state.completion.candidates.count
        switch key.key {
        case .escape: lesson?.pad.completion = nil
        case .up: lesson?.pad.completion?.selected = (state.selected + count - 1) % count
        case .down: lesson?.pad.completion?.selected = (state.selected + 1) % count
        case .pageUp: lesson?.pad.completion?.selected = max(0, state.selected - CompletionState.maxShown)
        case .pageDown: lesson?.pad.completion?.selected = min(count - 1, state.selected + CompletionState.maxShown)
        case .tab: return choose(state.selected)
        case .enter where !key.alt && !key.control && !key.shift: return choose(state.selected)
        case .character, .backspace:
            let effects = edit { _ = $0.handle(key) }
            let offered = completionHere()
            lesson?.pad.completion = offered.map { CompletionState(completion: $0) }
            return effects
        default:
            lesson?.pad.completion = nil
            return nil
        }
        return []
    }

    /// Tab: opens the list, or completes the name if only one matches. If there is nothing to complete, it indents.
    mutating func complete() -> [Effect] {
        guard let editor = lesson?.pad.editor else { return [] }
        let line = editor.lines[editor.cursor.line]
        let before = line.utf8.prefix(editor.cursor.offset)
        if before.allSatisfy({ $0 == 0x20 || $0 == 0x09 }), editor.cursor.line == 0 || !before.isEmpty || line.isEmpty {
            return edit { $0.insert("    ") }
        }
        guard let completion = completionHere() else {
            notice = Notice(
                lesson?.functions.isEmpty == true
                    ? "The tables of this database aren't known yet. Try again in a moment." : "Nothing to complete here.")
            return []
        }
        lesson?.pad.completion = CompletionState(completion: completion)
        return completion.candidates.count == 1 || completion.exactCount == 1 ? choose(0) : []
    }

    /// The completions at the cursor.
    private func completionHere() -> Completion? {
        guard let lesson else { return nil }
        let editor = lesson.pad.editor
        return Completion(in: editor.text, at: editor.cursorOffset, tables: lesson.tables, functions: lesson.functions)
    }

    /// Inserts a candidate from the list.
    mutating func choose(_ index: Int) -> [Effect] {
        guard let completion = lesson?.pad.completion?.completion, completion.candidates.indices.contains(index) else { return [] }
        lesson?.pad.completion = nil
        let candidate = completion.candidates[index]
        return edit { $0.replace(completion.range, with: candidate.text) }
    }
}
