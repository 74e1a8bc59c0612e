import Mermaid
import Terminal

/// Converts the nodes, groups, and edges of one level of a flowchart into a `Level`, and what that lays out into a scene.
struct FlowchartLevel {
    let chart: Flowchart
    let options: DiagramOptions
    let axis: Axis
    let members: [Flowchart.End]
    let inner: [Int: Scene]

    /// An edge between two members.
    struct Link {
        var edge: Int
        var from: Int
        var to: Int
        var isTurned: Bool
        /// Whether the member is the edge's end itself, rather than a group around it.
        var begins: Bool
        var ends: Bool
    }

    func link(_ passage: FlowchartComposer.Passage) -> Link {
        Link(
            edge: passage.edge, from: passage.from, to: passage.to, isTurned: passage.isTurned, begins: passage.fromRest.isEmpty,
            ends: passage.toRest.isEmpty)
    }

    /// Lays out the members of one component.
    func scene(
        _ part: [Int], ranks: [Int], links: [Link], gates: [(gate: FlowchartComposer.Gate, member: Int)], least: Int
    ) -> Scene? {
        var items: [Level.Item] = []
        var places: [Int: Int] = [:]
        for member in part {
            places[member] = items.count
            items.append(item(member, rank: ranks[member]))
        }
        var levelLinks: [Level.Link] = []
        var drawn: [Link] = []
        for link in links {
            guard let from = places[link.from], let to = places[link.to] else { continue }
            var levelLink = self.levelLink(link, from: from, to: to)
            levelLink.label = chart.edges[link.edge].label.map(options.size(of:))
            levelLinks.append(levelLink)
            drawn.append(link)
        }
        let lastRank = items.map(\.rank).max() ?? 0
        for (gate, member) in gates {
            guard let place = places[member] else { continue }
            let isReal = gate.path.count == 1
            items.append(
                .init(
                    kind: .gate(link: levelLinks.count), along: 1, across: 1, ports: 0...0, rank: gate.entersFirst ? -1 : lastRank + 1))
            let link =
                gate.entersFirst
                ? Link(edge: gate.edge, from: -1, to: member, isTurned: gate.isTurned, begins: false, ends: isReal)
                : Link(edge: gate.edge, from: member, to: -1, isTurned: gate.isTurned, begins: isReal, ends: false)
            levelLinks.append(
                gate.entersFirst
                    ? levelLink(link, from: items.count - 1, to: place) : levelLink(link, from: place, to: items.count - 1))
            drawn.append(link)
        }
        var level = Level(axis: axis, spacing: .flowchart(axis, isCompact: options.isCompact), items: items, links: levelLinks)
        level.leastAlong = least
        guard let draft = level.layout() else { return nil }
        return scene(draft, drawn, gates.map(\.gate))
    }

    // MARK: - Building the level

    private func item(_ member: Int, rank: Int) -> Level.Item {
        switch members[member] {
        case .node(let index):
            let box = NodeBox(chart.nodes[index], options)
            return Level.Item(box: member, size: box.size, axis: axis, rank: rank) { box.ports(axis, across: $0) }
        case .group:
            let size = inner[member]?.size ?? Size(width: 2, height: 2)
            return Level.Item(
                kind: .box(member), along: axis.along(size), across: axis.across(size), ports: 1...max(1, axis.across(size) - 2), rank: rank
            )
        }
    }

    private func levelLink(_ link: Link, from: Int, to: Int) -> Level.Link {
        let edge = chart.edges[link.edge]
        let (first, last) = link.isTurned ? (edge.hasHead, false) : (false, edge.hasHead)
        let blank = axis == .right ? 1 : 0
        var result = Level.Link(from: from, to: to)
        result.fromPort = link.from < 0 || link.begins ? nil : inner[link.from]?.gates[link.edge]
        result.toPort = link.to < 0 || link.ends ? nil : inner[link.to]?.gates[link.edge]
        result.fromStub = blank + (link.begins && first ? 1 : 0)
        result.toStub = blank + (link.ends && last ? 1 : 0)
        // Links at a fixed port share cells, because they share a gate inside the group.
        if !first, link.begins || result.fromPort != nil { result.fromBundle = Int(edge.drawingStroke.rawValue) }
        if link.ends || result.toPort != nil { result.toBundle = Int(edge.drawingStroke.rawValue) * 2 + (last ? 1 : 0) }
        return result
    }

    // MARK: - Building the scene

    private func scene(_ draft: Scene, _ drawn: [Link], _ gates: [FlowchartComposer.Gate]) -> Scene {
        var scene = Scene()
        scene.size = draft.size
        for box in draft.boxes {
            switch members[box.number] {
            case .node(let index): scene.boxes.append((index, box.area))
            case .group:
                guard let inner = inner[box.number] else { continue }
                scene.add(centred(inner, in: box.area.size), at: Point(x: box.area.x, y: box.area.y))
            }
        }
        scene.size = draft.size
        scene.labels += draft.labels.map { (drawn[$0.edge].edge, $0.area) }
        var routes = Scene()
        routes.routes = draft.routes.map { route in
            let link = drawn[route.edge]
            return Scene.Route(
                edge: link.edge, bundle: route.bundle, points: route.points, begins: route.begins && link.begins,
                ends: route.ends && link.ends, isTurned: link.isTurned)
        }
        scene.add(routes, at: Point(x: 0, y: 0))
        for (link, place) in draft.gates {
            for edge in gates.first(where: { $0.edge == drawn[link].edge })?.edges ?? [] { scene.gates[edge] = place }
        }
        return scene
    }

    /// Expands a group that was given more room than it needs.
    private func centred(_ scene: Scene, in size: Size) -> Scene {
        guard scene.size != size, let frame = scene.groups.last else { return scene }
        var scene = scene
        scene.groups[scene.groups.count - 1].area = Rect(x: frame.area.x, y: frame.area.y, width: size.width, height: size.height)
        scene.size = size
        return scene
    }
}

extension Flowchart.Edge {
    var drawingStroke: Drawing.Stroke { isDotted ? .dotted : .light }
}
