package import Course
package import EngineValues
package import Postgres
package import Primitives
package import Progress
package import Terminal
package import Verdicts

/// An event. The model changes only in response to messages.
package enum Message: Sendable {
    /// The learner's input, and the frame on which it was given.
    case input(Input, on: ScreenMap)
    /// A frame was drawn whose map differs from the previous one.
    case drawn(ScreenMap)
    /// Milliseconds on a monotonic clock.
    case ticked(Int64)
    /// The learner presses a key after a long time without one.
    case returned(since: Timestamp)
    /// The program continues after being suspended; the screen must be redrawn.
    case resumed

    case mapLoaded(MapContents)
    case lessonsLoaded(entry: Int, start: Int, [LessonSummary])
    case lessonPreviewed(LessonPreview)
    /// What a search has found, from the index `at` on.
    case found(query: String, [FoundPlace], at: Int = 0, isComplete: Bool = true)
    case lessonOpened(OpenedLesson)
    case lessonFailed(String)
    /// Reviews that are due; no other begins after that time.
    case reviewStarted([DueReview], until: Timestamp)
    /// The subjects that a placement can be about.
    case placementOffered(PlacementOffer)
    /// A placement that begins; no exercise begins after that time.
    case placementStarted(Placement, until: Timestamp)
    /// The review session is over.
    case reviewEnded
    /// The reviewed exercise's data was replaced by a data variant.
    case reviewDataChanged(DueReview)
    /// The open lesson's file changed; `nil` if it can't be read now.
    case lessonReloaded(LessonID, Lesson?, findings: [String])
    /// The lesson's course is trusted: what it contains may run.
    case trusted(LessonID)
    /// The open lesson's course isn't trusted to run anything yet.
    case trustAsked(TrustQuestion)
    case progressChanged(LessonID, LessonProgress, Activity)
    case trackerLoaded(Tracker)
    case dayRead(DayRecord)

    case serverChanged(ServerStatus)
    case databaseChanged(LessonID, DatabaseStatus)
    case tablesRead(LessonID, [TableOutline])
    case functionsRead(LessonID, [FunctionOutline])

    /// With the statement's text if the learner wrote it.
    case statementBegan(RunID, String? = nil)
    /// - Parameter null: The text for NULL; `nil` for the usual one.
    case columnsArrived(RunID, [Column], null: String? = nil)
    case rowsArrived(RunID, RowBatch)
    /// Lines that a backslash command printed.
    case textArrived(RunID, [String])
    /// More rows than the scratchpad keeps.
    case rowsDropped(RunID, count: Int)
    case resultWorked(RunID, part: Int, ResultOutcome)
    case serverSpoke(RunID, String)
    case statementFinished(RunID, tag: String, milliseconds: Double)
    case runFinished(RunID, Trouble?)
    /// `\q` was run.
    case quitTyped
    case historyFound(query: String, isGlobal: Bool, [HistoryEntry])
    /// The text from the learner's own editor.
    case editedOutside(PadID, EditedText)
    /// What a session is connected to now.
    case connected(LessonID, SessionID, Connection)
    /// A session's transaction state.
    case transactionStands(LessonID, SessionID, TransactionState)
    /// Which lock a session waits for and who holds it; `nil` when the wait is over.
    case locksSeen(LessonID, SessionID, LockWait?)
    /// Why lock waits can't be observed.
    case locksUnreadable(LessonID, String)
    case judged(RunID, exercise: String, Judgement, wasAsked: Bool)

    /// Whether the setup of the lesson or of an exercise is running and takes a while.
    case preparing(LessonID, Bool)
    /// The facts about an exercise on commands, files, and containers.
    case factsLooked(LessonID, exercise: String, FactsStanding)
    /// All facts of the exercise hold, so it was judged automatically.
    case factsJudged(LessonID, exercise: String, Judgement)
    /// The rows that an exercise expects; `nil` if it expects none.
    case expectedRows(exercise: String, ExpectedRows?)
    /// Another tutor is running, with this lesson open or, if `nil`, suspended.
    case otherTutorFound(LessonID?, isSuspended: Bool)
    case dataReset(LessonID, copy: String?, canUndo: Bool)
    case dataResetUndone(LessonID)
    /// The lesson's data, or a copy of it, was made again without the learner's changes, which had to make room for others.
    case changesLost(LessonID, copy: String?)
    /// The lesson's data was made from an earlier version of the lesson.
    case dataOutdated(LessonID)
    case engine(LessonID, EngineMessage)
    case files(LessonID, FilesMessage)
    case servers(LessonID, ServersMessage)
    /// The objects that a container lesson has in the engine when it is left or reset.
    case leftoversFound(Leftovers)
    case leftoversRemoved(Leftovers, RemovalReport)
    case shell(ShellID, ShellReport)
    /// The presenter pressed a key in the terminal with the notes.
    case presenterPressed(KeyEvent)
    /// Whether a terminal shows the demo's notes.
    case notesOpened(Bool)
    /// An effect failed; the reason, in a sentence.
    case troubled(String)
    /// Something is wrong until the user does something about it.
    case alerted(Alert)
}

/// The text from another program, or the reason why it stays unchanged.
package enum EditedText: Sendable {
    case text(String)
    case failed(String)
}

/// The contents of the lesson list, with the lesson to do next selected.
package struct MapContents: Sendable {
    var map = MapState()
    package var progress: [LessonID: LessonProgress]
    package var activity: Activity

    package init(
        entries: [MapState.Entry], open: Int, window: [LessonSummary], windowStart: Int, next: LessonSummary?, nextIndex: Int,
        progress: [LessonID: LessonProgress], activity: Activity, due: ReviewQueue = ReviewQueue(), troubles: [String]
    ) {
        map.entries = entries
        map.open = open
        map.window = window
        map.windowStart = windowStart
        map.next = next
        map.marked = nextIndex
        map.due = due
        map.troubles = troubles
        map.isLoaded = true
        self.progress = progress
        self.activity = activity
    }
}

/// A lesson together with the learner's progress in it.
package struct OpenedLesson: Sendable {
    package var state: LessonState
    package var drafts: [Draft.Key: Draft]
    /// The section to go to; `nil` is the one where the learner stopped.
    package var section: Int?

    package init(state: LessonState, drafts: [Draft.Key: Draft], section: Int? = nil) {
        self.state = state
        self.drafts = drafts
        self.section = section
    }
}
