import Terminal
import TutorCore

/// The engine's keys in the key bar.
extension Painter {
    /// What can be done with what is marked, the most useful first.
    var engineKeys: [(entry: KeyBar.Entry, command: EngineCommand)] {
        guard let state = lesson?.engine else { return [] }
        return EngineCommand.allCases.filter { $0.belongs(in: state) }.enumerated().map { place, command in
            let isEnabled = command.availability(in: state) == .now
            let entry = KeyBar.Entry(
                key: String(command.key), label: command.label(in: state), isEnabled: isEnabled, importance: isEnabled ? 8 : 6 - place / 3)
            return (entry, command)
        }
    }

    /// Keys that mean the same whatever is marked.
    var engineMoves: [(entry: KeyBar.Entry, target: Target)] {
        guard let state = lesson?.engine, state.standing == .here else { return [] }
        if state.isInDetail { return [(KeyBar.Entry(key: "Esc", label: "Close", importance: 9), .key(KeyEvent(.escape)))] }
        return state.marked == nil ? [] : [(KeyBar.Entry(key: "Enter", label: "Details", importance: 9), .key(KeyEvent(.enter)))]
    }
}
