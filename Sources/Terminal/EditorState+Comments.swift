// MARK: - Comments

extension EditorState {
    /// Turns the selected lines, or the cursor's line, into comments, or back into code if all of them are comments. Can be undone.
    ///
    /// - Parameter marker: What starts a comment, such as `--`.
    package mutating func toggleComment(_ marker: String) {
        let whole = selection.map { selected in
            // A selection that ends at the start of a line does not include that line.
            let last = selected.upperBound.offset == 0 ? selected.upperBound.line - 1 : selected.upperBound.line
            return selected.lowerBound.line...max(selected.lowerBound.line, last)
        }
        let numbers = whole ?? cursor.line...cursor.line
        let written = numbers.filter { !lines[$0].allSatisfy(\.isWhitespace) }
        guard !written.isEmpty else { return }
        let indent = written.reduce(Int.max) { min($0, lines[$1].utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count) }
        let areComments = written.allSatisfy { lines[$0].drop(while: \.isWhitespace).hasPrefix(marker) }
        let changed = numbers.map { number -> String in
            let line = lines[number]
            if line.allSatisfy(\.isWhitespace) { return line }
            if !areComments {
                let place = index(indent, in: line)
                return line[..<place] + marker + " " + line[place...]
            }
            let start = line.prefix(while: \.isWhitespace)
            let rest = line.dropFirst(start.count + marker.count)
            return String(start + (rest.first == " " ? rest.dropFirst() : rest))
        }
        let (cursor, anchor) = (cursor, anchor)
        let first = Position(line: numbers.lowerBound, offset: 0)
        let last = Position(line: numbers.upperBound, offset: lines[numbers.upperBound].utf8.count)
        let growth = numbers.map { number in changed[number - numbers.lowerBound].utf8.count - lines[number].utf8.count }
        replace(first..<last, with: changed.joined(separator: "\n"), kind: .other)
        // Keeps the cursor and the selection at the same characters.
        func moved(_ place: Position) -> Position {
            guard numbers.contains(place.line), place.offset > indent else { return place }
            return Position(line: place.line, offset: max(indent, place.offset + growth[place.line - numbers.lowerBound]))
        }
        move(to: moved(anchor ?? cursor))
        if anchor != nil { move(to: moved(cursor), selecting: true) }
    }
}
