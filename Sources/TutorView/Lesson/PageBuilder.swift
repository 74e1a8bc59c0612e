import Course
import Markup
import Terminal
import TutorCore

/// Lays a section out: what is read, and what on it can be done.
struct PageBuilder {
    private let content: PageContent
    private let width: Int
    private let theme: Theme
    private var page = Page()

    /// The lesson's present section at this width. What follows a prediction that is still asked for is left out.
    static func page(of content: PageContent, width: Int, theme: Theme) -> Page {
        var builder = PageBuilder(content: content, width: width, theme: theme)
        builder.build()
        return builder.page
    }

    private init(content: PageContent, width: Int, theme: Theme) {
        self.content = content
        self.width = width
        self.theme = theme
    }

    private mutating func build() {
        guard width > 0 else { return }
        heading(content.section)
        for (index, element) in content.section.elements.enumerated() {
            let id = ExampleID(section: content.number, element: index)
            add(element, id)
            if content.openPrediction == id { return }
        }
        if let exercise = content.section.exercise { add(exercise) }
        addWayOn(content.section)
    }

    private mutating func heading(_ section: Section) {
        let place = "\(content.number + 1) of \(content.sectionCount)"
        let title = section.title.isEmpty ? content.lessonTitle : section.title
        var lines = Layout.heading(title, level: 1, width: max(1, width - place.cellWidth - 2), theme: theme)
        if var first = lines.first {
            let gap = max(1, width - first.plain.cellWidth - place.cellWidth)
            first.spans += [Span(String(repeating: " ", count: gap)), Span(place, theme[.muted])]
            lines[0] = first
        }
        page.lines += lines
        if section.kind == .exercise, let number = content.exerciseNumber {
            page.lines.append(Line("Exercise \(number + 1) of \(content.exerciseCount)", theme[.muted]))
        }
        blank()
    }

    private mutating func add(_ element: Element, _ id: ExampleID) {
        switch element {
        case .prose(let blocks): page.lines += Layout.prose(blocks, width: width, theme: theme)
        case .example(let example): add(example, id)
        case .diagram(let block): addDiagram(block)
        case .listing(let block):
            page.lines += Layout.code(block.text, language: Language(fence: block.language), width: width, theme: theme)
        case .quiz(let quiz): add(quiz, id)
        }
        blank()
    }

    /// A diagram that can't be drawn is shown as it is written; the linter tells its author.
    private mutating func addDiagram(_ block: CodeBlock) {
        do {
            page.lines += try Diagram.lines(mermaid: block.text, width: width, theme: theme)
        } catch {
            page.lines += Layout.code(block.text, language: nil, width: width, theme: theme)
        }
    }

    private mutating func add(_ example: Example, _ id: ExampleID) {
        let state = content.examples[id] ?? ExampleState()
        let start = page.lines.count
        if let prediction = example.prediction, !state.isOpen {
            var ask = Line(prediction.opening, theme[.accent])
            ask.spans += [Span(prediction.question + " ", theme[.text]), Span("[\(state.prediction)▏]", theme[.accent])]
            page.lines += TextWrap.lines(ask, width: width)
            if content.input == id { noteInput() }
        }
        page.lines += Layout.code(example.block.text, language: Language(fence: example.block.language), width: width, theme: theme)
        let action = state.wasRun ? "⏎ run again" : "⏎ run"
        appendRight(action, from: start)
        addItem(from: start)
        guard example.prediction == nil || state.isOpen else { return }
        if example.prediction != nil, !state.prediction.allSatisfy(\.isWhitespace) { addPrediction(state) }
        addOutcome(example)
        page.items[page.items.count - 1].end = page.lines.count
    }

    private mutating func addPrediction(_ state: ExampleState) {
        var line = Line("You said: ", theme[.muted])
        line.spans.append(Span(state.prediction, theme[.text]))
        switch state.wasRight {
        case true?: line.spans.append(Span("  ✓ so it is", theme[.right]))
        case false?: line.spans.append(Span("  — not what came", theme[.warning]))
        case nil: break
        }
        page.lines += TextWrap.lines(line, width: width)
    }

    private mutating func addOutcome(_ example: Example) {
        switch example.outcome {
        case .output(let text)?, .matching(_, let text)?, .error(_, let text, _)?:
            guard !text.isEmpty else { return }
            blank()
            page.lines += Layout.code(text, language: nil, width: width, theme: theme)
        case nil: break
        }
    }

