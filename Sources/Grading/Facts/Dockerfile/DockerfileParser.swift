extension Dockerfile {
    /// Parses the text of a Dockerfile.
    init(_ text: String) {
        var parser = DockerfileParser(text)
        parser.parse()
        self.init(instructions: parser.instructions, problems: parser.problems, unread: parser.unread)
    }
}

/// Parses a Dockerfile line by line, with the rules of BuildKit's parser.
struct DockerfileParser {
    private(set) var instructions: [Dockerfile.Instruction] = []
    private(set) var problems: [Dockerfile.Problem] = []
    private(set) var unread: String?
    private let lines: [String]
    /// The index of the next line, counted from 0.
    private var next = 0
    private var hasFrom = false
    private var hasBeforeFrom = false

    init(_ text: String) {
        var text = text[...]
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    }

    mutating func parse() {
        while unread == nil, let line = take() {
            if instructions.isEmpty, Self.setsEscape(line) { stop(at: "# escape", line: next) }
            if Self.isComment(line) || Self.isBlank(line) { continue }
            readInstruction(line)
        }
        if let first = instructions.first, !hasFrom, unread == nil {
            problems.append(.init(line: first.line, sentence: "The Dockerfile has no FROM. Which image should yours build on?"))
        }
    }

    private mutating func take() -> String? {
        guard next < lines.count else { return nil }
        next += 1
        return lines[next - 1]
    }

    private mutating func stop(at text: String, line: Int) {
        unread = "Line \(line) of the Dockerfile: calf doesn't support `\(text)`. Write the file without it"
    }

    private static func setsEscape(_ line: String) -> Bool { line.lowercased().filter { !$0.isWhitespace }.hasPrefix("#escape=`") }
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
        if text.contains("<<") { return stop(at: "<<", line: number) }
        let trimmed = text.drop(while: \.isWhitespace)
        let keyword = trimmed.prefix { !$0.isWhitespace }
        var rest = trimmed.dropFirst(keyword.count).drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        var instruction = Dockerfile.Instruction(keyword: keyword.uppercased(), line: number, arguments: String(rest))
        readOptions(&instruction)
        note(instruction, written: String(keyword))
        instructions.append(instruction)
    }

    /// A line without the backslash at its end, and whether the next line continues it.
    private func continued(_ line: String) -> (part: String, goesOn: Bool) {
        var part = line[...]
        while part.last == " " || part.last == "\t" { part.removeLast() }
        guard part.last == "\\" else { return (line, false) }
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
            if word == "--" || word.hasPrefix("--=") { break }
            instruction.options.append(String(word))
            rest = rest.dropFirst(word.count).drop(while: \.isWhitespace)
        }
        instruction.arguments = String(rest)
    }

    private mutating func note(_ instruction: Dockerfile.Instruction, written: String) {
        if !Dockerfile.keywords.contains(instruction.keyword) {
            report("`\(written)` is not a Dockerfile instruction. Is it misspelled?", at: instruction)
        } else if instruction.arguments.isEmpty, instruction.keyword != "CMD", instruction.keyword != "ENTRYPOINT" {
            report("\(instruction.keyword) has nothing after it.", at: instruction)
        }
        if instruction.keyword == "FROM" {
            hasFrom = true
        } else if instruction.keyword != "ARG", !hasFrom, !hasBeforeFrom {
            hasBeforeFrom = true
            report("\(instruction.keyword) comes before FROM. What must a Dockerfile start with?", at: instruction)
        }
    }

    private mutating func report(_ problem: String, at instruction: Dockerfile.Instruction) {
        problems.append(.init(line: instruction.line, sentence: "Line \(instruction.line) of the Dockerfile: \(problem)"))
    }
}
