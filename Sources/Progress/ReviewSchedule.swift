import Primitives

/// When to solve an exercise again, according to the SuperMemo 2 algorithm: after 1 day, after 6 days, then after ever longer intervals.
///
/// The algorithm grades each repetition from 0 to 5. Here the grade is 5 minus the slips since the exercise became due: 1 for each failed
/// check and each hint, 3 for viewing the solution. A grade below 3 restarts the intervals at one day. Anything before an exercise is due
/// is practice and changes nothing. <https://super-memory.com/english/ol/sm2.htm>
package struct ReviewSchedule: Sendable, Equatable {
    /// How many times in a row it was solved when due.
    package var repetitions = 0
    /// Days from the last repetition to the next.
    package var interval = 0
    /// The factor by which the interval grows: the algorithm's E-factor.
    package var ease = 2.5
    /// The slips since the exercise became due.
    package var slips = 0
    /// The day it is due, as in `Timestamp.day`; `nil` until it is first solved.
    package var due: Int?

    /// The schedule of an exercise that hasn't been started.
    package init() {}

    /// Updates the schedule with the exercise's next event.
    mutating func note(_ event: Event) {
        if let due, event.time.day < due { return }
        switch event.kind {
        case .tried(.fail), .hintShown: slips += 1
        case .solutionShown: slips += 3
        case .tried(.pass), .ran(passed: true): repeated(on: event.time.day)
        default: break
        }
    }

    private mutating func repeated(on day: Int) {
        let missing = Double(min(5, slips))
        if missing > 2 {
            repetitions = 0
            interval = 1
        } else {
            repetitions += 1
            interval =
                switch repetitions {
                case 1: 1
                case 2: 6
                default: Int((Double(interval) * ease).rounded(.up))
                }
            ease = max(1.3, ease + 0.1 - missing * (0.08 + missing * 0.02))
        }
        due = day + interval
        slips = 0
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

    /// Estimates the minutes for solving an exercise again: as many as the first time, but between one and five.
    package static func minutes(first minutes: Int) -> Int { min(5, max(1, minutes)) }
}
