package import Course
import Progress
package import Terminal

/// The question asked before a course from outside runs anything: whether to trust it, with what it would run and what changed.
package struct TrustQuestion: Sendable, Equatable {
    package var lesson: LessonSummary
    package var review: TrustReview

    package init(lesson: LessonSummary, review: TrustReview) {
        self.lesson = lesson
        self.review = review
    }

    /// What the learner reads before answering. Plain mode prints it, too.
    var text: [Line] {
        let words = review.words(atMost: Self.maxFiles) + ["Until you trust it, you can read it, but nothing runs."]
        return words.map { Line(SafeText($0).string) }
    }

    /// How many files are listed: the dialog has to fit in 24 lines.
    private static let maxFiles = 5

    /// All that the course would run, file by file.
    package var code: [Line] {
        review.runs.commands.flatMap { script in
            let place = "\(script.location.path), line \(script.location.line): \(script.kind.rawValue)"
            return [place] + script.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { "  \($0)" }
        }.map { Line(SafeText($0).string) }
    }

    /// The dialog. A stray Enter only opens the lesson for reading.
    var overlay: Overlay { .question(.trust(self), DialogState(selected: Self.choices.count - 1)) }

    /// Why nothing runs.
    static let refusal = "This course runs nothing until you trust it. Open the lesson again to be asked."

    static let choices = [
        Dialog.Choice(key: "t", label: "Trust it as it is now"),
        Dialog.Choice(key: "o", label: "It's mine: trust my later changes, too"),
        Dialog.Choice(key: "r", label: "Read what would run"),
        Dialog.Choice(key: "n", label: "Don't run it"),
    ]
}

extension TrustReview {
    /// What the course would run, and what changed since it was trusted, in lines.
    package func words(atMost maxFiles: Int = .max) -> [String] {
        var lines = ["calf doesn't know this course: \(directory)"]
        if let changes {
            lines[0] = "This course changed since you trusted it: \(directory)"
            lines += [("Changed", changes.changed), ("New", changes.added), ("Removed", changes.removed)].compactMap { label, files in
                files.isEmpty ? nil : "  \(label): \(Self.list(files))"
            }
        }
        lines.append("It would run on this machine:")
        var files: [(path: String, scripts: [CourseRuns.Script])] = []
        for script in runs.commands {
            if files.last?.path != script.location.path { files.append((script.location.path, [])) }
            files[files.count - 1].scripts.append(script)
        }
        lines += files.prefix(maxFiles).map { path, scripts in "  \(path): \(Self.size(of: scripts))" }
        if files.count > maxFiles {
            lines.append("  and \(files.count - maxFiles) more files: \(Self.size(of: files.dropFirst(maxFiles).flatMap(\.scripts)))")
        }
        if files.isEmpty { lines.append("  no commands") }
        lines.append(
            "In its own databases: \(runs.queries) blocks of SQL" + (runs.datasets.isEmpty ? "" : ", with \(Self.list(runs.datasets))"))
        if !runs.images.isEmpty { lines.append("Containers from \(Self.list(runs.images))") }
        return lines
    }

    private static func size(of scripts: [CourseRuns.Script]) -> String {
        let count = scripts.reduce(0) { $0 + $1.lineCount }
        let kinds = scripts.map(\.kind.rawValue).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return "\(count) \(count == 1 ? "line" : "lines") (\(kinds.joined(separator: ", ")))"
    }

    private static let maxNames = 4

    private static func list(_ names: [String]) -> String {
        let more = names.count > maxNames ? " and \(names.count - maxNames) more" : ""
        return names.prefix(maxNames).joined(separator: ", ") + more
    }
}

extension Model {
    /// Asks if the open lesson belongs to that course.
    mutating func ask(_ question: TrustQuestion) -> [Effect] {
        guard lesson?.id == question.lesson.progressID else { return [] }
        lesson?.isTrusted = false
        lesson?.database = .failed(TrustQuestion.refusal)
        // A stray key must never grant trust: the question takes no letter meant for a text field, and Enter only opens it for reading.
        guard location == .lesson, lesson?.focus == .text, lesson?.prompt == nil, overlay == nil else { return [] }
        overlay = question.overlay
        return []
    }

    mutating func answer(_ question: TrustQuestion, with key: Character) -> [Effect] {
        if key == "r" { overlay = .runs(question, ScrollState()) }
        guard let scope: Trust.Scope = ["t": .content, "o": .everyChange][key] else { return [] }
        lesson?.database = .preparing
        return [.trust(question.review.directory, scope, then: question.lesson)]
    }
}
