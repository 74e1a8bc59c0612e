import Terminal

/// A whole picture: what stands where, by the numbers that the diagram gives its parts.
struct Scene {
    struct Route {
        var edge: Int
        var bundle: Int
        var points: [Point]
        /// Whether the first and the last point are ends of the edge, or only places where it goes on elsewhere.
        var begins: Bool
        var ends: Bool
        /// Drawn from the edge's end to its beginning.
        var isTurned: Bool

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

    struct Box {
        var number: Int
        var area: Rect
        /// The direction of the level that it stands in.
        var axis: Axis
    }

    var size = Size(width: 0, height: 0)
    var boxes: [Box] = []
    var groups: [(number: Int, area: Rect)] = []
    var labels: [(edge: Int, area: Rect)] = []
    var routes: [Route] = []
    var gates: [Int: Int] = [:]

    /// Takes over all of another scene, moved.
    mutating func add(_ other: Scene, at origin: Point) {
        func moved(_ area: Rect) -> Rect { Rect(x: area.x + origin.x, y: area.y + origin.y, width: area.width, height: area.height) }
        boxes += other.boxes.map { Box(number: $0.number, area: moved($0.area), axis: $0.axis) }
        groups += other.groups.map { ($0.number, moved($0.area)) }
        labels += other.labels.map { ($0.edge, moved($0.area)) }
        for var route in other.routes {
            route.points = route.points.map { Point(x: $0.x + origin.x, y: $0.y + origin.y) }
            // Bundles are numbered anew, so that those of two parts stay apart.
            route.bundle += bundles
            routes.append(route)
        }
        bundles += other.bundles + (other.routes.map(\.bundle).max() ?? -1) + 1
        size.width = max(size.width, origin.x + other.size.width)
        size.height = max(size.height, origin.y + other.size.height)
    }

    /// How many bundle numbers are taken.
    private(set) var bundles = 0

    /// Scenes side by side as far as the width goes, then below.
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
