import Markdown

/// Text contains only HTML that the tutor and other Markdown viewers show alike.
enum HTMLRule: LessonRule {
    static let name = "html"
    static let summary = "Text contains only HTML that calf can show. Words in angle brackets are in backticks."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.inlines.compactMap { inline, line in
            guard case .html(let tag) = inline, let problem = HTML.problem(ofTag: tag) else { return nil }
            return Finding(message: problem, location: SourceLocation(path: lesson.path, line: line))
        }
    }
}
