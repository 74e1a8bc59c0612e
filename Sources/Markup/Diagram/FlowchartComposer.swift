import Mermaid
import Terminal

/// Computes the positions of all nodes, groups, and edges of a flowchart.
///
/// Groups are laid out separately, innermost first, and are boxes in the level around them. An edge crosses a group's border at a gate,
/// which is an item of the level inside and an endpoint for the level outside.
struct FlowchartComposer {
    private let chart: Flowchart
    private let options: DiagramOptions
    private let width: Int
    /// Whether edges are ranked from end to start, for BT and RL.
    private let isFlipped: Bool
    /// For each edge, the groups and the node that lead to its start and its end, outermost first.
    private let paths: [(from: [Flowchart.End], to: [Flowchart.End])]

    init(chart: Flowchart, options: DiagramOptions, width: Int) {
        self.chart = chart
        self.options = options
        self.width = width
        isFlipped = chart.direction == .bottomUp || chart.direction == .rightLeft
        func path(_ end: Flowchart.End) -> [Flowchart.End] {
            var path = [end]
            var group: Int?
            switch end {
            case .node(let index): group = chart.nodes[index].group
            case .group(let index): group = chart.groups[index].parent
            }
            while let current = group {
                path.append(.group(current))
                group = chart.groups[current].parent
            }
            return path.reversed()
        }
        paths = chart.edges.map { (path($0.from), path($0.to)) }
    }

    func scene() -> Scene? { compose(group: nil, gates: [], axis: options.axis) }

    /// Where edges enter a level from outside, or leave it. Edges that look alike and have the same end share a gate.
    struct Gate {
        var edges: [Int]
        var edge: Int { edges[0] }
        /// The rest of the path to its end, within the level.
        var path: ArraySlice<Flowchart.End>
        /// Whether it enters before the first rank rather than leaving after the last one.
        var entersFirst: Bool
        /// Whether it runs against the edge's own direction.
        var isTurned: Bool
    }

    /// An edge as a level sees it: from one item to a later one.
    struct Passage {
        var edge: Int
        var from: Int
        var to: Int
        var isTurned: Bool
        /// The rest of the paths to its ends, inside the items.
        var fromRest: ArraySlice<Flowchart.End>
        var toRest: ArraySlice<Flowchart.End>
    }

