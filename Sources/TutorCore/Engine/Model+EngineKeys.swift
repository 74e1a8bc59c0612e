import EngineValues
import Terminal

/// Keys and clicks in the engine pane.
extension Model {
    mutating func handleInEngine(_ key: KeyEvent) -> [Effect] {
        guard let state = lesson?.engine else { return [] }
        if !key.control, !key.alt, case .character(let typed) = key.key,
            let command = EngineCommand.all.first(where: { $0.key == typed })
        {
            return perform(command)
        }
        if state.isInLog {
            handleInLog(key)
            return []
        }
        switch key.key {
        case .escape, .backtab: lesson?.focus = .text
        case .tab:
            if state.log == nil { lesson?.focus = .text } else { lesson?.engine.log?.isFocused = true }
        case .enter, .right: return perform(.logs)
        default: moveMark(key)
        }
        return []
    }

    /// Moves from object to object, skipping headings.
    private mutating func moveMark(_ key: KeyEvent) {
        guard var state = lesson?.engine else { return }
        let things = state.rows.indices.filter { state.mark(of: state.rows[$0]) != nil }
        let height = screen.engine?.listHeight ?? 0
        var list = ListState(selected: things.firstIndex { state.mark(of: state.rows[$0]) == state.marked } ?? 0)
        guard !things.isEmpty, list.handle(key, count: things.count, height: height) else { return }
        state.marked = state.mark(of: state.rows[things[list.selected]])
        state.top = state.listTop(height: height)
        lesson?.engine = state
    }

    private mutating func handleInLog(_ key: KeyEvent) {
        let height = screen.engine?.logHeight ?? 0
        switch key.key {
        case .escape: lesson?.engine.log = nil
        case .tab, .backtab, .left: lesson?.engine.log?.isFocused = false
        default: lesson?.engine.log?.handle(key, height: height)
        }
    }

    // MARK: - Mouse

    mutating func press(_ target: EngineTarget, isDouble: Bool) -> [Effect] {
        lesson?.focus = .engine
        switch target {
        case .pane, .list: lesson?.engine.log?.isFocused = false
        case .log: lesson?.engine.log?.isFocused = true
        case .scope: return perform(.scope)
        case .command(let command): return perform(command)
        case .thing(let mark):
            let wasMarked = lesson?.engine.marked == mark
            lesson?.engine.marked = mark
            lesson?.engine.log?.isFocused = false
            if wasMarked || isDouble { return perform(.logs) }
        }
        return []
    }

    mutating func turn(_ target: EngineTarget, by lines: Int) {
        let key = KeyEvent(lines < 0 ? .up : .down)
        if target == .log {
            let height = screen.engine?.logHeight ?? 0
            for _ in 0..<abs(lines) { lesson?.engine.log?.handle(key, height: height) }
        } else {
            for _ in 0..<abs(lines) { moveMark(key) }
        }
    }
}

/// What was clicked in the engine pane.
package enum EngineTarget: Sendable, Equatable {
    case pane, list, scope, log
    case thing(EngineState.Mark)
    case command(EngineCommand)
}
