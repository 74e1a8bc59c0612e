import Sandbox
import Terminal
import VTerm

/// The shells of the lesson: what they tell, and what the learner does with them.
extension Model {
    /// Whether keys belong to a shell.
    var isInShell: Bool { place == .lesson && overlay == nil && lesson?.focus == .shell }

    /// The pane in which the shown shell's screen is, without the line of its tabs; empty where no shell is shown.
    var shellArea: Rect {
        let pane = plan.shell
        return (lesson?.shells.tabs.count ?? 0) > 1 ? pane.inset(top: 1) : pane
    }

    /// Starts the first shell when its pane is shown, and keeps the shown one as large as its pane.
    package mutating func tendShells() -> [Effect] {
        let area = shellArea
        guard place == .lesson, let shells = lesson?.shells, !area.isEmpty else { return [] }
        guard let tab = shells.tab else { return shells.tabs.isEmpty ? openShell() : [] }
        guard tab.size != area.size else { return [] }
        lesson?.shells.tab?.size = area.size
        // What was cut for another width is no picture of anything.
        lesson?.shells.tab?.lookback = nil
        return [.shell(tab.id, .resize(area.size))]
    }

    /// Another shell beside those there are.
    mutating func openShell() -> [Effect] {
        guard let count = lesson?.shells.tabs.count, count < ShellState.most else { return [] }
        shellCount += 1
        let id = ShellID(number: shellCount)
        lesson?.shells.tabs.append(ShellTab(id: id, size: Size(width: 0, height: 0)))
        lesson?.shells.shown = count
        let size = shellArea.size
        lesson?.shells.tab?.size = size
        return [.shell(id, .start(size))]
    }

    /// Shows another shell.
    mutating func showShell(_ index: Int) {
        guard let count = lesson?.shells.tabs.count, count > 0 else { return }
        lesson?.shells.shown = (index % count + count) % count
        lesson?.shells.tab?.hasRung = false
    }

    /// Hangs up on the shown shell; the last one goes with its pane's focus.
    mutating func closeShell() -> [Effect] {
        guard let shells = lesson?.shells, let tab = shells.tab else { return [] }
        lesson?.shells.tabs.remove(at: shells.shown)
        showShell(max(0, shells.shown - 1))
        if shells.tabs.count == 1 { lesson?.focus = .text }
        return [.shell(tab.id, .close)]
    }

    /// Hangs up on all of them.
    mutating func closeShells() -> [Effect] {
        let tabs = lesson?.shells.tabs ?? []
        lesson?.shells = ShellState()
        return tabs.map { .shell($0.id, .close) }
    }

    // MARK: - What a shell tells

    mutating func take(_ report: ShellReport, from id: ShellID) -> [Effect] {
        guard let index = lesson?.shells.index(of: id) else { return [] }
        switch report {
        case .shows(let frame): lesson?.shells.tabs[index].frame = frame
        case .bell:
            let isInFront = lesson?.shells.shown == index
            lesson?.shells.tabs[index].hasRung = !isInFront
        case .ended(let exit): lesson?.shells.tabs[index].life = .over(Sentence.about(exit))
        case .failed(let why): lesson?.shells.tabs[index].life = .over(why)
        case .lines(let history): beginLookback(history, at: index)
        case .nameRefused(let kind, let name): if lesson?.hasEngine == true { return [.engine(.findOwner(kind, name: name))] }
        }
        return []
    }

    // MARK: - Keys

    /// Every key is the shell's, but Ctrl-G, which does not come here.
    mutating func takeInShell(_ key: KeyEvent) -> [Effect] {
        guard let tab = lesson?.shells.tab else { return [] }
        if tab.lookback != nil { return takeInLookback(key) }
        if case .over = tab.life {
            guard key.key == .enter else { return [] }
            lesson?.shells.tab?.life = .runs
            return [.shell(tab.id, .restart)]
        }
        return [.shell(tab.id, .key(key))]
    }

    mutating func pasteIntoShell(_ text: String) -> [Effect] {
        guard let tab = lesson?.shells.tab, tab.life == .runs else { return [] }
        lesson?.shells.tab?.lookback = nil
        return [.shell(tab.id, .paste(text))]
    }

    // MARK: - Mouse

    /// A click, a drag or a turn of the wheel in the shell's pane.
    mutating func takeInShell(_ mouse: MouseEvent) -> [Effect] {
        let area = shellArea
        guard let tab = lesson?.shells.tab else { return [] }
        if mouse.action == .press || mouse.action == .doubleClick {
            if lesson?.focus != .shell {
                lesson?.focus = .shell
                return []
            }
        }
        let isHeld = mouse.action == .drag || mouse.action == .release
        guard isHeld || area.contains(mouse.at) else { return clickShellTab(mouse) }
        let place = Point(
            x: max(0, min(mouse.at.x - area.x, area.width - 1)), y: max(0, min(mouse.at.y - area.y, area.height - 1)))
        if tab.lookback != nil { return takeInLookback(mouse.action, at: place) }
        let frame = tab.frame
        if tab.life == .runs, let wanted = frame?.mouse, wanted != .none {
            return [.shell(tab.id, .mouse(MouseEvent(mouse.action, at: place)))]
        }
        switch mouse.action {
        case .wheelUp, .wheelDown:
            let isUp = mouse.action == .wheelUp
            if frame?.isAlternate == true { return tab.life == .runs ? [.shell(tab.id, .wheel(isUp: isUp))] : [] }
            return isUp ? lookBack(.scroll(-3)) : []
        case .press, .doubleClick: shellPress = place
        case .release: shellPress = nil
        case .drag:
            guard let from = shellPress, from != place else { return [] }
            return lookBack(.drag(from: from, to: place))
        }
        return []
    }

    private mutating func clickShellTab(_ mouse: MouseEvent) -> [Effect] {
        guard mouse.action == .press || mouse.action == .doubleClick, let shells = lesson?.shells else { return [] }
        let strip = plan.shell
        if let index = shellTabs(shells).index(at: mouse.at, in: Rect(x: strip.x, y: strip.y, width: strip.width, height: 1)) {
            showShell(index)
        }
        return []
    }
}
