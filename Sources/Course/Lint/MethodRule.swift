import Markdown

/// A rule of the teaching method. Breaking one is a warning.
protocol MethodRule {
    /// The name shown in messages.
    static var name: String { get }
    /// What the rule requires, in one sentence for the list of rules.
    static var summary: String { get }
    /// The violations in a course.
    static func check(_ course: LintedCourse) -> [Finding]
}

/// A rule that checks one lesson at a time.
protocol LessonRule: MethodRule {
    /// The violations in a lesson.
    static func check(_ lesson: Lesson) -> [Finding]
}

extension LessonRule {
    static func check(_ course: LintedCourse) -> [Finding] { course.lessons.flatMap(check) }
}

/// A violation of a rule, with its location.
struct Finding: Equatable {
    var message: String
    var location: SourceLocation
    var nearest: String?
}

extension Lesson {
    /// The location of a front matter value, or the start of the file if the value is absent.
    func location(of key: String) -> SourceLocation { locations[key] ?? SourceLocation(path: path, line: 1) }

    var quizzes: [Quiz] { sections.flatMap(\.elements).compactMap { if case .quiz(let quiz) = $0 { quiz } else { nil } } }

    /// All code that is shown or run: examples, listings, setups, starters, solutions, alternatives, and mistakes.
    var code: [CodeBlock] { setup + exercises.flatMap(\.setup) + shownCode }

    /// All code except setups, which readers never see.
    var shownCode: [CodeBlock] {
        sections.flatMap { section in
            let shown = section.elements.compactMap { element -> CodeBlock? in
                switch element {
                case .example(let example): example.block
                case .listing(let block): block
                case .prose, .diagram, .quiz: nil
                }
            }
            let exercise = section.exercise.map {
                $0.starter + $0.solution + $0.alternatives.map(\.block) + $0.mistakes.map(\.block)
            }
            return shown + (exercise ?? [])
        }
    }

    /// Each exercise, with a value computed from the blocks of its task.
    func exercises<T>(with make: ([Markdown.Block]) -> T) -> [(exercise: Exercise, T)] {
        sections.compactMap { section in
            guard let exercise = section.exercise else { return nil }
            return (exercise, make(section.prose))
        }
    }

    /// All prose, with the line on which each block starts.
    var texts: [(inlines: [Inline], line: Int)] { sections.flatMap(\.prose).flatMap(\.texts) }

    /// The parts of all prose, such as links and tags, with the line on which their block starts.
    var inlines: [(inline: Inline, line: Int)] {
        texts.flatMap { text in text.inlines.flatMap(\.withInner).map { ($0, text.line) } }
    }

    /// Whether the lesson has something to run.
    var isPractical: Bool { engine != .none }
}

extension CodeBlock {
    /// The location of its opening fence.
    var fence: SourceLocation {
        var location = location
        location.line -= 1
        return location
    }
}

extension Markdown.Block {
    /// All text except code, with the line on which its block starts.
    var texts: [(inlines: [Inline], line: Int)] {
        switch self {
        case .heading(_, let inlines, let line), .paragraph(let inlines, let line): [(inlines, line)]
        case .quote(let inner, _): inner.flatMap(\.texts)
        case .list(let list): list.items.joined().flatMap(\.texts)
        case .table(let table): ([table.header] + table.rows).joined().map { ($0, table.line) }
        case .code, .rule: []
        }
    }
}

extension Inline {
    /// This text, and all text inside it.
    fileprivate var withInner: [Inline] { [self] + inner.flatMap(\.withInner) }
}
