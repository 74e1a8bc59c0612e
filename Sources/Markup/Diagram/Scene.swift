import Terminal

/// A picture: the positions of all parts, in cells from its upper-left corner. The parts have their indexes in the diagram or, in a picture
/// that a `Level` has just laid out, their numbers there.
struct Scene {
    struct Route {
        var edge: Int
        /// Routes that share cells have the same bundle.
        var bundle: Int
        /// Its corners; the first and last ones are on the borders that it links.
        var points: [Point]
        /// Whether the first and last points are ends of the edge, rather than points where it continues in another route.
        var begins: Bool
        var ends: Bool
        /// Whether it is drawn from the edge's end to its start.
        var isTurned = false

        /// Every cell from the first point to the last.
        var path: [Point] {
            var path: [Point] = []
            for point in points {
                guard var last = path.last else {
                    path.append(point)
                    continue
                }
                while last != point {
                    last.x += (point.x - last.x).signum()
                    if last.x == point.x || point.y != last.y { last.y += (point.y - last.y).signum() }
                    path.append(last)
                }
            }
            return path
        }
    }

    var size = Size(width: 0, height: 0)
    var boxes: [(number: Int, area: Rect)] = []
    var groups: [(number: Int, area: Rect)] = []
    var labels: [(edge: Int, area: Rect)] = []
    var routes: [Route] = []
    /// For each edge, where it crosses the border, across.
    var gates: [Int: Int] = [:]

    /// Adds all parts of another scene, shifted by an offset.
    mutating func add(_ other: Scene, at origin: Point) {
        func moved(_ area: Rect) -> Rect { Rect(x: area.x + origin.x, y: area.y + origin.y, width: area.width, height: area.height) }
        boxes += other.boxes.map { ($0.number, moved($0.area)) }
        groups += other.groups.map { ($0.number, moved($0.area)) }
        labels += other.labels.map { ($0.edge, moved($0.area)) }
        for var route in other.routes {
            route.points = route.points.map { Point(x: $0.x + origin.x, y: $0.y + origin.y) }
            // Bundles are renumbered, so that those of different scenes stay separate.
            route.bundle += bundles
            routes.append(route)
        }
        bundles += other.bundles + (other.routes.map(\.bundle).max() ?? -1) + 1
        size.width = max(size.width, origin.x + other.size.width)
        size.height = max(size.height, origin.y + other.size.height)
    }

    /// The number of bundle numbers in use.
    private(set) var bundles = 0

    /// Places scenes side by side as far as the width allows, then below.
    static func packed(_ scenes: [Scene], width: Int, axis: Axis) -> Scene {
        guard scenes.count > 1 else { return scenes.first ?? Scene() }
        var result = Scene()
        var origin = Point(x: 0, y: 0)
        var bottom = 0
        for (index, scene) in scenes.enumerated() {
            let isLong = axis == .right && (scene.boxes.count > 1 || (index > 0 && scenes[index - 1].boxes.count > 1))
            if origin.x > 0, isLong || origin.x + scene.size.width > width { origin = Point(x: 0, y: bottom + 1) }
            result.add(scene, at: origin)
            origin.x += scene.size.width + 3
            bottom = max(bottom, origin.y + scene.size.height)
        }
        return result
    }
}
