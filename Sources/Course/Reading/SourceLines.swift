/// The lines of a text, for the places in messages.
struct SourceLines {
    private let lines: [Substring]

    /// By bytes: finding the characters of a whole lesson costs as much as all the rest of reading it.
    init(_ text: String) { lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) } }

    /// How many there are.
    var count: Int { lines.count }

    /// The fence that opens or closes a block on a line; `nil` where there is none.
    func fence(onLine line: Int) -> Fence? { lines.indices.contains(line - 1) ? Fence(lines[line - 1]) : nil }

    /// The column on which the info string of a fence begins.
    func column(ofInfoOnLine line: Int) -> Int {
        guard lines.indices.contains(line - 1) else { return 1 }
        let characters = lines[line - 1].unicodeScalars
        var index = characters.startIndex
        var column = 1
        var run = 0
        // Past the first run of three or more backticks or tildes, and the blanks behind it.
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
