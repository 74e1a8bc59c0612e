import Postgres
import Terminal

/// The selection in the scratchpad, or the statement at the cursor.
extension Model {
    /// Copies the selection to the terminal's clipboard and for Ctrl-Y.
    mutating func copySelection(cuts: Bool) -> [Effect] {
        guard let text = lesson?.pad.editor.selectedText else { return [] }
        let effects = edit { $0.copySelection(cuts: cuts) }
        copied = text
        let word = cuts ? "Cut" : "Copied"
        guard Clipboard.takes(text) else {
            notice = Notice("\(word), but too long for a terminal's clipboard. Ctrl-Y inserts it here.")
            return effects
        }
        notice = Notice("\(word): Ctrl-Y inserts it here, and your terminal's paste if it allows copying.")
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
        let part =
            editor.selection.map { editor.offset(of: $0.lowerBound)..<editor.offset(of: $0.upperBound) }
            ?? SQLSplitter.statement(at: editor.cursorOffset, in: editor.text)?.sentRange
        guard let part, !editor.text(in: part).allSatisfy(\.isWhitespace) else {
            notice = Notice("There is no statement to run here.")
            return []
        }
        return asksAboutSweepingChange(in: part) ? [] : run(part)
    }
}
