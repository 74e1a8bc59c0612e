package import Course
import Progress
import Terminal

/// The question asked before a course from outside runs anything: whether to trust it, with what it would run and what changed.
package struct TrustQuestion: Sendable, Equatable {
    package var lesson: LessonSummary
    package var review: TrustReview

    package init(lesson: LessonSummary, review: TrustReview) {
        self.lesson = lesson
        self.review = review
    }

    /// What the learner reads before answering. Plain mode prints it, too.
    package var words: [String] { review.words + ["Until you trust it, you can read it, but nothing runs."] }

    var text: [Line] { words.map { Line(SafeText($0).string) } }

    /// Why nothing runs.
    static let refusal = "This course runs nothing until you trust it. Open the lesson again to be asked."

    /// In the order of `choices`; `nil` only opens the lesson for reading.
    static let scopes: [Trust.Scope?] = [.content, .everyChange, nil]

    static let choices = [
        Dialog.Choice(key: "t", label: "Trust it as it is now"),
        Dialog.Choice(key: "o", label: "It's mine: trust my later changes, too"),
        Dialog.Choice(key: "n", label: "Only read it"),
    ]
}

extension TrustReview {
    /// What the course would run, and what changed since it was trusted, in lines.
    package var words: [String] {
        var lines = ["calf doesn't know this course: \(directory)"]
        if let changes {
            lines[0] = "This course changed since you trusted it: \(directory)"
            lines += [("Changed", changes.changed), ("New", changes.added), ("Removed", changes.removed)].compactMap { label, files in
                files.isEmpty ? nil : "  \(label): \(Self.list(files))"
            }
        }
        lines.append("It would run on this machine:")
        lines += runs.commands.prefix(Self.maxCommands).map { script in
            "  \(script.lesson), line \(script.location.line): \(script.text.split(whereSeparator: \.isNewline).first ?? "")"
        }
        if runs.commands.count > Self.maxCommands { lines.append("  and \(runs.commands.count - Self.maxCommands) more commands") }
        if runs.commands.isEmpty { lines.append("  no commands") }
        lines.append(
            "In its own databases: \(runs.queries) blocks of SQL" + (runs.datasets.isEmpty ? "" : ", with \(Self.list(runs.datasets))"))
        if !runs.images.isEmpty { lines.append("Containers from \(Self.list(runs.images))") }
        return lines
    }

    /// How many commands are shown: the dialog has to fit in 24 lines.
    private static let maxCommands = 5
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
        overlay = .question(.trust(question), DialogState(selected: TrustQuestion.choices.count - 1))
        return []
    }

    mutating func answer(_ question: TrustQuestion, with index: Int) -> [Effect] {
        guard let scope = TrustQuestion.scopes.element(at: index) ?? nil else { return [] }
        lesson?.database = .preparing
        return [.trust(question.review.directory, scope, then: question.lesson)]
    }
}
