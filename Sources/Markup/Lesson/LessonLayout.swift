package import Course
import Mermaid
package import Terminal

/// Renders lessons as styled lines, for the tutor's pages, plain mode, and `calf render`.
///
/// It renders only the lesson's own text. The callers add the learner's state: typed predictions, chosen answers, and hints shown.
package struct LessonLayout: Sendable {
    package let width: Int
    /// The most lines of a picture. A diagram without such a picture is described in sentences.
    package let pictureHeight: Int
    package let theme: Theme
    /// Whether to mark code and titles with characters, for text that will lose its styles; see ``Layout``.
    package let hasMarks: Bool

    package init(width: Int, pictureHeight: Int = .max, theme: Theme, marks: Bool = false) {
        self.width = width
        self.pictureHeight = pictureHeight
        self.theme = theme
        hasMarks = marks
    }

    // MARK: - Whole lessons

    /// All sections in order as a reader sees them, without solutions, checks, and hints.
    ///
    /// - Parameter showsNotes: Whether the notes for the instructor are included, at the start of each section.
    package func lines(title: String, sections: [Section], showsNotes: Bool = false) -> [Line] {
        guard width > 0 else { return [] }
        var parts: [[Line]] = title.isEmpty ? [] : [heading(title, level: 1)]
        for section in sections {
            if !section.title.isEmpty {
                let kind = section.kind == .exercise ? ExerciseHeading.prefix + " " : ""
                parts.append(heading(kind + section.title, level: 2))
            }
            if showsNotes { parts += section.notes.map(note) }
            parts += section.elements.map(lines)
            if let starter = section.exercise?.starter, !starter.isEmpty { parts.append(caption("Start with:") + code(starter)) }
        }
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [Line()]))
    }

    /// The title of a lesson or section.
    package func heading(_ text: String, level: Int) -> [Line] {
        Layout.heading(text, level: level, width: width, theme: theme, marks: hasMarks)
    }

    // MARK: - Elements

    /// An element in its initial state. An example is shown with its prediction and output.
    package func lines(_ element: Element) -> [Line] {
        switch element {
        case .prose(let blocks): Layout.prose(blocks, width: width, theme: theme, marks: hasMarks)
        case .diagram(let block): diagram(block)
        case .listing(let block): code(block)
        case .quiz(let quiz): self.quiz(quiz)
        case .example(let example):
            (example.prediction.map(question) ?? []) + code(example.block) + captionedOutcome(of: example)
        }
    }

    /// What is asked before an example runs.
    private func question(_ prediction: Example.Prediction) -> [Line] {
        caption("Before you run this: " + prediction.prompt)
            + prediction.choices.enumerated().flatMap { choice($1, index: $0, style: theme[.text]) }
    }

    /// The picture of a diagram, or its source and the reason if it can't be drawn.
    package func diagram(_ block: CodeBlock) -> [Line] {
        do throws(MermaidError) {
            return try Diagram.lines(mermaid: block.text, width: width, height: pictureHeight, theme: theme)
        } catch {
            return Layout.code(block.text, language: nil, width: width, theme: theme)
                + TextWrap.lines(Line("Line \(error.line): \(error.message).", theme[.warning]), width: width)
        }
    }

    /// A code block with syntax highlighting.
    package func code(_ block: CodeBlock) -> [Line] {
        Layout.code(block.text, language: Language(fence: block.language[...]), width: width, theme: theme)
    }

    /// Code blocks one below the other; files are preceded by their paths.
    package func code(_ blocks: [CodeBlock]) -> [Line] {
        blocks.flatMap { block in
            let path = block.path.map { TextWrap.lines(Line($0, theme[.strong]), width: width) } ?? []
            return path + code(block)
        }
    }

    /// The output of an example; empty if the lesson doesn't specify it.
    package func outcome(of example: Example) -> [Line] {
        switch example.outcome {
        case .output(let text)?, .matching(_, let text)?: text.isEmpty ? [] : Layout.code(text, language: nil, width: width, theme: theme)
        case .error(_, let text, _)?: text.isEmpty ? [] : Layout.message(text, width: width, theme: theme)
        case nil: []
        }
    }

    private func captionedOutcome(of example: Example) -> [Line] {
        let outcome = outcome(of: example)
        if outcome.isEmpty { return [] }
        if case .error = example.outcome { return caption("It fails with:") + outcome }
        return caption("It prints:") + outcome
    }

    /// A question with its choices, each with its letter.
    package func quiz(_ quiz: Quiz) -> [Line] {
        TextWrap.lines(Line(quiz.question, theme[.strong]), width: width)
            + quiz.choices.enumerated().flatMap { choice($1.text, index: $0, style: theme[.text]) }
    }

    /// A choice with its letter.
    package func choice(_ text: String, index: Int, style: Style) -> [Line] {
        let letter = String(UnicodeScalar(UInt8(97 + index % 26)))
        return TextWrap.lines(Line(text, style), width: width, first: Line(" \(letter)  ", theme[.key]), rest: Line("    "))
    }

    /// A note for the instructor.
    package func note(_ text: String) -> [Line] {
        caption("Note for the instructor:") + Layout.prose(markdown: text, width: width, theme: theme, marks: hasMarks)
    }

    /// A caption for the text below it.
    package func caption(_ text: String) -> [Line] { TextWrap.lines(Line(text, theme[.muted]), width: width) }
}

extension Example.Prediction {
    /// The question for the learner before the example runs.
    package var prompt: String {
        switch topic {
        case .rows: "How many rows will it return?"
        case .plan: "What will the plan be?"
        case .error: "Which error will it raise?"
        case .question(let text): text
        }
    }
}
