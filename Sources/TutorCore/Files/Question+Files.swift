import Sandbox
import Terminal

/// What is asked about files before something of them is lost.
extension Question {
    var filesText: [Line] {
        switch self {
        case .fileConflict(let path, .changed):
            [
                Line("Another program has written \(path.text) while there is a text here that is not saved. Which one counts?"),
                Line("If you take the one on the disk, Ctrl-_ in the editor brings yours back."),
            ]
        case .fileConflict(let path, .removed): [Line("\(path.text) is no longer on the disk, and the text here is not saved there.")]
        case .fileConflict(let path, .unreadable):
            [Line("Another program has made something of \(path.text) that can't be edited here. The text here is kept as a draft.")]
        case .removeFile(let path, let isFolder):
            [Line(isFolder ? "\(path.text)/ with everything in it? It can't be brought back." : "\(path.text)? It can't be brought back.")]
        case .startFilesOver(let changes): Self.losses(changes)
        default: []
        }
    }

    var filesChoices: [Dialog.Choice] {
        switch self {
        case .fileConflict(_, .changed):
            [Dialog.Choice(key: "1", label: "the text here"), Dialog.Choice(key: "2", label: "the text on the disk")]
        case .fileConflict(_, .removed):
            [Dialog.Choice(key: "1", label: "save it again"), Dialog.Choice(key: "2", label: "let it go")]
        case .fileConflict(_, .unreadable):
            [Dialog.Choice(key: "1", label: "look at what is there")]
        case .removeFile: [Dialog.Choice(key: "y", label: "delete"), Dialog.Choice(key: "n", label: "keep")]
        case .startFilesOver:
            [Dialog.Choice(key: "y", label: "start over, and keep a copy"), Dialog.Choice(key: "n", label: "leave everything as it is")]
        default: []
        }
    }

    private static func losses(_ changes: WorkspaceChanges) -> [Line] {
        var lines = [Line("The files of this lesson are put back as they were given. This goes:")]
        func add(_ names: [String], _ what: String) {
            guard !names.isEmpty else { return }
            let shown = names.prefix(6).map { SafeText($0).string }.joined(separator: ", ")
            lines.append(Line("  \(what): \(shown)" + (names.count > 6 ? " and \(names.count - 6) more" : "")))
        }
        add(changes.changed, "changed by you")
        add(changes.added, "added")
        add(changes.removed, "removed, and back again")
        if changes.isCut { lines.append(Line("  … and more that is not listed here")) }
        lines.append(Line("A copy is kept, and one key brings it back."))
        return lines
    }
}
