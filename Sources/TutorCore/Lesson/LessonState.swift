package import Course
package import Progress
import Terminal

/// One lesson being learned.
package struct LessonState: Sendable {
    /// Which part of the screen the keys go to.
    package enum Focus: Sendable, Equatable { case text, editor, result, verdict, shell, files, engine }

    package var summary: LessonSummary
    package var lesson: Lesson
    package var courseTitle: String
    package var moduleTitle: String
    package var moduleNumber: Int
    /// Its place among the lessons of its module, from 0.
    package var index: Int
    package var siblings: Int
    package var siblingsDone: [Bool]
    package var next: LessonSummary?

    package var progress = LessonProgress()
    /// Decides in which order the choices of this lesson's questions are shown.
    package var shuffle: UInt64 = 0
    package var section = 0
    package var scroll = PageScroll()
    /// Index of the marked one among `items`.
    package var marked: Int?
    package var focus: Focus = .text {
        didSet {
            if let chosen = focus.tab { show(chosen) }
            if focus != .text { prompt = nil }
        }
    }
    /// The field that is open on the page.
    package internal(set) var prompt: Prompt?
    /// What the work side shows: what had the keys last.
    package private(set) var tab: WorkTab
    /// What is shown beside the engine where that has a column of its own.
    package private(set) var tabBesidesEngine: WorkTab

    package var examples: [ExampleID: ExampleState] = [:]
    /// What the examples that were run from the page returned.
    package var exampleResults: [ExampleID: ResultState] = [:]
    /// The example that is running.
    var runningExample: (run: RunID, id: ExampleID)?
    package var quizzes: [ExampleID: QuizState] = [:]
    package var pads: [PadID: Pad] = [:]
    package var files = FilesState()
    package var hintsShown: [String: Int] = [:]
    /// What holds, by exercise.
    package var facts: [String: FactsStanding] = [:]
    package var database: DatabaseStatus = .unknown
    /// What the linter says about the lesson, once its file has changed.
    package var findings: [String] = []
    package var engine = EngineState()
    package var sessions = SessionsState()
    package var tables: [TableOutline] = []
    /// The functions that are worth completing: those of the database, and common ones of PostgreSQL.
    package var functions: [FunctionOutline] = []
    /// By concept, the lesson up to this one that teaches something about plans.
    package var planLessons: [String: Teaching] = [:]
    package var shells = ShellState()
    /// Whether only the title of the task shows above the work.
    package var isTaskFolded = false
    /// Whether the focused pane takes the whole screen.
    package var isZoomed = false
    /// Whether the author's other ways stand below the instructions.
    package var showsAlternative = false
    /// Whether the data can be put back to before the last start over.
    package var canUndoReset = false

    package init(
        summary: LessonSummary, lesson: Lesson, courseTitle: String, moduleTitle: String, moduleNumber: Int, index: Int, siblings: Int,
        siblingsDone: [Bool], next: LessonSummary?
    ) {
        self.summary = summary
        self.lesson = lesson
        self.courseTitle = courseTitle
        self.moduleTitle = moduleTitle
        self.moduleNumber = moduleNumber
        self.index = index
        self.siblings = siblings
        self.siblingsDone = siblingsDone
        self.next = next
        tab = lesson.workTabs.first ?? .sql
        tabBesidesEngine = tab
    }

    private mutating func show(_ chosen: WorkTab) {
        tab = chosen
        if chosen != .engine { tabBesidesEngine = chosen }
    }

    package var id: LessonID { summary.progressID }

    package var currentSection: Section? { lesson.sections.indices.contains(section) ? lesson.sections[section] : nil }
    package var exercise: Exercise? { currentSection?.exercise }

    /// The scratchpad that belongs to the present section.
    package var padID: PadID { padID(of: shownText) }
    package var pad: Pad {
        get { pads[padID] ?? Pad() }
        set { pads[padID] = newValue }
    }

    /// The exercise's index among the lesson's exercises.
    package func number(of exercise: Exercise) -> Int? { lesson.exercises.firstIndex { $0.id == exercise.id } }
}

/// A worked example or a question by its place in the lesson.
package struct ExampleID: Sendable, Hashable {
    package var section: Int
    package var element: Int

    package init(section: Int, element: Int) {
        self.section = section
        self.element = element
    }
}

/// How far a worked example is.
package struct ExampleState: Sendable, Equatable {
    /// What the learner typed as a prediction, submitted or not.
    package var prediction = ""
    /// It was run, or its prediction passed over: what follows may be read.
    package var isOpen = false
    package var wasRun = false
    /// Whether the prediction was right, where that can be told.
    package var wasRight: Bool?

    package init() {}
}

/// How far a question is.
package struct QuizState: Sendable, Equatable {
    /// The choices' indices in the order in which they are shown.
    package var order: [Int]
    package var marked = 0
    /// The choice that was given, as an index into the file's order.
    package var chosen: Int?
    package var typed = ""
    package var isRight: Bool?

    package init(order: [Int]) { self.order = order }
}

/// Which scratchpad: an exercise's own, the lesson's free one, or that of one of two sessions.
package struct PadID: Sendable, Hashable {
    package var exercise: String?
    /// The session whose own text it is; `nil` for the text of the section.
    package var side: SessionID.Side?

    package init(exercise: String?, side: SessionID.Side? = nil) {
        self.exercise = exercise
        self.side = side
    }
}

/// Whether the lesson's database can be worked in.
package enum DatabaseStatus: Sendable, Equatable {
    case unknown
    case preparing
    case ready(database: String)
    case failed(String)
}

/// One table as F9 shows it.
package struct TableOutline: Sendable, Equatable {
    package struct Column: Sendable, Equatable {
        package var name: String
        package var type: String
        package var isNullable: Bool
        /// Such as `PK` or `→ authors.id`.
        package var note: String
        /// The column that a foreign key of this column alone refers to.
        package var references: Reference?
        package var comment = ""

        package init(name: String, type: String, isNullable: Bool, note: String) {
            self.name = name
            self.type = type
            self.isNullable = isNullable
            self.note = note
        }
    }

    package struct Reference: Sendable, Equatable {
        package var table: String
        package var column: String

        package init(table: String, column: String) {
            self.table = table
            self.column = column
        }
    }

    package var name: String
    package var kind: String
    package var columns: [Column]
    package var comment = ""

    package init(name: String, kind: String, columns: [Column]) {
        self.name = name
        self.kind = kind
        self.columns = columns
    }
}
