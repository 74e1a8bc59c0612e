import Course
package import Progress
package import Terminal

/// The tutor's entire state: `update` changes it, and a view of any size draws it.
package struct Model: Sendable {
    /// The main screens.
    package enum Location: Sendable, Equatable { case map, lesson, progress }

    package var location: Location
    /// Where the progress screen was opened, and Esc leads back to.
    var beforeProgress = Location.map
    package var map = MapState()
    package var lesson: LessonState?
    /// The lessons that were open before, the last one first, to which the learner may return.
    var formerLessons: [LessonState] = []
    package var overlay: Overlay?
    /// What lessons have left in the engine, until the learner can be asked about it.
    var leftoversToAsk: [Leftovers] = []
    /// Whether the learner wants to quit, and the engine is asked what the lesson has left.
    var isLookingForLeftovers = false
    package var server: ServerStatus = .unknown
    package var activity = Activity(days: [], today: 0)
    package var progress: [LessonID: LessonProgress] = [:]
    /// The review session, until the next one begins.
    package internal(set) var review: ReviewSession?
    /// Where the placement says to begin, until a lesson opens.
    var begins: LessonSummary?
    /// A review that the learner has left to look something up.
    var interrupted: InterruptedReview?
    /// Whether reviews are due and calf has opened a lesson rather than the lesson list; until the learner goes on.
    package internal(set) var hasDueAtStart = false
    /// The progress screen, once its contents have been read.
    package var tracker: TrackerState?
    /// A one-line response to the last key, such as why it had no effect. The next key clears it.
    package var notice: Notice?
    /// The alerts that wait until nothing else is on top of the screen, and all that were received.
    var alerts: (waiting: [Alert], known: [Alert]) = ([], [])
    /// Milliseconds on a monotonic clock; advances only while something is pending.
    package var clock: Int64 = 0
    /// What a search found in the lesson that is being opened.
    var soughtWords: String?
    /// How many runs and checks were started; numbers them.
    package var runCount = 0
    /// How many shells were opened; numbers them.
    var shellCount = 0
    /// Where the mouse was pressed in a shell's pane, while the button is down.
    var shellPress: Point?
    /// The text copied last.
    package var copied = ""
    /// The frame that the learner saw last. Only `update` reads it: what a view draws depends only on its own size.
    var screen = ScreenMap()

    /// The demo, if a lesson is presented.
    package var presenting: Presenting?

    /// The keys that the user has assigned to commands, replacing the default ones.
    package var keys: [Command: KeyEvent] = [:]

    package init(location: Location = .map) { self.location = location }

    /// The key that runs a command everywhere, if it has one. A key that the user has assigned to one command no longer runs another.
    package func key(of command: Command) -> KeyEvent? {
        if command == .text, escapeLabel != "Lesson" { return nil }
        if let own = keys[command] { return own }
        return command.key.flatMap { keys.values.contains($0) ? nil : $0 }
    }

    /// A message shown once in the status line.
    package struct Notice: Sendable, Equatable {
        package var text: String
        package var isTrouble: Bool
        var kind: Kind?

        package init(_ text: String, isTrouble: Bool = false) {
            self.text = text
            self.isTrouble = isTrouble
        }

        init(_ text: String, _ kind: Kind) {
            self.init(text)
            self.kind = kind
        }

        /// A notice that a later message replaces or removes. Others stay until the next key.
        enum Kind: Sendable, Equatable {
            /// It explains why a command is refused. When that is available, another notice says so.
            case refusal(of: Command)
            /// A step waits until a session is free. Then the step is sent.
            case waitingStep
            /// A statement ran before and may change the data again. If it fails, it hasn't.
            case runsAgain
            /// A reset of the text is undone. The data may follow.
            case textRestored
        }
    }
}

/// The state of the embedded server, as far as the tutor knows it.
package enum ServerStatus: Sendable, Equatable {
    case unknown
    case starting
    /// The major version.
    case ready(version: Int)
    /// The reason, in a sentence.
    case failed(String)
}

/// What is shown on top of the screen and gets the keys.
package enum Overlay: Sendable, Equatable {
    case menu(MenuState)
    case help(ScrollState)
    case tables(ScrollState)
    /// The lesson's command summary, as Markdown.
    case reference(String, ScrollState)
    /// What a figure of the tracker was derived from.
    case figure(Figure, ScrollState)
    /// What a course would run, read before the question is answered.
    case runs(TrustQuestion, ScrollState)
    case find(Finder)
    /// The sections of the lesson, and the number that is being typed to select one.
    case sections(ListState, typed: Int = 0)
    case history(HistorySearch)
    case question(Question, DialogState)
}
