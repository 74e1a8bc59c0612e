import Terminal

/// Whether the learner has typed something after the shell's prompt that hasn't run yet. What calf types would be glued to it.
struct PromptLine {
    /// The line with the cursor just before the first key.
    private var start: String?

    /// Notes a key or a paste that is about to go to the shell.
    mutating func type(on frame: TerminalFrame) { start = start ?? Self.line(frame) }

    /// The line is over: it was run or abandoned, or the shell has shown a new prompt.
    mutating func end() { start = nil }

    /// Whether the line has nothing but spaces, even if something was typed and deleted again.
    func isEmpty(on frame: TerminalFrame) -> Bool { start == nil || start == Self.line(frame) }

    /// The line of the screen with the cursor.
    private static func line(_ frame: TerminalFrame) -> String? { frame.canvas.cursor.map { frame.canvas.row($0.y) } }
}
