import Markdown

/// Text contains only HTML that the tutor and other Markdown viewers show alike.
enum HTMLRule: LessonRule {
    static let name = "html"
    static let summary = "Text contains no HTML that calf can't show, such as a table, and no word in angle brackets without backticks."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.inlines.compactMap { inline, line in
            guard case .html(let tag) = inline, let problem = HTML.problem(ofTag: tag) else { return nil }
            return Finding(message: problem, location: SourceLocation(path: lesson.path, line: line))
        }
    }
}
