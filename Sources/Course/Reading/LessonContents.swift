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

    private var isInReview = false
    /// The lines of the exercise's task and solution, and its solution.
    private var exercise: (lines: [Substring], solution: [CodeBlock])?
    private var exampleCount = 0
    private var changesData = false
    private var block: Block?

    /// A fenced block that is open; its fence isn't indented.
    private struct Block {
        let fence: Fence
        let info: [Substring]
        var lines: [Substring] = []

        var role: BlockRole? { info.count > 1 ? BlockRole(rawValue: String(info[1])) : nil }

        var code: CodeBlock {
            let path = info.first { $0.hasPrefix("path=") }?.dropFirst("path=".count)
            return CodeBlock(
                language: String(info[0]), text: lines.joined(separator: "\n"), path: path.map(String.init),
                location: SourceLocation(path: "", line: 0))
        }
    }

    init(_ body: Substring) {
        for (number, line) in body.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            read(Substring(line), number)
        }
        endExercise()
    }

    private mutating func read(_ line: Substring, _ number: Int) {
        if sectionLines.isEmpty, line.utf8.contains(where: { $0 > UInt8(ascii: " ") }) { sectionLines = [number] }
        let fence = Fence(line)
        if let open = block {
            if fence?.closes(open.fence) == true {
                end(open)
            } else if exercise != nil || open.role == .run {
                block?.lines.append(line)
            }
        } else if let fence, !line.hasPrefix(" ") {
            let info = fence.info.split(whereSeparator: \.isWhitespace)
            block = Block(fence: fence, info: info)
            if info.starts(with: ["yaml", "quiz"]) { questionCount += 1 }
        } else if line.hasPrefix("## ") {
            endExercise()
            let title = line.split(separator: " ").dropFirst().joined(separator: " ")
            isInReview = isInReview || Section.opensReview(title: title)
            if !isInReview { sectionLines.append(number) }
            if let heading = ExerciseHeading(String(line.dropFirst(3))) {
                exercise = ([], [])
                headings.append(heading)
            }
        } else {
            exercise?.lines.append(line)
        }
    }

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

    /// Whether an example surely leaves the data unchanged, by its words, and runs in one session.
    private static func onlyReads(_ sql: [Substring]) -> Bool {
        if sql.contains(where: { $0.hasPrefix("-- A:") || $0.hasPrefix("-- B:") }) { return false }
        let lines = sql.filter { !$0.hasPrefix("--") }
        let words = lines.joined(separator: " ").uppercased().split { !($0.isLetter || $0 == "_" || $0 == ";" || $0 == "\\") }
        let statements = words.joined(separator: " ").split(separator: ";").map { $0.split(separator: " ") }.filter { !$0.isEmpty }
        return statements.allSatisfy { $0[0].hasPrefix("\\D") || ["SELECT", "TABLE", "VALUES", "SHOW", "EXPLAIN", "WITH"].contains($0[0]) }
            && words.allSatisfy { !["INSERT", "UPDATE", "DELETE", "MERGE", "INTO", "CREATE", "NEXTVAL", "SETVAL"].contains($0) }
    }
}
