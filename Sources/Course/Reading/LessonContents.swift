/// What lists and reviews need to know of a lesson's body, read line by line.
struct LessonContents {
    struct Exercise {
        /// A hash of the words of its task and its solution. Line breaks and indentation don't count.
        var fingerprint: String
        /// Whether a learner can skip it: its task says so, or it belongs to the review.
        var isOptional: Bool
        var solution: [CodeBlock]
    }

    private(set) var exercises: [Exercise] = []
    /// The headings of exercises, and the number of quizzes.
    private(set) var headings: [ExerciseHeading] = []
    private(set) var questionCount = 0
    /// The SQL examples with a prediction that only read, as all examples before them do, by their indexes among all examples.
    private(set) var predictions: [Int] = []

    /// The lines on which the sections before the optional review start, counted from 0: first the opening, with the lesson's title.
    private(set) var sectionLines: [Int] = []

    private var line = 0
    private var isInReview = false
    /// The lines of the exercise's task and solution, and its solution.
    private var exercise: (lines: [String], solution: [CodeBlock])?
    private var exampleCount = 0
    private var changesData = false
    private var block: Block?

    fileprivate struct Block {
        var fence: (byte: UInt8, length: Int)
        var info: [Substring]
        var lines: [String] = []
    }

    init(_ body: Substring) {
        var body = body
        body.withUTF8 { read($0) }
        endExercise()
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < bytes.count {
            let end = Bytes.index(of: UInt8(ascii: "\n"), in: bytes, from: start) ?? bytes.count
            read(line: UnsafeBufferPointer(rebasing: bytes[start..<end]))
            line += 1
            start = end + 1
        }
    }

    private mutating func read(line: UnsafeBufferPointer<UInt8>) {
        if sectionLines.isEmpty, line.contains(where: { $0 > UInt8(ascii: " ") }) { sectionLines = [self.line] }
        if let open = block {
            if Self.isClosing(line, open.fence) { end(open) } else if isNeeded(open) { block?.lines.append(Self.text(line)) }
            return
        }
        guard let first = line.first else { return }
        if first == UInt8(ascii: "`") || first == UInt8(ascii: "~") {
            let length = line.prefix { $0 == first }.count
            let info = line[length...]
            if length >= 3, first == UInt8(ascii: "~") || !info.contains(first) {
                let words = Self.words(of: Self.text(UnsafeBufferPointer(rebasing: info)))
                block = Block(fence: (first, length), info: words)
                if Self.isQuiz(words) { questionCount += 1 }
                return
            }
        }
        if line.starts(with: "## ".utf8) {
            endExercise()
            isInReview = isInReview || Section.opensReview(title: Self.words(of: line))
            if !isInReview { sectionLines.append(self.line) }
            if let heading = ExerciseHeading(String(Self.text(line).dropFirst(3))) {
                exercise = ([], [])
                headings.append(heading)
            }
        } else {
            exercise?.lines.append(Self.text(line))
        }
    }

    private func isNeeded(_ block: Block) -> Bool { exercise != nil || block.role == .run }

    private mutating func end(_ block: Block) {
        self.block = nil
        if block.role == .run {
            if block.info.first != "sql" {
                changesData = true
            } else {
                changesData = changesData || !Self.onlyReads(block.lines)
                if !changesData, block.info.contains(where: { $0.hasPrefix("predict=") }) { predictions.append(exampleCount) }
            }
            exampleCount += 1
        }
        if block.role == .solution || block.role == nil { exercise?.lines += block.lines }
        if block.role == .solution { exercise?.solution.append(block.code) }
    }

    private mutating func endExercise() {
        guard let (lines, solution) = exercise else { return }
        exercise = nil
        let words = lines.flatMap { $0.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.map { String(Substring($0)) } }
        let isOptional = isInReview || words.prefix(4).joined(separator: " ").hasPrefix("If you have time")
        exercises.append(Exercise(fingerprint: ContentHash(ofParts: words).hex(digits: 16), isOptional: isOptional, solution: solution))
    }

    private static func isQuiz(_ info: [Substring]) -> Bool { info.starts(with: ["yaml", "quiz"]) }

    /// The words of an info string.
    private static func words(of info: String) -> [Substring] { info.split { $0 == " " || $0 == "\t" } }

    /// A heading's words.
    private static func words(of heading: UnsafeBufferPointer<UInt8>) -> String {
        text(heading).split(separator: " ").dropFirst().joined(separator: " ")
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Whether an example surely leaves the data unchanged, by its words, and runs in one session.
    private static func onlyReads(_ sql: [String]) -> Bool {
        if sql.contains(where: { $0.hasPrefix("-- A:") || $0.hasPrefix("-- B:") }) { return false }
        let lines = sql.filter { !$0.hasPrefix("--") }
        let words = lines.joined(separator: " ").uppercased().split { !($0.isLetter || $0 == "_" || $0 == ";" || $0 == "\\") }
        let statements = words.joined(separator: " ").split(separator: ";").map { $0.split(separator: " ") }.filter { !$0.isEmpty }
        return statements.allSatisfy { ["SELECT", "TABLE", "VALUES", "SHOW", "EXPLAIN", "WITH", "\\D"].contains($0[0]) }
            && words.allSatisfy { !["INSERT", "UPDATE", "DELETE", "MERGE", "INTO", "CREATE", "NEXTVAL", "SETVAL"].contains($0) }
    }
}

// MARK: - Lines

extension LessonContents {
    private static func isClosing(_ line: UnsafeBufferPointer<UInt8>, _ open: (byte: UInt8, length: Int)) -> Bool {
        var rest = line[...]
        while let first = rest.first, first == UInt8(ascii: " "), rest.startIndex < 3 { rest = rest.dropFirst() }
        let length = rest.prefix { $0 == open.byte }.count
        return length >= open.length && rest.dropFirst(length).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

}

extension LessonContents.Block {
    fileprivate var role: BlockRole? { info.count > 1 ? BlockRole(rawValue: String(info[1])) : nil }

    fileprivate var code: CodeBlock {
        let path = info.first { $0.hasPrefix("path=") }?.dropFirst("path=".count)
        return CodeBlock(
            language: String(info[0]), text: lines.joined(separator: "\n"), path: path.map(String.init),
            location: SourceLocation(path: "", line: 0))
    }
}
