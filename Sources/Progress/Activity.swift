import Primitives

/// The learner's activity by day, and the current streak.
package struct Activity: Sendable, Equatable {
    /// One day with events.
    package struct Day: Sendable, Equatable {
        /// As in `Timestamp.day`.
        package var day: Int
        /// Time spent learning.
        package var milliseconds: Int64
        /// Whether the learner learned something that day, rather than just looking around.
        package var isLearning: Bool

        package init(day: Int, milliseconds: Int64, isLearning: Bool) {
            self.day = day
            self.milliseconds = milliseconds
            self.isLearning = isLearning
        }
    }

    /// Newest first.
    package var days: [Day]
    /// As in `Timestamp.day`.
    package var today: Int

    package init(days: [Day], today: Int) {
        self.days = days
        self.today = today
    }

    /// Whole minutes spent learning today.
    package var minutesToday: Int { minutes { $0 == today } }

    /// Since Monday.
    package var minutesThisWeek: Int {
        let monday = today - CivilDate(day: today).weekday
        return minutes { $0 >= monday && $0 <= today }
    }

    /// The number of consecutive days of learning. Today doesn't break the streak before it is over.
    package var streak: Int {
        var expected = today
        var count = 0
        for day in days where day.isLearning && day.day <= today {
            if day.day == expected - 1, expected == today, count == 0 { expected = day.day }
            guard day.day == expected else { break }
            count += 1
            expected -= 1
        }
        return count
    }

    private func minutes(where isIncluded: (Int) -> Bool) -> Int {
        Int(days.filter { isIncluded($0.day) }.map(\.milliseconds).reduce(0, +) / 60_000)
    }
}

extension Activity {
    /// A pause longer than this is not time spent learning.
    static let maxPause: Int64 = 10 * 60_000

    /// The time between consecutive events that counts as learning.
    static func spent(from earlier: Timestamp, earlierLeft: Bool, to later: Timestamp) -> Int64 {
        let pause = later.milliseconds - earlier.milliseconds
        return earlierLeft || pause < 0 || pause > maxPause ? 0 : pause
    }
}
