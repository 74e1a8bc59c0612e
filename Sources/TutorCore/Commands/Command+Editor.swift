import Course
import Terminal

/// Editing the scratchpad.
extension Command {
    package static let runStatement = Command(
        "runStatement", "Run statement", toggled: "Run selection", while: { $0.lesson?.pad.editor.selection != nil }, key: .alt("r"),
        in: .editor,
        available: inLesson { lesson in
            lesson.runsSteps ? .not("The script runs step by step: {run} runs the next one.") : running(lesson)
        }, action: { $0.runStatement() })
    package static let copyText = Command(
        "copy", "Copy", key: .alt("w"), in: .editor, available: inLesson(withSelection), action: { $0.copySelection(cuts: false) })
    package static let cutText = Command(
        "cut", "Cut", key: .control("x"), in: .editor, available: inLesson(withSelection), action: { $0.copySelection(cuts: true) })
    package static let undo = Command(
        "undo", "Undo", key: .control("z"), in: .editor,
        available: inLesson { $0.pad.editor.canUndo ? .now : .not("There is nothing to undo.") },
        action: { $0.edit { $0.undo() } })
    package static let redo = Command(
        "redo", "Redo", key: .control("y"), in: .editor,
        available: inLesson { $0.pad.editor.canRedo ? .now : .not("There is nothing to redo.") },
        action: { $0.edit { $0.redo() } })
    package static let editOutside = Command(
        "editor", "Open in $EDITOR", key: .alt("e"), in: .editor, action: { $0.editOutside() })
    package static let history = Command("history", "History", key: .control("r"), in: .editor, action: { $0.openHistory() })

    private static func withSelection(_ lesson: LessonState) -> Availability {
        lesson.pad.editor.selection == nil ? .not("Nothing is selected. Shift with the arrow keys selects.") : .now
    }
}