    private mutating func add(_ quiz: Quiz, _ id: ExampleID) {
        let state = content.quizzes[id] ?? QuizState(order: [])
        let start = page.lines.count
        let choices = state.order.compactMap { quiz.choices.element(at: $0) }
        page.lines += TextWrap.lines(Line(quiz.question, theme[.strong]), width: width)
        if quiz.choices.isEmpty {
            var line = Line("Your answer: ", theme[.muted])
            line.spans.append(Span(state.isRight == true ? state.typed : "[\(state.typed)▏]", theme[.accent]))
            page.lines += TextWrap.lines(line, width: width)
            if content.input == id { noteInput() }
            if let right = state.isRight { verdict(right, right ? "Right." : "Not that. Try again.") }
        }
        var choiceLines: [Range<Int>] = []
        for (index, choice) in choices.enumerated() {
            let first = page.lines.count
            let isMarked = state.isRight != true && state.marked == index && content.markedQuiz == id
            let letter = String(Array("abcdefgh").element(at: index) ?? "·")
            let style = isMarked ? theme[.selection] : theme[.text]
            page.lines += TextWrap.lines(
                Line(choice.text, style), width: width, first: Line(" \(letter)  ", theme[.key]), rest: Line("    "))
            choiceLines.append(first..<page.lines.count)
        }
        if let chosen = state.chosen, let choice = quiz.choices.element(at: chosen) { verdict(choice.isCorrect, choice.why) }
        page.choices[id] = choiceLines
        addItem(from: start)
    }

    private mutating func addItem(from start: Int) {
        page.items.append(PageItem.Lines(item: start..<page.lines.count, end: page.lines.count))
    }

    /// The field that was just laid out takes text, before its closing bracket.
    private mutating func noteInput() {
        let column = (page.lines.last?.plain.cellWidth ?? 0) - 2
        page.input = Point(x: max(0, column), y: page.lines.count - 1)
    }

    private mutating func verdict(_ right: Bool, _ words: String) {
        let mark = right ? Line(" ✓  ", theme[.right]) : Line(" ✗  ", theme[.wrong])
        page.lines += TextWrap.lines(Line(words), width: width, first: mark, rest: Line("    "))
    }

    private mutating func add(_ exercise: Exercise) {
        let start = page.lines.count
        let isDone = content.isDone
        var line = Line(isDone ? "✓ Done. " : "", theme[.right])
        line.spans.append(Span(isDone ? "⏎ work on it again" : "⏎ to the \(content.workLocation)", theme[.accent]))
        page.lines.append(line)
        addItem(from: start)
        let hints = exercise.hints.prefix(content.hintsShown)
        for (index, hint) in hints.enumerated() {
            blank()
            page.lines.append(Line("Hint \(index + 1) of \(exercise.hints.count)", theme[.muted]))
            page.lines += Layout.paragraph(hint, width: width, theme: theme)
        }
        if content.isSolutionShown { add(exercise.solution, under: "A solution") }
        if content.showsAlternative {
            for alternative in exercise.alternatives { add([alternative.block], under: "Another way. \(alternative.message)") }
        }
        blank()
    }

    private mutating func add(_ blocks: [CodeBlock], under title: String) {
        blank()
        page.lines += TextWrap.lines(Line(title, theme[.muted]), width: width)
        for block in blocks {
            if let path = block.path { page.lines += TextWrap.lines(Line(path, theme[.strong]), width: width) }
            page.lines += Layout.code(block.text, language: Language(fence: block.language), width: width, theme: theme)
        }
    }

    /// The last thing on every page: where it goes on.
    private mutating func addWayOn(_ section: Section) {
        let start = page.lines.count
        let label =
            if let next = content.nextSection {
                section.kind == .exercise && section.exercise != nil && !content.isDone ? "go on without: \(next)" : "next: \(next)"
            } else if let next = content.nextLesson {
                "next lesson: \(next)"
            } else {
                "back to the map"
            }
        page.lines += TextWrap.lines(Line("⏎ \(label)", theme[.accent]), width: width)
        addItem(from: start)
    }

    /// Puts a word at the right end of a line.
    private mutating func appendRight(_ word: String, from index: Int) {
        let last = page.lines.count - 1
        guard index <= last else { return }
        let used = page.lines[last].plain.cellWidth
        let gap = width - used - word.cellWidth
        if gap > 0 {
            page.lines[last].spans += [Span(String(repeating: " ", count: gap)), Span(word, theme[.muted])]
        } else {
            page.lines.append(Line([Span(String(repeating: " ", count: max(0, width - word.cellWidth))), Span(word, theme[.muted])]))
        }
    }

    private mutating func blank() {
        if let last = page.lines.last, !last.plain.isEmpty { page.lines.append(Line()) }
    }
}
