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

/// The engine's keys in the key bar.
extension Painter {
    /// The actions for the selected object, the most useful first.
    var engineKeys: [(entry: KeyBar.Entry, command: EngineCommand)] {
        guard let state = lesson?.engine else { return [] }
        return EngineCommand.all.filter { $0.belongs(in: state) }.enumerated().map { place, command in
            let isEnabled = command.availability(in: state) == .now
            let entry = KeyBar.Entry(
                key: String(command.key), label: command.label(in: state), isEnabled: isEnabled, importance: isEnabled ? 8 : 6 - place / 3)
            return (entry, command)
        }
    }
}
