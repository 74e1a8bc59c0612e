package import Course
package import Grading
package import Postgres
package import Progress
package import Sandbox

/// What happened. Everything that changes the model is one of these.
package enum Message: Sendable {
    /// What the learner did, and the frame on which it was done.
    case input(Input, on: ScreenMap)
    /// A frame with another map than the one before was drawn.
    case drawn(ScreenMap)
    /// Milliseconds on a clock that only goes forward.
    case ticked(Int64)
    /// The program was stopped and continues; the screen must be drawn again.
    case resumed

    case mapLoaded(MapContents)
    case lessonsLoaded(entry: Int, start: Int, [LessonSummary])
    case lessonPreviewed(LessonPreview)
    case found(query: String, [LessonSummary])
    case lessonOpened(OpenedLesson)
    case lessonFailed(String)
    /// The open lesson's file changed; without a lesson, it can't be read now.
    case lessonReloaded(LessonID, Lesson?, findings: [String])
    /// The open lesson's course may run nothing yet.
    case trustAsked(TrustQuestion)
    case progressChanged(LessonID, LessonProgress, Activity)

    case serverChanged(ServerStatus)
    case databaseChanged(LessonID, DatabaseStatus)
    case tablesRead(LessonID, [TableOutline])
    case functionsRead(LessonID, [FunctionOutline])

    case statementBegan(RunID)
    case columnsArrived(RunID, [Column])
    case rowsArrived(RunID, RowBatch)
    /// Rows that are in a temporary file.
    case rowsSpilled(RunID, SpilledBatch)
    /// Rows that could not be kept.
    case rowsLost(RunID, rows: Int, why: String)
    case resultWorked(RunID, part: Int, ResultOutcome)
    case serverSpoke(RunID, String)
    case statementFinished(RunID, tag: String, milliseconds: Double)
    case runFinished(RunID, Trouble?)
    /// Where one of the learner's sessions stands between BEGIN and COMMIT.
    case transactionStands(LessonID, SessionID, TransactionState)
    /// For which lock a session waits, and who holds it; `nil` once it waits no longer.
    case locksSeen(LessonID, SessionID, LockWait?)
    /// Why it can't be told who waits for whom.
    case locksUnreadable(LessonID, String)
    case judged(RunID, exercise: String, Judgement, wasAsked: Bool)

    /// What holds of an exercise on commands, files and containers.
    case factsLooked(LessonID, exercise: String, FactsStanding)
    /// All that such an exercise shows holds, and so it was judged without the check having been asked for.
    case factsJudged(LessonID, exercise: String, Judgement)
    /// What an exercise asks for; `nil` where that is no rows.
    case expectedRows(exercise: String, ExpectedRows?)
    case dataReset(LessonID, canUndo: Bool)
    case dataResetUndone(LessonID)
    case engine(LessonID, EngineMessage)
    case files(LessonID, FilesMessage)
    /// What a container lesson that is left or started over has on the engine.
    case leftoversFound(Leftovers)
    case leftoversRemoved(Leftovers, RemovalReport)
    case shell(ShellID, ShellReport)
    /// Something that was asked for could not be done; in a sentence.
    case troubled(String)
}

/// What the map is made of.
package struct MapContents: Sendable {
    package var entries: [MapState.Entry]
    package var open: Int
    package var window: [LessonSummary]
    package var windowStart: Int
    package var next: LessonSummary?
    package var nextIndex: Int
    package var progress: [LessonID: LessonProgress]
    package var activity: Activity
    package var hardest: [HardExercise]
    package var troubles: [String]

    package init(
        entries: [MapState.Entry], open: Int, window: [LessonSummary], windowStart: Int, next: LessonSummary?, nextIndex: Int,
        progress: [LessonID: LessonProgress], activity: Activity, hardest: [HardExercise] = [], troubles: [String]
    ) {
        self.entries = entries
        self.open = open
        self.window = window
        self.windowStart = windowStart
        self.next = next
        self.nextIndex = nextIndex
        self.progress = progress
        self.activity = activity
        self.hardest = hardest
        self.troubles = troubles
    }
}

/// A lesson with what is remembered of it.
package struct OpenedLesson: Sendable {
    package var state: LessonState
    package var drafts: [Draft.Key: Draft]

    package init(state: LessonState, drafts: [Draft.Key: Draft]) {
        self.state = state
        self.drafts = drafts
    }
}
