import Primitives

/// When to solve an exercise again.
///
/// Only what happens from the due day on counts. Before that, it is practice and changes nothing, so a review is always on another day.
package struct ReviewSchedule: Sendable, Equatable {
    /// `nil` until the exercise is first solved.
    package var memory: Memory?
    /// The day it was last solved when due, as in `Timestamp.day`; meaningless without `memory`.
    package var reviewed = 0
    /// What happened since the exercise became due.
    package var effort = Effort()

    /// What solving an exercise took.
    package struct Effort: Sendable, Equatable {
        package var failures = 0
        package var hints = 0
        package var sawSolution = false
        /// The time spent on it.
        package var milliseconds: Int64 = 0

        /// The rating of a solved exercise: the first row that applies.
        ///
        /// - Parameter first: the time spent when it was solved for the first time; `nil` if this is that time.
        func rating(first: Int64?) -> Memory.Rating {
            if sawSolution || failures > 1 { return .again }
            if hints > 0 || failures > 0 { return .hard }
            // A time of 0 is unknown: the pause before was too long to count.
            if let first, milliseconds > 0, milliseconds * 3 <= first { return .easy }
            return .good
        }
    }

    /// The schedule of an exercise that hasn't been started.
    package init() {}

    /// The day it is due, as in `Timestamp.day`; `nil` until it is first solved.
    package var due: Int? { memory.map { reviewed + $0.interval } }

    /// Updates the schedule with the exercise's next event.
    ///
    /// - Parameter spent: the milliseconds since the event before.
    /// - Parameter first: the time spent when the exercise was solved for the first time.
    mutating func note(_ event: Event, spent: Int64, first: Int64) {
        let day = event.time.day
        // A clock that was ahead would let nothing count until then. A single day back can be a journey.
        if let due, day < due, day >= reviewed - 1 { return }
        effort.milliseconds += spent
        switch event.kind {
        case .tried(.fail): effort.failures += 1
        case .hintShown: effort.hints += 1
        case .solutionShown: effort.sawSolution = true
        case .tried(.pass), .ran(passed: true): solved(on: day, first: first)
        default: break
        }
    }

    private mutating func solved(on day: Int, first: Int64) {
        let rating = effort.rating(first: memory == nil ? nil : first)
        if memory == nil { memory = Memory(first: rating) } else { memory?.repeated(rating, after: day - reviewed) }
        reviewed = day
        effort = Effort()
    }
}

/// An exercise to solve again.
package struct DueReview: Sendable, Equatable {
    /// The exercise's lesson.
    package var lesson: LessonID
    /// The exercise's ID.
    package var exercise: String
    /// The day when it became due, as in `Timestamp.day`.
    package var due: Int
    /// The estimated time to solve it again, in minutes.
    package var minutes: Int

    package init(lesson: LessonID, exercise: String, due: Int, minutes: Int) {
        self.lesson = lesson
        self.exercise = exercise
        self.due = due
        self.minutes = minutes
    }

    /// Estimates the minutes for solving an exercise again: as many as the first time, but between one and five.
    package static func minutes(first minutes: Int) -> Int { min(5, max(1, minutes)) }
}
