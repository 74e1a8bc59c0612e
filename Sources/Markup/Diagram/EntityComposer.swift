import Mermaid
import Terminal

/// Computes the positions of all entities and relationships.
struct EntityComposer {
    let diagram: EntityDiagram
    let options: DiagramOptions
    let width: Int

    private var axis: Axis { options.axis }

    func scene() -> Scene? {
        var numbers: [String: Int] = [:]
        for (index, entity) in diagram.entities.enumerated() { numbers[entity.name] = index }
        let links = diagram.relationships.map { Ranking.Link(from: numbers[$0.left] ?? 0, to: numbers[$0.right] ?? 0) }
        let turned = Ranking.turned(count: diagram.entities.count, links: links)
        let oriented = zip(links, turned).map { $1 ? Ranking.Link(from: $0.to, to: $0.from) : $0 }
        let ranks = Ranking.ranks(count: diagram.entities.count, links: oriented)
        var scenes: [Scene] = []
        for part in Components.of(count: diagram.entities.count, links: links.map { ($0.from, $0.to) }) {
            let inside = links.indices.filter { part.contains(links[$0].from) }
            let drawn = inside.map { (relationship: $0, isTurned: turned[$0], link: oriented[$0]) }
            guard let scene = scene(part, ranks, drawn) else { return nil }
            scenes.append(scene)
        }
        return Scene.packed(scenes, width: width, axis: axis)
    }

    private func scene(_ part: [Int], _ ranks: [Int], _ drawn: [(relationship: Int, isTurned: Bool, link: Ranking.Link)]) -> Scene? {
        var places: [Int: Int] = [:]
        var items: [Level.Item] = []
        for entity in part {
            places[entity] = items.count
            items.append(item(entity, rank: ranks[entity]))
        }
        let links = drawn.compactMap { entry -> Level.Link? in
            guard let from = places[entry.link.from], let to = places[entry.link.to] else { return nil }
            var link = Level.Link(from: from, to: to)
            link.fromStub = axis == .right ? 3 : 2
            link.toStub = link.fromStub
            if let label = diagram.relationships[entry.relationship].label, options.labelWidth > 0 {
                link.label = options.size(of: label)
            }
            return link
        }
        var level = Level(axis: axis, spacing: .entities(axis, isCompact: options.isCompact), items: items, links: links)
        guard var scene = level.layout() else { return nil }
        scene.labels = scene.labels.map { (drawn[$0.edge].relationship, $0.area) }
        for index in scene.routes.indices {
            let entry = drawn[scene.routes[index].edge]
            scene.routes[index].edge = entry.relationship
            scene.routes[index].isTurned = entry.isTurned
        }
        return scene
    }

    private func item(_ entity: Int, rank: Int) -> Level.Item {
        let size = EntityBox(diagram.entities[entity], options: options).size
        return Level.Item(box: entity, size: size, axis: axis, rank: rank) { 1...max(1, $0 - 2) }
    }
}
