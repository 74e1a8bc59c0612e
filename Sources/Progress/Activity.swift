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
    package var minutesToday: Int { minutes(in: today..<today + 1) }

    /// Since Monday.
    package var minutesThisWeek: Int { minutes(in: Week.monday(of: today)..<today + 1) }

    /// The whole minutes spent learning on each of these days, added up.
    package func minutes(in days: Range<Int>) -> Int {
        self.days.filter { days.contains($0.day) }.map { Int($0.milliseconds / 60_000) }.reduce(0, +)
    }

    /// `12 min`, or `under 1 min` for anything shorter.
    package func words(in days: Range<Int>) -> String {
        let minutes = minutes(in: days)
        let isShort = minutes == 0 && self.days.contains { days.contains($0.day) && ($0.isLearning || $0.milliseconds > 0) }
        return isShort ? "under 1 min" : "\(minutes) min"
    }

    /// The days of learning in a row, up to today.
    package var streak: Streak { Streak(of: Set(days.filter { $0.isLearning && $0.day <= today }.map(\.day)), today: today) }
}

extension Activity {
    /// A pause longer than this is not time spent learning.
    package static let maxPause: Int64 = 10 * 60_000

    /// Without a key for longer than this, a learner at the tutor has left it since the last one.
    package static let maxIdleTime: Int64 = 5 * 60_000

    /// The time between consecutive events that counts as learning.
    static func spent(from earlier: Timestamp, earlierLeft: Bool, to later: Timestamp) -> Int64 {
        let pause = later.milliseconds - earlier.milliseconds
        return earlierLeft || pause < 0 || pause > maxPause ? 0 : pause
    }
}
