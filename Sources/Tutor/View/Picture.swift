package import Terminal

/// What a view returns: the canvas, and what a click on it means.
package struct Picture: Sendable {
    package var canvas: Canvas
    package var targets: [Target] = []

    package init(size: Size) { canvas = Canvas(size: size) }
}

extension Model {
    /// The whole screen. Pure.
    package func view() -> Picture {
        var picture = Picture(size: size)
        guard size.width >= 40, size.height >= 12 else {
            drawTooSmall(into: &picture)
            return picture
        }
        switch place {
        case .map: drawMap(into: &picture)
        case .progress: drawProgress(into: &picture)
        case .lesson: drawLesson(into: &picture)
        }
        drawStatus(into: &picture)
        drawKeys(into: &picture)
        if overlay != nil { drawOverlay(into: &picture) }
        return picture
    }

    private func drawTooSmall(into picture: inout Picture) {
        let lines = TextWrap.lines(
            Line("calf needs 40 columns and 12 lines; this window has \(size.width) and \(size.height)."), width: max(1, size.width))
        TextView(lines: lines).draw(into: &picture.canvas, in: Rect(size: size))
    }

    func drawRule(_ y: Int, into picture: inout Picture) {
        picture.canvas.fill(Rect(x: 0, y: y, width: size.width, height: 1), style: theme[.border], with: "─")
    }
}
