import Markdown
import YAML

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
    }

    /// The size limit of a lesson in bytes.
    package static let textLimit = Files.textLimit

    /// Reads a text. The lesson contains everything that could be read, and is `nil` without readable front matter. If the messages include
    /// errors, the lesson must not be taught.
    package static func lesson(text: String, path: String, name: Name) -> (lesson: Lesson?, messages: [LintMessage]) {
        var report = Report(path: path)
        let text = withLineFeeds(text)
        guard let split = FrontMatter.split(text, report: &report), let front = FrontMatter(split, report: &report) else {
            return (nil, report.messages)
        }
        var lesson = Lesson(
            course: name.course, module: name.module, id: name.id, number: name.number, path: path, title: front.title,
            minutes: front.minutes, objectives: front.objectives)
        lesson.requires = front.requires
        lesson.teaches = front.teaches
        lesson.skills = front.skills
        lesson.engine = front.engine
        lesson.dataset = front.dataset
        lesson.images = front.images
        lesson.names = front.names
        lesson.ports = front.ports
        lesson.servers = front.servers
        lesson.grants = front.grants
        lesson.analogy = front.analogy
        lesson.formerly = front.formerly
        lesson.locations = front.locations(in: report)
        // The front matter's lines are replaced by empty ones, so that line numbers in the body match the file.
        let body = String(repeating: "\n", count: split.bodyLine - 1) + split.body
        var builder = LessonBuilder(source: SourceLines(text), report: report)
        let document = Document.parse(body)
        lesson.sections = builder.sections(of: document)
        let messages = builder.report.messages + lesson.wrongRenames
        return (lesson, messages.isEmpty ? unlisted(in: lesson, LessonContents(split.body)) : messages)
    }

    /// Exercises and questions that the lesson list doesn't find, or that only it finds, because it doesn't parse the text.
    private static func unlisted(in lesson: Lesson, _ contents: LessonContents) -> [LintMessage] {
        if lesson.exercises.map(\.id) == contents.headings.map(\.id), lesson.quizzes.count == contents.questionCount { return [] }
        let message =
            "the lesson list finds other exercises or questions than this lesson has; start each '## Exercise: …' and each fence "
            + "at the start of a line, not in a comment, and use no links in titles"
        return [.error(.blockPlace, message, at: SourceLocation(path: lesson.path, line: 1))]
    }

    /// The servers that a lesson's file declares, and the text that declares them; `nil` if it has none, or can't be read.
    package static func servers(inFileAt path: String) throws(CourseError) -> (set: ServerSet, text: String)? {
        let text = withLineFeeds(try Files.text(at: path))
        var report = Report(path: path)
        guard let split = FrontMatter.split(text, report: &report), let set = FrontMatter(split, report: &report)?.servers else {
            return nil
        }
        return (set, "---\n\(split.yaml)---\n")
    }

    /// Reads any Markdown text like a lesson's body, for display: front matter may be missing, and format violations are shown as text.
    package static func page(_ text: String) throws(CourseError) -> (title: String, sections: [Section]) {
        let text = withLineFeeds(text)
        var report = Report(path: "")
        let split = text.hasPrefix("---") ? FrontMatter.split(text, report: &report) : nil
        let front = split.flatMap { FrontMatter($0, report: &report) }
        let body = split.map { String($0.body) } ?? text
        let document = Document.parse(body)
        if let limit = document.exceeded { throw .tooComplex(limit, line: (split?.bodyLine ?? 1) - 1 + document.exceededLine) }
        var builder = LessonBuilder(source: SourceLines(body), report: report)
        let sections = builder.sections(of: document)
        return (builder.title ?? front?.title ?? "", sections)
    }

    /// Reads a file. `shown` is its name in messages, if that differs from its path.
    package static func lesson(
        at path: String, shownAs shown: String? = nil, name: Name
    ) -> (lesson: Lesson?, messages: [LintMessage]) {
        do throws(CourseError) {
            let text = try Files.text(at: path, shownAs: shown)
            var (lesson, messages) = lesson(text: text, path: shown ?? path, name: name)
            lesson?.path = path
            return (lesson, messages)
        } catch {
            var report = Report(path: shown ?? path)
            report.error(error)
            return (nil, report.messages)
        }
    }

    /// Converts CR LF and CR to LF; Markdown and YAML treat all of them as line ends.
    static func withLineFeeds(_ text: String) -> String {
        guard Bytes.contain(UInt8(ascii: "\r"), text) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var afterReturn = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\r") {
                bytes.append(UInt8(ascii: "\n"))
            } else if !(afterReturn && byte == UInt8(ascii: "\n")) {
                bytes.append(byte)
            }
            afterReturn = byte == UInt8(ascii: "\r")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
