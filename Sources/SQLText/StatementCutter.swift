/// Scans a text with psql's rules and records where statements start and end.
struct StatementCutter {
    private let text: [UInt8]
    private var scanner = ScriptScanner()
    private var cuts: [StatementPlace] = []
    private var rule = StatementRule()
    /// Where the statement's extent starts.
    private var extentStart = 0
    /// Where its text starts, once there is some.
    private var textStart: Int?
    private var isEmpty = true
    /// What psql reads in it that the server never gets.
    private var psqlRanges: [Range<Int>] = []
    /// The commands in it that run alone.
    private var innerCommands: [Range<Int>] = []

    init(_ sql: String) { text = Array(sql.utf8) }

    mutating func cut() -> [StatementPlace] {
        var place = 0
        while place < text.count {
            let start = place
            let piece: ScriptScanner.Piece
            (piece, place) = scanner.next(text, at: start)
            if textStart == nil {
                if piece == .blank || piece == .lineComment { continue }
                textStart = start
            }
            switch piece {
            case .blank, .lineComment, .blockComment: continue
            case .backslash: place = escaped(start) ?? runningAlone(start) ?? endAtCommand(start)
            case .semicolon where rule.isOutside: place = endAtSemicolon(start + 1)
            default:
                isEmpty = false
                rule.take(piece, text[start..<place])
            }
        }
        if extentStart < text.count {
            if scanner.isInComment { isEmpty = false }
            var end = text.count
            while let start = textStart, end > start, text[end - 1].isBlank { end -= 1 }
            add(textEnd: end, extentEnd: text.count, isTerminated: false)
        }
        return cuts
    }

    /// Returns where the next statement starts.
    private mutating func endAtSemicolon(_ end: Int) -> Int {
        let data = rule.isCopyFromInput ? self.data(after: end) : nil
        let wantsData = rule.isCopyFromInput && data == nil
        add(textEnd: end, extentEnd: data?.end ?? end, isTerminated: data?.isTerminated ?? true, data: data?.range)
        cuts[cuts.count - 1].wantsData = wantsData
        return extentStart
    }

    /// Returns where `\;` or `\:` ends, which is that character; a semicolon in this form doesn't end the text to send.
    private mutating func escaped(_ start: Int) -> Int? {
        guard start + 1 < text.count, text[start + 1] == UInt8(ascii: ";") || text[start + 1] == UInt8(ascii: ":") else { return nil }
        psqlRanges.append(start..<start + 1)
        if text[start + 1] == UInt8(ascii: ";") { rule.startOver() }
        return start + 2
    }

    /// Returns the end of a line with a backslash command that leaves the unfinished statement before it alone.
    private mutating func runningAlone(_ start: Int) -> Int? {
        let line = start..<lineEnd(from: start)
        if isEmpty || names(in: line).contains(where: SQLSplitter.commandsOnStatement.contains) { return nil }
        innerCommands.append(line)
        psqlRanges.append(line)
        return line.upperBound
    }

    /// The names of the backslash commands in the rest of a line.
    private func names(in line: Range<Int>) -> [String] {
        line.filter { text[$0] == UInt8(ascii: "\\") }.map { String(decoding: text[nameRange($0, in: line)].dropFirst(), as: UTF8.self) }
    }

    /// A command's name ends at whitespace or another backslash.
    private func nameRange(_ start: Int, in line: Range<Int>) -> Range<Int> {
        let rest = text[(start + 1)..<line.upperBound]
        return start..<(rest.firstIndex { $0.isBlank || $0 == UInt8(ascii: "\\") } ?? line.upperBound)
    }

    /// A backslash command extends to the end of its line.
    private mutating func endAtCommand(_ start: Int) -> Int {
        let line = start..<lineEnd(from: start)
        psqlRanges.append(line)
        add(
            textEnd: line.upperBound, extentEnd: min(line.upperBound + 1, text.count), isTerminated: true,
            command: nameRange(start, in: line))
        return extentStart
    }

    /// Where the line that contains this offset ends: at its newline, or at the end of the text.
    private func lineEnd(from place: Int) -> Int { text[place...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count }

    /// The data after a COPY: from the next line to `\.`, or to the end. `nil` if more text follows on the statement's line.
    private func data(after end: Int) -> (range: Range<Int>, end: Int, isTerminated: Bool)? {
        var place = end
        while place < text.count && text[place] != UInt8(ascii: "\n") && text[place].isBlank { place += 1 }
        if place + 1 < text.count && text[place] == UInt8(ascii: "-") && text[place + 1] == UInt8(ascii: "-") {
            place = lineEnd(from: place)
        }
        guard place + 1 < text.count, text[place] == UInt8(ascii: "\n") else { return nil }
        let start = place + 1
        var line = start
        while line < text.count {
            let lineEnd = self.lineEnd(from: line)
            var contentEnd = lineEnd
            if contentEnd > line && text[contentEnd - 1] == UInt8(ascii: "\r") { contentEnd -= 1 }
            if contentEnd - line == 2 && text[line] == UInt8(ascii: "\\") && text[line + 1] == UInt8(ascii: ".") {
                return (start..<line, min(lineEnd + 1, text.count), true)
            }
            line = lineEnd + 1
        }
        return (start..<text.count, text.count, false)
    }

    private mutating func add(
        textEnd: Int, extentEnd: Int, isTerminated: Bool, data: Range<Int>? = nil, command: Range<Int>? = nil
    ) {
        let start = textStart ?? textEnd
        let extent = extentStart..<extentEnd
        let firstName = psqlRanges.first.map { nameRange($0.lowerBound, in: $0.lowerBound..<lineEnd(from: $0.lowerBound)) }
        cuts.append(
            StatementPlace(
                range: start..<textEnd, extent: extent, isTerminated: isTerminated, isEmpty: isEmpty && command == nil,
                data: data, command: command ?? firstName,
                psqlRanges: psqlRanges, innerCommands: innerCommands))
        extentStart = extentEnd
        textStart = nil
        isEmpty = true
        psqlRanges = []
        innerCommands = []
        rule = StatementRule()
    }
}
