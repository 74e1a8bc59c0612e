import Primitives

/// A run of backticks or tildes that opens or closes a block.
struct Fence {
    var character: UInt8
    var length: Int
    /// The text after the run, trimmed.
    var info: String

    /// `nil` if the line isn't a fence, which is at most three spaces and a run of three or more.
    init?(_ line: Substring) {
        let text = line.utf8.drop { $0 == UInt8(ascii: " ") }
        guard line.utf8.count - text.count <= 3, let first = text.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else {
            return nil
        }
        character = first
        length = text.prefix { $0 == first }.count
        info = Substring(text.dropFirst(length)).trimmed
        if length < 3 || first == UInt8(ascii: "`") && info.contains("`") { return nil }
    }

    /// Whether it closes the block that another fence opened.
    func closes(_ opening: Fence) -> Bool { character == opening.character && length >= opening.length && info.isEmpty }

    /// Whether it opens a block whose role is part of the format.
    var hasKnownRole: Bool {
        let words = info.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, let role = BlockRole(rawValue: String(words[1])) else { return false }
        return role.languages.contains(String(words[0]))
    }
}

/// Finds fenced blocks that swallow the text after them because their closing fence is missing.
struct FenceCheck {
    let source: SourceLines
    let text: String
    /// The line of the opening fence.
    let line: Int

    func report(to report: inout Report) {
        guard let opening = source.fence(onLine: line) else { return }
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
        for (index, row) in lines.enumerated() {
            guard let fence = Fence(row), fence.hasKnownRole else { continue }
            // A shorter fence inside a longer one is quoted Markdown.
            if opening.length > 3, opening.character == fence.character, fence.length < opening.length { continue }
            let message = "a block starts here, but the block from line \(line) is still open: its closing fence is missing"
            return report.error(.openFence, message, line: line + 1 + index)
        }
        let end = line + max(1, lines.count)
        let closing = source.fence(onLine: end)
        if closing == nil || closing?.info.isEmpty == false {
            report.error(.openFence, "this block is still open at the end of the file: its closing fence is missing", line: line)
        }
    }
}
