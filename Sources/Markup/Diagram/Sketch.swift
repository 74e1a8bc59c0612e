import Terminal

/// Where everything of a level stands, in cells from its upper left corner.
struct Sketch {
    struct Box {
        /// The caller's number of it.
        var number: Int
        var area: Rect
    }

    struct Label {
        var link: Int
        var area: Rect
    }

    struct Route {
        var link: Int
        /// Routes that share cells have the same.
        var bundle: Int
        /// Its corners; the first and the last lie on the borders that it links.
        var points: [Point]
        var begins: Bool
        var ends: Bool
    }

    var size: Size
    var boxes: [Box] = []
    var labels: [Label] = []
    var routes: [Route] = []
    /// Where each link passes the border, across.
    var gates: [Int: Int] = [:]
}
