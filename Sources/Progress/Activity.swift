/// What is derived about the days: how long, and how many in a row.
package struct Activity: Sendable, Equatable {
    /// One day on which something happened.
    package struct Day: Sendable, Equatable {
        /// Counted from 1970-01-01 on the learner's wall.
        package var day: Int
        /// Spent learning.
        package var milliseconds: Int64
        /// Whether something was done that day, and not just looked at.
        package var isLearning: Bool

        /// A day.
        package init(day: Int, milliseconds: Int64, isLearning: Bool) {
            self.day = day
            self.milliseconds = milliseconds
            self.isLearning = isLearning
        }
    }

    /// The newest first.
    package var days: [Day]
    /// As in `Day.day`.
    package var today: Int

    /// What is known of some days, as seen today.
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

    /// Days of learning in a row up to today; a day that has just begun does not break it.
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
    /// A longer pause than this is not time spent learning.
    static let longestPause: Int64 = 10 * 60_000

    /// The time that counts between two events that follow each other.
    static func spent(from earlier: Timestamp, earlierLeft: Bool, to later: Timestamp) -> Int64 {
        let pause = later.milliseconds - earlier.milliseconds
        return earlierLeft || pause < 0 || pause > longestPause ? 0 : pause
    }
}
