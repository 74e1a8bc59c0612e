import Course
import Grading
import Postgres
import Terminal

/// Keys in the scratchpad, its result and its verdict.
extension Model {
    mutating func handleInEditor(_ key: KeyEvent) -> [Effect] {
        if let effects = handleInSearch(key) ?? handleInCompletion(key) { return effects }
        guard let pad = lesson?.pad else { return [] }
        if key.key == .enter, runs(pad, on: key) { return perform(.run) }
        if let effects = handleInVi(key) { return effects }
        switch key.key {
        case .escape:
            lesson?.focus = .text
            return keepDrafts()
        case .enter where !key.control && !key.shift && pad.editor.cursor == pad.editor.end && !SQLSplitter.isComplete(pad.editor.text):
            notice = Notice(SQLText.noSemicolon)
        case .character("c") where key.control: return perform(pad.editor.selection == nil ? .cancel : .copyText)
        case .tab: return complete()
        case .backtab:
            lesson?.focus = .text
            return keepDrafts()
        default: break
        }
        return edit { _ = $0.handle(key) }
    }

    /// Whether Enter runs the text: at its end, which in vi's normal mode is on the last character.
    private func runs(_ pad: Pad, on enter: KeyEvent) -> Bool {
        if enter.alt { return true }
        let editor = pad.editor
        let isCommanding = isCommandingVi
        if enter.control || enter.shift || isCommanding && (editor.anchor != nil || !pad.vi.pending.isEmpty) { return false }
        if lesson?.isAtNextStep == true { return true }
        let isAtEnd = (isCommanding ? editor.after(editor.cursor) : editor.cursor) == editor.end
        // After a comment on a line of its own, the statement that it's about still has to be typed.
        let isComment = editor.lines.last?.trimmed.hasPrefix("--") == true
        return isAtEnd && !isComment && SQLSplitter.isComplete(editor.text)
    }

    /// On a verdict, Enter continues. It does not run the text again.
    mutating func handleInVerdict(_ key: KeyEvent) -> [Effect] {
        guard let verdict = lesson?.pad.verdict else {
            lesson?.focus = .editor
            return handleInEditor(key)
        }
        let passed = verdict.judgement.verdict == .pass
        switch key.key {
        case .enter where passed: return goOn()
        case .enter, .backtab, .character("e"): lesson?.focus = .editor
        case .escape, .tab: lesson?.focus = .text
        case .character("d") where !passed: return perform(.differences)
        case .character("w") where !passed: return perform(.expected)
        case .character("a") where passed: return perform(.alternative)
        case .character("n"): return perform(.nextSection)
        case .up: scrollVerdict(by: -1)
        case .down: scrollVerdict(by: 1)
        case .pageUp, .character("b"): scrollVerdict(by: -max(1, screen.verdict.height - 1))
        case .pageDown, .character(" "): scrollVerdict(by: max(1, screen.verdict.height - 1))
        default: notice = Notice(passed ? SQLText.passedKeys : SQLText.failedKeys)
        }
        return []
    }

    mutating func scrollVerdict(by lines: Int) {
        lesson?.pad.verdict?.scroll.scroll(by: lines, of: screen.verdict.lineCount, height: screen.verdict.height)
    }

    /// Continues after a correct answer: to the next exercise or section, or the next lesson.
    private mutating func goOn() -> [Effect] {
        guard let lesson else { return [] }
        if lesson.section + 1 < lesson.lesson.sections.count { return go(toSection: lesson.section + 1) }
        return lesson.next.map { [.openLesson($0)] } ?? showMap()
    }
}
