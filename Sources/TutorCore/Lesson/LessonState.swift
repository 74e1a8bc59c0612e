package import Course
package import Progress
import Terminal

/// The state of the open lesson.
package struct LessonState: Sendable {
    /// Which part of the screen has the keyboard focus.
    package enum Focus: Sendable, Equatable { case text, editor, result, verdict, shell, files, engine }

    package var summary: LessonSummary
    package var lesson: Lesson { didSet { firstChange = lesson.firstChange } }
    /// The first section whose examples can change the lesson's data. Each frame needs it, and finding it parses them.
    private(set) var firstChange: Int?
    package var courseTitle: String
    package var moduleTitle: String
    package var moduleNumber: Int
    /// Its index among the lessons of its module, from 0.
    package var index: Int
    package var siblings: Int
    package var siblingsDone: [Bool]
    package var next: LessonSummary?
    /// The scratchpad of `calf sql`, which is shown without the lesson.
    package var console: Console?

    package var progress = LessonProgress()
    /// What the lesson was opened to review; `nil` if it is read.
    package var review: LessonReview?
    package var section = 0
    package var scroll = PageScroll()
    /// Index of the selected item in `items`.
    package var marked: Int?
    package var focus: Focus = .text {
        didSet {
            if console != nil, focus == .text { focus = .editor }
            if let chosen = focus.tab { show(chosen) }
            if focus != .text { prompt = nil }
        }
    }
    /// The open field on the page.
    package internal(set) var prompt: Prompt?
    /// The tab shown on the work side: the one that had the focus last, or the one for the exercise just entered.
    package private(set) var tab: WorkTab
    /// The tab shown beside the engine, if the engine has a column of its own.
    package private(set) var tabBesidesEngine: WorkTab

    package var examples: [ExampleID: ExampleState] = [:]
    /// Whether what hasn't run in this visit hasn't run before, either: the lesson is new, or its data is.
    var isFresh = false
    /// The examples that the learner chose to do without.
    var dispensable: Set<ExampleID> = []
    /// The results of examples run from the page.
    package var exampleResults: [ExampleID: ResultState] = [:]
    /// The example in progress.
    var runningExample: (run: RunID, id: ExampleID)?
    /// The example last typed into a shell, and its state before.
    var typedExample: (id: ExampleID, before: ExampleState?)?
    package var quizzes: [ExampleID: QuizState] = [:]
    package var pads: [PadID: Pad] = [:]
    package var files = FilesState()
    package var hintsShown: [String: Int] = [:]
    /// The facts known about each exercise.
    package var facts: [String: FactsStanding] = [:]
    package var database: DatabaseStatus = .unknown
    /// Whether the lesson's course is trusted to run anything; `nil` until that is known.
    var isTrusted: Bool?
    /// What the linter reports about the lesson, once its file has changed.
    package var findings: [String] = []
    package var engine = EngineState()
    package var servers = ServersState()
    /// Whether a setup is running that changes what the shell shows.
    package internal(set) var isPreparing = false
    package var sessions = SessionsState()
    package var tables: [TableOutline] = []
    /// Whose copy of the data the tables are in; `nil` for the lesson's own database.
    var copyOfTables: String?
    /// The functions offered for completion: those in the database, and common ones of PostgreSQL.
    package var functions: [FunctionOutline] = []
    /// For each concept of query plans, the first lesson that teaches it, no later than this one.
    package var planLessons: [String: Teaching] = [:]
    package var shells = ShellState()
    /// Whether only the task's title is shown above the work.
    package var isTaskFolded = false
    /// The first visible line of the task above the work; the maximum for the newest hint.
    package var taskTop = 0
    /// The first visible line of the checklist. At the start, the verdict is visible, however long the checklist is.
    package var checklistTop = 0
    /// Whether the focused pane takes the whole screen.
    package var isZoomed = false
    /// The exercises with the author's alternative solutions shown below their instructions.
    private var alternativesShown: Set<String> = []
    /// Whether they are shown for the present exercise.
    package var showsAlternative: Bool {
        get { exercise.map { alternativesShown.contains($0.id) } ?? false }
        set {
            guard let exercise else { return }
            if newValue { alternativesShown.insert(exercise.id) } else { alternativesShown.remove(exercise.id) }
        }
    }
    /// Whether the notes for the instructor are shown above the text.
    package var showsNotes = false
    /// What was on the page before that reset.
    var beforeReset: (isFresh: Bool, examples: [ExampleID: ExampleState], results: [ExampleID: ResultState], changed: [PadID])?
    /// Whether the last reset of the data can be undone.
    package var canUndoReset = false

    package init(
        summary: LessonSummary, lesson: Lesson, courseTitle: String, moduleTitle: String, moduleNumber: Int, index: Int, siblings: Int,
        siblingsDone: [Bool], next: LessonSummary?, console: Console? = nil
    ) {
        self.summary = summary
        self.lesson = lesson
        firstChange = lesson.firstChange
        self.courseTitle = courseTitle
        self.moduleTitle = moduleTitle
        self.moduleNumber = moduleNumber
        self.index = index
        self.siblings = siblings
        self.siblingsDone = siblingsDone
        self.next = next
        self.console = console
        if console != nil { focus = .editor }
        tab = lesson.workTabs.first ?? .sql
        tabBesidesEngine = tab
    }

    /// Shows the tab for the current exercise; without an exercise, the tab stays.
    mutating func showExerciseTab() {
        if exercise != nil, tab != workTab { show(workTab) }
    }

    mutating func show(_ chosen: WorkTab) {
        tab = chosen
        if chosen != .engine { tabBesidesEngine = chosen }
    }

    package var id: LessonID { summary.progressID }

    /// Its number and title, as in lists, with the title that its file has now.
    package var numberedTitle: String {
        var summary = summary
        summary.title = lesson.title
        return summary.numberedTitle
    }

    package var currentSection: Section? { lesson.sections.indices.contains(section) ? lesson.sections[section] : nil }
    package var exercise: Exercise? { currentSection?.exercise }

    /// The present section's scratchpad.
    package var padID: PadID { padID(of: shownText) }
    package var pad: Pad {
        get { pads[padID] ?? Pad() }
        set { pads[padID] = newValue }
    }

    /// The exercise's index among the lesson's exercises.
    package func number(of exercise: Exercise) -> Int? { lesson.exercises.firstIndex { $0.id == exercise.id } }
}

