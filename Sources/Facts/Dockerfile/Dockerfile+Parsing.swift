extension Dockerfile {
    /// Parses the text of a Dockerfile line by line, with the rules of BuildKit's parser.
    init(_ text: String) {
        let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        // The instruction that the next line continues.
        var open: (text: String, line: Int)?
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }).enumerated() {
            if open == nil, instructions.isEmpty, line.lowercased().filter({ !$0.isWhitespace }).hasPrefix("#escape=`") {
                stop(at: "# escape", line: index + 1)
            }
            // Comments and empty lines can be inside an instruction.
            guard unread == nil, let first = line.first(where: { !$0.isWhitespace }), first != "#" else { continue }
            let (part, goesOn) = Self.continued(line)
            let whole = (text: (open?.text ?? "") + String(part), line: open?.line ?? index + 1)
            open = goesOn ? whole : nil
            if !goesOn { read(whole.text, line: whole.line) }
        }
        if let open { read(open.text, line: open.line) }
    }

    private mutating func stop(at text: String, line: Int) {
        unread = "Line \(line) of the Dockerfile: calf doesn't support `\(text)`. Write the file without it"
    }

    /// A line without the backslash at its end, and whether the next line continues it.
    private static func continued(_ line: Substring) -> (part: Substring, goesOn: Bool) {
        var part = line
        while part.last == " " || part.last == "\t" { part.removeLast() }
        return part.last == "\\" ? (part.dropLast(), true) : (line, false)
    }

    // MARK: - One instruction

    private mutating func read(_ text: String, line: Int) {
        if text.contains("<<") { return stop(at: "<<", line: line) }
        let trimmed = text.drop(while: \.isWhitespace)
        let written = trimmed.prefix { !$0.isWhitespace }
        var rest = trimmed.dropFirst(written.count).drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        instructions.append(Instruction(keyword: written.uppercased(), line: line, arguments: String(rest)))
    }
}
