import Course
import Primitives
import Progress

/// What a learner has built in a course, as Markdown files: an index, and a page for each lesson with a solved exercise.
struct Portfolio {
    typealias File = (name: String, text: String)

    /// The first line of each file. Only files that begin with it are replaced.
    static let mark = "<!-- Written by calf progress --portfolio. Changes are lost when it is written again. -->"

    let files: [File]

    /// - Parameter read: Reads a lesson and the text of its file.
    init(
        of listing: CourseListing, progress: [LessonID: LessonProgress], answers: [LessonID: [String: KeptAnswer]],
        read: (LessonSummary) throws -> (lesson: Lesson, text: String)
    ) throws {
        var pages: [File] = []
        var index: [String] = []
        for part in listing.parts {
            var entries: [String] = []
            for lesson in part.lessons where !lesson.isShared {
                guard let known = progress[lesson.progressID], known.solvedCount(of: lesson.exercises) > 0 else { continue }
                let (content, text) = try read(lesson)
                let page = Page(
                    lesson: content, text: text, number: "\(part.module.number).\(lesson.number)", progress: known,
                    answers: answers[lesson.progressID] ?? [:])
                let name = "\(part.module.number)-\(lesson.number)-\(lesson.id).md"
                pages.append((name: name, text: Self.text(page.lines)))
                let count = "\(known.solvedCount(of: lesson.exercises)) of \(lesson.exercises.count) solved"
                entries.append("- [\(MarkdownText.escaped(lesson.title))](\(name)): \(count)")
            }
            if !entries.isEmpty { index += ["", "## \(part.module.number) \(MarkdownText.escaped(part.module.title))", ""] + entries }
        }
        if pages.isEmpty {
            files = []
        } else {
            let head = ["# \(MarkdownText.escaped(listing.course.title))", "", MarkdownText.escaped(listing.course.summary)]
            let foot = ["", "Each page has the tasks and the answers that passed. Written by calf \(Program.version)."]
            files = [(name: "README.md", text: Self.text(head + index + foot))] + pages
        }
    }

    private static func text(_ lines: [String]) -> String { ([mark, ""] + lines).joined(separator: "\n") + "\n" }
}

/// The page of one lesson.
private struct Page {
    let lesson: Lesson
    /// The text of its file.
    let text: String
    let number: String
    let progress: LessonProgress
    let answers: [String: KeptAnswer]

    var lines: [String] {
        let exercises = lesson.exercises
        let steps = exercises.map { exercise in
            "- [\(progress.exercises[exercise.id]?.done == nil ? " " : "x")] \(MarkdownText.escaped(exercise.title))"
        }
        return ["# \(number) \(MarkdownText.escaped(lesson.title))", ""] + steps + exercises.flatMap(lines(of:))
            + ["", "Checked by calf. Written by calf \(Program.version)."]
    }

    private func lines(of exercise: Exercise) -> [String] {
        guard let known = progress.exercises[exercise.id], let done = known.done else { return [] }
        let answer = answers[exercise.id]
        let time = answer?.time ?? done
        let date = CivilDate(day: Timestamp(milliseconds: time.milliseconds, offset: time.offset).day)
        return ["", "## \(MarkdownText.escaped(exercise.title))", "", lesson.writtenTask(of: exercise, in: text), "", "Solved on \(date)."]
            + (answer.map { $0.files.flatMap { lines(of: $0, exercise) } } ?? ["", Self.nothingKept(exercise)])
    }

    private func lines(of file: (path: String?, text: String), _ exercise: Exercise) -> [String] {
        let language = exercise.solution.first { $0.path == file.path }?.language ?? "text"
        return (file.path.map { ["", MarkdownText.code($0) + ":"] } ?? []) + ["", MarkdownText.fenced(file.text, language)]
    }

    private static func nothingKept(_ exercise: Exercise) -> String {
        exercise.isSQL || exercise.asksForFiles ? "The answer was not kept." : "The answer was given as commands in a shell."
    }
}

/// Text for Markdown files, in which nothing of it is interpreted.
enum MarkdownText {
    /// A line of text.
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { $0 += ("\\`*_[]<>#&|".contains($1) ? "\\" : "") + ($1.isNewline ? " " : String($1)) }
    }

    /// A name, in a code span that is delimited by more backticks than are in it.
    static func code(_ text: String) -> String {
        let fence = String(repeating: "`", count: longestRun(in: text) + 1)
        return text.contains("`") ? "\(fence) \(text) \(fence)" : fence + text + fence
    }

    /// A block of code, in a fence longer than any in it.
    static func fenced(_ text: String, _ language: String) -> String {
        let fence = String(repeating: "`", count: max(3, longestRun(in: text) + 1))
        return "\(fence)\(language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)"
    }

    private static func longestRun(in text: String) -> Int {
        text.reduce(into: (longest: 0, now: 0)) { run, character in
            run.now = character == "`" ? run.now + 1 : 0
            run.longest = max(run.longest, run.now)
        }.longest
    }
}
