import Course
import Grading
import Postgres
import Terminal

/// Keys in the scratchpad, its result and its verdict.
extension Model {
    mutating func handleInEditor(_ key: KeyEvent) -> [Effect] {
        guard let pad = lesson?.pad else { return [] }
        switch key.key {
        case .escape:
            lesson?.focus = .text
            return keepDrafts()
        case .enter where key.alt: return perform(.run)
        case .enter where !key.control && !key.shift && pad.editor.cursor == pad.editor.end && SQLSplitter.isComplete(pad.editor.text):
            return perform(.run)
        case .tab: return complete()
        case .backtab:
            lesson?.focus = .text
            return keepDrafts()
        default: break
        }
        return edit { _ = $0.handle(key) }
    }

    mutating func handleInResult(_ key: KeyEvent) -> [Effect] {
        switch key.key {
        case .escape:
            let back: LessonState.Focus = screen.isNarrow ? .editor : .text
            lesson?.focus = back
        case .tab:
            let next: LessonState.Focus = lesson?.pad.verdict == nil ? .text : .verdict
            lesson?.focus = next
        case .backtab: lesson?.focus = .editor
        case .enter: lesson?.focus = .editor
        case .character where !key.control && !key.alt, .backspace, .delete: return typeOn(key)
        default: moveGrid(key)
        }
        return []
    }

    /// In the verdict Enter goes on and does not run again; any character goes back to work.
    mutating func handleInVerdict(_ key: KeyEvent) -> [Effect] {
        guard let verdict = lesson?.pad.verdict else {
            lesson?.focus = .editor
            return handleInEditor(key)
        }
        let passed = verdict.judgement.verdict == .pass
        switch key.key {
        case .enter where passed: return goOn()
        case .enter: lesson?.focus = .editor
        case .escape: lesson?.focus = .text
        case .tab: lesson?.focus = .text
        case .backtab: lesson?.focus = .editor
        case .character("d") where !key.control && !key.alt && !passed: return perform(.differences)
        case .character("w") where !key.control && !key.alt && !passed: return perform(.expected)
        case .character("a") where !key.control && !key.alt && passed: return perform(.alternative)
        case .up, .down, .pageUp, .pageDown: moveGrid(key)
        case .character where !key.control && !key.alt, .backspace, .delete, .left, .right, .home, .end: return typeOn(key)
        default: break
        }
        return []
    }

    /// What is typed belongs to the scratchpad, whatever is in front.
    private mutating func typeOn(_ key: KeyEvent) -> [Effect] {
        lesson?.focus = .editor
        return handleInEditor(key)
    }

    /// From a right answer: to the next exercise or section, or the next lesson.
    private mutating func goOn() -> [Effect] {
        guard let lesson else { return [] }
        if lesson.section + 1 < lesson.lesson.sections.count { return go(toSection: lesson.section + 1) }
        return lesson.next.map { [.openLesson($0)] } ?? showMap()
    }

    /// Scrolls the result.
    private mutating func moveGrid(_ key: KeyEvent) {
        guard let part = lesson?.pad.result?.shown else { return }
        _ = lesson?.pad.result?.grid.handle(
            key, rowCount: part.table.count, columnCount: part.columns.count, height: screen.result.height)
    }

    /// Completes the word before the cursor from tables, columns and SQL's own words, as far as they agree.
    private mutating func complete() -> [Effect] {
        guard let lesson else { return [] }
        let editor = lesson.pad.editor
        let word = editor.wordBeforeCursor
        guard !word.isEmpty else { return edit { $0.insert("    ") } }
        let place = editor.cursorOffset - word.utf8.count..<editor.cursorOffset
        let completion = Completion(tables: lesson.tables).complete(word)
        switch completion {
        case .none:
            notice = Notice("Nothing here begins with \(word).")
            return []
        case .one(let whole): return edit { $0.replace(place, with: whole) }
        case .many(let common, let names):
            notice = Notice(names.prefix(12).joined(separator: "  ") + (names.count > 12 ? "  …" : ""))
            return edit { $0.replace(place, with: common) }
        }
    }
}

extension EditorState {
    /// The part of a name that stands directly before the cursor.
    var wordBeforeCursor: String {
        let before = lines[cursor.line].utf8.prefix(cursor.offset)
        let word = String(decoding: before, as: UTF8.self).reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return String(word.reversed())
    }
}
