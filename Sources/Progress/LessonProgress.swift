/// What is derived about one lesson.
package struct LessonProgress: Sendable, Equatable {
    /// What was answered to one question of the checkpoint.
    package struct Answer: Sendable, Equatable {
        /// Whether the last answer was right.
        package var isRight: Bool
        /// How often it was answered.
        package var tries: Int

        /// What was answered.
        package init(isRight: Bool, tries: Int) {
            self.isRight = isRight
            self.tries = tries
        }
    }

    /// Where the learner was last.
    package struct Place: Sendable, Equatable {
        /// Counted from 0.
        package var section: Int
        /// `nil` outside the exercises.
        package var exercise: String?

        /// A place in a lesson.
        package init(section: Int, exercise: String? = nil) {
            self.section = section
            self.exercise = exercise
        }
    }

    /// When it was first opened.
    package var opened: Timestamp?
    /// When something last happened in it.
    package var last: Timestamp?
    /// When it was read to its end.
    package var completed: Timestamp?
    /// Where to go on.
    package var place = Place(section: 0)
    /// By id, those that were begun.
    package var exercises: [String: ExerciseProgress] = [:]
    /// The checkpoint's answers by the question's index; the last one given counts.
    package var answers: [Int: Answer] = [:]

    /// Nothing yet.
    package init() {}

    /// How far the learner is with it.
    ///
    /// - Parameter exercises: those that the lesson has now; others that it had are no part of it any more.
    package func state(exercises now: [String]) -> ProgressState {
        if completed != nil { return .done }
        if !now.isEmpty, now.allSatisfy({ exercises[$0]?.done != nil }) { return .done }
        return opened != nil ? .started : .untouched
    }

    /// How many of the lesson's present exercises are done.
    package func doneCount(of now: [String]) -> Int { now.count { exercises[$0]?.done != nil } }

    /// Takes in the next event of this lesson.
    mutating func note(_ event: Event) {
        if case .forgotten = event.kind {
            self = LessonProgress()
            return
        }
        opened = opened ?? event.time
        last = event.time
        if let exercise = event.exercise {
            exercises[exercise, default: ExerciseProgress()].note(event)
            place.exercise = exercise
        }
        switch event.kind {
        case .reached(let section): place = Place(section: section, exercise: event.exercise)
        case .completed: completed = completed ?? event.time
        case .quizAnswered(let question, let right):
            answers[question] = Answer(isRight: right, tries: (answers[question]?.tries ?? 0) + 1)
        case .opened, .ran, .tried, .hintShown, .solutionShown, .predicted, .left, .restarted, .forgotten: break
        }
    }
}
