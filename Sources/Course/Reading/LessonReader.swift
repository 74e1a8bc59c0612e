import Markdown

/// Reads a lesson's file into a `Lesson`, and reports each violation of the format with its location.
package enum LessonReader {
    /// How a lesson is identified, based on its file's location.
    package struct Name: Sendable, Equatable {
        package var course: String
        package var module: String
        package var id: String
        package var number: Int

        package init(course: String, module: String, id: String, number: Int) {
            self.course = course
            self.module = module
            self.id = id
            self.number = number
        }

        /// Of a text whose place in a course doesn't matter.
        static let unknown = Name(course: "", module: "", id: "", number: 0)
    }

    /// The size limit of a lesson in bytes.
    package static let textLimit = Files.textLimit

    /// Reads a text. The lesson contains everything that could be read, and is `nil` without readable front matter. If the messages include
    /// errors, the lesson must not be taught.
    package static func lesson(text: String, path: String, name: Name) -> (lesson: Lesson?, messages: [LintMessage]) {
        var report = Report(path: path)
        let text = withLineFeeds(text)
        guard let front = FrontMatter(of: text, report: &report), var lesson = Lesson(front, path: path, name: name, report: &report) else {
            return (nil, report.messages)
        }
        // The front matter's lines are replaced by empty ones, so that line numbers in the body match the file.
        let body = String(repeating: "\n", count: front.bodyLine - 1) + front.body
        var builder = LessonBuilder(source: SourceLines(text), report: report)
        let document = Document.parse(body)
        lesson.sections = builder.sections(of: document)
        let messages = builder.report.messages + lesson.wrongRenames
        return (lesson, messages.isEmpty ? unlisted(in: lesson, LessonContents(front.body)) : messages)
    }

    /// Exercises and questions that the lesson list doesn't find, or that only it finds, because it doesn't parse the text.
    private static func unlisted(in lesson: Lesson, _ contents: LessonContents) -> [LintMessage] {
        if lesson.exercises.map(\.id) == contents.headings.map(\.id), lesson.quizzes.count == contents.questions.count { return [] }
        let message =
            "the lesson list finds other exercises or questions than this lesson has; start each '## Exercise: …' and each fence "
            + "at the start of a line, not in a comment, and use no links in titles"
        return [.error(.blockPlace, message, at: SourceLocation(path: lesson.path, line: 1))]
    }

    /// What a lesson's file declares, without its sections, and the text that declares it; `nil` if that can't be read.
    package static func declarations(inFileAt path: String) throws(CourseError) -> (lesson: Lesson, text: String)? {
        let text = withLineFeeds(try Files.text(at: path))
        var report = Report(path: path)
        guard let front = FrontMatter(of: text, report: &report), let lesson = Lesson(front, report: &report) else { return nil }
        return (lesson, "---\n\(front.yaml)---\n")
    }

    /// Reads any Markdown text like a lesson's body, for display: front matter may be missing, and format violations are shown as text.
    package static func page(_ text: String) throws(CourseError) -> (title: String, sections: [Section]) {
        let text = withLineFeeds(text)
        var report = Report(path: "")
        let front = text.hasPrefix("---") ? FrontMatter(of: text, report: &report) : nil
        let lesson = front.flatMap { Lesson($0, report: &report) }
        let body = front.map { String($0.body) } ?? text
        let document = Document.parse(body)
        if let limit = document.exceeded { throw .tooComplex(limit, line: (front?.bodyLine ?? 1) - 1 + document.exceededLine) }
        var builder = LessonBuilder(source: SourceLines(body), report: report)
        let sections = builder.sections(of: document)
        return (builder.title ?? lesson?.title ?? "", sections)
    }

    /// Reads a file. `shown` is its name in messages, if that differs from its path.
    package static func lesson(
        at path: String, shownAs shown: String? = nil, name: Name
    ) -> (lesson: Lesson?, messages: [LintMessage]) {
        var report = Report(path: shown ?? path)
        guard let text = report.text(at: path) else { return (nil, report.messages) }
        var (lesson, messages) = Self.lesson(text: text, path: report.path, name: name)
        lesson?.path = path
        return (lesson, messages)
    }

    /// Converts CR LF and CR to LF; Markdown and YAML treat all of them as line ends.
    static func withLineFeeds(_ text: String) -> String {
        guard Bytes.contain(UInt8(ascii: "\r"), text) else { return text }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }
}
