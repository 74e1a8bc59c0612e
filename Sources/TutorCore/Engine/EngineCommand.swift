import EngineValues
import Terminal

/// What one key does in the engine pane, as a table of values: the key bar, the Ctrl-G menu, the help page and the keys derive from it.
package struct EngineCommand: Sendable {
    package let key: Character
    /// Its line on the help page.
    package let help: String
    private let label: @Sendable (EngineState) -> String
    private let title: @Sendable (EngineState) -> String
    private let listed: @Sendable (EngineState) -> Bool
    private let available: @Sendable (EngineState) -> Command.Availability
    /// Runs the command, which must be available.
    let action: @Sendable (inout Model) -> [Effect]

    /// A command for the selected object.
    ///
    /// - Parameters:
    ///   - label: Its name in the key bar.
    ///   - title: Its name in the menu, before the object's name.
    ///   - kinds: The kinds of objects it applies to.
    ///   - onlyReads: Whether it may be used on what the lesson didn't create.
    ///   - available: Whether it is available for this object now.
    private init(
        _ key: Character, _ label: String, title: String? = nil, for kinds: [Inventory.Kind], onlyReads: Bool = false, help: String,
        available: @escaping @Sendable (EngineState, EngineState.Mark) -> Command.Availability = { _, _ in .now },
        action: @escaping @Sendable (inout Model, EngineState.Mark) -> [Effect]
    ) {
        self.key = key
        self.help = help
        self.label = { _ in label }
        self.title = { state in
            "\(title ?? label) \(state.marked.map { SafeText(state.name(of: $0)).string } ?? "")"
        }
        listed = { state in state.marked.map { kinds.contains($0.kind) } ?? false }
        self.available = { state in
            guard let mark = state.marked else { return .not("There is nothing here yet.") }
            guard kinds.contains(mark.kind) else {
                let wanted = kinds.map { EngineWords.heading($0) }.joined(separator: " and ")
                return .not("\(label) works on \(wanted). \(state.name(of: mark)) is \(EngineWords.one(mark.kind)).")
            }
            guard onlyReads || state.isLessons(mark) else {
                return .not("\(state.name(of: mark)) isn't part of this lesson. Use another terminal for it.")
            }
            return available(state, mark)
        }
        self.action = { model in model.lesson?.engine.marked.map { action(&model, $0) } ?? [] }
    }

    /// A command for the pane as a whole.
    private init(
        _ key: Character, label: @escaping @Sendable (EngineState) -> String, title: @escaping @Sendable (EngineState) -> String,
        help: String, listed: @escaping @Sendable (EngineState) -> Bool,
        available: @escaping @Sendable (EngineState) -> Command.Availability = { _ in .now },
        action: @escaping @Sendable (inout Model) -> [Effect]
    ) {
        self.key = key
        self.help = help
        self.label = label
        self.title = title
        self.listed = listed
        self.available = available
        self.action = action
    }

    package func label(in state: EngineState) -> String { label(state) }

    /// Whether it is listed for the selected object.
    package func belongs(in state: EngineState) -> Bool {
        if case .gone = state.standing { return self == .retry }
        return listed(state)
    }

    /// Whether it is available now, and if not, why.
    package func availability(in state: EngineState) -> Command.Availability {
        switch state.standing {
        case .looking: .not("calf is still looking for the container engine.")
        case .gone: self == .retry ? .now : .not("No container engine can be used. The pane explains why. t tries again.")
        case .here: available(state)
        }
    }

    /// Its line in the Ctrl-G menu, with the name of the selected object.
    func menuItem(in state: EngineState) -> Menu.Item {
        let reason: String? = if case .not(let why) = availability(in: state) { why } else { nil }
        return Menu.Item(letter: nil, title: title(state), key: String(key), disabledReason: reason)
    }
}

extension EngineCommand: Equatable {
    package static func == (one: EngineCommand, other: EngineCommand) -> Bool { one.key == other.key }
}

// MARK: - The table

extension EngineCommand {
    /// All engine commands, the most useful first.
    package static let all = [start, stop, restart, logs, shell, remove, scope, copy, retry]

