import Course
import Markup
import Mermaid
import Postgres
import Primitives
import Terminal
import TutorCore

/// Lays out a section: its text and its items.
struct PageBuilder {
    private let content: PageContent
    private let width: Int
    private let theme: Theme
    private var page = Page()

    /// The lesson's present section at this width. What follows an example whose answer isn't known yet is left out.
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
        if content.showsNotes {
            for note in content.section.notes {
                page.lines += LessonLayout(width: width, theme: theme).note(note)
                blank()
            }
        }
        for (index, element) in content.section.elements.enumerated() {
            let id = ExampleID(section: content.number, element: index)
            add(element, id)
            if content.lastShown == id { return }
        }
        if let exercise = content.section.exercise { add(exercise) }
        addWayOn(content.section)
    }

    private mutating func add(_ element: Element, _ id: ExampleID) {
        switch element {
        case .prose(let blocks): page.lines += Layout.prose(blocks, width: width, theme: theme)
        case .example(let example): add(example, id)
        case .diagram(let block): addDiagram(block)
        case .listing(let block): addCode(block)
        case .quiz(let quiz): add(quiz, id)
        }
        blank()
    }

    /// A diagram that can't be drawn is shown as its source text. The linter reports it to the author.
    private mutating func addDiagram(_ block: CodeBlock) {
        do {
            page.lines += try Diagram.lines(mermaid: block.text, width: width, theme: theme)
        } catch {
            addCode(block.text, nil)
        }
    }

    private mutating func addCode(_ block: CodeBlock) { addCode(block.text, Language(fence: block.language)) }

    private mutating func addCode(_ text: String, _ language: Language?) {
        addBlock(Layout.code(text, language: language, width: width, theme: theme))
    }

    /// Adds lines that belong together. If one of them is wider than the page, they scroll sideways together.
    private mutating func addBlock(_ lines: [Line]) {
        let start = page.lines.count
        page.lines += lines
        let widest = lines.map(\.cellWidth).max() ?? 0
        if widest > width { page.wideBlocks.append(Page.WideBlock(lines: start..<page.lines.count, width: widest)) }
    }

    private mutating func add(_ example: Example, _ id: ExampleID) {
        let state = content.examples[id] ?? ExampleState()
        let result = content.results[id]
        let isMarked = content.marked == .example(id)
        var start = page.lines.count
        let isAsked = content.openPrediction == id
        if let prediction = example.prediction {
            let question = "Predict: \(prediction.question)"
            if !isAsked {
                let isAnswered = !state.prediction.trimmed.isEmpty
                // Of a lesson that was closed since, nobody knows whether an answer that couldn't be judged was given.
                let word = !isAnswered && state.wasPredicted ? "Predicted earlier" : "Prediction"
                let asked = Line(naming: "\(word): \(prediction.question)", theme[.muted], theme: theme)
                page.lines += TextWrap.lines(asked, width: width, first: Line("  "), rest: Line("  "))
                // Where there is little room, the result is more important.
                start = page.lines.count
                if isAnswered { addComment(on: state, prediction, result) }
            } else if prediction.choices.isEmpty {
                addField(question, text: state.prediction, id, keys: example.expectsNumber ? "Type a number" : "Type your answer")
            } else {
                addChoices(question, prediction.choices, id)
            }
        }
        addCode(example.block)
        let steps = content.steps[id]
        let action = steps?.action ?? (state.wasRun ? "Run again" : "Run")
        if !isAsked { appendRight(isMarked && content.isFocused ? "Enter \(action)" : action, from: start) }
        addItem(from: start)
        guard !isAsked else { return }
        if let steps, !steps.lines.isEmpty {
            for block in steps.blocks(width: width, theme: theme) { addBlock(block) }
        } else if let result {
            for block in result.blocks(width: width, theme: theme, note: note(on: state, example, id)) {
                addBlock(block)
            }
        } else if state.wasRun {
            addOutcome(example)
        }
        page.items[page.items.count - 1].end = page.lines.count
    }

    /// The note shown if the example's result differs from the lesson's.
    private func note(on state: ExampleState, _ example: Example, _ id: ExampleID) -> String? {
        guard let divergence = state.divergence else { return nil }
        let hasSkipped = !content.section.unrunChanges(before: id, in: content.examples).isEmpty
        let changesData = example.block.text.canChangeData
        let advice =
            if changesData, state.isRepeated {
                "You ran this example before, and it changes the data. \(content.resetKey) resets the data."
            } else if changesData, hasSkipped || state.wasEarly, content.results[id]?.trouble == nil {
                "This example changes the data and needs those above. \(content.resetKey) resets the data; then run them in order."
            } else if content.hasRepeatedChange {
                "An example that changes the data ran twice. \(content.resetKey) resets the data; then run the lesson's examples in order."
            } else if hasSkipped {
                "Run the examples above first."
            } else if state.wasEarly {
                "The examples above have run now. Run this one again."
            } else {
                "Did you skip an example, or has the data changed? \(content.resetKey) resets the data; then run the lesson's examples in order."
            }
        return LessonText.says(divergence, advice: advice)
    }

    /// `✓ Correct: you predicted 24.`
    private mutating func addComment(on state: ExampleState, _ prediction: Example.Prediction, _ result: InlineResult?) {
        let mark =
            switch state.isVerdictOutdated ? nil : state.verdict?.isRight {
            case true?: Line("✓ ", theme[.right])
            case false?: Line("✗ ", theme[.wrong])
            case nil: Line("  ")
            }
        page.lines += TextWrap.lines(Line(LessonText.comment(on: state)), width: width, first: mark, rest: Line("  "))
        let plan = prediction.answer == .plan ? result?.plan : nil
        if let plan { addSentences(on: plan) }
    }

    /// A prediction's question and its choices.
    private mutating func addChoices(_ question: String, _ choices: [String], _ id: ExampleID) {
        page.lines += TextWrap.lines(Line(naming: question, theme[.accent], theme: theme), width: width)
        page.choices[id] = choices.enumerated().map { addChoice($1, index: $0) }
        addPrompt(id)
    }

    /// The line below choices that an answer is typed on, once it is.
    private mutating func addPrompt(_ id: ExampleID) { if content.prompt == id { addField("›", text: "", id, keys: "") } }

    /// A choice with its letter, and where it is on the page.
    private mutating func addChoice(_ text: String, index: Int, sign: Span = Span(" ")) -> Range<Int> {
        let first = page.lines.count
        let letter = String(LessonText.letters.element(at: index) ?? "·")
        page.lines += TextWrap.lines(
            Line(naming: text, theme[.text], theme: theme), width: width, first: Line([sign, Span("\(letter)  ", theme[.key])]),
            rest: Line("    ")
        )
        return first..<page.lines.count
    }

    /// What the nodes of a predicted plan do, in the same words as in the tree.
    private mutating func addSentences(on plan: Plan) {
        for node in plan.nodes.prefix(Self.maxSentences) {
            var line = Line(node.name, theme[.strong])
            line.spans.append(Span("  \(PlanWords.sentences(node).joined(separator: " "))", theme[.muted]))
            page.lines += TextWrap.lines(line, width: width, first: Line("  "), rest: Line("    "))
        }
    }

    private static let maxSentences = 4

    /// A question followed by a field, which moves to a line of its own if there is little room. The field is open if it is the prompt.
    private mutating func addField(_ question: String, text: String, _ id: ExampleID, keys: String) {
        let isOpen = content.prompt == id
        let isMarked = content.marked == .example(id) || content.marked == .quiz(id)
        let hint = isOpen ? "Enter submit · Esc close" : isMarked ? keys : ""
        page.lines += TextWrap.lines(Line(naming: question, theme[.accent], theme: theme), width: width)
        let room = width - hint.cellWidth - 3
        var used = page.lines.last?.cellWidth ?? 0
        if room - used < Self.minField {
            page.lines.append(Line())
            used = 0
        }
        let y = page.lines.count - 1
        let shown = isOpen ? "" : text.truncated(toCells: max(0, room - used - 2))
        if isOpen { page.prompt = Rect(x: used + 2, y: y, width: max(1, room - used - 2), height: 1) }
        let gap = max(1, width - used - 2 - shown.cellWidth - hint.cellWidth)
        page.lines[y].spans += [Span("  "), Span(shown), Span(String(repeating: " ", count: gap))]
        if content.isFocused { page.lines[y].spans.append(Span(hint, theme[.muted])) }
    }

    /// A field that would be narrower than this gets a line of its own.
    private static let minField = 28

    private mutating func addOutcome(_ example: Example) {
        let lines = LessonLayout(width: width, theme: theme).outcome(of: example)
        guard !lines.isEmpty else { return }
        blank()
        page.lines += LessonLayout(width: width, theme: theme).caption(content.recordingCaption)
        addBlock(lines)
    }

    private mutating func add(_ quiz: Quiz, _ id: ExampleID) {
        let state = content.quizzes[id] ?? QuizState(order: [])
        let start = page.lines.count
        let choices = state.order.compactMap { quiz.choices.element(at: $0) }
        page.lines += TextWrap.lines(Line(naming: quiz.question, theme[.strong], theme: theme), width: width)
        if quiz.choices.isEmpty {
            if state.isRight == true {
                page.lines += TextWrap.lines(Line("Your answer: \(state.typed)"), width: width)
            } else {
                addField("Your answer:", text: state.typed, id, keys: "Type your answer")
            }
            if let right = state.isRight { verdict(right, right ? "Correct." : "Not quite. Try again.") }
        }
        let isRight = state.isRight == true
        var choiceLines: [Range<Int>] = []
        for (index, choice) in choices.enumerated() {
            let isChosen = state.order.element(at: index) == state.chosen
            let sign = isRight && choice.isCorrect ? Span("✓", theme[.right]) : isChosen ? Span("✗", theme[.wrong]) : Span(" ")
            choiceLines.append(addChoice(choice.text, index: index, sign: sign))
            // Once the question is answered, each choice has its reason; before, only the one that was tried.
            if isRight || isChosen {
                page.lines += TextWrap.lines(
                    Line(naming: choice.why, theme[.muted], theme: theme), width: width, first: Line("    "), rest: Line("    "))
            }
        }
        page.choices[id] = choiceLines
        if !quiz.choices.isEmpty { addPrompt(id) }
        if let words = content.nextReview { page.lines += TextWrap.lines(Line(words, theme[.muted]), width: width) }
        addItem(from: start)
    }

    private mutating func addItem(from start: Int) {
        page.items.append(PageItem.Lines(item: start..<page.lines.count, end: page.lines.count))
    }

    private mutating func verdict(_ right: Bool, _ words: String) {
        let mark = right ? Line(" ✓  ", theme[.right]) : Line(" ✗  ", theme[.wrong])
        page.lines += TextWrap.lines(Line(words), width: width, first: mark, rest: Line("    "))
    }

    private mutating func add(_ exercise: Exercise) {
        if let note = content.reviewNote { page.lines += TextWrap.lines(Line(note, theme[.muted]), width: width) + [Line()] }
        let start = page.lines.count
        let isDone = content.isDone
        var line = Line(isDone ? "✓ Solved. " : "", theme[.right])
        line.spans.append(
            Span(isDone ? "Work on it again" : "\(content.hasBegun ? "Continue in" : "Open") the \(content.workLocation)", theme[.accent]))
        page.lines.append(line)
        appendRight(content.marked == .work && content.isFocused ? "Enter" : "", from: start)
        addItem(from: start)
        let hints = exercise.hints.prefix(content.hintsShown)
        for (index, hint) in hints.enumerated() {
            blank()
            page.lines.append(Line("Hint \(index + 1) of \(exercise.hints.count)", theme[.muted]))
            page.lines += Layout.paragraph(hint, width: width, theme: theme)
        }
        if content.isSolutionShown { add(exercise.solution, under: "Solution") }
        if content.showsAlternative {
            if !content.isSolutionShown { add(exercise.solution, under: "Author's solution") }
            for alternative in exercise.alternatives { add([alternative.block], under: "Another solution. \(alternative.message)") }
        }
        blank()
    }

    private mutating func add(_ blocks: [CodeBlock], under title: String) {
        blank()
        if page.solution == nil { page.solution = page.lines.count }
        page.lines += TextWrap.lines(Line(naming: title, theme[.muted], theme: theme), width: width)
        for block in blocks {
            if let path = block.path { page.lines += TextWrap.lines(Line(path, theme[.strong]), width: width) }
            addCode(block)
        }
    }

    /// The last item on every page: where to go next.
    private mutating func addWayOn(_ section: Section) {
        if content.nextSection == nil {
            let end =
                if let left = content.left {
                    Line("This lesson isn't done yet: \(left).", theme[.muted])
                } else if section.exercise != nil, !content.isDone {
                    Line("This exercise is optional: the lesson is done without it.", theme[.muted])
                } else {
                    Line("✓ This lesson is done.", theme[.right])
                }
            page.lines += TextWrap.lines(end, width: width) + [Line()]
        }
        let start = page.lines.count
        let label =
            if let next = content.nextSection {
                (section.kind == .exercise && section.exercise != nil && !content.isDone ? content.skip : nil) ?? "Next: \(next)"
            } else if let next = content.nextLesson {
                "Next lesson: \(next)"
            } else {
                "This is the last lesson of \(content.courseTitle). Back to the lessons"
            }
        page.lines += TextWrap.lines(Line(label, theme[.accent]), width: width)
        let isMarked = content.marked.map { [PageItem.nextSection, .nextLesson, .lessonList].contains($0) } ?? false
        appendRight(isMarked && content.isFocused ? "Enter" : "", from: start)
        addItem(from: start)
    }

    /// Puts a word at the right edge of a line.
    private mutating func appendRight(_ word: String, from index: Int) {
        let last = page.lines.count - 1
        guard index <= last, !word.isEmpty else { return }
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
