import Mermaid
import Terminal

/// Draws a flowchart after layout.
struct FlowchartPainter {
    let chart: Flowchart
    let options: DiagramOptions

    func drawing(_ scene: Scene) -> Drawing {
        var drawing = Drawing(size: scene.size)
        for (_, area) in scene.groups { drawing.border(area, kind: .groupBorder) }
        for box in scene.boxes { paint(chart.nodes[box.number], box.area, in: &drawing) }
        for route in scene.routes { paint(route, in: &drawing) }
        for (edge, area) in scene.labels { drawing.put(label: chart.edges[edge].label, in: area, options) }
        for (number, area) in scene.groups { paintTitle(chart.groups[number].title, area, in: &drawing) }
        return drawing
    }

    // MARK: - Nodes

    private func paint(_ node: Flowchart.Node, _ area: Rect, in drawing: inout Drawing) {
        let box = NodeBox(node, options)
        paintShape(box.shape, area, in: &drawing)
        let free = area.height - box.top - 1 - box.lines.count
        for (index, line) in box.lines.enumerated() {
            let x = area.x + (area.width - line.cellWidth) / 2
            drawing.put(line, at: Point(x: x, y: area.y + box.top + free / 2 + index), role: .text)
        }
    }

    private func paintShape(_ shape: Flowchart.Shape, _ area: Rect, in drawing: inout Drawing) {
        let round = ["\u{256D}", "\u{256E}", "\u{2570}", "\u{256F}"]
        let (rising, falling) = ("\u{2571}", "\u{2572}")
        let inside = (area.y + 1)..<max(area.y + 1, area.maxY - 1)
        switch shape {
        case .rectangle: drawing.border(area)
        case .stadium:
            drawing.border(area, corners: round)
            for y in inside {
                drawing.put("(", at: Point(x: area.x, y: y), role: .border)
                drawing.put(")", at: Point(x: area.maxX - 1, y: y), role: .border)
            }
        case .cylinder:
            drawing.border(area, corners: round)
            let rim = "\u{251C}" + String(repeating: "\u{2500}", count: max(0, area.width - 2)) + "\u{2524}"
            drawing.put(rim, at: Point(x: area.x, y: area.y + 1), role: .border)
        case .rhombus:
            let inner = Rect(x: area.x + 1, y: area.y, width: area.width - 2, height: area.height)
            drawing.border(inner, corners: [rising, falling, falling, rising])
            for y in inside {
                for x in [inner.x, inner.maxX - 1] { drawing[Point(x: x, y: y)] = .init() }
                let isMiddle = y == area.y + area.height / 2
                drawing.put(isMiddle ? "<" : "\u{2502}", at: Point(x: area.x, y: y), role: .border)
                drawing.put(isMiddle ? ">" : "\u{2502}", at: Point(x: area.maxX - 1, y: y), role: .border)
            }
        }
    }

    // MARK: - Edges

    private func paint(_ route: Scene.Route, in drawing: inout Drawing) {
        let edge = chart.edges[route.edge]
        var path = route.path
        let hasHead = edge.hasHead && path.count > 2
        let showsFirst = hasHead && route.begins && route.isTurned
        let showsLast = hasHead && route.ends && !route.isTurned
        var markers: [(String, Point)] = []
        if showsFirst {
            markers.append((drawing.arm(from: path[1], to: path[0]).arrowHead, path[1]))
            path.removeFirst()
        }
        if showsLast {
            let end = path.count - 1
            markers.append((drawing.arm(from: path[end - 1], to: path[end]).arrowHead, path[end - 1]))
            path.removeLast()
        }
        drawing.line(
            path, stroke: edge.drawingStroke, bundle: route.bundle,
            joins: (route.begins && !showsFirst, route.ends && !showsLast))
        for (marker, point) in markers { drawing.put(marker, at: point, role: .text) }
    }

    // MARK: - Groups

    /// Writes a group's title into its top border, where no line crosses it.
    private func paintTitle(_ title: String, _ area: Rect, in drawing: inout Drawing) {
        let text = " \(title) ".truncated(toCells: max(0, area.width - 2))
        let width = text.cellWidth
        guard !title.isEmpty, width > 2 else { return }
        func isFree(_ x: Int) -> Bool {
            (x..<(x + width)).allSatisfy {
                let cell = drawing[Point(x: $0, y: area.y)]
                return cell.kind == .groupBorder && cell.arms == .level
            }
        }
        let places = (area.x + 1)...max(area.x + 1, area.maxX - 1 - width)
        drawing.put(text, at: Point(x: places.first(where: isFree) ?? area.x + 1, y: area.y), role: .muted)
    }
}
