import Primitives
package import Progress
import SQLText
package import Terminal
import Verdicts

/// A search in the history of statements.
package struct HistorySearch: Sendable, Equatable {
    package var query = InputState()
    package var list = ListState()
    package var found: [HistoryEntry] = []
    /// The query of the statements found; `nil` until the first result arrives.
    package var searched: String?
    /// Whether the search covers all lessons.
    package var isGlobal = false

    /// Whether the statements match the current query.
    package var isCurrent: Bool { searched == query.text }
}

extension Model {
    mutating func openHistory() -> [Effect] {
        overlay = .history(HistorySearch())
        return searchHistory(HistorySearch())
    }

    private func searchHistory(_ search: HistorySearch) -> [Effect] {
        guard let lesson else { return [] }
        return [.searchHistory(search.query.text, in: lesson.historyID, isGlobal: search.isGlobal)]
    }

    mutating func handle(_ key: KeyEvent, in search: HistorySearch) -> [Effect] {
        var search = search
        let before = search.query.text
        switch key.key {
        case .escape:
            overlay = nil
            return []
        case .enter: return insertFound(search.list.selected)
        case .tab: search.isGlobal.toggle()
        // As in a shell, the same key finds the previous match.
        case .character("r") where key.control:
            _ = search.list.handle(KeyEvent(.down), count: search.found.count, height: screen.overlay.height)
        case .up, .down, .pageUp, .pageDown: _ = search.list.handle(key, count: search.found.count, height: screen.overlay.height)
        default: _ = search.query.handle(key)
        }
        overlay = .history(search)
        if key.key != .tab, search.query.text == before { return [] }
        return searchHistory(search)
    }

    mutating func pasteIntoHistory(_ text: String) -> [Effect]? {
        guard case .history(var search) = overlay else { return nil }
        search.query.insert(text)
        overlay = .history(search)
        return searchHistory(search)
    }

    mutating func handle(_ found: [HistoryEntry], for query: String, isGlobal: Bool) -> [Effect] {
        guard case .history(var search) = overlay, search.query.text == query, search.isGlobal == isGlobal else { return [] }
        search.found = found
        search.searched = query
        search.list = ListState()
        overlay = .history(search)
        return []
    }

    /// Inserts a statement, on lines of its own unless the text is empty: at the cursor if it is at the start of a line between two statements,
    /// otherwise at the end of the text. The cursor is then at its end, where Enter runs it.
    mutating func insertFound(_ index: Int) -> [Effect] {
        guard case .history(let search) = overlay, let entry = search.found.element(at: index) else { return [] }
        overlay = nil
        lesson?.focus = .editor
        return edit { editor in
            if editor.isBlank {
                editor.replaceAll(with: entry.text)
            } else {
                let before = editor.text(in: 0..<editor.cursorOffset)
                let isAtStart = editor.cursor.offset == 0 && SQLSplitter.isComplete(before)
                editor.move(to: isAtStart ? editor.cursor : editor.end)
                let isAtEnd = editor.cursor == editor.lineEnd(editor.cursor.line)
                editor.insert((isAtStart ? "" : "\n") + entry.text + (isAtEnd ? "" : "\n"))
                if !isAtEnd { editor.move(to: editor.lineEnd(editor.cursor.line - 1)) }
            }
        }
    }

    /// An answer that was checked, for the history.
    func history(of answer: String, _ judgement: Judgement) -> [Effect] {
        guard let id = lesson?.historyID else { return [] }
        // Of an answer that the server refused, nothing was judged.
        let isRight = judgement.verdict == .error || judgement.feedback.first?.kind == .error ? nil : judgement.verdict == .pass
        return [.keepHistory([HistoryEntry(lesson: id, text: answer.trimmed, outcome: .checked(isRight: isRight))])]
    }

    /// The statements of a run, for the history.
    func history(of result: ResultState, _ trouble: Trouble?) -> [Effect] {
        guard let id = lesson?.historyID else { return [] }
        var typed = result.statements[...]
        let entries = result.parts.compactMap { part -> HistoryEntry? in
            guard let sent = part.statement else { return nil }
            // With variables, what is sent isn't what was typed. For \copy, it is a COPY that could not be run again.
            let place =
                typed.firstIndex { $0.hasPrefix(sent) } ?? typed.firstIndex { sent.hasPrefix("COPY ") && $0.hasPrefix("\\copy ") }
                ?? typed.firstIndex { $0.contains(":") && $0.first != "\\" }
            let text = place.map { typed[$0] } ?? sent
            if let place { typed = typed[(place + 1)...] }
            if let tag = part.tag, let milliseconds = part.milliseconds {
                return HistoryEntry(lesson: id, text: text, outcome: .done(tag: tag, milliseconds: milliseconds))
            }
            let why = [trouble?.headline, trouble?.message].compactMap { $0 }.joined(separator: " ")
            return HistoryEntry(lesson: id, text: text, outcome: .failed(why.isEmpty ? "It was not finished." : why))
        }
        return entries.isEmpty ? [] : [.keepHistory(entries)]
    }
}
