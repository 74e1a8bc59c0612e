/// 600 to 1,100 words of prose.
enum WordCountRule: LessonRule {
    static let name = "word-count"

    private static let range = 600...1_100

    static func check(_ lesson: Lesson) -> [Finding] {
        let count = Words.count(in: lesson)
        if range.contains(count) { return [] }
        let aim = "\(range.lowerBound) to \(range.upperBound)"
        let message = "\(count) words of prose, where \(aim) fit into one sitting"
        return [Finding(message: message, location: SourceLocation(path: lesson.path, line: 1))]
    }
}
