package import Markdown

/// One lesson file, read in full.
package struct Lesson: Sendable, Equatable {
    package enum Engine: String, Sendable, CaseIterable {
        case postgresql, docker, both, none

        package var hasContainers: Bool { self == .docker || self == .both }
    }
    package enum Skill: String, Sendable, CaseIterable { case design, sql, nosql, performance, operations, containers }

    package var course: String
    package var module: String
    package var id: String
    package var number: Int
    package var path: String

    package var title: String
    package var minutes: Int
    package var objectives: [String]
    package var requires: [String] = []
    package var teaches: [String] = []
    package var skills: [Skill] = []
    package var engine: Engine = .postgresql
    /// The name of its dataset; `nil` means an empty database.
    package var dataset: String?
    package var images: [String] = []
    /// Containers, volumes, networks, and images that the lesson creates; each name is its own placeholder.
    package var names: [String] = []
    /// Host ports that the lesson publishes; each port is its own placeholder.
    package var ports: [Int] = []
    /// The servers of its own; `nil` if it has none.
    package var servers: ServerSet?
    /// The Python modules besides the standard library that its programs import.
    package var python: [String] = []
    /// Predefined roles that the lesson's session needs.
    package var grants: [String] = []
    package var analogy: String?
    package var formerly = Formerly()
    /// The locations of front matter values: by key, such as `title`; for list items, also by index, such as `objectives[0]`.
    package var locations: [String: SourceLocation] = [:]

    /// The text before the first `##`, then one section per level-two heading.
    package var sections: [Section] = []

    package init(
        course: String, module: String, id: String, number: Int, path: String, title: String, minutes: Int, objectives: [String]
    ) {
        self.course = course
        self.module = module
        self.id = id
        self.number = number
        self.path = path
        self.title = title
        self.minutes = minutes
        self.objectives = objectives
    }

    /// The worked examples, in order.
    package var examples: [Example] {
        sections.flatMap(\.elements).compactMap { if case .example(let example) = $0 { example } else { nil } }
    }

    /// The exercises in order.
    package var exercises: [Exercise] { sections.compactMap(\.exercise) }

    /// The sections before the optional review at the end. The method's rules about the order of a lesson apply only to these.
    package var sectionsBeforeReview: ArraySlice<Section> { sections.prefix { !$0.opensReview } }

    /// The minutes from a section to the summary, estimated from the lengths of the sections in the file. `nil` for sections of the review,
    /// because the lesson's minutes don't include it.
    package func minutesLeft(from index: Int) -> Int? {
        let left = Self.minutesLeft(of: minutes, sectionLines: sectionsBeforeReview.map(\.location.line))
        return left.indices.contains(index) ? left[index] : nil
    }

    /// The minutes from each section to the last one.
    ///
    /// - Parameter sectionLines: the lines on which the sections start.
    static func minutesLeft(of minutes: Int, sectionLines: [Int]) -> [Int] {
        guard let first = sectionLines.first, let last = sectionLines.last, last > first else { return [] }
        return sectionLines.map { max(1, minutes * (last - $0) / (last - first)) }
    }

    /// Whether the lesson has a database to work in.
    package var hasDatabase: Bool { engine == .postgresql || engine == .both }

    /// The setup blocks of the lesson itself, not of its exercises, in order.
    package var setup: [CodeBlock] { sections.filter { $0.exercise == nil }.flatMap(\.setup) }
}

/// A level-two heading and the content under it.
package struct Section: Sendable, Equatable {
    package enum Kind: Sendable, Equatable { case opening, text, exercise, goesWrong, checkpoint, summary }

    package var kind: Kind
    /// Empty for the opening.
    package var title: String
    /// The text and examples that the learner reads, in order. For an exercise: its task.
    package var elements: [Element] = []
    package var setup: [CodeBlock] = []
    /// For the instructor.
    package var notes: [String] = []
    /// Present if `kind` is `exercise`.
    package var exercise: Exercise?
    /// How the author wants the section to be presented.
    package var stageMarks: [StageMark] = []
    package var location: SourceLocation

    package init(kind: Kind, title: String, location: SourceLocation) {
        self.kind = kind
        self.title = title
        self.location = location
    }

    /// Its text without blocks; for an exercise, the task.
    var prose: [Markdown.Block] {
        elements.flatMap { element -> [Markdown.Block] in if case .prose(let blocks) = element { blocks } else { [] } }
    }

    /// The heading of a part's review, such as "Review: Looking". The exercises after it belong to the review.
    package var opensReview: Bool { kind == .text && Self.opensReview(title: title) }

    static func opensReview(title: some StringProtocol) -> Bool { title == "Review" || title.hasPrefix("Review: ") }
}

/// A part of a section, in the form in which it is shown.
package enum Element: Sendable, Equatable {
    case prose([Markdown.Block])
    /// A worked example that runs at the press of a key.
    case example(Example)
    /// Mermaid source.
    case diagram(CodeBlock)
    /// A fenced block that only shows something.
    case listing(CodeBlock)
    case quiz(Quiz)
}

/// A fenced block: its text without the fence, always ending in a line feed unless empty.
package struct CodeBlock: Sendable, Equatable {
    /// The first word of the info string, such as `sql`; may be empty.
    package var language: String
    package var text: String
    /// The `path=` value of a file block.
    package var path: String?
    /// Where the text starts: the line after the fence.
    package var location: SourceLocation

    package init(language: String, text: String, path: String? = nil, location: SourceLocation) {
        self.language = language
        self.text = text
        self.path = path
        self.location = location
    }
}

/// A `run` block with its expected output.
package struct Example: Sendable, Equatable {
    package enum Outcome: Sendable, Equatable {
        /// The exact output, ignoring trailing whitespace on each line.
        case output(String)
        /// The whole output matches the expression; `shown` is the output printed in the lesson.
        case matching(String, shown: String)
        /// The example fails; SQL fails with this SQLSTATE. `match` is an expression that replaces the text.
        case error(sqlstate: String?, text: String, match: String?)
    }

    package var block: CodeBlock
    package var prediction: Prediction?
    package var outcome: Outcome?
}
