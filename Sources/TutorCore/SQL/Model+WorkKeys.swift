import Course
import Grading
import Postgres
import Terminal

/// Keys in the scratchpad, its result and its verdict.
extension Model {
    mutating func handleInEditor(_ key: KeyEvent) -> [Effect] {
        if let effects = handleInCompletion(key) { return effects }
        guard let pad = lesson?.pad else { return [] }
        switch key.key {
        case .escape:
            lesson?.focus = .text
            return keepDrafts()
        case .enter where key.alt: return perform(.run)
        case .enter where !key.control && !key.shift && lesson?.isAtNextStep == true: return perform(.run)
        case .enter where !key.control && !key.shift && pad.editor.cursor == pad.editor.end && SQLSplitter.isComplete(pad.editor.text):
            return perform(.run)
        case .enter where !key.control && !key.shift && pad.editor.cursor == pad.editor.end && !pad.editor.isEmpty:
            notice = Notice(SQLText.noSemicolon)
        case .tab: return complete()
        case .backtab:
            lesson?.focus = .text
            return keepDrafts()
        default: break
        }
        return edit { _ = $0.handle(key) }
    }

    /// In the verdict, Enter continues and does not run again.
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

    /// From a right answer: to the next exercise or section, or the next lesson.
    private mutating func goOn() -> [Effect] {
        guard let lesson else { return [] }
        if lesson.section + 1 < lesson.lesson.sections.count { return go(toSection: lesson.section + 1) }
        return lesson.next.map { [.openLesson($0)] } ?? showMap()
    }
}
