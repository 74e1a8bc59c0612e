/// Code fits next to the scratchpad.
enum CodeWidthRule: LessonRule {
    static let name = "code-width"
    static let summary = "SQL, shell commands, and Dockerfiles are at most 56 columns wide."

    private static let limit = 56

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.shownCode.compactMap { block in
            // Other files are edited in their own view.
            guard ["sql", "sh", "dockerfile"].contains(block.language) else { return nil }
            let lines = block.text.split(separator: "\n", omittingEmptySubsequences: false)
            guard let index = lines.firstIndex(where: { $0.count > limit }) else { return nil }
            var location = block.location
            location.line += index
            location.column = limit + 1
            let message = "this line of code is \(lines[index].count) columns wide, and only \(limit) fit beside the scratchpad; break it"
            return Finding(message: message, location: location)
        }
    }
}
