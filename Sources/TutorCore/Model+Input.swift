import Terminal

/// Which part of the tutor gets a key.
extension Model {
    mutating func handle(_ input: Input) -> [Effect] {
        switch input {
        case .pointer(let pointer): return handle(pointer)
        case .paste(let text): return paste(text)
        case .hangUp: return leaveLesson() + [.quit]
        case .key(let key):
            notice = nil
            return handle(key)
        }
    }

    private mutating func handle(_ key: KeyEvent) -> [Effect] {
        if overlay != nil { return handleInOverlay(key) }
        if key == .control("g") {
            overlay = .menu(MenuState())
            return []
        }
        if isInShell { return handleInShell(key) }
        if let command = Command.all.first(where: { self.key(of: $0) == key && isGlobal($0) }) { return perform(command) }
        switch location {
        case .map: return handleInLessonList(key)
        case .progress: return handleInProgress(key)
        case .lesson: return handleInLesson(key)
        }
    }

    /// Keys that mean the same everywhere; Ctrl-C with nothing to cancel is for the part that has the focus.
    private func isGlobal(_ command: Command) -> Bool {
        switch command {
        case .text: false
        case .cancel: lesson?.runToCancel != nil && location == .lesson
        case .otherSession: command.belongs(in: self)
        default: true
        }
    }

    private mutating func handleInLesson(_ key: KeyEvent) -> [Effect] {
        switch lesson?.focus {
        case nil: return []
        case .text: return handleInPage(key)
        case .editor: return handleInEditor(key)
        case .result: return handleInResult(key)
        case .verdict: return handleInVerdict(key)
        case .files: return handleInFiles(key)
        case .engine: return handleInEngine(key)
        case .shell: return handleInShell(key)
        }
    }

    private mutating func handleInProgress(_ key: KeyEvent) -> [Effect] {
        switch key.key {
        case .escape, .enter, .character("q"): location = lesson == nil ? .map : .lesson
        default: break
        }
        return []
    }

    mutating func paste(_ text: String) -> [Effect] {
        if case .menu = overlay { return [] }
        if case .find(var finder) = overlay {
            finder.query.insert(text)
            overlay = .find(finder)
            return [.find(finder.query.text)]
        }
        if pasteIntoResultField(text) { return [] }
        guard location == .lesson, let lesson else { return [] }
        if lesson.focus == .text, var prompt = lesson.prompt {
            prompt.input.insert(text)
            self.lesson?.setPrompt(prompt)
            return []
        }
        if lesson.focus == .files { return pasteInFiles(text) }
        if lesson.focus == .shell { return pasteIntoShell(text) }
        if lesson.focus == .engine { return [] }
        self.lesson?.focus = .editor
        return edit { $0.insert(text) }
    }

    /// Changes the present scratchpad's text; the verdict on the text before no longer holds.
    mutating func edit(_ change: (inout EditorState) -> Void) -> [Effect] {
        guard var pad = lesson?.pad else { return [] }
        let before = pad.editor.revision
        change(&pad.editor)
        if screen.editor != .zero { pad.editor.settle(in: screen.editor) }
        if pad.editor.revision != before {
            pad.isUnsaved = true
            pad.verdict = nil
            pad.errorMark = nil
        }
        lesson?.pad = pad
        return []
    }
}
