package import Terminal

/// Everything that can be done by name: one list, from which the key bar, the Ctrl-G menu, the help page and the keys themselves come.
package enum Command: String, Sendable, CaseIterable, Equatable {
    case adopt, ignore
    case run, check, hint, solution, expected, differences, alternative, cancel
    case scratchpad, text, shell, files, engine, tables, zoom, foldTask
    case lookBack, pasteCopied, newShell, nextShell, closeShell
    case nextSection, previousSection, nextExercise, nextLesson, skipPrediction
    case startOver, undoStartOver
    case map, find, progress, help, suspend, quit

    /// Whether a command can be done now, and if not, why.
    package enum Availability: Sendable, Equatable {
        case now
        case not(String)
    }

    /// The key that does it everywhere, where it has one.
    package var key: KeyEvent? {
        switch self {
        case .help: KeyEvent(.function(1))
        case .map: KeyEvent(.function(2))
        case .find: KeyEvent(.function(3))
        case .hint: KeyEvent(.function(4))
        case .run: KeyEvent(.function(5))
        case .check: KeyEvent(.function(6))
        case .progress: KeyEvent(.function(7))
        case .startOver: KeyEvent(.function(8))
        case .tables: KeyEvent(.function(9))
        case .quit: KeyEvent(.function(10))
        case .text: KeyEvent(.escape)
        case .cancel: .control("c")
        case .suspend: .control("z")
        default: nil
        }
    }

    /// Its letter in the menu.
    package var letter: Character? {
        switch self {
        case .adopt: "1"
        case .ignore: "2"
        case .run: "R"
        case .check: "C"
        case .hint: "H"
        case .solution: "S"
        case .expected: "W"
        case .differences: "D"
        case .alternative: "A"
        case .cancel: "K"
        case .scratchpad: "E"
        case .text: "T"
        case .shell: "$"
        case .files: "Y"
        case .engine: "V"
        case .lookBack: "J"
        case .pasteCopied: "="
        case .newShell: "+"
        case .nextShell: ">"
        case .closeShell: "-"
        case .tables: "B"
        case .nextSection: "N"
        case .previousSection: "P"
        case .nextExercise: "X"
        case .nextLesson: "L"
        case .skipPrediction: "I"
        case .startOver: "O"
        case .undoStartOver: "U"
        case .map: "M"
        case .find: "F"
        case .progress: "G"
        case .help: "?"
        case .zoom: "Z"
        case .quit: "Q"
        case .foldTask, .suspend: nil
        }
    }

    /// What the menu and the key bar call it.
    package func label(in model: Model) -> String {
        switch self {
        case .adopt: "Yes, part of this lesson"
        case .ignore: "No, leave it alone"
        case .run: "Run"
        case .check: "Check"
        case .hint: "Hint"
        case .solution: "Solution"
        case .expected: "Expected result"
        case .differences: model.lesson?.pad.verdict?.showsAllDifferences == true ? "Fewer differences" : "All differences"
        case .alternative: "Another solution"
        case .cancel: "Cancel"
        case .scratchpad: "Work"
        case .text: "Lesson"
        case .shell: "Shell"
        case .files: "Files"
        case .engine: "Engine"
        case .lookBack: "Copy mode"
        case .pasteCopied: "Paste"
        case .newShell: "New shell"
        case .nextShell: "Next shell"
        case .closeShell: "Close shell"
        case .tables: "Tables and columns"
        case .zoom: model.lesson?.isZoomed == true ? "Zoom out" : "Zoom"
        case .foldTask: model.lesson?.isTaskFolded == true ? "Unfold task" : "Fold task"
        case .nextSection: "Next section"
        case .previousSection: "Previous section"
        case .nextExercise: "Next exercise"
        case .nextLesson: "Next lesson"
        case .skipPrediction: "Skip prediction"
        case .startOver: "Reset"
        case .undoStartOver: "Undo reset"
        case .map: "Lessons"
        case .find: "Find a lesson"
        case .progress: "Progress"
        case .help: "Help"
        case .suspend: "Suspend"
        case .quit: "Quit"
        }
    }

    /// A word for the key bar, where the label is long.
    package func shortLabel(in model: Model) -> String {
        switch self {
        case .tables: "Tables"
        case .find: "Find"
        default: label(in: model)
        }
    }

    /// As the Ctrl-G menu lists it.
    package func menuItem(in model: Model) -> Menu.Item {
        let reason: String? = if case .not(let why) = availability(in: model) { why } else { nil }
        return Menu.Item(
            letter: letter, title: label(in: model), key: model.key(of: self).map { KeyName($0).description }, disabledReason: reason)
    }
}