    private static let start = container("s", "Start", .start, help: "starts the selected container") { container in
        container.isAlive ? .not("\(container.name) is already running.") : .now
    }
    private static let stop = container("x", "Stop", .stop, help: "stops the selected container") { container in
        container.isAlive ? .now : .not("\(container.name) is not running.")
    }
    private static let restart = container("r", "Restart", .restart, help: "stops the selected container and starts it again") { _ in .now }
    static let logs = EngineCommand(
        "l", "Logs", title: "Logs of", for: [.container], onlyReads: true, help: "what the selected container has printed",
        action: { $0.openLog(of: $1.id) })
    private static let shell = EngineCommand(
        "e", "Shell", title: "Shell in", for: [.container], help: "a shell in the selected container",
        available: { state, mark in
            guard let container = state.container(mark), container.state != .running else { return state.idle }
            return .not("A shell needs a running container. s starts \(container.name).")
        },
        action: { $0.openShell(in: $1) })
    private static let remove = EngineCommand(
        "d", "Remove", for: Inventory.Kind.allCases, help: "removes the selected object, after asking", available: { $0.removal(of: $1) },
        action: { $0.ask(.remove, $1) })
    static let scope = EngineCommand(
        "a", label: { $0.showsAll ? "This lesson only" : "All" },
        title: { $0.showsAll ? "Show this lesson's objects only" : "Show all objects on the engine" },
        help: "all objects on the engine, or this lesson's only", listed: { _ in true },
        action: { model in
            let showsAll = model.lesson?.engine.showsAll ?? false
            model.lesson?.engine.show(all: !showsAll)
            return []
        })
    private static let copy = EngineCommand(
        "c", label: { _ in "Copy command" }, title: { _ in "Copy the last command" }, help: "copies the command that was run last",
        listed: { !$0.reports.isEmpty },
        available: { $0.reports.isEmpty ? .not("No command was run from this pane yet.") : .now }, action: { $0.copyCommand() })
    private static let retry = EngineCommand(
        "t", label: { _ in "Try again" }, title: { _ in "Look for an engine again" }, help: "tries again if calf found no usable engine",
        listed: { _ in false }, available: { _ in .not("The engine is running.") }, action: { _ in [.engine(.tryAgain)] })

    /// A command that starts or stops a container.
    private static func container(
        _ key: Character, _ label: String, _ verb: EngineAction.Verb, help: String,
        available: @escaping @Sendable (LiveContainer) -> Command.Availability
    ) -> EngineCommand {
        EngineCommand(
            key, label, for: [.container], help: help,
            available: { state, mark in
                guard state.idle == .now, let container = state.container(mark) else { return state.idle }
                return available(container)
            },
            action: { $0.ask(verb, $1) })
    }
}

extension EngineState {
    /// Available unless another command is running: only one runs at a time.
    fileprivate var idle: Command.Availability { doing.map { .not("\($0.command) is still running.") } ?? .now }

    /// Whether an object can be removed; if not, what uses it.
    fileprivate func removal(of mark: Mark) -> Command.Availability {
        if idle != .now { return idle }
        let containers = inventory.containers
        switch mark.kind {
        case .container:
            guard let container = container(mark), container.isAlive else { return .now }
            return .not("\(container.name) is running. Stop it first: x.")
        case .image:
            let image = inventory.images.first { $0.id == mark.id }
            guard let user = containers.first(where: { image?.isMeant(by: $0.image) == true }) else { return .now }
            return .not("The container \(user.name) uses this image. Remove the container first.")
        case .volume:
            guard let user = containers.first(where: { $0.volumes.contains(mark.id) }) else { return .now }
            return .not("The container \(user.name) uses this volume. Remove the container first.")
        case .network:
            let network = inventory.networks.first { $0.id == mark.id }
            guard let user = containers.first(where: { $0.isAlive && $0.networks.contains(network?.name ?? "") }) else { return .now }
            return .not("The container \(user.name) is on this network. Stop or remove the container first.")
        }
    }
}
