enum WordCountRule: LessonRule {
    static let name = "word-count"
    static let summary = "A lesson has 600 to 1,100 words of prose."

    private static let range = 600...1_100

    static func check(_ lesson: Lesson) -> [Finding] {
        let count = Words.count(in: lesson)
        if range.contains(count) { return [] }
        let message = "this lesson has \(count) words of prose; aim for \(range.lowerBound) to \(range.upperBound)"
        return [Finding(message: message, location: SourceLocation(path: lesson.path, line: 1))]
    }
}
