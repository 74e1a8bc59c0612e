/// How far a learner is with one thing.
package enum ProgressState: String, Sendable, Comparable {
    case untouched, started, done

    /// The less done first.
    package static func < (left: ProgressState, right: ProgressState) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .untouched: 0
        case .started: 1
        case .done: 2
        }
    }
}

/// What is derived about one exercise.
package struct ExerciseProgress: Sendable, Equatable {
    /// How often the learner asked for the check and it could be judged.
    package var tries = 0
    /// How often something was run in it.
    package var runs = 0
    /// The number of hints shown.
    package var hints = 0
    /// When it was first worked on.
    package var started: Timestamp?
    /// When it was first right.
    package var done: Timestamp?
    /// When its solution was first shown on request, before or after it was right.
    package var solutionShown: Timestamp?
    /// When it was last worked on.
    package var last: Timestamp?

    /// Nothing yet.
    package init() {}

    /// How far the learner is with it.
    package var state: ProgressState { done != nil ? .done : started != nil ? .started : .untouched }

    /// Takes in the next event of this exercise.
    mutating func note(_ event: Event) {
        if case .forgotten = event.kind {
            self = ExerciseProgress()
            return
        }
        started = started ?? event.time
        last = event.time
        switch event.kind {
        case .ran(let passed):
            runs += 1
            if passed { done = done ?? event.time }
        case .tried(let verdict):
            if verdict != .error { tries += 1 }
            if verdict == .pass { done = done ?? event.time }
        case .hintShown(let number): hints = max(hints, number)
        case .solutionShown: solutionShown = solutionShown ?? event.time
        case .opened, .reached, .predicted, .quizAnswered, .completed, .left, .restarted, .forgotten: break
        }
    }
}
