/// The lines of a text, for locations in messages.
struct SourceLines {
    private let lines: [Substring]

    /// Splits by bytes: finding the characters of a whole lesson would cost as much as the rest of reading it.
    init(_ text: String) { lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) } }

    var count: Int { lines.count }

    /// The fence that opens or closes a block on a line; `nil` if there is none.
    func fence(onLine line: Int) -> Fence? { lines.indices.contains(line - 1) ? Fence(lines[line - 1]) : nil }

    /// The column on which a fence's info string starts.
    func column(ofInfoOnLine line: Int) -> Int {
        guard lines.indices.contains(line - 1) else { return 1 }
        let characters = lines[line - 1].unicodeScalars
        var index = characters.startIndex
        var column = 1
        var run = 0
        // Skips the first run of three or more backticks or tildes, and the spaces and tabs after it.
        while index < characters.endIndex {
            let character = characters[index]
            if run >= 3, character != "`", character != "~", character != " ", character != "\t" { return column }
            if character == "`" || character == "~" { run += 1 } else if run < 3 { run = 0 }
            index = characters.index(after: index)
            column += 1
        }
        return column
    }
}
