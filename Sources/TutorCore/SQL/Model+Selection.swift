import Postgres
import SQLText
import Terminal

/// The selection in the scratchpad, or the statement at the cursor.
extension Model {
    /// Copies the selection to the terminal's clipboard and for Ctrl-V.
    mutating func copySelection(cuts: Bool) -> [Effect] {
        guard let text = lesson?.pad.editor.selectedText else { return [] }
        let effects = edit { $0.copySelection(cuts: cuts) }
        copied = text
        let word = cuts ? "Cut" : "Copied"
        guard Clipboard.takes(text) else {
            notice = Notice("\(word), but too long for a terminal's clipboard. Ctrl-V inserts it here.")
            return effects
        }
        notice = Notice("\(word): Ctrl-V inserts it here, and your terminal's paste if it allows copying.")
        return effects + [.copy(text)]
    }

    mutating func editOutside() -> [Effect] {
        guard let lesson else { return [] }
        return keepDrafts() + [.editOutside(lesson.padID, lesson.pad.editor.text)]
    }

    mutating func handle(_ outcome: EditedText, of pad: PadID) -> [Effect] {
        switch outcome {
        case .failed(let why): notice = Notice(why, isTrouble: true)
        case .text(let text):
            guard lesson?.padID == pad, text != lesson?.pad.editor.text else { return [] }
            return edit { $0.replaceAll(with: text) }
        }
        return []
    }

    /// Runs only the selection, or else the statement at the cursor.
    mutating func runStatement() -> [Effect] {
        guard let editor = lesson?.pad.editor else { return [] }
        if let selected = editor.selectedOffsets { return runUnlessAsked(RunPart(range: selected)) }
        let statement = SQLSplitter.statement(at: editor.cursorOffset, in: editor.text)
        return runUnlessAsked(RunPart(range: statement?.sentRange ?? 0..<0, skipped: statement?.innerCommands ?? []))
    }
}
