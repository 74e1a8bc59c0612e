import SQLText

/// Feedback on a mistake asks a question; it never names the fix.
enum MistakeCureRule: LessonRule {
    static let name = "mistake-cure"
    static let summary = "Feedback on a mistake doesn't name what only the solution contains."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.flatMap { exercise in
            let solution = exercise.solution.map(\.text).joined(separator: "\n")
            let solved = Tree.constructs(in: solution)
            return exercise.mistakes.compactMap { mistake -> Finding? in
                let cures = cures(in: solution, solved, missingIn: mistake.block)
                guard let cure = cures.first(where: { contains($0, mistake.message) }) else { return nil }
                let message = "this feedback names the fix, '\(cure)'; state a fact about the result and ask a question"
                return Finding(message: message, location: mistake.block.fence)
            }
        }
    }

    /// The constructs and options that only the solution has, as prose writes them: keywords in capitals, functions and options unchanged.
    private static func cures(in solution: String, _ solved: Set<String>, missingIn mistake: CodeBlock) -> [String] {
        if mistake.language == "sql" {
            let own = Tree.constructs(in: mistake.text)
            // If the mistake doesn't parse, its constructs are unknown.
            if own.isEmpty { return [] }
            return solved.subtracting(own).sorted().map { ConstructNames.isKeyword($0) ? $0.uppercased() : $0 }
        }
        let own = Set(mistake.text.split(whereSeparator: \.isWhitespace))
        let cures = Set(solution.split(whereSeparator: \.isWhitespace)).subtracting(own)
        return cures.filter { $0.hasPrefix("-") && $0.count > 2 }.map(String.init).sorted()
    }

    private static func contains(_ name: String, _ message: String) -> Bool {
        message.ranges(of: name).contains { range in
            let beside: [Character?] = [message[..<range.lowerBound].last, message[range.upperBound...].first]
            return !beside.compactMap(\.self).contains { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        }
    }
}
