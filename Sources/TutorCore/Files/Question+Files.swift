import EngineValues
import Terminal

/// Questions asked before file contents are lost.
extension Question {
    var filesText: [Line] {
        switch self {
        case .fileConflict(let path, .changed):
            [
                Line("Another program changed \(path.text), and your text here isn't saved yet. Which one do you want to keep?"),
                Line("If you use the file on disk, Ctrl-Z in the editor brings your text back."),
            ]
        case .fileConflict(let path, .removed): [Line("\(path.text) was deleted on disk. Your text here isn't saved.")]
        case .fileConflict(let path, .unreadable):
            [Line("Another program replaced \(path.text) with something that can't be edited here. Your text is kept as a draft.")]
        case .startFilesOver(let changes): Self.losses(changes)
        default: []
        }
    }

    var filesChoices: [Dialog.Choice] {
        switch self {
        case .fileConflict(_, .changed):
            [Dialog.Choice(key: "1", label: "Keep my text"), Dialog.Choice(key: "2", label: "Use the file on disk")]
        case .fileConflict(_, .removed):
            [Dialog.Choice(key: "1", label: "Save it again"), Dialog.Choice(key: "2", label: "Discard my text")]
        case .fileConflict(_, .unreadable):
            [Dialog.Choice(key: "1", label: "Show the new file")]
        case .startFilesOver:
            [Dialog.Choice(key: "y", label: "Reset, and keep a copy"), Dialog.Choice(key: "n", label: "Leave my files alone")]
        default: []
        }
    }

    private static func losses(_ changes: WorkspaceChanges) -> [Line] {
        var lines = [Line("This resets the files of the lesson and removes your changes:")]
        func add(_ names: [String], _ what: String) {
            guard !names.isEmpty else { return }
            let shown = names.prefix(6).map { SafeText($0).string }.joined(separator: ", ")
            lines.append(Line("  \(what): \(shown)" + (names.count > 6 ? " and \(names.count - 6) more" : "")))
        }
        add(changes.changed, "changed")
        add(changes.added, "added")
        add(changes.removed, "deleted, and restored")
        if changes.isCut { lines.append(Line("  … and others that aren't listed here")) }
        lines.append(Line("calf keeps a copy, and Ctrl-G U undoes the reset."))
        return lines
    }
}
