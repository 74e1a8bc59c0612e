import Markdown
package import Terminal

/// A whole Markdown text as its reader should see it: fenced blocks by their roles, diagrams drawn, and what is between author and tutor
/// (solutions, checks, notes) left out.
package struct LessonText {
    private let width: Int
    private let theme: Theme
    private let hasMarks: Bool
    private var lines: [Line] = []
    /// Blocks that are laid out together.
    private var plain: [Block] = []

    /// - Parameter marks: For text that will lose its styles; see ``Layout``.
    package static func lines(markdown text: String, width: Int, theme: Theme = .dark, marks: Bool = false) -> [Line] {
        guard width > 0 else { return [] }
        var writer = LessonText(width: width, theme: theme, hasMarks: marks)
        writer.write(Document.parse(body(of: text)).blocks)
        return writer.lines
    }

    private init(width: Int, theme: Theme, hasMarks: Bool) {
        self.width = width
        self.theme = theme
        self.hasMarks = hasMarks
    }

    /// The text without its front matter.
    private static func body(of text: String) -> String {
        guard text.hasPrefix("---\n") || text.hasPrefix("---\r\n") else { return text }
        var rest = text.utf8[...]
        var isFirst = true
        while let end = rest.firstIndex(of: 0x0A) {
            let line = rest[..<end].filter { $0 != 0x0D && $0 != 0x20 }
            rest = rest[rest.index(after: end)...]
            if !isFirst, line.elementsEqual("---".utf8) { return String(rest) ?? text }
            isFirst = false
        }
        return text
    }

    // MARK: - Blocks

    private mutating func write(_ blocks: [Block]) {
        for block in blocks {
            if case .code(let info, let text, _, true) = block, let fence = Fence(info) {
                write(fence, text)
            } else {
                plain.append(block)
            }
        }
        flush()
    }

    private mutating func flush() {
        guard !plain.isEmpty else { return }
        add(Layout.prose(plain, width: width, theme: theme, marks: hasMarks))
        plain = []
    }

    /// Adds a part, after a blank line if anything stands before.
    private mutating func add(_ part: [Line], isClose: Bool = false) {
        guard !part.isEmpty else { return }
        if !lines.isEmpty, !isClose { lines.append(Line()) }
        lines += part
    }

    private mutating func write(_ fence: Fence, _ text: String) {
        switch fence.role {
        case .hidden: break
        case .diagram:
            flush()
            add(diagram(text))
        case .example:
            flush()
            if let asked = fence.prediction { add(caption(asked)) }
            add(code(text, fence), isClose: fence.prediction != nil)
        case .output:
            flush()
            add(caption("It prints:"), isClose: true)
            add(code(text, fence), isClose: true)
        case .error:
            flush()
            add(caption("It fails:"), isClose: true)
            add(code(text, fence), isClose: true)
        case .starter:
            flush()
            add(caption("Begin with:"))
            add(code(text, fence), isClose: true)
        case .quiz:
            flush()
            guard let question = QuizText(yaml: text) else { return add(code(text, fence)) }
            add(Layout.paragraph(question.question, width: width, theme: theme))
            for (index, choice) in question.choices.enumerated() {
                let letter = String(UnicodeScalar(UInt8(97 + index % 26)))
                let mark = Line("  \(letter)  ", theme[.key])
                add(TextWrap.lines(Line(choice, theme[.text]), width: width, first: mark, rest: Line("     ")), isClose: true)
            }
        }
    }

    private func caption(_ text: String) -> [Line] {
        TextWrap.lines(Line(text, theme[.muted]), width: width)
    }

    private func code(_ text: String, _ fence: Fence) -> [Line] {
        Layout.code(text, language: Language(fence: fence.language), width: width, theme: theme)
    }

    /// The picture; where there is none, the text and why.
    private func diagram(_ text: String) -> [Line] {
        do throws(MermaidError) {
            return try Diagram.lines(mermaid: text, width: width, theme: theme)
        } catch {
            return Layout.code(text, language: nil, width: width, theme: theme)
                + TextWrap.lines(Line("Line \(error.line): \(error.message)", theme[.warning]), width: width)
        }
    }
}

/// What the info string of a fence says to a reader.
private struct Fence {
    enum Role { case hidden, example, output, error, starter, quiz, diagram }

    var language: String
    var role: Role
    /// What is asked before the example runs.
    var prediction: String?

    /// `nil`: an ordinary listing.
    init?(_ info: String) {
        let words = info.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
        language = words.first.map(String.init) ?? ""
        let word = words.count > 1 ? words[1] : ""
        switch (language, word) {
        case ("mermaid", _): role = .diagram
        case (_, "run"):
            role = .example
            prediction = words.count > 2 ? Fence.prediction(String(words[2])) : nil
        case ("text", "output"): role = .output
        case ("text", "error"): role = .error
        case (_, "starter"): role = .starter
        case ("yaml", "quiz"): role = .quiz
        case (_, "setup"), (_, "solution"), (_, "alternative"), (_, "mistake"), ("yaml", "when"), ("yaml", "check"), ("text", "hint"),
            ("text", "notes"):
            role = .hidden
        default: return nil
        }
    }

    private static func prediction(_ rest: String) -> String? {
        guard rest.hasPrefix("predict=") else { return nil }
        let value = rest.dropFirst("predict=".count)
        switch value.prefix(while: { $0 != " " }) {
        case "rows": return "Before you run it: how many rows?"
        case "plan": return "Before you run it: what will the plan be?"
        case "error": return "Before you run it: what will the server say?"
        default: break
        }
        guard value.hasPrefix("\"") else { return nil }
        var text = ""
        var isEscaped = false
        for character in value.dropFirst() {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else if character == "\"", !isEscaped {
                break
            } else {
                text.append(character)
                isEscaped = false
            }
        }
        return text
    }
}
