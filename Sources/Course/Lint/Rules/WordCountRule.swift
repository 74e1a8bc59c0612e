import Markdown

enum WordCountRule: LessonRule {
    static let name = "word-count"
    static let summary = "A lesson has 600 to 1,100 words of prose."

    private static let range = 600...1_100

    static func check(_ lesson: Lesson) -> [Finding] {
        let count = count(in: lesson)
        if range.contains(count) { return [] }
        let message = "this lesson has \(count) words of prose; aim for \(range.lowerBound) to \(range.upperBound)"
        return [Finding(message: message, location: SourceLocation(path: lesson.path, line: 1))]
    }

    /// The words in a lesson's prose up to its review: headings, paragraphs, lists, quotes, and tables, but not blocks. As a reader counts
    /// them: whitespace-separated runs of characters that contain a letter or a digit.
    private static func count(in lesson: Lesson) -> Int {
        lesson.sectionsBeforeReview.reduce(0) { total, section in
            section.prose.flatMap(\.texts).reduce(total + count(in: section.title)) { $0 + count(in: $1.inlines.map(\.plain).joined()) }
        }
    }

    private static func count(in text: String) -> Int {
        text.split(whereSeparator: \.isWhitespace).count { word in word.contains { $0.isLetter || $0.isNumber } }
    }
}
