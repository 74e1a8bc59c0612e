package import EngineValues
package import Progress
package import Terminal

/// A question asked in a dialog before an action.
package enum Question: Sendable, Equatable {
    /// Which of these to reset, and what would be lost.
    case startOver([StartOver], StartOverLosses)
    /// With what it costs to see it.
    case solution(cost: String)
    case goal([GoalChoice])
    /// Which of two texts of a file to keep.
    case fileConflict(WorkspacePath, FileDocument.Conflict)
    case startFilesOver(WorkspaceChanges)
    case resetServers
    case leftovers(Leftovers)
    case engine(EngineQuestion)
    case session(SessionQuestion)
    case trust(TrustQuestion)
    case placement(PlacementOffer)
    /// Whether to leave a placement that isn't over; with what it has found out.
    case leavingPlacement(String)
    /// No question: the user closes it.
    case alert(Alert)

    package var title: String {
        switch self {
        case .startOver, .startFilesOver, .resetServers: "Reset"
        case .fileConflict: "File conflict"
        case .solution: "Solution"
        case .goal: "Goal"
        case .leftovers: "Objects left in the engine"
        case .engine(let question): question.title
        case .session(let question): question.title
        case .trust: "Trust this course?"
        case .placement, .leavingPlacement: "Placement"
        case .alert(let alert): alert.title
        }
    }

    package var text: [Line] {
        switch self {
        case .startOver(let choices, let losses):
            [
                Line("What do you want to reset?"),
                choices.contains(.files)
                    ? Line(
                        "You see which files would be lost before they are. Ctrl-G U restores "
                            + (choices.contains(.servers)
                                ? "the files, but not the servers."
                                : losses.isOfExercise ? "text and files, but not this exercise's data." : "text, data, and files."))
                    : Line(
                        "You lose what you typed here, or your changes to the tables. Ctrl-G U "
                            + (losses.isOfExercise
                                ? "restores only the text."
                                : losses.hasOpenTransaction ? "undoes that, but your open transaction is lost." : "undoes that.")),
            ]
        case .fileConflict(let path, .changed):
            [
                Line("Another program changed \(path.text), and your text here isn't saved yet. Which one do you want to keep?"),
                Line("If you use the file on disk, Ctrl-Z in the editor brings your text back."),
            ]
        case .fileConflict(let path, .removed): [Line("\(path.text) was deleted on disk. Your text here isn't saved.")]
        case .fileConflict(let path, .unreadable):
            [Line("Another program replaced \(path.text) with something that can't be edited here. Your text is kept as a draft.")]
        case .startFilesOver(let changes): Self.losses(changes)
        case .resetServers:
            [Line("What was done on the servers is lost, in all sections and exercises of this lesson. It can't be brought back.")]
        case .leftovers(let leftovers): leftovers.text
        case .solution(let cost): [Line(cost)]
        case .goal: [Line(Goal.rule)]
        case .engine(let question): question.text
        case .session(let question): question.text
        case .trust(let question): question.text
        case .placement(let offer): offer.text
        case .leavingPlacement(let counts):
            [Line("Quitting ends the placement. What you did so far counts: \(counts)."), Line("Another placement asks other exercises.")]
        case .alert(let alert): alert.text.map { Line(SafeText($0).string) }
        }
    }

    package var choices: [Dialog.Choice] {
        switch self {
        case .startOver(let choices, let losses): choices.map { Dialog.Choice(key: $0.letter, label: $0.label(losses)) }
        case .fileConflict(_, .changed):
            [Dialog.Choice(key: "1", label: "Keep my text"), Dialog.Choice(key: "2", label: "Use the file on disk")]
        case .fileConflict(_, .removed):
            [Dialog.Choice(key: "1", label: "Save it again"), Dialog.Choice(key: "2", label: "Discard my text")]
        case .fileConflict(_, .unreadable): [Dialog.Choice(key: "1", label: "Show the new file")]
        case .startFilesOver:
            [Dialog.Choice(key: "y", label: "Reset, and keep a copy"), Dialog.Choice(key: "n", label: "Leave my files alone")]
        case .resetServers: [Dialog.Choice(key: "y", label: "Reset the servers"), Dialog.Choice(key: "n", label: "Leave them as they are")]
        case .leftovers: Leftovers.choices
        case .alert: [Dialog.Choice(key: "c", label: "Close")]
        case .solution: [Dialog.Choice(key: "y", label: "Show it"), Dialog.Choice(key: "n", label: "Not now")]
        case .goal(let choices): choices.map { Dialog.Choice(key: $0.key, label: $0.label) }
        case .engine(let question): question.choices
        case .session(let question): question.choices
        case .trust: TrustQuestion.choices
        case .placement(let offer): offer.choices
        case .leavingPlacement: [Dialog.Choice(key: "s", label: "Stay"), Dialog.Choice(key: "l", label: "Quit")]
        }
    }

    /// What a reset of the files discards.
    private static func losses(_ changes: WorkspaceChanges) -> [Line] {
        var lines = [Line("This resets the files of the lesson and removes your changes:")]
        for (what, names) in [("changed", changes.changed), ("added", changes.added), ("deleted, and restored", changes.removed)] {
            guard !names.isEmpty else { continue }
            let shown = names.prefix(6).map { SafeText($0).string }.joined(separator: ", ")
            lines.append(Line("  \(what): \(shown)" + (names.count > 6 ? " and \(names.count - 6) more" : "")))
        }
        if changes.isCut { lines.append(Line("  … and others that aren't listed here")) }
        lines.append(Line("calf keeps a copy, and Ctrl-G U undoes the reset."))
        return lines
    }
}
