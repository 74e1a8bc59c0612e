import Terminal

/// The terminal's contents at one moment, line by line, without trailing blanks.
struct Capture: Equatable, CustomStringConvertible {
    var lines: [String]

    var text: String { lines.joined(separator: "\n") }
    var description: String { text }

    func contains(_ words: String) -> Bool { lines.contains { $0.contains(words) } }

    /// The first line that contains these words.
    func line(with words: String) -> String? { lines.first { $0.contains(words) } }

    /// The last line that isn't empty.
    var lastLine: String { lines.last { !$0.isEmpty } ?? "" }

    /// The first position of these words on the screen: column and row, from 0.
    func place(of words: String) -> (x: Int, y: Int)? {
        for (y, line) in lines.enumerated() {
            if let range = line.firstRange(of: words) { return (String(line[..<range.lowerBound]).cellWidth, y) }
        }
        return nil
    }

    /// The columns of a line in which this character appears.
    func columns(of sign: Character, in line: Int) -> [Int] {
        guard lines.indices.contains(line) else { return [] }
        var columns: [Int] = []
        var x = 0
        for character in lines[line] {
            if character == sign { columns.append(x) }
            x += String(character).cellWidth
        }
        return columns
    }

    /// The part of each line to the left of a column.
    func left(of column: Int) -> [String] {
        lines.map { line in
            var width = 0
            return String(
                line.prefix { character in
                    width += String(character).cellWidth
                    return width <= column
                })
        }
    }
}
