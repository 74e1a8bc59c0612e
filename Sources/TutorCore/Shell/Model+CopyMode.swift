import Terminal

/// Viewing a shell's earlier output.
extension Model {
    /// Requests all lines of the shown shell, and remembers what to do when they arrive.
    mutating func lookBack(_ reason: PendingLook) -> [Effect] {
        guard let tab = lesson?.shells.tab else { return [] }
        let isAsked = tab.pending != nil
        switch (tab.pending, reason) {
        case (.scroll(let before)?, .scroll(let more)): lesson?.shells.tab?.pending = .scroll(before + more)
        case (.drag(let from, _)?, .drag(_, let to)): lesson?.shells.tab?.pending = .drag(from: from, to: to)
        default: lesson?.shells.tab?.pending = reason
        }
        return isAsked ? [] : [.shell(tab.id, .lookBack)]
    }

    mutating func beginCopyMode(_ history: TerminalHistory, at index: Int) {
        guard let tab = lesson?.shells.tabs.element(at: index), let pending = tab.pending else { return }
        lesson?.shells.tabs[index].pending = nil
        // Nothing is above the screen.
        if case .scroll(..<0) = pending, history.screenStart == 0 { return }
        // The last line of the pane shows the keys.
        var look = CopyMode(history, height: tab.size.height - 1)
        switch pending {
        case .scroll(let count): look.scroll(by: count)
        case .drag(let from, let to):
            look.anchor = CopyMode.Location(line: history.screenStart + from.y, column: from.x)
            look.move(to: CopyMode.Location(line: history.screenStart + to.y, column: to.x))
        }
        lesson?.shells.tabs[index].copyMode = look
    }

    // MARK: - Keys

    mutating func handleInCopyMode(_ key: KeyEvent) -> [Effect] {
        guard var look = lesson?.shells.tab?.copyMode else { return [] }
        defer { if lesson?.shells.tab?.copyMode != nil { lesson?.shells.tab?.copyMode = look } }
        if look.handle(key) { return [] }
        switch key.key {
        case .escape where look.anchor != nil: look.anchor = nil
        case .escape, .character("q"): lesson?.shells.tab?.copyMode = nil
        case .character(" "), .character("v"): look.anchor = look.anchor == nil ? look.cursor : nil
        case .enter, .character("y"):
            guard look.anchor != nil else {
                notice = Notice("Nothing is selected. Press v, move, then press Enter to copy.")
                return []
            }
            return copy(look)
        default: notice = Notice("This is copy mode. Esc returns to the shell.")
        }
        return []
    }

    private mutating func copy(_ look: CopyMode) -> [Effect] {
        let text = look.markedText
        lesson?.shells.tab?.copyMode = nil
        guard !text.isEmpty else { return [] }
        copied = text
        guard Clipboard.takes(text) else {
            notice = Notice("Copied for Ctrl-G = only: too long for your terminal's clipboard.")
            return []
        }
        let count = text.count(where: \.isNewline) + 1
        notice = Notice(count == 1 ? "Copied. Ctrl-G = pastes it." : "\(count) lines copied. Ctrl-G = pastes them.")
        return [.copy(text)]
    }

    // MARK: - Mouse

    mutating func handleInCopyMode(_ action: MouseEvent.Action, at point: Point) -> [Effect] {
        guard var look = lesson?.shells.tab?.copyMode else { return [] }
        let place = CopyMode.Location(line: look.top + point.y, column: point.x)
        switch action {
        case .wheelUp: look.scroll(by: -3)
        case .wheelDown:
            look.scroll(by: 3)
            if look.isAtEnd, look.anchor == nil {
                lesson?.shells.tab?.copyMode = nil
                return []
            }
        case .press, .doubleClick:
            look.anchor = nil
            look.move(to: place)
        case .drag:
            look.anchor = look.anchor ?? look.cursor
            look.move(to: place)
        case .release: if look.anchor != nil { return copy(look) }
        }
        lesson?.shells.tab?.copyMode = look
        return []
    }
}
