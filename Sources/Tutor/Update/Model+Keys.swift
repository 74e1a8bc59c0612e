import Terminal

/// Who gets a key.
extension Model {
    mutating func take(_ event: InputEvent) -> [Effect] {
        switch event {
        case .resize(let size):
            self.size = size
            relayout()
            redrawEngine()
            showMarked()
            return []
        case .mouse(let mouse): return take(mouse)
        case .paste(let text): return paste(text)
        case .hangUp: return leaveLesson() + [.quit]
        case .key(let key):
            notice = nil
            return take(key)
        }
    }

    private mutating func take(_ key: KeyEvent) -> [Effect] {
        if overlay != nil { return takeInOverlay(key) }
        if key == .control("g") {
            overlay = .menu(MenuState())
            return []
        }
        if isInShell { return takeInShell(key) }
        if let command = Command.allCases.first(where: { $0.key == key && isGlobal($0) }) { return perform(command) }
        switch place {
        case .map: return takeOnMap(key)
        case .progress: return takeOnProgress(key)
        case .lesson: return takeInLesson(key)
        }
    }

    /// Keys that mean the same wherever one is; Ctrl-C with nothing to cancel is for the part that has the focus.
    private func isGlobal(_ command: Command) -> Bool {
        switch command {
        case .text: false
        case .cancel: lesson?.pad.isBusy == true && place == .lesson
        default: true
        }
    }

    private mutating func takeInLesson(_ key: KeyEvent) -> [Effect] {
        guard let focus = lesson?.focus else { return [] }
        switch focus {
        case .text: return takeInText(key)
        case .editor: return takeInEditor(key)
        case .result: return takeInResult(key)
        case .verdict: return takeInVerdict(key)
        case .files: return takeInFiles(key)
        case .engine: return takeInEngine(key)
        case .shell: return takeInPane(key)
        }
    }

    private mutating func takeInPane(_ key: KeyEvent) -> [Effect] {
        if key.key == .escape || key.key == .backtab { lesson?.focus = .text }
        return []
    }

    private mutating func takeOnProgress(_ key: KeyEvent) -> [Effect] {
        switch key.key {
        case .escape, .enter, .character("q"):
            place = lesson == nil ? .map : .lesson
            return []
        default: return []
        }
    }

    mutating func paste(_ text: String) -> [Effect] {
        if case .menu = overlay { return [] }
        if case .find(var finder) = overlay {
            finder.query.insert(text)
            overlay = .find(finder)
            return [.find(finder.query.text)]
        }
        guard place == .lesson, let lesson else { return [] }
        if lesson.focus == .text, let id = typingPlace {
            self.lesson?.type(text.filter { !$0.isNewline }, into: id)
            relayout()
            return []
        }
        if lesson.focus == .files { return pasteInFiles(text) }
        if lesson.focus == .shell { return pasteIntoShell(text) }
        if lesson.focus == .engine { return [] }
        self.lesson?.focus = .editor
        return edit { $0.insert(text) }
    }

    /// Changes the present scratchpad's text; what was said about the text before is no longer true.
    mutating func edit(_ change: (inout EditorState) -> Void) -> [Effect] {
        guard var pad = lesson?.pad else { return [] }
        let before = pad.editor.revision
        change(&pad.editor)
        pad.editor.settle(in: editorBody(of: pad.editor))
        if pad.editor.revision != before {
            pad.isUnsaved = true
            pad.verdict = nil
            pad.errorMark = nil
        }
        lesson?.pad = pad
        return []
    }
}
