import Postgres
import Terminal

/// The mouse: what is drawn there says what a click means.
extension Model {
    mutating func take(_ mouse: MouseEvent) -> [Effect] {
        if isInShell, mouse.action == .drag || mouse.action == .release { return takeInShell(mouse) }
        let targets = view().targets
        // What was drawn last lies on top.
        guard let target = targets.last(where: { $0.area.contains(mouse.at) }) else {
            if mouse.action == .press { overlay = nil }
            return []
        }
        if target.meaning == .shell, overlay == nil {
            notice = nil
            return takeInShell(mouse)
        }
        switch mouse.action {
        case .wheelUp: return turn(target, by: -3)
        case .wheelDown: return turn(target, by: 3)
        case .press, .doubleClick: return press(target, at: mouse.at, isDouble: mouse.action == .doubleClick)
        case .drag:
            if target.meaning == .fileText { return pressFileText(at: mouse.at, selecting: true) }
            guard target.meaning == .editor else { return [] }
            return moveCursor(to: mouse.at, selecting: true)
        case .release: return []
        }
    }

    private mutating func press(_ target: Target, at point: Point, isDouble: Bool) -> [Effect] {
        notice = nil
        switch target.meaning {
        case .command(let command): return choose(command)
        case .item(let index):
            lesson?.focus = .text
            lesson?.marked = index
            return lesson?.markedItem.map { act(on: $0) } ?? []
        case .choice(let id, let index):
            guard var state = lesson?.quizState(id), state.isRight != true else { return [] }
            state.marked = index
            lesson?.quizzes[id] = state
            return answer(id)
        case .text: lesson?.focus = .text
        case .editor:
            lesson?.focus = .editor
            return moveCursor(to: point, selecting: false)
        case .result: lesson?.focus = .result
        case .verdict: lesson?.focus = .verdict
        case .shell: lesson?.focus = .shell
        case .files: lesson?.focus = .files
        case .fileEntry(let index): return pressFile(index)
        case .fileText: return pressFileText(at: point, selecting: false)
        case .engine(let target): return press(target, isDouble: isDouble)
        case .tab(let focus):
            guard let focus else { return perform(.progress) }
            place = .lesson
            lesson?.focus = focus
        case .mapEntry(let index): return openEntry(index)
        case .mapLesson(let index):
            let wasMarked = map.marked == index
            let effects = moveMark(by: index - map.marked)
            return wasMarked || isDouble ? takeOnMap(KeyEvent(.enter)) : effects
        case .menuEntry(let index):
            return menuEntries.element(at: index).map { choose($0) } ?? []
        case .answer(let index):
            guard case .question(let question, _) = overlay else { return [] }
            return answer(question, with: index)
        case .findEntry(let index):
            guard case .find(let finder) = overlay, let found = finder.found.element(at: index) else { return [] }
            overlay = nil
            return [.openLesson(found)]
        case .overlay: break
        }
        return []
    }

    private mutating func moveCursor(to point: Point, selecting: Bool) -> [Effect] {
        guard let state = lesson?.pad.editor else { return [] }
        let position = Editor(state: state, theme: theme).position(at: point, in: plan.editor)
        return edit { $0.move(to: position, selecting: selecting) }
    }

    private mutating func turn(_ target: Target, by lines: Int) -> [Effect] {
        switch target.meaning {
        case .text, .item, .choice: scroll(by: lines)
        case .result, .verdict:
            guard let part = lesson?.pad.result?.shown else { return [] }
            let height = resultSize.height
            lesson?.pad.result?.grid.scroll(by: lines, rowCount: part.table.count, height: height)
        case .editor:
            guard let count = lesson?.pad.editor.lines.count else { return [] }
            let height = plan.editor.height
            lesson?.pad.editor.scroll.scroll(by: lines, of: count, height: height)
        case .fileEntry: turnFiles(by: lines, isText: false)
        case .fileText: turnFiles(by: lines, isText: true)
        case .mapLesson, .mapEntry: return moveMark(by: lines)
        case .engine(let target): turn(target, by: lines)
        case .overlay:
            let key = KeyEvent(lines < 0 ? .up : .down)
            for _ in 0..<abs(lines) { _ = takeInOverlay(key) }
        default: break
        }
        return []
    }
}
