package import Sandbox
package import Terminal

/// Something asked in the middle of the screen before it is done.
package enum Question: Sendable, Equatable {
    /// Which of these; with how many lines of the learner's the text has.
    case startOver([StartOver], typedLines: Int)
    case solution
    /// Which of two texts of a file counts.
    case fileConflict(WorkspacePath, FileDocument.Conflict)
    case removeFile(WorkspacePath, isFolder: Bool)
    case startFilesOver(WorkspaceChanges)
    case leftovers(Leftovers)
    case engine(EngineQuestion)
    case session(SessionQuestion)
    case trust(TrustQuestion)

    package var title: String {
        switch self {
        case .startOver, .startFilesOver: "Reset"
        case .fileConflict: "File conflict"
        case .removeFile: "Delete"
        case .solution: "Solution"
        case .leftovers: "Objects left in the engine"
        case .engine(let question): question.title
        case .session(let question): question.title
        case .trust: "Trust this course?"
        }
    }

    package var text: [Line] {
        switch self {
        case .startOver(let choices, _):
            [
                Line("What do you want to reset?"),
                choices.contains(.files)
                    ? Line("You see what would be lost before anything is deleted.")
                    : Line(
                        "You lose what you typed here, or your changes to the tables. Ctrl-G U undoes it."
                    ),
            ]
        case .fileConflict, .removeFile, .startFilesOver: filesText
        case .leftovers(let leftovers): leftovers.text
        case .solution:
            [Line("Your progress notes that you saw it. You can still solve the exercise.")]
        case .engine(let question): question.text
        case .session(let question): question.text
        case .trust(let question): question.text
        }
    }

    package var choices: [Dialog.Choice] {
        switch self {
        case .startOver(let choices, let lines): choices.map { Dialog.Choice(key: $0.letter, label: $0.label(typedLines: lines)) }
        case .fileConflict, .removeFile, .startFilesOver: filesChoices
        case .leftovers: Leftovers.choices
        case .solution: [Dialog.Choice(key: "y", label: "Show it"), Dialog.Choice(key: "n", label: "Keep trying")]
        case .engine(let question): question.choices
        case .session(let question): question.choices
        case .trust: TrustQuestion.choices
        }
    }
}
