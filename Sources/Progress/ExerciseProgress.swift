package import Primitives

/// What is derived about one exercise.
package struct ExerciseProgress: Sendable, Equatable {
    /// The checks that failed, until the exercise was solved and in its reviews. Runs don't count, and neither does practice in between.
    package var tries = 0
    /// How often something was run in the exercise.
    package var runs = 0
    /// The number of hints shown.
    package var hints = 0
    /// The time spent on it until it was solved.
    package var milliseconds: Int64 = 0
    /// When it was first worked on, or when the lesson was last started over or the exercise last reviewed after that.
    package var started: Timestamp?
    /// When it was first solved.
    package var done: Timestamp?
    /// When its solution was first shown on request, before or after it was solved.
    package var solutionShown: Timestamp?
    /// When it was last worked on.
    package var last: Timestamp?
    /// The fingerprint of the task and solution that were solved last; `nil` if an older version recorded that.
    package var fingerprint: String?
    /// When it is due to be solved again.
    package var review = ReviewSchedule()

    /// The progress in an exercise that hasn't been started.
    package init() {}

    /// Untouched, started, or done.
    package var status: LessonStatus { done != nil ? .done : started != nil ? .started : .untouched }

    /// Whether the task or its solution has changed since it was solved.
    ///
    /// - Parameter present: its present fingerprint; `nil` if unknown.
    package func hasChanged(from present: String?) -> Bool {
        guard done != nil, let fingerprint, let present else { return false }
        return fingerprint != present
    }

    /// Whole minutes spent on it until it was solved.
    package var minutes: Int { Int(milliseconds / 60_000) }

    /// Updates the progress with the exercise's next event, `spent` milliseconds after the previous event.
    mutating func note(_ event: Event, spent: Int64) {
        started = started ?? event.time
        last = event.time
        if done == nil { milliseconds += spent }
        if event.kind.isSolving { fingerprint = event.fingerprint ?? fingerprint }
        switch event.kind {
        case .ran(let passed):
            runs += 1
            if passed { done = done ?? event.time }
        case .tried(.pass): done = done ?? event.time
        case .tried(.fail): if !review.isPractice(on: event.time.day) { tries += 1 }
        case .hintShown(let number): hints = max(hints, number)
        case .solutionShown: solutionShown = solutionShown ?? event.time
        case .reviewing: started = event.time
        case .tried(.error), .opened, .reached, .predicted, .quizAnswered, .completed, .left, .restarted, .answerKept, .proven, .placed,
            .forgotten,
            .goalSet:
            break
        }
        review.note(event, spent: spent, first: milliseconds)
    }
}
