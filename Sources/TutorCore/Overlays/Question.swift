package import Sandbox
package import Terminal

/// Something asked in the middle of the screen before it is done.
package enum Question: Sendable, Equatable {
    /// Which of these.
    case startOver([StartOver])
    case solution
    /// Which of two texts of a file counts.
    case fileConflict(WorkspacePath, FileDocument.Conflict)
    case removeFile(WorkspacePath, isFolder: Bool)
    case startFilesOver(WorkspaceChanges)
    case leftovers(Leftovers)
    case engine(EngineQuestion)

    package var title: String {
        switch self {
        case .startOver, .startFilesOver: "Start over"
        case .fileConflict: "Two texts of one file"
        case .removeFile: "Delete"
        case .solution: "The solution"
        case .leftovers: "Left on the engine"
        case .engine(let question): question.title
        }
    }

    package var text: [Line] {
        switch self {
        case .startOver(let choices):
            [
                Line("What should be as it was at the beginning?"),
                choices.contains(.files)
                    ? Line("What would be lost is said before it goes, or one key brings it back.")
                    : Line(
                        "Lost would be: what stands in this scratchpad, or what you changed in the lesson's tables. One key brings it back."
                    ),
            ]
        case .fileConflict, .removeFile, .startFilesOver: filesText
        case .leftovers(let leftovers): leftovers.text
        case .solution:
            [Line("Shown when you ask for it, and remembered as such. The exercise can still be solved, in your own words.")]
        case .engine(let question): question.text
        }
    }

    package var choices: [Dialog.Choice] {
        switch self {
        case .startOver(let choices): choices.map { Dialog.Choice(key: $0.letter, label: $0.label) }
        case .fileConflict, .removeFile, .startFilesOver: filesChoices
        case .leftovers: Leftovers.choices
        case .solution: [Dialog.Choice(key: "y", label: "show it"), Dialog.Choice(key: "n", label: "try on")]
        case .engine(let question): question.choices
        }
    }
}
