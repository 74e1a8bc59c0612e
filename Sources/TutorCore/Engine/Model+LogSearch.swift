import EngineValues
import Terminal

/// Searching a container's log.
extension Model {
    /// Opens the field with the last search text in it.
    mutating func openLogSearch() {
        let sought = lesson?.engine.detail?.sought ?? ""
        lesson?.engine.detail?.search = InputState(text: sought)
    }

    /// While the field is open, it gets every key.
    mutating func handleInLogSearch(_ key: KeyEvent) -> [Effect] {
        guard var field = lesson?.engine.detail?.search else { return [] }
        switch key.key {
        case .escape: lesson?.engine.detail?.search = nil
        case .enter:
            lesson?.engine.detail?.search = nil
            lesson?.engine.detail?.sought = field.text.trimmed
            if !field.text.trimmed.isEmpty { showMatch(.newest) }
        default: if field.handle(key) { lesson?.engine.detail?.search = field }
        }
        return []
    }

    mutating func pasteIntoLogSearch(_ text: String) -> Bool {
        guard lesson?.focus == .engine, lesson?.engine.detail?.search != nil else { return false }
        lesson?.engine.detail?.search?.insert(text)
        return true
    }

    enum LogMatch { case newest, older, newer }

    /// Scrolls to a matching line: the newest one, or the next one above or below the visible lines.
    mutating func showMatch(_ wanted: LogMatch) {
        guard var detail = lesson?.engine.detail, let lines = detail.log?.lines else { return }
        guard !detail.sought.isEmpty else {
            notice = Notice("Press / to search the log first.")
            return
        }
        let height = screen.engine?.detailHeight ?? 0
        let top = detail.top(height: height)
        let matches = lines.indices.filter { detail.isMatch(lines[$0]) }
        let found =
            switch wanted {
            case .newest: matches.last
            case .older: matches.last { $0 < top }
            case .newer: matches.first { $0 >= top + height }
            }
        guard let found else {
            let words = matches.isEmpty ? "No line contains" : wanted == .older ? "No older line contains" : "No newer line contains"
            notice = Notice("\(words) \(detail.sought).")
            return
        }
        detail.scroll.top = top
        detail.scroll.reveal(found..<(found + 1), of: lines.count, height: height)
        detail.followsEnd = false
        lesson?.engine.detail = detail
    }
}
