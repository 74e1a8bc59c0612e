import Course
import Progress
import Sandbox
import Terminal

/// What came from the engine, and what is asked of it.
extension Model {
    mutating func handle(_ message: EngineMessage, of id: LessonID) -> [Effect] {
        guard lesson?.id == id, var state = lesson?.engine else { return [] }
        var effects: [Effect] = []
        switch message {
        case .holds(let inventory):
            if case .gone = state.standing {
                // What nobody could look at meanwhile, nor make ready.
                effects += lookAtFacts()
            } else if inventory.traits != state.inventory.traits {
                effects.append(.invalidateFacts)
            }
            if state.standing == .looking, notice == nil { notice = EngineWords.standIns(inventory.standIns).map { Notice($0) } }
            state.receive(inventory, at: clock)
        case .lost(let trouble):
            // What was seen last is no longer known to hold.
            if state.standing == .here { effects.append(.invalidateFacts) }
            if screen.engine == nil { notice = Notice(trouble.headline + " ^G V shows why, and how to fix it.", isTrouble: true) }
            state.standing = .gone(trouble)
            state.usage = [:]
        case .uses(let usages): state.receive(usages)
        case .logs(let tail):
            if state.detail?.subject == .init(.container, tail.container) { state.detail?.log = tail }
        case .inspected(let mark, let tree):
            if state.detail?.subject == mark { state.detail?.tree = tree }
        case .layered(let mark, let layers):
            if state.detail?.subject == mark { state.detail?.layers = layers }
        case .unseen(let mark, let why):
            if state.detail?.subject == mark { state.detail?.trouble = why }
        case .acted(let report): state.receive(report)
        case .newcomers(let objects): state.receive(objects)
        case .nameTaken(let conflict): state.conflict = conflict
        }
        lesson?.engine = state
        return effects
    }

    /// Says what is seen of the engine now, where that is otherwise than it was: what nobody sees is not measured.
    mutating func syncEngine() -> [Effect] {
        guard let state = lesson?.engine, lesson?.hasEngine == true else { return [] }
        var sight = EngineVisibleState()
        sight.isSeen = location == .lesson && screen.engine != nil
        sight.showsAll = state.showsAll
        if sight.isSeen, let detail = state.detail, detail.view == .logs, detail.subject.kind == .container {
            sight.log = detail.subject.id
        }
        guard sight != state.sight else { return [] }
        lesson?.engine.sight = sight
        return [.engine(.look(sight))]
    }

    // MARK: - Doing

    mutating func perform(_ command: EngineCommand) -> [Effect] {
        guard let state = lesson?.engine else { return [] }
        if case .not(let why) = command.availability(in: state) {
            notice = Notice(why)
            return []
        }
        switch command {
        case .scope:
            lesson?.engine.show(all: !state.showsAll)
            return []
        case .again: return [.engine(.tryAgain)]
        case .copy: return copyCommand()
        default: break
        }
        guard let mark = state.marked else { return [] }
        switch command {
        case .start: return ask(EngineAction(.start, mark.kind, state.name(of: mark)), mark)
        case .stop: return ask(EngineAction(.stop, mark.kind, state.name(of: mark)), mark)
        case .restart: return ask(EngineAction(.restart, mark.kind, state.name(of: mark)), mark)
        case .remove: return ask(EngineAction(.remove, mark.kind, state.name(of: mark)), mark)
        case .logs: return look(into: mark, .logs)
        case .layers: return look(into: mark, .layers)
        case .inspect: return look(into: mark, .inspect)
        case .shell: return openShell(in: mark, named: state.name(of: mark))
        case .scope, .again, .copy: return []
        }
    }

    /// Does it; asks before what can't be undone, and before anything that is not the lesson's.
    private mutating func ask(_ action: EngineAction, _ mark: EngineState.Mark) -> [Effect] {
        let isLessons = lesson?.engine.isLessons(mark) == true
        if action.verb == .remove || !isLessons {
            overlay = .question(.engine(EngineQuestion(action, isLessons: isLessons)), DialogState())
            return []
        }
        return act(action)
    }

    mutating func act(_ action: EngineAction) -> [Effect] {
        lesson?.engine.doing = action
        return [.engine(.act(action))]
    }

    /// Opens the details of what is marked.
    mutating func look(into mark: EngineState.Mark, _ view: EngineDetail.View) -> [Effect] {
        guard var state = lesson?.engine else { return [] }
        var detail = state.detail?.subject == mark ? state.detail : nil
        detail = detail ?? EngineDetail(of: mark, view: view)
        detail?.view = view
        detail?.scroll = ScrollState()
        detail?.followsEnd = true
        detail?.trouble = nil
        state.detail = detail
        state.isInDetail = true
        lesson?.engine = state
        switch view {
        case .logs: return []  // comes with what is seen
        case .inspect: return [.engine(.inspect(mark))]
        case .layers: return [.engine(.layers(mark))]
        }
    }

    /// Types the command that opens a shell in a container into a shell of its own. What is not the lesson's is entered by the learner.
    private mutating func openShell(in mark: EngineState.Mark, named name: String) -> [Effect] {
        let isLessons = lesson?.engine.isLessons(mark) == true
        lesson?.focus = .shell
        var effects = openShell()
        guard !effects.isEmpty, let shell = lesson?.shells.tab?.id else {
            notice = Notice("Too many shells are open. Close one first with Ctrl-D.")
            return []
        }
        effects.append(.shell(shell, .paste(CommandText.of(["docker", "exec", "-it", name, "sh"]))))
        if isLessons { effects.append(.shell(shell, .key(KeyEvent(.enter)))) }
        notice = Notice("exit leaves \(name).")
        return effects
    }

    private mutating func copyCommand() -> [Effect] {
        guard let report = lesson?.engine.reports.last else { return [] }
        let command = report.action.command
        guard Clipboard.takes(command) else {
            notice = Notice("The command is too long for your terminal's clipboard.", isTrouble: true)
            return []
        }
        notice = Notice("Copied: \(command)")
        return [.copy(command)]
    }
}

extension Inventory {
    /// What of the lesson's own makes a difference to what holds; not how long it has been so.
    fileprivate var traits: Set<String> {
        let containers = containers.filter(\.isLessons).map { "\($0.id) \($0.state) \($0.health.map { "\($0)" } ?? "") \($0.networks)" }
        return Set(
            containers + images.filter(\.isLessons).map(\.id) + volumes.filter(\.isLessons).map(\.name)
                + networks.filter(\.isLessons).map(\.id))
    }
}
