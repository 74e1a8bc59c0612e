import Course
import Primitives
import Progress
import SQLText

/// What a learner has built in a course, as Markdown files: an index, and a page for each lesson with a solved exercise.
struct Portfolio {
    typealias File = (name: String, text: String)

    /// The first line of each file. Only files that begin with it are replaced.
    static let mark = "<!-- Written by calf progress --portfolio. Changes are lost when it is written again. -->"

    let files: [File]

    /// - Parameter read: Reads a lesson, the text of its file, and the script of its dataset.
    init(
        of listing: CourseListing, progress: [LessonID: LessonProgress], answers: [LessonID: [String: KeptAnswer]],
        read: (LessonSummary) throws -> (lesson: Lesson, text: String, data: String)
    ) throws {
        var pages: [File] = []
        var index: [String] = []
        for part in listing.parts {
            var entries: [String] = []
            for lesson in part.lessons where !lesson.isShared {
                guard let known = progress[lesson.progressID], known.solvedCount(of: lesson.exercises) > 0 else { continue }
                let (content, text, data) = try read(lesson)
                let page = Page(
                    lesson: content, summary: lesson, text: text, data: data, number: "\(part.module.number).\(lesson.number)",
                    progress: known,
                    answers: answers[lesson.progressID] ?? [:])
                let name = "\(part.module.number)-\(lesson.number)-\(lesson.id).md"
                pages.append((name: name, text: Self.text(page.lines)))
                let required = lesson.requiredExercises
                let counts = [
                    (page.helped, "after the solution was shown"), (known.solvedCount(of: lesson.optionalExercises), "optional"),
                ]
                let count =
                    "\(known.solvedCount(of: required)) of \(required.count) solved"
                    + counts.filter { $0.0 > 0 }.map { ", \($0) \($1)" }.joined()
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
    let summary: LessonSummary
    /// The text of its file.
    let text: String
    /// The script of its dataset.
    let data: String
    let number: String
    let progress: LessonProgress
    let answers: [String: KeptAnswer]

    var lines: [String] {
        let exercises = lesson.exercises.filter { !summary.optionalExercises.contains($0.id) || progress.exercises[$0.id]?.done != nil }
        let steps = exercises.map { exercise in
            let mark = progress.exercises[exercise.id]?.done == nil ? " " : "x"
            return "- [\(mark)] \(MarkdownText.escaped(exercise.title))\(isHelped(exercise) ? " (after the solution was shown)" : "")"
        }
        return ["# \(number) \(MarkdownText.escaped(lesson.title))", ""] + steps + exercises.flatMap(lines(of:))
            + tables + ["", "Checked by calf. Written by calf \(Program.version)."]
    }

    /// The definitions of the lesson's tables that the answers name.
    private var tables: [String] {
        let texts = answers.values.flatMap(\.files).map { $0.text.lowercased() }
        let named = Set(texts.flatMap { $0.split { !($0.isLetter || $0.isNumber || $0 == "_") } })
        let scripts = [data] + lesson.setup.filter { $0.language == "sql" }.map(\.text)
        let found = scripts.flatMap(SQLSplitter.split).map(\.text).filter { statement in
            let words = statement.lowercased().split(maxSplits: 3) { $0.isWhitespace || $0 == "(" }
            return words.starts(with: ["create", "table"]) && words.count > 2 && named.contains(words[2])
        }
        return found.isEmpty ? [] : ["", "## Tables", "", MarkdownText.fenced(found.joined(separator: "\n\n"), "sql")]
    }

    /// How many exercises were solved after the solution was shown.
    var helped: Int { lesson.exercises.count(where: isHelped) }

    /// Whether the solution was shown before the answer was given.
    private func isHelped(_ exercise: Exercise) -> Bool {
        guard let known = progress.exercises[exercise.id], let done = known.done else { return false }
        return answers[exercise.id]?.isAfterSolution ?? known.solutionShown.map { $0 < done } ?? false
    }

    /// Whether an answer has the words of the solution.
    private func isSolution(_ answer: KeptAnswer, of exercise: Exercise) -> Bool {
        func words(_ text: String) -> [Substring] { text.lowercased().split { $0.isWhitespace || $0 == ";" } }
        return answer.files.allSatisfy { file in
            exercise.solution.contains { $0.path == file.path && words($0.text) == words(file.text) }
        }
    }

    private func lines(of exercise: Exercise) -> [String] {
        guard let known = progress.exercises[exercise.id], let done = known.done else { return [] }
        let answer = answers[exercise.id]
        let time = answer?.time ?? done
        let date = CivilDate(day: Timestamp(milliseconds: time.milliseconds, offset: time.offset).day)
        let isCopy = answer.map { isSolution($0, of: exercise) } ?? false
        let how = !isHelped(exercise) ? "" : isCopy ? " with the solution, which was shown before" : ", after the solution was shown"
        return [
            "", "## \(MarkdownText.escaped(exercise.title))", "", lesson.writtenTask(of: exercise, in: text), "",
            "Solved on \(date)\(how).",
        ]
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
