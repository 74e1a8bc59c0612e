import Course
import Primitives
import Progress
import Terminal
import TutorCore

/// A section laid out for a width.
struct Page {
    /// Only those of wide blocks are wider than the page.
    var lines: [Line] = []
    var wideBlocks: [WideBlock] = []
    /// In the order of `LessonState.items`.
    var items: [PageItem.Lines] = []
    /// The lines of each choice of a question, in the order shown.
    var choices: [ExampleID: [Range<Int>]] = [:]
    /// The line where the solution begins.
    var solution: Int?
    /// The position of the open prompt, which is one line high.
    var prompt: Rect?

    /// Printed text, a table, or a drawing that is wider than the page. It keeps its lines, and scrolls sideways as a whole.
    struct WideBlock {
        var lines: Range<Int>
        var width: Int
    }

    /// How many columns of the widest block among these lines are beyond the width.
    func overflow(in visible: Range<Int>, width: Int) -> Int {
        wideBlocks.filter { $0.lines.overlaps(visible) }.map { $0.width - width }.max() ?? 0
    }

    /// The first visible line in a pane of this height: the current one, scrolled just enough to show what must be visible.
    func top(_ scroll: PageScroll, height: Int) -> Int {
        let last = max(0, lines.count - height)
        var top = scroll.top
        func show(_ range: Range<Int>) {
            if range.lowerBound < top {
                top = range.lowerBound - 1
            } else if range.upperBound > top + height {
                top = min(range.upperBound - height, range.lowerBound)
            }
        }
        switch scroll.reveal {
        case .item(let index)?: if let item = items.element(at: index) { show(item.item) }
        case .outcome(let index)?: if let item = items.element(at: index) { show(item.item.lowerBound..<item.end) }
        case .answered(let index)?:
            guard let item = items.element(at: index) else { break }
            let next = items.element(at: index + 1)?.item ?? item.item
            show(next.upperBound - item.item.lowerBound <= height ? item.item.lowerBound..<next.upperBound : item.item)
        case .newest(let index)?: if let item = items.element(at: index) { show(max(item.item.lowerBound, item.end - height)..<item.end) }
        case .words(let words)?:
            let sought = words.lowercased()
            // They can be on two lines.
            let ends = lines.indices.first { index in
                lines[index].plain.lowercased().contains(sought)
                    || "\(lines[max(0, index - 1)].plain.trimmed) \(lines[index].plain.trimmed)".lowercased().contains(sought)
            }
            if let ends { show(max(0, ends - 1)..<ends + 1) }
        case .solution?: top = solution ?? last
        case .end?: top = last
        case nil: break
        }
        return max(0, min(top, last))
    }
}

/// Everything that a page depends on: equal contents have equal layouts.
struct PageContent: Equatable {
    var section: Section
    var number: Int
    var nextSection: String?
    /// What the way on is called before the exercise is solved.
    var skip: String?
    var nextLesson: String?
    var courseTitle: String
    var examples: [ExampleID: ExampleState]
    var quizzes: [ExampleID: QuizState]
    var openPrediction: ExampleID?
    var lastShown: ExampleID?
    var results: [ExampleID: InlineResult]
    /// The results of the steps of examples with two sessions.
    var steps: [ExampleID: StepResults]
    var marked: PageItem?
    /// Whether the page gets the keys. Elsewhere, they do something else, so the page doesn't show them.
    var isFocused: Bool
    /// The open field.
    var prompt: ExampleID?
    var workLocation: String
    /// What differs from the lesson in a review, or the rules of a placement.
    var reviewNote: String?
    /// When a reviewed question comes back.
    var nextReview: String?
    var hasRepeatedChange: Bool
    var isDone = false
    var hasBegun = false
    /// What is left to do in the lesson, shown at its end.
    var left: String?
    var hintsShown = 0
    var isSolutionShown = false
    var showsAlternative: Bool
    var showsNotes: Bool
    /// What is said above the output that the lesson has for an example that ran in a shell.
    var recordingCaption: String
    /// The key that resets the data.
    var resetKey: String

    init(_ lesson: LessonState, resetKey: String) {
        self.resetKey = resetKey
        let section = lesson.currentSection ?? Section(kind: .text, title: "", location: SourceLocation(path: lesson.summary.path, line: 1))
        self.section = section
        number = lesson.section
        nextSection = lesson.nextTitle
        skip = lesson.review?.isPlacement == true ? lesson.review?.stepLabel : lesson.nextTitle.map { "Skip to: \($0)" }
        nextLesson = lesson.next.map { "\($0.title) (\($0.minutes) min)" }
        courseTitle = lesson.courseTitle
        examples = lesson.examples.filter { $0.key.section == lesson.section }
        quizzes = [:]
        for (index, element) in section.elements.enumerated() {
            if case .quiz = element {
                let id = ExampleID(section: lesson.section, element: index)
                quizzes[id] = lesson.quizState(id)
            }
        }
        hasRepeatedChange = lesson.hasRepeatedChange
        openPrediction = lesson.openPrediction
        lastShown = lesson.lastShown
        results = lesson.exampleResults.filter { $0.key.section == lesson.section }.mapValues { InlineResult($0) }
        if lesson.database == .preparing { for id in results.keys { results[id]?.waiting = "preparing the database" } }
        steps = [:]
        for index in section.elements.indices {
            let id = ExampleID(section: lesson.section, element: index)
            if let results = StepResults(id, in: lesson) { steps[id] = results }
        }
        marked = lesson.markedItem
        isFocused = lesson.focus == .text
        prompt = lesson.prompt?.id
        workLocation = lesson.workTab.place
        showsAlternative = lesson.showsAlternative
        showsNotes = lesson.showsNotes
        recordingCaption = LessonText.recordingCaption(hasStandIns: lesson.engine.hasStandIns)
        left = lesson.progress.left(in: lesson.summary)
        reviewNote = lesson.review == nil ? nil : lesson.dataNote
        if lesson.review?.due.question != nil { nextReview = lesson.nextReview }
        if let exercise = lesson.exercise {
            isDone = lesson.isDone(exercise)
            hasBegun = lesson.hasBegun
            hintsShown = lesson.hintsShown[exercise.id] ?? 0
            isSolutionShown = lesson.isSolutionShown(exercise)
        }
    }
}
