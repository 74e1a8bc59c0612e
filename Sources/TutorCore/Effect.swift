package import Course
package import Postgres
package import Primitives
package import Progress

/// Work outside the model. Its result comes back as messages.
package enum Effect: Sendable, Equatable {
    case loadMap
    case loadTracker
    /// Find out what was done on a day, as in `Timestamp.day`.
    case readDay(Int)
    case loadLessons(entry: Int, course: String, module: String, start: Int, count: Int)
    /// Read the details that the lesson list shows about a lesson.
    case previewLesson(LessonSummary)
    /// Search in the titles and texts of all lessons; ends the previous search.
    case find(String)
    /// Open a lesson at a section; `nil` is the one where the learner stopped.
    case openLesson(LessonSummary, section: Int? = nil)
    /// Open the start of a lesson.
    case openExplanation(of: String, in: LessonID)
    /// Find out what is due for review.
    case startReview
    /// Find out what a placement can be about.
    case offerPlacement
    case startPlacement(Placement)
    /// Open a lesson for a review, unless that time has passed.
    case openReview(DueReview, until: Timestamp)
    /// Prepare the lesson's workspace: set up its database, if it has one, and connect to it.
    case prepareLesson(LessonSummary, review: DueReview? = nil)
    /// Reload the lesson's file whenever it changes.
    case followLesson(LessonSummary)
    /// Allow the course in a folder to run, and then prepare its lesson.
    case trust(String, Trust.Scope, then: LessonSummary)
    /// Read the tables of the lesson's own database or of a copy of its data, which is made if it doesn't exist yet.
    case readTables(LessonID, copy: String?)
    case run(RunID, sql: String, lesson: LessonSummary)
    case cancel(RunID)
    /// End the session of a run that can't be canceled. Uncommitted changes are rolled back.
    case endSession(RunID)
    /// Roll back and disconnect; the next run connects again.
    case closeSession(SessionID)
    /// Cancel everything that is running, and then roll back and disconnect these: else what waits for their locks would run.
    case leaveSessions([SessionID])
    /// Give both sessions of a script a fresh copy of its data.
    case restartSteps(script: String, lesson: LessonSummary)
    /// Search, sort or save rows of a result.
    case resultWork(RunID, part: Int, rows: RowTable, ResultWork)
    /// Judge an answer, and if it is wrong, the other one.
    case judge(RunID, answer: String, orElse: String? = nil, exercise: String, lesson: LessonSummary, wasAsked: Bool)
    /// Run the preparations of this exercise and of the lesson, and keep checking the exercise's facts, if it has any; `nil` stops that.
    case lookAtFacts(exercise: String?, lesson: LessonSummary)
    /// The state that the facts describe may have changed.
    case invalidateFacts
    /// Workspace files have changed; the facts may depend on them.
    case invalidateFactsByFiles
    /// Prepare to judge an exercise, so that its first check is quick.
    case prepareJudging(exercise: String, lesson: LessonSummary)
    /// Compute the rows that an exercise expects.
    case showExpected(exercise: String, lesson: LessonSummary)
    case record(Event)
    case keepDraft(Draft.Key, Draft)
    case discardDraft(Draft.Key)
    case keepHistory([HistoryEntry])
    case searchHistory(String, in: LessonID, isGlobal: Bool)
    /// Reset the lesson's own database or a copy of its data.
    case resetData(LessonSummary, copy: String?)
    case undoReset(LessonSummary)
    /// Put the lesson's servers back as they were when it was opened first.
    case resetServers(LessonSummary)
    /// Find out which of a container lesson's objects exist in the engine.
    case lookForLeftovers(LessonSummary, Leftovers.Reason)
    case removeLeftovers(Leftovers)
    case engine(EngineEffect)
    case files(LessonID, FilesEffect)
    case shell(ShellID, ShellRequest)
    /// Copy a text to the clipboard of the surrounding terminal.
    case copy(String)
    /// Open a scratchpad's text in the learner's own editor.
    case editOutside(PadID, String)
    /// Present a lesson, from one of its sections on, in a calf of its own on this terminal. Returns when that ends.
    case present(String, section: Int)
    case suspend
    /// Save what has been typed, leave the lesson, and exit.
    case quit
}

extension Effect {
    /// Whether it only keeps track of what the learner has done in a lesson.
    var isProgress: Bool { if case .record = self { true } else { false } }
}
