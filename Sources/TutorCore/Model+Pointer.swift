import Postgres
import Terminal

/// Mouse input.
extension Model {
    mutating func handle(_ pointer: Pointer) -> [Effect] {
        guard let target = pointer.target else {
            if pointer.action == .press { overlay = nil }
            return []
        }
        switch target {
        case .shell(let cell):
            notice = nil
            return handleInShell(pointer.action, at: cell)
        case .shellTab(let index):
            if pointer.action == .press || pointer.action == .doubleClick {
                notice = nil
                lesson?.focus = .shell
                showShell(index)
            }
            return []
        default: break
        }
        switch pointer.action {
        case .wheelUp: return turn(target, by: -3)
        case .wheelDown: return turn(target, by: 3)
        case .press, .doubleClick: return press(target, isDouble: pointer.action == .doubleClick)
        case .drag:
            switch target {
            case .fileText(let position): return selectFileText(to: position)
            case .editor(let position): return edit { $0.move(to: position, selecting: true) }
            default: return []
            }
        case .release: return []
        }
    }

    private mutating func press(_ target: Target, isDouble: Bool) -> [Effect] {
        notice = nil
        switch target {
        case .item, .choice, .key, .command: break
        default: lesson?.prompt = nil
        }
        switch target {
        case .command(let command): return choose(command)
        case .key(let key): return handle(.key(key))
        case .item(let index):
            lesson?.focus = .text
            lesson?.marked = index
            return lesson?.markedItem.map { act(on: $0) } ?? []
        case .choice(let id, let index): return press(index, of: id)
        case .section(let index): return jump(toSection: index)
        case .text: lesson?.focus = .text
        case .editor(let position):
            lesson?.focus = .editor
            return edit { if isDouble { $0.selectWord(at: position) } else { $0.move(to: position) } }
        case .candidate(let index): return choose(index)
        case .session(let side): return showText(of: side)
        case .result: lesson?.focus = .result
        case .planNode(let node): selectPlanNode(node)
        case .verdict: lesson?.focus = .verdict
        case .files: lesson?.focus = .files
        case .fileEntry(let index): return pressFile(index)
        case .fileText(let position): return pressFileText(at: position)
        case .engine(let target): return press(target, isDouble: isDouble)
        case .tab(let focus):
            guard let focus else { return perform(.progress) }
            location = .lesson
            lesson?.focus = focus
        case .mapEntry(let index): return openEntry(index)
        case .mapLesson(let index):
            let wasMarked = map.marked == index
            let effects = moveMark(by: index - map.marked)
            return wasMarked || isDouble ? openMarked() : effects
        case .menuEntry(let entry): return choose(entry)
        case .answer(let index):
            guard case .question(let question, _) = overlay else { return [] }
            return answer(question, with: index)
        case .findEntry(let index):
            guard case .find(let finder) = overlay, let found = finder.found.element(at: index) else { return [] }
            return open(found)
        case .figure(let figure, let day): return press(figure, day: day)
        case .historyEntry(let index): return insertFound(index)
        case .checklist, .overlay, .shell, .shellTab: break
        }
        return []
    }

    private mutating func turn(_ target: Target, by lines: Int) -> [Effect] {
        switch target {
        case .text, .item, .choice: scroll(by: lines)
        case .verdict: scrollVerdict(by: lines)
        case .checklist: turnChecklist(by: lines)
        case .result, .planNode:
            if turnPlan(by: lines) { break }
            guard let part = lesson?.pad.result?.shown else { return [] }
            lesson?.pad.result?.grid.scroll(by: lines, rowCount: part.rowCount, height: screen.result.height)
        case .editor:
            guard let count = lesson?.pad.editor.lines.count else { return [] }
            lesson?.pad.editor.scroll.scroll(by: lines, of: count, height: screen.editor.height)
        case .fileEntry: turnFiles(by: lines, isText: false)
        case .fileText: turnFiles(by: lines, isText: true)
        case .mapLesson, .mapEntry: return moveMark(by: lines)
        case .engine(let target): turn(target, by: lines)
        case .overlay, .menuEntry, .findEntry, .historyEntry, .answer, .section:
            let key = KeyEvent(lines < 0 ? .up : .down)
            for _ in 0..<abs(lines) { _ = handleInOverlay(key) }
        default: break
        }
        return []
    }
}
