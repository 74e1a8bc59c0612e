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
            if let effects = continueWord(key) { return effects }
            notice = nil
            return handle(key)
        }
    }

    /// Handles a key that continues a text typed where letters are commands. Only its first letter is one: the others must not answer a
    /// question, or get into the editor or the shell that it has opened. `nil`: the key isn't part of a text.
    private mutating func continueWord(_ key: KeyEvent) -> [Effect]? {
        guard case .character(let letter) = key.key, !key.control, !key.alt else {
            // Enter ends the text. It isn't meant for the page either.
            let endsText = key == KeyEvent(.enter) && word.map { $0.first == nil && clock - $0.time < Self.pauseBeforeNext } == true
            word = nil
            return endsText ? [] : nil
        }
        // A letter can open a field in a result.
        if lesson?.focus == .result, !isOnRows { word = nil }
        // After two letters, what else follows them is text, too: spaces, digits, and the next word.
        let isText = word.map { $0.first == nil || $0.first != letter && (letter.isLetter || $0.first == " ") } ?? false
        let isInside = isText && clock - (word?.time ?? 0) < Self.timeBetweenLetters
        guard isInside || letter.isLetter else {
            word = nil
            return nil
        }
        if isInside, let first = word?.first, let field = word?.field,
            field.isSelected && first != "e" || canAnswer("\(first)\(letter)".lowercased(), field)
        {
            return type([first, letter], into: field)
        }
        // Two letters in a result's rows are the start of a statement. A letter after Space under a verdict continues the answer.
        if isInside, let first = word?.first, isOnRows || first == " " {
            notice = nil
            return continueInEditor(with: [first, letter])
        }
        // Two letters in the lesson list are the start of a title.
        if isInside, location == .map, overlay == nil, let first = word?.first {
            word = nil
            notice = nil
            let query = InputState(text: "\(first)\(letter)")
            return open(.find(Finder(query: query))) + [.find(query.text)]
        }
        // What else follows e is meant for the editor or the shell.
        if word?.first == "e" {
            word = nil
            return nil
        }
        if isInside, !isInShell, notice == nil { notice = Notice(LessonText.onlyFirstLetter) }
        let isStart = lettersAreCommands && (letter != "e" || fieldInView != nil)
        word = isInside ? TypedWord(time: clock) : isStart ? TypedWord(first: letter, time: clock, field: fieldInView) : nil
        return isInside ? [] : nil
    }

    /// The field on the page that asks for an answer, as long as it is visible and closed: the selected one, or else that of the open prediction.
    private var fieldInView: TypedWord.Field? {
        guard location == .lesson, let lesson, lesson.review == nil else { return nil }
        if isMarkedInView, let id = lesson.markedField {
            return TypedWord.Field(id: id, section: lesson.section, marked: lesson.marked, isSelected: true, before: lesson.examples[id])
        }
        if case .quiz? = lesson.markedItem { return nil }
        guard let id = lesson.openPrediction, lesson.openChoices(id) == nil, let index = lesson.items.firstIndex(of: .example(id)),
            screen.page.items.element(at: index)?.item.overlaps(screen.page.visible) == true
        else { return nil }
        return TypedWord.Field(id: id, section: lesson.section, marked: index, isSelected: false, before: lesson.examples[id])
    }

    /// Whether an answer to the field can begin with these letters.
    private func canAnswer(_ letters: String, _ field: TypedWord.Field) -> Bool {
        if let quiz = lesson?.quiz(field.id) { return quiz.answers.contains { $0.lowercased().hasPrefix(letters) } }
        switch lesson?.example(field.id)?.prediction?.answer {
        case .text(let accepted)?: return accepted.contains { $0.lowercased().hasPrefix(letters) }
        case .rows?, .value?: return TypedPrediction.isNumeral(prefix: letters)
        case .plan?, .choice?, .open?, nil: return false
        }
    }

    /// Undoes the command that the first letter was, and types the letters into the field they were meant for.
    private mutating func type(_ letters: [Character], into field: TypedWord.Field) -> [Effect] {
        word = nil
        notice = nil
        overlay = nil
        let effects = go(toSection: field.section)
        lesson?.focus = .text
        lesson?.examples[field.id] = field.before
        lesson?.marked = field.marked
        openPrompt(field.id)
        return effects + letters.flatMap { handleInPrompt(.character($0)) }
    }

    /// Whether letters are commands of a page or of the lesson list.
    private var lettersAreCommands: Bool {
        if overlay != nil || presenting != nil { return false }
        return location == .map || location == .lesson && lesson?.focus == .text && lesson?.prompt == nil || isOnRows
    }

    /// Whether a result has the focus, and no field in it is open.
    private var isOnRows: Bool { location == .lesson && lesson?.focus == .result && lesson?.pad.result?.field == nil }

    /// Letters of a word follow each other within this time, in milliseconds.
    private static let timeBetweenLetters = 300

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

/// Letters that follow each other so quickly that they are treated as text, not as commands.
struct TypedWord: Sendable {
    /// Only after one letter. A letter can be repeated.
    var first: Character?
    /// When the last one was typed, in milliseconds.
    var time: Int64
    /// What the first letter was meant for.
    var field: Field?

    /// A field on the page, before the first letter.
    struct Field: Sendable {
        var id: ExampleID
        var section: Int
        var marked: Int?
        var isSelected: Bool
        var before: ExampleState?
    }
}
