/// Code fits beside the scratchpad.
enum CodeWidthRule: LessonRule {
    static let name = "code-width"
    static let summary = "Code is at most 56 columns wide. Output, errors, checks, and plain text may be wider."

    private static let limit = 56

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.code.compactMap { block in
            if block.language == "text" || block.language.isEmpty { return nil }
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
