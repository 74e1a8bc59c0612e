import Terminal
import TutorCore

extension Painter {
    /// Draws the engine pane if it has any space.
    func drawEngine(_ lesson: LessonState, _ area: Rect, into frame: inout Frame) {
        guard !area.isEmpty else { return }
        frame.addTarget(area, .engine(.pane))
        let isFocused = lesson.focus == .engine && overlay == nil
        let view = EngineView(state: lesson.engine, theme: theme, isFocused: isFocused, now: clock, cache: cache)
        view.draw(into: &frame, in: area)
        frame.map.engine = ScreenMap.EngineMap(listHeight: view.layout(in: area).list.height, logHeight: view.logHeight(in: area))
    }
}
