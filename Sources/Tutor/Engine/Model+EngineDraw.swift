import Terminal

extension Model {
    /// The engine's pane, where it has a place.
    func drawEngine(_ lesson: LessonState, _ area: Rect, into picture: inout Picture) {
        guard !area.isEmpty else { return }
        picture.targets.append(Target(area, .engine(.pane)))
        let isFocused = lesson.focus == .engine && overlay == nil
        let view = EngineView(state: lesson.engine, theme: theme, isFocused: isFocused, now: clock)
        picture.targets += view.draw(into: &picture.canvas, in: area)
    }
}
