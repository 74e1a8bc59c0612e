package import Terminal
package import TutorCore

/// One picture of the tutor at a size: its cells, what `update` needs to know of it, and what its parts answer to the mouse.
package struct Frame {
    package var canvas: Canvas
    package var map = ScreenMap()
    private var clickAreas: [ClickArea] = []

    private struct ClickArea {
        var area: Rect
        var target: (Point) -> Target?
    }

    package init(size: Size) { canvas = Canvas(size: size) }

    /// Lets an area answer to the mouse. What is added last is on top.
    mutating func addTarget(_ area: Rect, _ target: Target) { addTarget(area) { _ in target } }

    /// Lets the points of an area answer to the mouse, each for itself; `nil` leaves a point to what is below.
    mutating func addTarget(_ area: Rect, at target: @escaping (Point) -> Target?) {
        if !area.isEmpty { clickAreas.append(ClickArea(area: area, target: target)) }
    }

    /// Below an overlay nothing answers to the mouse.
    mutating func removeTargets() { clickAreas = [] }

    package func target(at point: Point) -> Target? {
        for clickArea in clickAreas.reversed() where clickArea.area.contains(point) {
            if let target = clickArea.target(point) { return target }
        }
        return nil
    }

    /// What an event means on this frame; `nil` for a resize, which concerns no model.
    package func message(for event: InputEvent) -> Message? {
        switch event {
        case .key(let key): .input(.key(key), on: map)
        case .paste(let text): .input(.paste(text), on: map)
        case .mouse(let mouse): .input(.pointer(Pointer(mouse.action, on: target(of: mouse))), on: map)
        case .hangUp: .input(.hangUp, on: map)
        case .resize, .background: nil
        }
    }

    /// The shell in which the mouse was pressed keeps it until it is released, wherever it is then.
    private func target(of mouse: MouseEvent) -> Target? {
        guard let shell = heldShell, mouse.action == .drag || mouse.action == .release else { return target(at: mouse.at) }
        return .shell(
            Point(
                x: max(0, min(mouse.at.x - shell.x, shell.width - 1)), y: max(0, min(mouse.at.y - shell.y, shell.height - 1))))
    }

    /// The cells of the shell that has the focus.
    var heldShell: Rect?
}