/// A worked example or a question, by its position in the lesson.
package struct ExampleID: Sendable, Hashable {
    package var section: Int
    package var element: Int

    package init(section: Int, element: Int) {
        self.section = section
        self.element = element
    }

    /// What all examples of a section stand before.
    init(endOf section: Int) { self.init(section: section, element: .max) }
}

/// The progress of a worked example.
package struct ExampleState: Sendable, Equatable {
    /// The learner's prediction, submitted or not.
    package var prediction = ""
    /// The prediction was answered before the lesson was opened.
    package internal(set) var wasPredicted = false
    /// The example was run or its prediction was skipped, so what follows is shown.
    package var isOpen = false
    package var wasRun = false
    /// Whether the last run was not the first, so that data it changes has changed before.
    package internal(set) var isRepeated = false
    /// Whether an example before it that changes data hadn't run by then.
    package internal(set) var wasEarly = false
    /// How the prediction compares with the result; `nil` before the run.
    package internal(set) var verdict: PredictionVerdict?
    /// Whether a later run had another result, so that the verdict isn't about the one shown.
    package internal(set) var isVerdictOutdated = false
    /// How the last run's result differs from the lesson's.
    package internal(set) var divergence: Divergence?

    package init() {}
}

/// The progress of a question.
package struct QuizState: Sendable, Equatable {
    /// The choices' indices in the order shown.
    package var order: [Int]
    /// The learner's choice, as an index in the file's order.
    package var chosen: Int?
    package var typed = ""
    package var isRight: Bool?
    /// Whether the learner goes on without an answer.
    package internal(set) var isSkipped = false

    package init(order: [Int]) { self.order = order }
}

/// Identifies a scratchpad: an exercise's, the lesson's own, or that of one of two sessions.
package struct PadID: Sendable, Hashable {
    package var exercise: String?
    /// The session whose text this is; `nil` for the section's text.
    package var side: SessionID.Side?

    package init(exercise: String?, side: SessionID.Side? = nil) {
        self.exercise = exercise
        self.side = side
    }
}

/// Whether the lesson's database is ready.
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
        /// For example `PK` or `→ authors.id`.
        package var note: String
        /// The column that this column's single-column foreign key refers to.
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
        package var table: ID
        package var column: String

        package init(table: ID, column: String) {
            self.table = table
            self.column = column
        }
    }

    /// A table's full name.
    package struct ID: Sendable, Hashable {
        package var schema: String
        package var name: String

        package init(schema: String = "public", name: String) {
            self.schema = schema
            self.name = name
        }
    }

    package var id: ID
    /// Whether its name is enough to find it, without its schema.
    package var isVisible: Bool
    package var kind: String
    package var columns: [Column]
    package var comment = ""

    package var name: String { id.name }
    /// Its name, with its schema where that is needed to find it.
    package var qualifiedName: String { isVisible ? name : "\(id.schema).\(name)" }

    package init(schema: String = "public", name: String, isVisible: Bool = true, kind: String, columns: [Column]) {
        id = ID(schema: schema, name: name)
        self.isVisible = isVisible
        self.kind = kind
        self.columns = columns
    }
}
