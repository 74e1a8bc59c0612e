import Markup
import Terminal
import TutorCore

/// The scratchpad's text.
extension Painter {
    /// Draws the text. If it has the focus, the statement and the matching brackets at the cursor are highlighted.
    func drawSQL(_ lesson: LessonState, in area: Rect, placeholder: String, isFocused: Bool, into frame: inout Frame) -> Editor {
        let pad = lesson.pad
        var editor = Editor(
            state: pad.editor, errorMark: pad.errorMark, placeholder: placeholder, markedLine: nextStepLine(lesson), theme: theme,
            isFocused: isFocused)
        // Until the learner types again, the place of an error is what counts.
        if !isFocused, let mark = pad.errorMark { editor.state.move(to: pad.editor.position(ofCharacter: mark)) }
        cache.withScan(of: lesson.padID) { scan in
            let shown = editor.shownLines(in: area)
            scan.update(pad.editor.lines, through: shown.upperBound)
            editor.highlights = scan.highlights(shown, theme: theme)
            editor.dottedLines = scan.firstLines(ofStatementsAt: pad.editor.marks.filter { $0.pending == nil }.map(\.range))
            if isFocused {
                editor.emphasized = scan.bracketPair(at: pad.editor.cursor)
                editor.barredLines = lesson.runsSteps ? nil : scan.statementLines(at: pad.editor.cursor)
            }
        }
        editor.draw(into: &frame.canvas, in: area)
        return editor
    }

    /// Whether the statement at the cursor can be run separately.
    func hasParts(_ lesson: LessonState) -> Bool {
        if lesson.runsSteps { return false }
        let editor = lesson.pad.editor
        return editor.selection == nil && cache.withScan(of: lesson.padID) { $0.statementLines(at: editor.cursor) } != nil
    }
}
