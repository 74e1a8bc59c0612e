import Terminal
import TutorCore

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
