import Course
import EngineValues
import Progress
import Terminal

/// Messages from the engine, and effects on it.
extension Model {
    mutating func handle(_ message: EngineMessage, of id: LessonID) -> [Effect] {
        guard lesson?.id == id, var state = lesson?.engine else { return [] }
        var effects: [Effect] = []
        switch message {
        case .holds(let inventory):
            if case .gone = state.standing {
                // The facts could not be checked while the engine was gone, and the exercise could not be prepared.
                effects += lookAtFacts()
            } else if inventory.traits != state.inventory.traits {
                effects.append(.invalidateFacts)
            }
            if state.standing == .looking, notice == nil { notice = EngineWords.standInNotice(inventory.standIns).map { Notice($0) } }
            state.receive(inventory, at: clock)
        case .lost(let trouble):
            // The last known facts may no longer hold.
            if state.standing == .here { effects.append(.invalidateFacts) }
            let advice = presenting == nil ? "{engine} shows why, and how to fix it." : "Ctrl-O shows the output recorded in the lesson."
            if screen.engine == nil { notice = Notice("\(trouble.headline) \(advice)", isTrouble: true) }
            state.standing = .gone(trouble)
            state.usage = [:]
        case .uses(let usages): state.receive(usages)
        case .logs(let tail):
            if state.log?.container == tail.container { state.log?.tail = tail }
        case .acted(let report): state.receive(report)
        }
        lesson?.engine = state
        return effects
    }

    /// Reports what is visible of the engine if that has changed: only what is visible is measured.
    mutating func syncEngine() -> [Effect] {
        guard let state = lesson?.engine, lesson?.hasEngine == true else { return [] }
        var sight = EngineVisibleState()
        sight.isSeen = location == .lesson && screen.engine != nil
        sight.showsAll = state.showsAll
        if sight.isSeen { sight.log = state.log?.container }
        guard sight != state.sight else { return [] }
        lesson?.engine.sight = sight
        return [.engine(.look(sight))]
    }

    // MARK: - Actions

    mutating func perform(_ command: EngineCommand) -> [Effect] {
        guard let lesson else { return [] }
        if case .not(let why) = command.availability(in: lesson.engine) {
            notice = Notice(why)
            return []
        }
        return command.action(&self)
    }

    /// Performs an action. First asks if it can't be undone.
    mutating func ask(_ verb: EngineAction.Verb, _ mark: EngineState.Mark) -> [Effect] {
        guard let state = lesson?.engine else { return [] }
        let action = EngineAction(verb, mark.kind, state.name(of: mark))
        if action.verb == .remove {
            overlay = .question(.engine(EngineQuestion(action: action)), DialogState(selected: 1))
            return []
        }
        return act(action)
    }

    mutating func act(_ action: EngineAction) -> [Effect] {
        lesson?.engine.doing = action
        return [.engine(.act(action))]
    }

    /// Opens a container's log. Its lines arrive once it is visible.
    mutating func openLog(of container: String) -> [Effect] {
        if lesson?.engine.log?.container != container { lesson?.engine.log = EngineLog(of: container) }
        lesson?.engine.log?.followsEnd = true
        lesson?.engine.log?.isFocused = true
        return []
    }

    /// Runs the command that opens a shell in a container in a new shell.
    mutating func openShell(in mark: EngineState.Mark) -> [Effect] {
        guard let state = lesson?.engine else { return [] }
        let name = state.name(of: mark)
        lesson?.focus = .shell
        var effects = openShell()
        guard !effects.isEmpty, let shell = lesson?.shells.tab?.id else {
            notice = Notice("Too many shells are open. Close one first with Ctrl-D.")
            return []
        }
        let command = CommandText.of(["docker", "exec", "-it", name, "sh"])
        effects.append(.shell(shell, .run(command)))
        notice = Notice("Type exit to leave the container \(name).")
        return effects
    }

    mutating func copyCommand() -> [Effect] {
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
    /// The properties of the lesson's objects that facts may depend on; not how long an object has had them.
    fileprivate var traits: Set<String> {
        let containers = containers.filter(\.isLessons).map { "\($0.id) \($0.state) \($0.health.map { "\($0)" } ?? "") \($0.networks)" }
        return Set(
            containers + images.filter(\.isLessons).map(\.id) + volumes.filter(\.isLessons).map(\.name)
                + networks.filter(\.isLessons).map(\.id))
    }
}
