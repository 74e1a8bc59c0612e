/// Whether a shell has shown its first prompt. What is typed before that appears twice: the terminal echoes it, and so does the shell once it
/// reads it.
struct FirstPrompt {
    private(set) var isShown = false
    /// Whether the shell has reported that a prompt comes next.
    private(set) var isReported: Bool

    /// - Parameter isReported: `true` for a shell that doesn't report its prompts. Its first output is taken for the prompt.
    init(isReported: Bool = false) { self.isReported = isReported }

    /// Reads a piece of output, which may contain a report. The report ends with a bell, and the prompt comes after it.
    mutating func read(_ piece: ArraySlice<UInt8>, isReported: Bool) {
        if self.isReported || isReported && piece.last != 0x07 { isShown = true }
        self.isReported = self.isReported || isReported
    }
}
