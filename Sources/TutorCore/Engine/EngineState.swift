package import EngineValues
import Terminal

/// The state of the engine pane.
package struct EngineState: Sendable, Equatable {
    /// Whether the engine is reachable.
    package enum Standing: Sendable, Equatable {
        /// The engine has not answered yet.
        case looking
        case here
        case gone(EngineTrouble)
    }

    /// One object, identified by what stays the same when it is renamed or changes.
    package struct Mark: Sendable, Hashable {
        package var kind: Inventory.Kind
        package var id: String

        /// An object of this kind with this identifier.
        package init(_ kind: Inventory.Kind, _ id: String) {
            self.kind = kind
            self.id = id
        }
    }

    /// A line of the list.
    package enum Row: Sendable, Equatable {
        case heading(Inventory.Kind)
        /// An object, by its index among those of its kind.
        case thing(Inventory.Kind, Int)
        /// The Compose project that the containers below belong to.
        case project(String)
        /// A message shown where there are no objects.
        case note(String)
    }

    package var standing = Standing.looking
    /// Everything in the engine.
    package private(set) var inventory = Inventory()
    /// Whether images of the lesson are small ones that stand in for the real ones.
    package var hasStandIns: Bool { !inventory.standIns.isEmpty }
    /// The part of it that is shown, and as which rows.
    package private(set) var shown = Inventory()
    package private(set) var rows: [Row] = []
    package private(set) var showsAll = false
    /// When the inventory was read, on the model's clock. Container uptimes are computed from there.
    package private(set) var foundAt: Int64 = 0
    package var marked: Mark?
    /// The first row that is visible.
    package var top = 0
    /// What each running container uses, by ID.
    package var usage: [String: ContainerUsage] = [:]
    /// The log that is shown.
    package var log: EngineLog?
    /// Whether the log has the keyboard focus, not the list.
    package var isInLog: Bool { log?.isFocused ?? false }
    /// The action in progress.
    package var doing: EngineAction?
    /// Finished actions, the latest last.
    package private(set) var reports: [ActionReport] = []
    /// The visible state last sent to the watcher.
    package var sight = EngineVisibleState()

    /// An engine that has not answered yet.
    package init() {}

    // MARK: - Updates

    /// Updates the inventory.
    package mutating func receive(_ found: Inventory, at now: Int64) {
        standing = .here
        inventory = found
        foundAt = now
        let alive = Set(found.containers.filter { $0.state == .running }.map(\.id))
        usage = usage.filter { alive.contains($0.key) }
        settle()
    }

    /// Shows everything in the engine, or only the lesson's objects.
    package mutating func show(all: Bool) {
        showsAll = all
        settle()
    }

    /// Updates the containers' resource usage.
    package mutating func receive(_ usages: [ContainerUsage]) {
        for sample in usages { usage[sample.id] = sample }
    }

    /// Records a finished action.
    package mutating func receive(_ report: ActionReport) {
        doing = nil
        reports.append(report)
        if reports.count > EngineState.maxReports { reports.removeFirst() }
    }

    private static let maxReports = 20

    /// Rebuilds the rows, and keeps the selection on an object that exists.
    private mutating func settle() {
        let place = marked.flatMap { mark in rows.firstIndex { self.mark(of: $0) == mark } }
        shown = showsAll ? inventory : inventory.lessonPart
        rows = EngineState.rows(of: shown, showsAll: showsAll)
        if let marked, rows.contains(where: { mark(of: $0) == marked }) { return }
        // The nearest to the previous selection; initially the first.
        let things = rows.indices.filter { mark(of: rows[$0]) != nil }
        let nearest = things.min { abs($0 - (place ?? 0)) < abs($1 - (place ?? 0)) }
        marked = nearest.flatMap { mark(of: rows[$0]) }
        if let log, !shown.containers.contains(where: { $0.id == log.container }) { self.log = nil }
    }

    private static func rows(of inventory: Inventory, showsAll: Bool) -> [Row] {
        var rows: [Row] = []
        for kind in Inventory.Kind.allCases {
            let count = kind == .container ? inventory.containers.count : inventory.count(of: kind)
            if count == 0, kind != .container { continue }
            rows.append(.heading(kind))
            if kind != .container {
                rows += (0..<count).map { .thing(kind, $0) }
                continue
            }
            rows += containerRows(of: inventory)
            if count == 0 { rows.append(.note(showsAll ? "none" : "none yet")) }
        }
        return rows
    }

    /// Containers without a project first, followed by those of each project.
    private static func containerRows(of inventory: Inventory) -> [Row] {
        let projects = Dictionary(grouping: inventory.containers.indices) { inventory.containers[$0].project }
        return projects.keys.sorted().flatMap { name in
            (name.isEmpty ? [] : [.project(name)]) + (projects[name] ?? []).map { Row.thing(.container, $0) }
        }
    }

    // MARK: - Lookup

    /// The object in a row; `nil` for a row without one.
    package func mark(of row: Row) -> Mark? {
        guard case .thing(let kind, let index) = row else { return nil }
        switch kind {
        case .container: return Mark(kind, shown.containers[index].id)
        case .image: return Mark(kind, shown.images[index].id)
        case .volume: return Mark(kind, shown.volumes[index].name)
        case .network: return Mark(kind, shown.networks[index].id)
        }
    }

    /// The container that is marked, if the mark is a container.
    package func container(_ mark: Mark?) -> LiveContainer? {
        mark?.kind == .container ? inventory.containers.first { $0.id == mark?.id } : nil
    }

    /// The object's name as Docker commands take it.
    package func name(of mark: Mark) -> String {
        switch mark.kind {
        case .container: inventory.containers.first { $0.id == mark.id }?.name ?? mark.id
        case .image: inventory.images.first { $0.id == mark.id }?.name ?? mark.id
        case .volume: mark.id
        case .network: inventory.networks.first { $0.id == mark.id }?.name ?? mark.id
        }
    }

    /// Whether the object is part of the lesson.
    package func isLessons(_ mark: Mark) -> Bool {
        switch mark.kind {
        case .container: inventory.containers.first { $0.id == mark.id }?.isLessons ?? false
        case .image: inventory.images.first { $0.id == mark.id }?.isLessons ?? false
        case .volume: inventory.volumes.first { $0.name == mark.id }?.isLessons ?? false
        case .network: inventory.networks.first { $0.id == mark.id }?.isLessons ?? false
        }
    }

    /// The first visible row: the remembered one, or another so that the selection is visible.
    package func listTop(height: Int) -> Int {
        var scroll = ScrollState(top: top)
        let index = rows.firstIndex { mark(of: $0) == marked && marked != nil } ?? 0
        // Keep the heading above the first object visible.
        let first = index > 0 && mark(of: rows[index - 1]) == nil ? index - 1 : index
        scroll.reveal(first..<(index + 1), of: rows.count, height: height)
        return scroll.top
    }

    /// How long the container has been running, in seconds.
    package func seconds(of container: LiveContainer, at now: Int64) -> Int? {
        container.seconds.map { $0 + Int(max(0, now - foundAt) / 1000) }
    }
}

/// Why the engine doesn't answer, and how to fix it.
package struct EngineTrouble: Sendable, Equatable {
    /// The problem in a few words.
    package var headline: String
    package var explanation: String
    /// A command that can be typed exactly as it is.
    package var command: String?

    /// A problem, its explanation, and the command that fixes it, if there is one.
    package init(headline: String, explanation: String, command: String? = nil) {
        self.headline = headline
        self.explanation = explanation
        self.command = command
    }
}

/// What the learner can see of the engine, to the extent that showing it is expensive.
package struct EngineVisibleState: Sendable, Equatable {
    package var isSeen = false
    package var showsAll = false
    /// The container whose log is shown.
    package var log: String?
}
