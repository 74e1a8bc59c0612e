import EngineValues
import Terminal

/// Keys and clicks in the engine pane.
extension Model {
    mutating func handleInEngine(_ key: KeyEvent) -> [Effect] {
        guard let state = lesson?.engine else { return [] }
        if state.detail?.search != nil { return handleInLogSearch(key) }
        if !key.control, !key.alt, case .character(let typed) = key.key {
            if let command = EngineCommand.all.first(where: { $0.key == typed }) { return perform(command) }
        }
        if state.isInDetail, state.detail != nil { return handleInDetail(key) }
        switch key.key {
        case .escape, .backtab: lesson?.focus = .text
        case .tab:
            if state.detail == nil { lesson?.focus = .text } else { lesson?.engine.isInDetail = true }
        case .enter, .right: return openMarkedThing()
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

    private mutating func openMarkedThing() -> [Effect] {
        guard let state = lesson?.engine, let mark = state.marked, state.standing == .here else { return [] }
        return look(into: mark, EngineDetail.views(of: mark.kind)[0])
    }

    // MARK: - Details

    private mutating func handleInDetail(_ key: KeyEvent) -> [Effect] {
        guard var state = lesson?.engine, var detail = state.detail else { return [] }
        let height = screen.engine?.detailHeight ?? 0
        switch key.key {
        case .escape:
            state.detail = nil
            state.isInDetail = false
            lesson?.engine = state
            return []
        case .tab, .backtab:
            state.isInDetail = false
            lesson?.engine = state
            return []
        case .character("/") where detail.view == .logs:
            openLogSearch()
            return []
        case .character("n") where detail.view == .logs:
            showMatch(.older)
            return []
        case .character("N") where detail.view == .logs:
            showMatch(.newer)
            return []
        case .left where !detail.view.isTree:
            state.isInDetail = false
            lesson?.engine = state
            return []
        default: break
        }
        detail.handle(key, height: height)
        state.detail = detail
        lesson?.engine = state
        return []
    }

    // MARK: - Mouse

    mutating func press(_ target: EngineTarget, isDouble: Bool) -> [Effect] {
        lesson?.focus = .engine
        switch target {
        case .pane, .list: lesson?.engine.isInDetail = false
        case .detail:
            let hasDetail = lesson?.engine.detail != nil
            lesson?.engine.isInDetail = hasDetail
        case .scope: return perform(.scope)
        case .command(let command): return perform(command)
        case .thing(let mark):
            let wasMarked = lesson?.engine.marked == mark
            lesson?.engine.marked = mark
            lesson?.engine.isInDetail = false
            if wasMarked || isDouble { return openMarkedThing() }
        }
        return []
    }

    mutating func turn(_ target: EngineTarget, by lines: Int) {
        let key = KeyEvent(lines < 0 ? .up : .down)
        if target == .detail {
            guard var detail = lesson?.engine.detail else { return }
            let height = screen.engine?.detailHeight ?? 0
            for _ in 0..<abs(lines) { detail.handle(key, height: height) }
            lesson?.engine.detail = detail
        } else {
            for _ in 0..<abs(lines) { moveMark(key) }
        }
    }
}

/// What was clicked in the engine pane.
package enum EngineTarget: Sendable, Equatable {
    case pane, list, scope, detail
    case thing(EngineState.Mark)
    case command(EngineCommand)
}

extension EngineDetail {
    private var count: Int {
        switch view {
        case .logs: log?.lines.count ?? 0
        case .layers: layers?.count ?? 0
        case .files, .inspect, .disk: tree?.rows.count ?? 0
        }
    }

    /// The first visible line; a log that is followed shows its last lines.
    func top(height: Int) -> Int { followsEnd ? view == .logs ? max(0, count - height) : 0 : scroll.top }

    mutating func handle(_ key: KeyEvent, height: Int) {
        if view.isTree { move(key, height: height) } else { scroll(key, height: height) }
    }

    /// Scrolls. A log scrolled to its end follows new lines.
    private mutating func scroll(_ key: KeyEvent, height: Int) {
        scroll.top = top(height: height)
        let page = max(1, height - 1)
        switch key.key {
        case .up, .character("k"): scroll.scroll(by: -1, of: count, height: height)
        case .down, .character("j"): scroll.scroll(by: 1, of: count, height: height)
        case .pageUp, .character("b"): scroll.scroll(by: -page, of: count, height: height)
        case .pageDown, .character(" "): scroll.scroll(by: page, of: count, height: height)
        case .home: scroll.top = 0
        case .end: scroll.scroll(by: count, of: count, height: height)
        default: break
        }
        followsEnd = view == .logs && scroll.top >= count - height
    }

    /// Moves in the tree, and opens and folds its lines.
    private mutating func move(_ key: KeyEvent, height: Int) {
        guard var tree else { return }
        let page = max(1, height - 1)
        switch key.key {
        case .up, .character("k"): tree.move(by: -1)
        case .down, .character("j"): tree.move(by: 1)
        case .pageUp, .character("b"): tree.move(by: -page)
        case .pageDown, .character(" "): tree.move(by: page)
        case .home: tree.move(by: -tree.rows.count)
        case .end: tree.move(by: tree.rows.count)
        case .enter: tree.toggle()
        case .right: tree.enter()
        case .left: tree.leave()
        default: return
        }
        scroll.reveal(tree.selected..<(tree.selected + 1), of: tree.rows.count, height: height)
        self.tree = tree
    }
}