    private func compose(group: Int?, gates: [Gate], axis: Axis) -> Scene? {
        let ends =
            chart.groups.indices.filter { chart.groups[$0].parent == group }.map(Flowchart.End.group)
            + chart.nodes.indices.filter { chart.nodes[$0].group == group }.map(Flowchart.End.node)
        let members = ends.sorted { line(of: $0) < line(of: $1) }
        let numbers = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($0.element, $0.offset) })
        let depth = group.map { pathLength($0) } ?? 0

        var passages: [Passage] = []
        for edge in chart.edges.indices {
            let (from, to) = paths[edge]
            guard from.count > depth, to.count > depth, let first = numbers[from[depth]], let last = numbers[to[depth]], first != last
            else { continue }
            passages.append(
                Passage(
                    edge: edge, from: first, to: last, isTurned: false, fromRest: from[(depth + 1)...], toRest: to[(depth + 1)...]))
        }
        if isFlipped { for index in passages.indices { passages[index].turn() } }
        let turned = Ranking.turned(count: members.count, links: passages.map { .init(from: $0.from, to: $0.to) })
        for index in passages.indices where turned[index] { passages[index].turn() }
        let ranks = Ranking.ranks(count: members.count, links: passages.map { .init(from: $0.from, to: $0.to) })

        // Inner groups are laid out first, because their sizes and gates are needed here.
        var inner: [Int: Scene] = [:]
        for (number, member) in members.enumerated() {
            guard case .group(let child) = member else { continue }
            var childGates: [Gate] = []
            func add(_ edges: [Int], _ path: ArraySlice<Flowchart.End>, entersFirst: Bool, isTurned: Bool) {
                let gate = Gate(edges: edges, path: path, entersFirst: entersFirst, isTurned: isTurned)
                if let same = childGates.firstIndex(where: { isAlike($0, gate) }) {
                    childGates[same].edges += edges
                } else {
                    childGates.append(gate)
                }
            }
            for passage in passages {
                if passage.from == number, !passage.fromRest.isEmpty {
                    add([passage.edge], passage.fromRest, entersFirst: false, isTurned: passage.isTurned)
                }
                if passage.to == number, !passage.toRest.isEmpty {
                    add([passage.edge], passage.toRest, entersFirst: true, isTurned: passage.isTurned)
                }
            }
            for gate in gates where gate.path.first == member && gate.path.count > 1 {
                add(gate.edges, gate.path.dropFirst(), entersFirst: gate.entersFirst, isTurned: gate.isTurned)
            }
            let childAxis = childGates.isEmpty ? chart.groups[child].direction.map { $0.axis } ?? axis : axis
            guard let scene = compose(group: child, gates: childGates, axis: childAxis) else { return nil }
            inner[number] = scene
        }

        let builder = FlowchartLevel(chart: chart, options: options, axis: axis, members: members, inner: inner)
        if group == nil {
            var scenes: [Scene] = []
            for part in Components.of(count: members.count, links: passages.map { ($0.from, $0.to) }) {
                let links = passages.filter { part.contains($0.from) }
                guard let scene = builder.scene(part, ranks: ranks, links: links.map(builder.link), gates: [], least: 0) else { return nil }
                scenes.append(scene)
            }
            return Scene.packed(scenes, width: width, axis: axis)
        }
        let gateLinks = gates.map { gate in (gate: gate, member: gate.path.first.flatMap { numbers[$0] } ?? 0) }
        let title = group.map { chart.groups[$0].title.cellWidth + 4 } ?? 0
        let scene = builder.scene(
            Array(members.indices), ranks: ranks, links: passages.map(builder.link), gates: gateLinks, least: axis == .right ? title : 0)
        guard let scene, let group else { return nil }
        return bordered(scene, group: group, gates: gates, axis: axis, title: title)
    }

    /// Whether two gates lead to the same end, and their edges look the same there.
    private func isAlike(_ first: Gate, _ second: Gate) -> Bool {
        guard first.path.last == second.path.last, first.entersFirst == second.entersFirst else { return false }
        func hasHead(_ gate: Gate) -> Bool { gate.entersFirst != gate.isTurned && chart.edges[gate.edge].hasHead }
        let isSameStroke = chart.edges[first.edge].isDotted == chart.edges[second.edge].isDotted
        // Edges that leave the level share a gate only if they have no head at their inner end.
        return isSameStroke && hasHead(first) == hasHead(second) && (first.entersFirst || !hasHead(first))
    }

    private func line(of end: Flowchart.End) -> Int {
        switch end {
        case .node(let index): chart.nodes[index].line * 2 + 1
        case .group(let index): chart.groups[index].line * 2
        }
    }

    private func pathLength(_ group: Int) -> Int { 1 + (chart.groups[group].parent.map(pathLength) ?? 0) }

    /// The length of a border that has room for the title next to the lines that cross it.
    private static func breadth(_ across: Int, places: [Int], title: Int) -> Int {
        var previous = 0
        for place in places.sorted() + [across - 1] {
            // `title` includes two more cells than the title needs next to a corner.
            if place - previous - 1 >= title - 2 { return across }
            previous = place
        }
        guard let last = places.max() else { return across }
        return max(across, last + title)
    }

    /// A scene with the group's border around it. If lines cross the border, its side is on the rank of the gates.
    private func bordered(_ scene: Scene, group: Int, gates: [Gate], axis: Axis, title: Int) -> Scene {
        let blank = axis == .right ? 1 : 0
        let before = gates.contains { $0.entersFirst } ? 0 : 1 + blank
        let after = gates.contains { !$0.entersFirst } ? 0 : 1 + blank
        let side = axis == .right || options.isCompact ? 1 : 2
        let along = before + axis.along(scene.size) + after
        var across = axis.across(scene.size) + 2 * side
        var shift = side
        if axis == .down, across < title {
            shift += (title - across) / 2
            across = title
        }
        if axis == .down {
            let places = gates.filter(\.entersFirst).compactMap { scene.gates[$0.edge] }.map { $0 + shift }
            across = Self.breadth(across, places: places, title: title)
        }
        var result = Scene()
        result.add(scene, at: axis.point(along: before, across: shift))
        result.size = axis.size(along: axis == .right ? max(along, title) : along, across: across)
        result.groups.append((group, Rect(size: result.size)))
        result.gates = scene.gates.mapValues { $0 + shift }
        return result
    }
}

extension FlowchartComposer.Passage {
    fileprivate mutating func turn() {
        (from, to) = (to, from)
        (fromRest, toRest) = (toRest, fromRest)
        isTurned.toggle()
    }
}

extension Flowchart.Direction {
    var axis: Axis { self == .topDown || self == .bottomUp ? .down : .right }
}
