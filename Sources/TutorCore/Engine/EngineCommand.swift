import Sandbox
import Terminal

/// What can be done in the engine's pane by one key: key bar, help and the keys themselves come from here.
package enum EngineCommand: String, Sendable, CaseIterable {
    case start, stop, restart, logs, layers, inspect, shell, remove, scope, copy, again

    package var key: Character {
        switch self {
        case .start: "s"
        case .stop: "x"
        case .restart: "r"
        case .logs: "l"
        case .layers: "y"
        case .inspect: "i"
        case .shell: "e"
        case .remove: "d"
        case .scope: "a"
        case .copy: "c"
        case .again: "t"
        }
    }

    package func label(in state: EngineState) -> String {
        switch self {
        case .start: "Start"
        case .stop: "Stop"
        case .restart: "Restart"
        case .logs: "Logs"
        case .layers: "Layers"
        case .inspect: "Inspect"
        case .shell: "Shell"
        case .remove: "Remove"
        case .scope: state.showsAll ? "This lesson only" : "All"
        case .copy: "Last command"
        case .again: "Try again"
        }
    }

    /// What the help page says of it.
    package var help: String {
        switch self {
        case .start: "starts the marked container"
        case .stop: "stops it"
        case .restart: "stops it and starts it again"
        case .logs: "what it prints"
        case .layers: "the layers of the marked image, with the lines of the Dockerfile that they come from"
        case .inspect: "all that the engine knows of the marked thing, as a tree"
        case .shell: "a shell in the marked container"
        case .remove: "removes the marked thing, after asking"
        case .scope: "all that the engine holds, or what is this lesson's"
        case .copy: "shows the command that was run last, to be copied"
        case .again: "looks for an engine again, where none answers"
        }
    }

    /// Whether it has a meaning for what is marked.
    package func belongs(in state: EngineState) -> Bool {
        let kind = state.marked?.kind
        if case .gone = state.standing { return self == .again }
        return switch self {
        case .start, .stop, .restart, .logs, .shell: kind == .container
        case .layers: kind == .image
        case .inspect, .remove: kind != nil
        case .scope: true
        case .copy: !state.reports.isEmpty
        case .again: false
        }
    }

    /// Whether it can be done now, and if not, why.
    package func availability(in state: EngineState) -> Command.Availability {
        switch state.standing {
        case .looking: return .not("The engine is still being looked for.")
        case .gone: return self == .again ? .now : .not("No container engine answers; the pane says why. t tries again.")
        case .here: break
        }
        switch self {
        case .scope: return .now
        case .again: return .not("The engine answers.")
        case .copy: return state.reports.isEmpty ? .not("Nothing was done by key yet, so there is no command to copy.") : .now
        default: break
        }
        guard let mark = state.marked else { return .not("There is nothing here yet to do that with.") }
        if self == .inspect { return .now }
        if self == .layers { return mark.kind == .image ? .now : .not("Images have layers; mark one first.") }
        if self == .remove { return removing(mark, state) }
        guard let container = state.container(mark) else {
            return .not("That is for containers; \(state.name(of: mark)) is \(EngineWords.one(mark.kind)).")
        }
        if self == .logs { return .now }
        if let doing = state.doing { return .not("\(doing.command) is still under way.") }
        switch self {
        case .start where container.isAlive: return .not("\(container.name) runs already.")
        case .stop where !container.isAlive: return .not("\(container.name) does not run.")
        case .shell where container.state != .running:
            return .not("A command can be run in a container while that runs; s starts \(container.name).")
        default: return .now
        }
    }

    private func removing(_ mark: EngineState.Mark, _ state: EngineState) -> Command.Availability {
        if let doing = state.doing { return .not("\(doing.command) is still under way.") }
        let containers = state.inventory.containers
        switch mark.kind {
        case .container:
            guard let container = state.container(mark), container.isAlive else { return .now }
            return .not("\(container.name) still runs. Stop it first: x.")
        case .image:
            let image = state.inventory.images.first { $0.id == mark.id }
            guard let user = containers.first(where: { image?.isMeant(by: $0.image) == true }) else { return .now }
            return .not("The container \(user.name) is made of this image. Remove that first.")
        case .volume:
            guard let user = containers.first(where: { $0.volumes.contains(mark.id) }) else { return .now }
            return .not("The container \(user.name) uses this volume. Remove that first.")
        case .network:
            let network = state.inventory.networks.first { $0.id == mark.id }
            if network?.isBuiltIn == true { return .not("The engine brings this network itself; it stays.") }
            guard let user = containers.first(where: { $0.isAlive && $0.networks.contains(network?.name ?? "") }) else { return .now }
            return .not("The container \(user.name) is on this network. Stop or remove that first.")
        }
    }
}

extension EngineCommand {
    /// As the Ctrl-G menu lists it: with what it would be done to.
    func menuItem(in state: EngineState) -> Menu.Item {
        let reason: String? = if case .not(let why) = availability(in: state) { why } else { nil }
        return Menu.Item(letter: nil, title: title(in: state), key: String(key), disabledReason: reason)
    }

    private func title(in state: EngineState) -> String {
        let name = state.marked.map { SafeText(state.name(of: $0)).string } ?? ""
        return switch self {
        case .start: "Start \(name)"
        case .stop: "Stop \(name)"
        case .restart: "Restart \(name)"
        case .logs: "Logs of \(name)"
        case .layers: "Layers of \(name)"
        case .inspect: "Inspect \(name)"
        case .shell: "A shell in \(name)"
        case .remove: "Remove \(name)"
        case .scope: state.showsAll ? "Only what is this lesson's" : "All that the engine holds"
        case .copy: "Copy the command that ran last"
        case .again: "Look for an engine again"
        }
    }
}
