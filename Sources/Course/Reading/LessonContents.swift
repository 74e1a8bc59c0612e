import YAML

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
    /// The headings of exercises.
    private(set) var headings: [ExerciseHeading] = []
    /// What each quiz asks, in a line.
    private(set) var questions: [String] = []
    /// The lines on which the sections before the optional review start, counted from 0: first the opening, with the lesson's title.
    private(set) var sectionLines: [Int] = []

    private var isInReview = false
    /// The lines of the exercise's task and solution, and its solution.
    private var exercise: (lines: [Substring], solution: [CodeBlock])?
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
            } else if exercise != nil || open.role == .quiz {
                block?.lines.append(line)
            }
        } else if let fence, !line.hasPrefix(" ") {
            let info = fence.info.split(whereSeparator: \.isWhitespace)
            block = Block(fence: fence, info: info)
            if info.starts(with: ["yaml", "quiz"]) { questions.append("Question \(questions.count + 1)") }
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
        if block.role == .quiz, let question = Self.question(block.code.text) { questions[questions.count - 1] = question }
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

    private static func question(_ yaml: String) -> String? {
        do throws(YAMLError) {
            let words = try parse(yaml)?["question"]?.text?.split(whereSeparator: \.isWhitespace) ?? []
            return words.isEmpty ? nil : words.joined(separator: " ")
        } catch {
            // The linter reports it.
            return nil
        }
    }
}
