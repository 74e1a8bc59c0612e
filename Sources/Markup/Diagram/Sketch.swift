import Terminal

/// The positions of all parts of a level, in cells from its upper-left corner.
struct Sketch {
    struct Route {
        var link: Int
        /// Routes that share cells have the same bundle.
        var bundle: Int
        /// Its corners; the first and last ones are on the borders that it links.
        var points: [Point]
        var begins: Bool
        var ends: Bool
    }

    var size: Size
    /// With the caller's numbers for them.
    var boxes: [(number: Int, area: Rect)] = []
    var labels: [(link: Int, area: Rect)] = []
    var routes: [Route] = []
    /// For each link, where it crosses the border, across.
    var gates: [Int: Int] = [:]
}
