import EngineValues
import Terminal

/// The shells of the lesson: their reports, and the learner's input.
extension Model {
    /// Whether keys go to a shell.
    package var isInShell: Bool { location == .lesson && overlay == nil && lesson?.focus == .shell }

    /// The part of the screen that an update makes stale.
    package enum Change: Comparable { case nothing, shellScreen, everything }

    /// The part of the screen that a message makes stale. A key for a shell and the shell's echo change little and must be fast.
    package func change(by message: Message) -> Change {
        guard location == .lesson, overlay == nil, let tab = lesson?.shells.tab, tab.copyMode == nil, tab.life == .runs else {
            return .everything
        }
        switch message {
        case .input(.key(let key), _) where isInShell && notice == nil && key != .control("g") && commandInShell(key) == nil:
            return key.key == .enter && lesson?.pad.verdict?.isBeforeChange == false ? .everything : .nothing
        case .shell(tab.id, .shows(let new)) where tab.frame?.title == new.title && tab.frame?.canvas.size == new.canvas.size:
            return .shellScreen
        default: return .everything
        }
    }

    /// Starts the first shell when its pane is shown, and keeps the shown shell the same size as its pane.
    mutating func syncShells() -> [Effect] {
        let size = screen.shell
        guard location == .lesson, let shells = lesson?.shells, size.width > 0, size.height > 0 else { return [] }
        guard let tab = shells.tab else { return shells.tabs.isEmpty && lesson?.waitsForNeed == false ? openShell() : [] }
        guard tab.size != size, isInShell || presenting != nil || size.width >= Self.minShellWidth else { return [] }
        lesson?.shells.tab?.size = size
        // After a resize, lines wrapped for the old width no longer match the shell.
        lesson?.shells.tab?.copyMode = nil
        return [.shell(tab.id, .resize(size))]
    }

    /// Opens another shell.
    mutating func openShell() -> [Effect] {
        guard let count = lesson?.shells.tabs.count, count < ShellState.max else { return [] }
        shellCount += 1
        let id = ShellID(number: shellCount)
        // If its pane isn't visible yet, the shell is resized once it is.
        var size = screen.shell == .zero ? Size(width: Self.minShellWidth, height: 24) : screen.shell
        if !isInShell, presenting == nil { size.width = max(size.width, Self.minShellWidth) }
        lesson?.shells.tabs.append(ShellTab(id: id, size: size))
        lesson?.shells.shown = count
        return [.shell(id, .start(size))]
    }

    /// A shell that doesn't have the focus keeps at least this width. It is cut off beside a lesson, so that its tables never wrap.
    private static let minShellWidth = 80

    /// Shows another shell.
    mutating func showShell(_ index: Int) {
        guard let count = lesson?.shells.tabs.count, count > 0 else { return }
        lesson?.shells.shown = (index % count + count) % count
    }

    /// Hangs up the shown shell. After the last one, the pane loses the focus.
    mutating func closeShell() -> [Effect] {
        guard let shells = lesson?.shells, let tab = shells.tab else { return [] }
        lesson?.shells.tabs.remove(at: shells.shown)
        showShell(max(0, shells.shown - 1))
        if shells.tabs.count == 1 { lesson?.focus = .text }
        return [.shell(tab.id, .close)]
    }

    /// Hangs up all shells.
    mutating func closeShells() -> [Effect] {
        let tabs = lesson?.shells.tabs ?? []
        lesson?.shells = ShellState()
        return tabs.map { .shell($0.id, .close) }
    }

    // MARK: - Reports

    mutating func handle(_ report: ShellReport, from id: ShellID) -> [Effect] {
        guard let index = lesson?.shells.index(of: id) else { return [] }
        switch report {
        case .shows(let frame): lesson?.shells.tabs[index].frame = frame
        case .busy(let program): refuseExample(ShellText.busy(program))
        case .unfinishedLine: refuseExample(ShellText.unfinishedLine)
        case .guarded(let isGuarded):
            lesson?.shells.tabs[index].isGuarded = isGuarded
            // The command before this prompt may have changed what neither the engine's lists nor the files show: `docker exec`.
            return lookedAt == nil ? [] : [.invalidateFacts]
        case .commandEnded(let failure): lesson?.shells.tabs[index].failure = failure
        case .ended(let exit): lesson?.shells.tabs[index].life = .over(ShellText.ended(exit))
        case .failed(let why): lesson?.shells.tabs[index].life = .over(why)
        case .lines(let history): beginCopyMode(history, at: index)
        case .said(let line): lesson?.shells.tabs[index].output.append(line)
        case .ran:
            lesson?.shells.tabs[index].output = []
            return [.invalidateFacts] + (lesson?.hasEngine == true ? [.engine(.catchUp)] : [])
        }
        return []
    }

    // MARK: - Keys

    /// A full-screen program in the shell gets every key except Ctrl-G, which is handled earlier. At a prompt, function keys and Page Up
    /// have no other use, so they are calf's.
    mutating func handleInShell(_ key: KeyEvent) -> [Effect] {
        guard let tab = lesson?.shells.tab else { return [] }
        if tab.copyMode != nil { return handleInCopyMode(key) }
        if case .over = tab.life {
            guard key.key == .enter else { return [] }
            lesson?.shells.tab?.life = .runs
            lesson?.shells.tab?.isGuarded = true
            return [.shell(tab.id, .restart)]
        }
        if let command = commandInShell(key) { return perform(command) }
        if key == KeyEvent(.pageUp), tab.frame?.isAlternate == false { return lookBack(.scroll(-max(1, screen.shell.height - 1))) }
        if key.key == .enter, tab.frame?.isAlternate != true, let pad = lesson?.padID { lesson?.pads[pad]?.verdict?.isBeforeChange = true }
        return [.shell(tab.id, .key(key))]
    }

    /// The command of a function key at a prompt.
    private func commandInShell(_ key: KeyEvent) -> Command? {
        guard case .function = key.key, lesson?.shells.tab?.frame?.isAlternate == false else { return nil }
        return Command.all.first { self.key(of: $0) == key && isGlobal($0) }
    }

    mutating func pasteIntoShell(_ text: String) -> [Effect] {
        guard let tab = lesson?.shells.tab, tab.life == .runs else { return [] }
        lesson?.shells.tab?.copyMode = nil
        return [.shell(tab.id, .paste(text))]
    }

    // MARK: - Mouse

    /// Handles a click, a drag or a turn of the wheel on a cell of the shown shell.
    mutating func handleInShell(_ action: MouseEvent.Action, at cell: Point) -> [Effect] {
        guard let tab = lesson?.shells.tab else { return [] }
        if action == .press || action == .doubleClick, lesson?.focus != .shell {
            lesson?.focus = .shell
            return []
        }
        if tab.copyMode != nil { return handleInCopyMode(action, at: cell) }
        let frame = tab.frame
        if tab.life == .runs, let wanted = frame?.mouse, wanted != .none {
            return [.shell(tab.id, .mouse(MouseEvent(action, at: cell)))]
        }
        switch action {
        case .wheelUp, .wheelDown:
            let isUp = action == .wheelUp
            if frame?.isAlternate == true { return tab.life == .runs ? [.shell(tab.id, .wheel(isUp: isUp))] : [] }
            return isUp ? lookBack(.scroll(-3)) : []
        case .press, .doubleClick: shellPress = cell
        case .release: shellPress = nil
        case .drag:
            guard let from = shellPress, from != cell else { return [] }
            return lookBack(.drag(from: from, to: cell))
        }
        return []
    }
}
