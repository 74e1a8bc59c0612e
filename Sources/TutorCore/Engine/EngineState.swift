package import DockerCLI
package import Sandbox
import Terminal

/// What the engine's pane shows and remembers.
package struct EngineState: Sendable, Equatable {
    /// How things stand with the engine.
    package enum Standing: Sendable, Equatable {
        /// Nothing is known yet.
        case looking
        case here
        case gone(EngineTrouble)
    }

    /// One object, by what stays the same while it is renamed or changes.
    package struct Mark: Sendable, Hashable {
        package var kind: Inventory.Kind
        package var id: String

        /// Joins the two.
        package init(_ kind: Inventory.Kind, _ id: String) {
            self.kind = kind
            self.id = id
        }
    }

    /// A line of the list.
    package enum Row: Sendable, Equatable {
        case heading(Inventory.Kind)
        /// A thing by its place among those of its kind.
        case thing(Inventory.Kind, Int)
        /// Said instead of things.
        case note(String)
    }

    package var standing = Standing.looking
    /// All that the engine holds.
    package private(set) var inventory = Inventory()
    /// What of it is shown, and as which lines.
    package private(set) var shown = Inventory()
    package private(set) var rows: [Row] = []
    package private(set) var showsAll = false
    /// When that was found, on the model's clock; times of the containers count on from there.
    package private(set) var foundAt: Int64 = 0
    package var marked: Mark?
    /// The first line of the list that shows.
    package var top = 0
    package var usage: [String: UsageHistory] = [:]
    package var detail: EngineDetail?
    /// Whether the keys are for the details rather than the list.
    package var isInDetail = false
    /// What is being done now.
    package var doing: EngineAction?
    /// What was done, the last one last.
    package private(set) var reports: [ActionReport] = []
    /// What came past calf's docker, as long as the learner has not said whose it is.
    package internal(set) var newcomers: [EngineObject] = []
    /// What has a name that was refused in the shell, as long as that is in the way.
    package internal(set) var conflict: NameConflict?
    /// What the watch was told last about what is seen.
    package var sight = EngineVisibleState()

    /// Nothing is known yet.
    package init() {}

    // MARK: - What is found

    /// Takes in what the engine holds now.
    package mutating func receive(_ found: Inventory, at now: Int64) {
        standing = .here
        newcomers.removeAll { found.isSettled($0) }
        if let taken = conflict, found.isSettled(taken, since: inventory) { conflict = nil }
        inventory = found
        foundAt = now
        let alive = Set(found.containers.filter { $0.state == .running }.map(\.id))
        usage = usage.filter { alive.contains($0.key) }
        settle()
    }

    /// Shows all that the engine holds, or the lesson's part of it.
    package mutating func show(all: Bool) {
        showsAll = all
        settle()
    }

    /// Samples of what containers take.
    package mutating func receive(_ usages: [ContainerUsage]) {
        for sample in usages { usage[sample.id, default: UsageHistory()].add(sample) }
    }

    /// Remembers what was done.
    package mutating func receive(_ report: ActionReport) {
        doing = nil
        reports.append(report)
        if reports.count > EngineState.maxReports { reports.removeFirst() }
    }

    private static let maxReports = 20

    /// Makes lines of what is to be shown, and keeps the mark on something that is there.
    private mutating func settle() {
        let place = marked.flatMap { mark in rows.firstIndex { self.mark(of: $0) == mark } }
        shown = showsAll ? inventory : inventory.lessonPart
        rows = EngineState.rows(of: shown, showsAll: showsAll)
        if let marked, rows.contains(where: { mark(of: $0) == marked }) { return }
        // The nearest to where it was; at first the first.
        let things = rows.indices.filter { mark(of: rows[$0]) != nil }
        let nearest = things.min { abs($0 - (place ?? 0)) < abs($1 - (place ?? 0)) }
        marked = nearest.flatMap { mark(of: rows[$0]) }
        if let detail, !rows.contains(where: { mark(of: $0) == detail.subject }) {
            self.detail = nil
            isInDetail = false
        }
    }

    private static func rows(of inventory: Inventory, showsAll: Bool) -> [Row] {
        var rows: [Row] = []
        for kind in Inventory.Kind.allCases {
            let count = kind == .container ? inventory.containers.count : inventory.count(of: kind)
            if count == 0, kind != .container { continue }
            rows.append(.heading(kind))
            rows += (0..<count).map { .thing(kind, $0) }
            if kind != .container { continue }
            if count == 0 { rows.append(.note(showsAll ? "none" : "none yet")) }
            if inventory.unlistedContainers > 0 { rows.append(.note("and \(inventory.unlistedContainers) more")) }
        }
        return rows
    }

    // MARK: - Looking up

    /// What a line stands for; `nil` where that is nothing.
    package func mark(of row: Row) -> Mark? {
        guard case .thing(let kind, let index) = row else { return nil }
        switch kind {
        case .container: return Mark(kind, shown.containers[index].id)
        case .image: return Mark(kind, shown.images[index].id)
        case .volume: return Mark(kind, shown.volumes[index].name)
        case .network: return Mark(kind, shown.networks[index].id)
        }
    }

    /// The container of a mark.
    package func container(_ mark: Mark?) -> LiveContainer? {
        mark?.kind == .container ? inventory.containers.first { $0.id == mark?.id } : nil
    }

    /// What docker calls it: the name that a command would use.
    package func name(of mark: Mark) -> String {
        switch mark.kind {
        case .container: inventory.containers.first { $0.id == mark.id }?.name ?? mark.id
        case .image: inventory.images.first { $0.id == mark.id }?.name ?? mark.id
        case .volume: mark.id
        case .network: inventory.networks.first { $0.id == mark.id }?.name ?? mark.id
        }
    }

    /// Whether the lesson made it.
    package func isLessons(_ mark: Mark) -> Bool {
        switch mark.kind {
        case .container: inventory.containers.first { $0.id == mark.id }?.isLessons ?? false
        case .image: inventory.images.first { $0.id == mark.id }?.isLessons ?? false
        case .volume: inventory.volumes.first { $0.name == mark.id }?.isLessons ?? false
        case .network: inventory.networks.first { $0.id == mark.id }?.isLessons ?? false
        }
    }

    /// The first line of the list that shows: as remembered, or moved so that the marked one does.
    package func listTop(height: Int) -> Int {
        var scroll = ScrollState(top: top)
        let index = rows.firstIndex { mark(of: $0) == marked && marked != nil } ?? 0
        // The heading above the first thing is seen with it.
        let first = index > 0 && mark(of: rows[index - 1]) == nil ? index - 1 : index
        scroll.reveal(first..<(index + 1), of: rows.count, height: height)
        return scroll.top
    }

    /// Seconds that a container runs, by now.
    package func seconds(of container: LiveContainer, at now: Int64) -> Int? {
        container.seconds.map { $0 + Int(max(0, now - foundAt) / 1000) }
    }
}

/// Why no engine answers, and what mends it.
package struct EngineTrouble: Sendable, Equatable {
    /// What is wrong, in a few words.
    package var headline: String
    package var explanation: String
    /// To be typed as it stands.
    package var command: String?

    /// Joins the three.
    package init(headline: String, explanation: String, command: String? = nil) {
        self.headline = headline
        self.explanation = explanation
        self.command = command
    }
}

/// What the learner can see of the engine, as far as that costs something.
package struct EngineVisibleState: Sendable, Equatable {
    package var isSeen = false
    package var showsAll = false
    /// The container whose log is read.
    package var log: String?

    /// Nothing is seen.
    package init() {}
}
