package import Markdown

/// One lesson file, read whole.
package struct Lesson: Sendable, Equatable {
    package enum Engine: String, Sendable, CaseIterable { case postgresql, docker, both, none }
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
    /// The name of its data; `nil` is an empty database.
    package var dataset: String?
    package var images: [String] = []
    /// Containers, volumes, networks, and images that the lesson creates; each is its own placeholder.
    package var names: [String] = []
    /// Host ports that the lesson publishes; each is its own placeholder.
    package var ports: [Int] = []
    /// Predefined roles that the lesson's session needs.
    package var grants: [String] = []
    package var analogy: String?
    /// Where the front matter's values are: by key, such as `title`, and for members of lists by index, such as `objectives[0]`.
    package var locations: [String: SourceLocation] = [:]

    /// The text before the first `##`, then one section a heading of level two.
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

    /// The exercises in order.
    package var exercises: [Exercise] { sections.compactMap(\.exercise) }

    /// The sections before the review that may end a lesson: what the method's rules about the order of a lesson are for.
    package var sectionsBeforeReview: ArraySlice<Section> { sections.prefix { !$0.opensReview } }

    /// Whether there is a database to work in.
    package var hasDatabase: Bool { engine == .postgresql || engine == .both }

    /// Setup blocks that prepare the lesson as a whole, in order.
    package var setup: [CodeBlock] { sections.filter { $0.exercise == nil }.flatMap(\.setup) }
}

/// A heading of level two and what stands under it.
package struct Section: Sendable, Equatable {
    package enum Kind: Sendable, Equatable { case opening, text, exercise, goesWrong, checkpoint, summary }

    package var kind: Kind
    /// Empty for the opening.
    package var title: String
    /// What is read, in order. For an exercise: its instructions.
    package var elements: [Element] = []
    package var setup: [CodeBlock] = []
    /// For the instructor.
    package var notes: [String] = []
    /// What there is to solve, where `kind` is `exercise`.
    package var exercise: Exercise?
    package var location: SourceLocation

    package init(kind: Kind, title: String, location: SourceLocation) {
        self.kind = kind
        self.title = title
        self.location = location
    }

    /// The heading of a part's review, such as "Review: Looking". The exercises after it belong to the review.
    package var opensReview: Bool { kind == .text && (title == "Review" || title.hasPrefix("Review: ")) }
}

/// A piece of a section as the reader meets it.
package enum Element: Sendable, Equatable {
    case prose([Markdown.Block])
    /// A worked example, run by one key.
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
    /// `path=` of a file block.
    package var path: String?
    /// Where the text begins: the line after the fence.
    package var location: SourceLocation

    package init(language: String, text: String, path: String? = nil, location: SourceLocation) {
        self.language = language
        self.text = text
        self.path = path
        self.location = location
    }
}

/// A `run` block with what it should print.
package struct Example: Sendable, Equatable {
    package enum Prediction: Sendable, Equatable {
        case rows, plan, error
        case question(String)
    }

    package enum Outcome: Sendable, Equatable {
        /// Printed as it stands, blanks at line ends ignored.
        case output(String)
        /// The whole text matches the expression; `shown` is what the lesson prints.
        case matching(String, shown: String)
        /// Fails; for SQL with this SQLSTATE. `match` is an expression instead of the text.
        case error(sqlstate: String?, text: String, match: String?)
    }

    package var block: CodeBlock
    package var prediction: Prediction?
    package var outcome: Outcome?

    package init(block: CodeBlock, prediction: Prediction? = nil, outcome: Outcome? = nil) {
        self.block = block
        self.prediction = prediction
        self.outcome = outcome
    }
}
