import Terminal

/// vi mode in the scratchpad.
extension Model {
    /// What Esc does in the focused part of a lesson that it leaves unless there is something to close; `nil` if it does nothing.
    package var escapeLabel: String? {
        let leaving = lesson?.console == nil ? "Lesson" : nil
        guard let lesson, lesson.focus == .editor else { return leaving }
        let pad = lesson.pad
        if pad.search != nil { return "Close" }
        if pad.completion != nil { return "Close list" }
        guard vi != nil else { return leaving }
        if !pad.vi.pending.isEmpty { return "Cancel \(SafeText(String(pad.vi.pending)).string)" }
        return pad.viMode == .normal ? leaving : "Normal mode"
    }

    /// Whether a key is a command of vi's normal or visual mode.
    var isCommandingVi: Bool {
        guard vi != nil, location == .lesson, let lesson, lesson.focus == .editor else { return false }
        return lesson.pad.vi.insertion == nil && lesson.pad.search == nil
    }

    /// `nil`: the key means what it means without vi mode.
    mutating func handleInVi(_ key: KeyEvent) -> [Effect]? {
        guard vi != nil, let pad = lesson?.pad else { return nil }
        let isNormal = pad.viMode == .normal && pad.vi.pending.isEmpty
        switch key.key {
        case .escape: if isNormal { return nil }
        case _ where pad.vi.insertion != nil: return nil
        case .backtab, .function: return nil
        case .character("c") where key.control: return nil
        case .tab:
            notice = Notice("Tab completes names in insert mode: i starts it.")
            return []
        default: break
        }
        var outcome: Vi.Outcome?
        let effects = editPad { pad, vi in outcome = vi?.handle(key, in: &pad) }
        switch outcome {
        case .search(let backward): return effects + openSearch(backward: backward)
        case .notice(let text): notice = Notice(text)
        case .copied(let text):
            copied = text
            return Clipboard.takes(text) ? effects + [.copy(text)] : effects
        case nil: break
        }
        return effects
    }
}
