import Course
import Terminal
import Verdicts

/// Dispatching keys to the parts of the tutor.
extension Model {
    mutating func handle(_ input: Input) -> [Effect] {
        switch input {
        case .pointer(let pointer): return presenting == nil || overlay != nil ? handle(pointer) : []
        case .paste(let text): return presenting?.isLive != false ? paste(text) : []
        case .hangUp: return leaveLesson() + [.quit]
        case .key(let key):
            notice = nil
            return handle(key)
        }
    }

    mutating func handle(_ key: KeyEvent) -> [Effect] {
        if overlay != nil { return handleInOverlay(key) }
        if presenting != nil { return handleInPresentation(key) }
        if key == .control("g") {
            overlay = .menu(MenuState())
            return []
        }
        if isInShell { return handleInShell(key) }
        if let command = Command.all.first(where: { self.key(of: $0) == key && isGlobal($0) }) { return perform(command) }
        switch location {
        case .map where key.isChord, .progress where key.isChord: return []
        case .map: return handleInLessonList(key)
        case .progress: return handleInProgress(key)
        case .lesson: return handleInLesson(key)
        }
    }

    /// Whether the command's key means the same everywhere, or in this pane. Ctrl-C with nothing to cancel goes to the focused part.
    func isGlobal(_ command: Command) -> Bool {
        switch command {
        case .text: false
        case .cancel: lesson?.runToCancel != nil && location == .lesson
        default: !command.isOfPane || command.belongs(in: self)
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

    mutating func paste(_ text: String) -> [Effect] {
        if case .menu = overlay { return [] }
        if case .find(var finder) = overlay {
            finder.query.insert(text)
            overlay = .find(finder)
            return [.find(finder.query.text)]
        }
        if pasteIntoResultField(text) { return [] }
        if let effects = pasteIntoHistory(text) { return effects }
        guard location == .lesson, let lesson else { return [] }
        if lesson.focus == .text, var prompt = lesson.prompt {
            prompt.input.insert(text)
            self.lesson?.setPrompt(prompt)
            return []
        }
        let focus = lesson.focus == .text ? lesson.workTab.focus : lesson.focus
        self.lesson?.focus = focus
        if focus == .files { return pasteInFiles(text) }
        if focus == .shell { return (lesson.shells.tabs.isEmpty ? openShell() : []) + pasteIntoShell(text) }
        if focus == .engine { return [] }
        self.lesson?.focus = .editor
        self.lesson?.pad.hasTyped = true
        startOwnLine(before: text.first)
        return edit { $0.insert(text) }
    }

    /// Changes the present scratchpad's text. The verdict on the previous text stays until the next run or check.
    mutating func edit(_ change: (inout EditorState) -> Void) -> [Effect] {
        guard var pad = lesson?.pad else { return [] }
        let revision = pad.editor.revision
        pad.editor.change(in: screen.editor, change)
        pad.completion = nil
        if pad.editor.revision != revision {
            pad.isUnsaved = true
            pad.errorMark = nil
            if pad.editor.isBlank { pad.oldStatements = 0 }
        }
        lesson?.pad = pad
        return []
    }
}
