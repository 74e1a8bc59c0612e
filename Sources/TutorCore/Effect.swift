package import Course
package import Postgres
package import Progress

/// Something to be done outside the model; what comes of it returns as messages.
package enum Effect: Sendable, Equatable {
    case loadMap
    case loadLessons(entry: Int, course: String, module: String, start: Int, count: Int)
    /// Read what the lesson list shows of a lesson.
    case previewLesson(LessonSummary)
    case find(String)
    case openLesson(LessonSummary)
    /// Make ready what the lesson is worked in: its database, where it has one, and connect to it.
    case prepareLesson(LessonSummary)
    /// Keep reading the lesson's file when it changes.
    case followLesson(LessonSummary)
    /// Let the course in a folder run, and then make its lesson ready.
    case trust(String, Trust.Scope, then: LessonSummary)
    case readTables(LessonID)
    case run(RunID, sql: String, lesson: LessonSummary)
    case cancel(RunID)
    /// End the session of a run that does not stop by itself. What it has not committed is rolled back.
    case endSession(RunID)
    /// Roll back and disconnect; the next run connects again.
    case closeSession(SessionID)
    /// Give both sessions of a script a fresh copy of its data.
    case restartSteps(script: String, lesson: LessonSummary)
    /// Search, sort or save rows of a result.
    case resultWork(RunID, part: Int, rows: RowStore, ResultWork)
    case judge(RunID, answer: String, exercise: String, lesson: LessonSummary, wasAsked: Bool)
    /// Keep looking at what holds of this exercise, which is not SQL; `nil` stops.
    case lookAtFacts(exercise: String?, lesson: LessonSummary)
    /// Something may have changed of what is looked at.
    case invalidateFacts
    /// Files in the workspace have changed, and may be among what is looked at.
    case invalidateFactsByFiles
    /// Work on the data of this exercise, if it has any of its own; otherwise on the lesson's.
    case enterExercise(String?, lesson: LessonSummary)
    /// Get ready for judging an exercise, so that its first check is quick.
    case prepareJudging(exercise: String, lesson: LessonSummary)
    /// Find out the rows that an exercise asks for.
    case showExpected(exercise: String, lesson: LessonSummary)
    case record(Event)
    case keepDraft(Draft.Key, Draft)
    case resetData(LessonSummary)
    case undoReset(LessonSummary)
    /// Find out what a container lesson has on the engine.
    case lookForLeftovers(LessonSummary, Leftovers.Reason)
    case removeLeftovers(Leftovers)
    case engine(EngineEffect)
    case files(LessonID, FilesEffect)
    case shell(ShellID, ShellRequest)
    /// Give the terminal around calf a text, for pasting elsewhere.
    case copy(String)
    case suspend
    /// Keeps what is typed, leaves the lesson, and ends.
    case quit
}
