import Terminal

/// Whether the learner has typed something after the shell's prompt that hasn't run yet. What calf types would be glued to it.
struct PromptLine {
    /// The line with the cursor just before the first key.
    private var start: Place?

    /// A line of the screen with the cursor.
    private struct Place: Equatable {
        var text: String
        var column: Int

        init?(_ frame: TerminalFrame) {
            guard let cursor = frame.canvas.cursor else { return nil }
            text = frame.canvas.row(cursor.y)
            column = cursor.x
        }
    }

    /// Notes a key or a paste that is about to go to the shell.
    mutating func type(on frame: TerminalFrame) { start = start ?? Place(frame) }

    /// The line is over: it was run or abandoned, or the shell has shown a new prompt.
    mutating func end() { start = nil }

    /// Whether the line is empty, even if something was typed and deleted again.
    func isEmpty(on frame: TerminalFrame) -> Bool { start == nil || start == Place(frame) }
}
