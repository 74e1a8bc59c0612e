import Terminal
import TutorCore

/// The engine's keys in the key bar.
extension Painter {
    /// The actions for the selected object, the most useful first.
    var engineKeys: [(entry: KeyBar.Entry, command: EngineCommand)] {
        guard let state = lesson?.engine, state.detail?.search == nil else { return [] }
        return EngineCommand.all.filter { $0.belongs(in: state) }.enumerated().map { place, command in
            let isEnabled = command.availability(in: state) == .now
            let entry = KeyBar.Entry(
                key: String(command.key), label: command.label(in: state), isEnabled: isEnabled, importance: isEnabled ? 8 : 6 - place / 3)
            return (entry, command)
        }
    }

    /// Keys that don't depend on the selected object.
    var engineMoves: [(entry: KeyBar.Entry, target: Target)] {
        guard let state = lesson?.engine, state.standing == .here else { return [] }
        if let detail = state.detail, state.isInDetail { return detailMoves(detail) }
        return state.marked == nil ? [] : [(KeyBar.Entry(key: "Enter", label: "Details", importance: 9), .key(KeyEvent(.enter)))]
    }

    private func detailMoves(_ detail: EngineDetail) -> [(entry: KeyBar.Entry, target: Target)] {
        func move(_ key: KeyEvent, _ name: String, _ label: String, _ importance: Int) -> (entry: KeyBar.Entry, target: Target) {
            (KeyBar.Entry(key: name, label: label, importance: importance), .key(key))
        }
        let close = move(KeyEvent(.escape), "Esc", "Close", 9)
        if detail.search != nil { return [move(KeyEvent(.enter), "Enter", "Search", 9), close] }
        guard detail.view == .logs else { return [close] }
        let search = move(.character("/"), "/", "Search", 8)
        if detail.sought.isEmpty { return [close, search] }
        return [close, search, move(.character("n"), "n", "Older match", 8), move(.character("N"), "N", "Newer match", 8)]
    }
}
