import Progress
import Terminal
import TutorCore

/// Draws one frame of a model at a given size.
struct Painter {
    let model: Model
    let size: Size
    let theme: Theme
    let cache: LayoutCache

    var lesson: LessonState? { model.lesson }
    var overlay: Overlay? { model.overlay }
    var location: Model.Location { model.location }
    var notice: Model.Notice? { model.notice }
    var map: MapState { model.map }
    var server: ServerStatus { model.server }
    var activity: Activity { model.activity }
    var clock: Int64 { model.clock }

    func frame() -> Frame {
        var frame = Frame(size: size)
        guard Self.hasRoom(size) else {
            drawTooSmall(into: &frame)
            return frame
        }
        frame.map.isNarrow = isNarrow
        frame.map.hasRoomForShell = size.width >= ScreenPlan.roomyShell(hasEngine: lesson?.hasEngine == true)
        frame.map.listHeight = mapListHeight
        if location == .map { frame.map.coursePageLines = coursePageLines.count }
        if let presenting = model.presenting, lesson != nil {
            drawPresentation(presenting, into: &frame)
            if overlay != nil { drawOverlay(into: &frame) }
            return frame
        }
        switch location {
        case .map: drawMap(into: &frame)
        case .progress: drawProgress(into: &frame)
        case .lesson: drawLesson(into: &frame)
        }
        drawStatus(into: &frame)
        // Nothing below an overlay reacts to the mouse.
        if overlay != nil { frame.removeTargets() }
        if overlay != nil { drawOverlay(into: &frame) }
        drawKeys(into: &frame)
        return frame
    }

    /// Whether a screen of this size can be drawn.
    static func hasRoom(_ size: Size) -> Bool { size.width >= 40 && size.height >= 12 }

    private func drawTooSmall(into frame: inout Frame) {
        let lines = TextWrap.lines(
            Line("calf needs 40 columns and 12 lines; this window has \(size.width) and \(size.height)."), width: max(1, size.width))
        TextView(lines: lines).draw(into: &frame.canvas, in: Rect(size: size))
    }

    /// Whether there is room for only one pane.
    var isNarrow: Bool { size.width < ScreenPlan.wide }
}
