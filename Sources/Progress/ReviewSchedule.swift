import Primitives

/// When to solve an exercise, or to answer a question, again.
///
/// A review that fails is rated when it fails, not when the exercise is solved after all: it then returns on another day.
/// Only what happens from the due day on counts. Before that, it is practice and changes nothing, so a review is always on another day.
package struct ReviewSchedule: Sendable, Equatable {
    /// `nil` until the exercise is first solved.
    package var memory: Memory?
    /// The day it was last solved, or its review failed, as in `Timestamp.day`; meaningless without `memory`.
    package var reviewed = 0
    /// The day it was last solved when that counted, without counting as forgotten; `nil` if it never was.
    package var remembered: Int?
    /// Whether it was ever solved without looking up the solution.
    package var isSolvedAlone = false
    /// What happened since the exercise became due.
    package var effort = Effort()

    /// What solving an exercise took.
    package struct Effort: Sendable, Equatable {
        package var failures = 0
        package var hints = 0
        package var sawSolution = false
        /// The time spent on it.
        package var milliseconds: Int64 = 0

        /// As many failures as there are only if it was forgotten.
        static let tooMany = 2

        /// Whether it counts as forgotten, even if it is solved after all.
        var hasFailed: Bool { sawSolution || failures >= Self.tooMany }

        /// The rating: the first row that applies.
        ///
        /// - Parameter first: the time spent when it was solved for the first time; `nil` if this is that time.
        func rating(first: Int64?) -> Memory.Rating {
            if hasFailed { return .again }
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

    /// Whether what happens on a day changes nothing, because the exercise isn't due.
    func isPractice(on day: Int) -> Bool {
        // A clock that was ahead would let nothing count until then. A single day back can be a journey.
        due.map { day < $0 && day >= reviewed - 1 } ?? false
    }

    /// Updates the schedule with the exercise's next event.
    ///
    /// - Parameter spent: the milliseconds since the event before.
    /// - Parameter first: the time spent when the exercise was solved for the first time.
    mutating func note(_ event: Event, spent: Int64, first: Int64) {
        let day = event.time.day
        if isPractice(on: day) { return }
        effort.milliseconds += spent
        switch event.kind {
        case .quizAnswered(_, right: false, _):
            // A question has few choices: whoever takes a wrong one first finds the right one by elimination.
            effort.failures = Effort.tooMany
            repeated(on: day, first: first)
            return
        case .tried(.fail): effort.failures += 1
        case .hintShown: effort.hints += 1
        case .solutionShown: effort.sawSolution = true
        case .tried(.pass), .ran(passed: true), .quizAnswered(_, right: true, _):
            isSolvedAlone = isSolvedAlone || !effort.sawSolution
            repeated(on: day, first: first)
            return
        default: break
        }
        if memory != nil, effort.hasFailed { repeated(on: day, first: first) }
    }

    private mutating func repeated(on day: Int, first: Int64) {
        let rating = effort.rating(first: memory == nil ? nil : first)
        if memory == nil { memory = Memory(first: rating) } else { memory?.repeated(rating, after: day - reviewed) }
        reviewed = day
        if rating != .again { remembered = day }
        effort = Effort()
    }
}
