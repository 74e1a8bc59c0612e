package import Terminal
package import TutorCore

/// One drawn frame: its cells, the map that `update` needs, and the areas that react to the mouse.
package struct Frame {
    package var canvas: Canvas
    package var map = ScreenMap()
    private var clickAreas: [ClickArea] = []

    private struct ClickArea {
        var area: Rect
        var target: (Point) -> Target?
    }

    package init(size: Size) { canvas = Canvas(size: size) }

    /// Makes an area react to the mouse. Later areas are on top of earlier ones.
    mutating func addTarget(_ area: Rect, _ target: Target) { addTarget(area) { _ in target } }

    /// Makes the points of an area react to the mouse individually; `nil` leaves a point to the area below.
    mutating func addTarget(_ area: Rect, at target: @escaping (Point) -> Target?) {
        if !area.isEmpty { clickAreas.append(ClickArea(area: area, target: target)) }
    }

    /// Removes all targets: nothing below an overlay reacts to the mouse.
    mutating func removeTargets() { clickAreas = [] }

    package func target(at point: Point) -> Target? {
        for clickArea in clickAreas.reversed() where clickArea.area.contains(point) {
            if let target = clickArea.target(point) { return target }
        }
        return nil
    }

    /// The message for an event on this frame; `nil` for a resize, which doesn't affect the model.
    package func message(for event: InputEvent) -> Message? {
        switch event {
        case .key(let key): .input(.key(key), on: map)
        case .paste(let text): .input(.paste(text), on: map)
        case .mouse(let mouse): .input(.pointer(Pointer(mouse.action, on: target(of: mouse))), on: map)
        case .hangUp: .input(.hangUp, on: map)
        case .resize, .background: nil
        }
    }

    /// After a press in a shell, drags and the release go to that shell, wherever the pointer is.
    private func target(of mouse: MouseEvent) -> Target? {
        guard let shell = heldShell, mouse.action == .drag || mouse.action == .release else { return target(at: mouse.at) }
        return .shell(
            Point(
                x: max(0, min(mouse.at.x - shell.x, shell.width - 1)), y: max(0, min(mouse.at.y - shell.y, shell.height - 1))))
    }

    /// The area of the focused shell.
    var heldShell: Rect?

    /// The area of the visible shell's screen.
    var shellScreen: Rect?
}
