import Verdicts

/// Explains why the last command in a shell failed, if docker has printed an error that calf knows.
struct FailureReader {
    /// The end of what was printed since the last command ended.
    private var output: [UInt8] = []

    /// Errors are at the end of a long output.
    private static let maxBytes = 8192

    mutating func read(_ piece: ArraySlice<UInt8>) {
        output += piece
        if output.count > 2 * Self.maxBytes { output = output.suffix(Self.maxBytes) }
    }

    /// What the command's error means; `nil` if it succeeded, or if the error is unknown. The next piece belongs to the next command.
    ///
    /// - Parameter echoesCommand: whether the output starts with the line that was typed.
    mutating func end(hasFailed: Bool, echoesCommand: Bool) -> String? {
        defer { output = [] }
        guard hasFailed else { return nil }
        let text = String(decoding: output.suffix(Self.maxBytes), as: UTF8.self)
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst(echoesCommand ? 1 : 0)
        return EngineErrorExplanation(of: lines.joined(separator: "\n"))?.words
    }
}
