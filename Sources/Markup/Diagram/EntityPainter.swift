import Mermaid
import Terminal

/// Draws an entity diagram after layout.
struct EntityPainter {
    let diagram: EntityDiagram
    let options: DiagramOptions

    func drawing(_ scene: Scene) -> Drawing {
        var drawing = Drawing(size: scene.size)
        for box in scene.boxes { EntityBox(diagram.entities[box.number], options: options).paint(box.area, in: &drawing) }
        for route in scene.routes {
            var path = route.path
            if route.begins { path.removeFirst() }
            if route.ends, !path.isEmpty { path.removeLast() }
            let stroke: Drawing.Stroke = diagram.relationships[route.edge].isIdentifying ? .light : .dotted
            drawing.line(path, stroke: stroke, bundle: route.bundle, joins: (false, false))
        }
        for (edge, area) in scene.labels { drawing.put(label: diagram.relationships[edge].label, in: area, options) }
        for route in scene.routes { paintFeet(route, in: &drawing) }
        for route in scene.routes { paintNumbers(route, in: &drawing) }
        return drawing
    }

    /// The cardinalities at the first and last points of a route.
    private func feet(_ route: Scene.Route) -> (first: EntityDiagram.Cardinality, last: EntityDiagram.Cardinality) {
        let relationship = diagram.relationships[route.edge]
        let (left, right) = (relationship.leftCardinality, relationship.rightCardinality)
        return route.isTurned ? (right, left) : (left, right)
    }

    private func paintFeet(_ route: Scene.Route, in drawing: inout Drawing) {
        let (first, last) = feet(route)
        let path = route.path
        if route.begins { first.drawFoot(Array(path.dropFirst()), away: options.axis == .down ? .down : .right, in: &drawing) }
        if route.ends { last.drawFoot(path.reversed().dropFirst().map { $0 }, away: options.axis == .down ? .up : .left, in: &drawing) }
    }

    /// Writes the cardinalities next to their symbols if the cells are free.
    private func paintNumbers(_ route: Scene.Route, in drawing: inout Drawing) {
        let (first, last) = feet(route)
        if route.begins, let point = route.points.first { paint(first.number, beside: point, isFirst: true, in: &drawing) }
        if route.ends, let point = route.points.last { paint(last.number, beside: point, isFirst: false, in: &drawing) }
    }

    private func paint(_ number: String, beside point: Point, isFirst: Bool, in drawing: inout Drawing) {
        let width = number.cellWidth
        let place: Point
        switch options.axis {
        case .right: place = Point(x: isFirst ? point.x + 1 : point.x - width, y: point.y - 1)
        case .down: place = Point(x: point.x + 2, y: isFirst ? point.y + 1 : point.y - 1)
        }
        let isFree = (-1...width).allSatisfy { offset in
            let x = place.x + offset
            let isInside = offset >= 0 && offset < width
            let kind = drawing[Point(x: x, y: place.y)].kind
            return isInside ? x < drawing.size.width && kind == .empty : kind != .line || options.axis == .down
        }
        if isFree { drawing.put(number, at: place, role: .muted) }
    }
}
