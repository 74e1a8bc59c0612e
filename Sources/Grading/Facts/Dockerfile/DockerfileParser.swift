extension Dockerfile {
    /// Parses the text of a Dockerfile.
    init(_ text: String) {
        var parser = DockerfileParser(text)
        parser.parse()
        self.init(instructions: parser.instructions, problems: parser.problems)
    }
}

/// Parses a Dockerfile line by line, with the rules of BuildKit's parser.
struct DockerfileParser {
    private(set) var instructions: [Dockerfile.Instruction] = []
    private(set) var problems: [Dockerfile.Problem] = []
    private let lines: [String]
    /// The index of the next line, counted from 0.
    private var next = 0
    private var escape: Character = "\\"
    private var hasFrom = false
    private var hasBeforeFrom = false

    init(_ text: String) {
        var text = text[...]
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    }

    mutating func parse() {
        readDirectives()
        while let line = take() {
            if Self.isComment(line) || Self.isBlank(line) { continue }
            readInstruction(line)
        }
        if let first = instructions.first, !hasFrom {
            problems.append(.init(kind: .noFrom, line: first.line))
        }
    }

    private mutating func take() -> String? {
        guard next < lines.count else { return nil }
        next += 1
        return lines[next - 1]
    }

    /// Reads directives such as `# escape=`, which are only valid at the very top.
    private mutating func readDirectives() {
        var seen: Set<String> = []
        while next < lines.count {
            let line = lines[next].drop(while: \.isWhitespace)
            guard line.first == "#", let equals = line.firstIndex(of: "=") else { return }
            let name = String(line.dropFirst().prefix { $0 != "=" }.filter { !$0.isWhitespace }).lowercased()
            guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber }), seen.insert(name).inserted else { return }
            let value = line[line.index(after: equals)...].filter { !$0.isWhitespace }
            if name == "escape", value == "`" { escape = "`" }
            next += 1
        }
    }

    private static func isComment(_ line: String) -> Bool { line.first { !$0.isWhitespace } == "#" }
    private static func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }

    // MARK: - One instruction

    private mutating func readInstruction(_ first: String) {
        let number = next
        var text = ""
        var line: String? = first
        while let current = line {
            let (part, goesOn) = continued(current)
            text += part
            line = goesOn ? takeWithoutComments() : nil
        }
        let trimmed = text.drop(while: \.isWhitespace)
        let keyword = trimmed.prefix { !$0.isWhitespace }
        var rest = trimmed.dropFirst(keyword.count).drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        var instruction = Dockerfile.Instruction(keyword: keyword.uppercased(), line: number, lastLine: next, arguments: String(rest))
        readOptions(&instruction)
        readHeredocs(&instruction)
        instruction.lastLine = next
        note(instruction, written: String(keyword))
        instructions.append(instruction)
    }

    /// A line without the escape at its end, and whether the next line continues it.
    private func continued(_ line: String) -> (part: String, goesOn: Bool) {
        var part = line[...]
        while part.last == " " || part.last == "\t" { part.removeLast() }
        guard part.last == escape else { return (line, false) }
        return (String(part.dropLast()), true)
    }

    /// The next line of the instruction, skipping comments and empty lines.
    private mutating func takeWithoutComments() -> String? {
        while let line = take() {
            if !Self.isComment(line), !Self.isBlank(line) { return line }
        }
        return nil
    }

    private func readOptions(_ instruction: inout Dockerfile.Instruction) {
        // In ONBUILD, they belong to the nested instruction; ENV and LABEL have no options.
        if ["ONBUILD", "ENV", "LABEL"].contains(instruction.keyword) { return }
        var rest = instruction.arguments[...]
        while rest.hasPrefix("--") {
            let word = rest.prefix { !$0.isWhitespace }
            let name = word.dropFirst(2).prefix { $0 != "=" }
            if name.isEmpty { break }
            instruction.options.append(.init(name: String(name), value: String(word.dropFirst(2 + name.count).dropFirst())))
            rest = rest.dropFirst(word.count).drop(while: \.isWhitespace)
        }
        instruction.arguments = String(rest)
    }

    private mutating func note(_ instruction: Dockerfile.Instruction, written: String) {
        if !Dockerfile.keywords.contains(instruction.keyword) {
            problems.append(.init(kind: .unknownInstruction(written), line: instruction.line))
        } else if instruction.arguments.isEmpty, instruction.keyword != "CMD", instruction.keyword != "ENTRYPOINT" {
            problems.append(.init(kind: .missingArguments(instruction.keyword), line: instruction.line))
        }
        if instruction.keyword == "FROM" {
            hasFrom = true
        } else if instruction.keyword != "ARG", !hasFrom, !hasBeforeFrom {
            hasBeforeFrom = true
            problems.append(.init(kind: .beforeFrom(instruction.keyword), line: instruction.line))
        }
    }

    // MARK: - Heredocs

    /// Reads the lines between `RUN <<EOF` and `EOF`.
    private mutating func readHeredocs(_ instruction: inout Dockerfile.Instruction) {
        guard ["RUN", "COPY", "ADD"].contains(instruction.keyword), instruction.execForm == nil else { return }
        for mark in Self.heredocs(in: instruction.arguments) {
            var text = ""
            var isClosed = false
            while let line = take() {
                let line = mark.dropsTabs ? String(line.drop { $0 == "\t" }) : line
                isClosed = line == mark.name
                if isClosed { break }
                text += line + "\n"
            }
            if !isClosed { problems.append(.init(kind: .unterminatedHeredoc(mark.name), line: instruction.line)) }
            instruction.heredocs.append(.init(name: mark.name, text: text))
        }
    }

    private struct HeredocMark {
        var name: String
        var dropsTabs: Bool
    }

    /// The heredoc marks in order: words of the form `<<NAME`, `<<-NAME`, or `3<<"NAME"`.
    private static func heredocs(in arguments: String) -> [HeredocMark] {
        ShellWords.raw(arguments).compactMap { word in
            var rest = word.drop(while: \.isWholeNumber)
            guard rest.hasPrefix("<<"), !rest.hasPrefix("<<<") else { return nil }
            rest = rest.dropFirst(2)
            let dropsTabs = rest.first == "-"
            if dropsTabs { rest = rest.dropFirst() }
            let name = rest.filter { $0 != "\"" && $0 != "'" }
            guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
            return HeredocMark(name: String(name), dropsTabs: dropsTabs)
        }
    }
}
