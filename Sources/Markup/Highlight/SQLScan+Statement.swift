import Postgres
import SQLText
package import Terminal

/// A statement that isn't empty, and where the next one starts.
struct ScannedStatement {
    var range: Range<EditorState.Position>
    var end: EditorState.Position
    /// The backslash commands inside it that run alone.
    var commands: [Range<EditorState.Position>] = []
}

extension SQLScan {
    /// The lines of the statement at the cursor, if the text contains other statements too: see ``SQLSplitter/statement(at:in:)``.
    package mutating func statementLines(at cursor: EditorState.Position) -> ClosedRange<Int>? {
        let tail = findStatements(through: cursor)
        var index = firstStatement(endingAtOrAfter: cursor)
        if index == statements.count, tail == nil { index -= 1 }
        guard index >= 0, let found = index < statements.count ? statements[index] : tail else { return nil }
        if let command = found.commands.first(where: { $0.lowerBound <= cursor && cursor <= $0.upperBound }) {
            return command.lowerBound.line...command.lowerBound.line
        }
        let range = found.range
        let (from, to) = (range.lowerBound, range.upperBound)
        if index == 0, isBlank(after: to) { return nil }
        // The data of a COPY ends at the start of a line.
        return from.line...max(from.line, to.offset == 0 ? to.line - 1 : to.line)
    }

    /// The first lines of the statements that are exactly one of these ranges, except where another statement starts on the same line.
    package mutating func firstLines(ofStatementsAt ranges: [Range<EditorState.Position>]) -> Set<Int> {
        guard let last = ranges.map(\.upperBound).max() else { return [] }
        let tail = findStatements(through: last)
        let found = ranges.filter { range in
            let index = firstStatement(endingAtOrAfter: range.upperBound)
            return (index < statements.count ? statements[index].range : tail?.range) == range
        }
        let wanted = Set(ranges)
        return Set(found.map(\.lowerBound.line)).filter { line in
            var index = firstStatement(endingAtOrAfter: EditorState.Position(line: line, offset: 0))
            while index < statements.count, statements[index].range.lowerBound.line <= line {
                if statements[index].range.lowerBound.line == line, !wanted.contains(statements[index].range) { return false }
                index += 1
            }
            return true
        }
    }

    /// Finds the statements up to this position. Returns the text's last one if it is needed and not terminated.
    private mutating func findStatements(through position: EditorState.Position) -> ScannedStatement? {
        var tail: ScannedStatement?
        var count = 40
        while statements.last.map({ $0.range.upperBound < position }) ?? true, tail == nil {
            let start = statements.last?.end ?? EditorState.Position(line: 0, offset: 0)
            let end = min(text.count, min(max(start.line, position.line), start.line + SQLScan.piece) + count)
            let before = statements.count
            tail = split(from: start, upTo: end)
            if end == text.count { break }
            if statements.count == before { count *= 4 }
        }
        return tail
    }

    private func firstStatement(endingAtOrAfter cursor: EditorState.Position) -> Int {
        var (low, high) = (0, statements.count)
        while low < high {
            let middle = (low + high) / 2
            if statements[middle].range.upperBound < cursor { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Adds the statements from `start` on that end before a line, or before the end of the text. Returns the text's last statement if it
    /// is not terminated.
    private mutating func split(from start: EditorState.Position, upTo end: Int) -> ScannedStatement? {
        let first = text[start.line].utf8.dropFirst(start.offset)
        let part = ([String(decoding: first, as: UTF8.self)] + text[(start.line + 1)..<end]).joined(separator: "\n")
        var place = (line: start.line, start: -start.offset)
        func position(_ offset: Int) -> EditorState.Position {
            while place.line + 1 < end, offset > place.start + text[place.line].utf8.count {
                place.start += text[place.line].utf8.count + 1
                place.line += 1
            }
            return EditorState.Position(line: place.line, offset: offset - place.start)
        }
        for statement in SQLSplitter.places(in: part) {
            let start = position(statement.sentRange.lowerBound)
            let commands = statement.innerCommands.map { position($0.lowerBound)..<position($0.upperBound) }
            let range = start..<position(statement.sentRange.upperBound)
            let found = ScannedStatement(range: range, end: position(statement.extent.upperBound), commands: commands)
            if end == text.count, !statement.isTerminated { return statement.isEmpty ? nil : found }
            // A statement on the last line may continue below it.
            if end < text.count, !statement.isTerminated || found.end.line >= end - 1 { return nil }
            if !statement.isEmpty { statements.append(found) }
        }
        return nil
    }

    private func isBlank(after place: EditorState.Position) -> Bool {
        let rest = text[place.line].utf8.dropFirst(place.offset)
        return rest.allSatisfy { $0 == 0x20 || $0 == 0x09 } && text[(place.line + 1)...].allSatisfy { $0.allSatisfy(\.isWhitespace) }
    }
}
