/// How much a learner does in a week: the median of the last four.
package struct Pace: Sendable, Equatable {
    /// The minutes of the last weeks, each of seven days, newest first. Today isn't over, so the newest ends yesterday. Weeks from before
    /// the first day of learning are left out, so this is empty at first.
    package var weeks: [Int]

    /// The most weeks that count.
    static let maxWeeks = 4

    init(of activity: Activity) {
        let first = activity.days.filter { $0.isLearning && $0.day <= activity.today }.map(\.day).min() ?? activity.today
        let count = min(Self.maxWeeks, (activity.today - first) / 7)
        weeks = (0..<count).map { week in
            let end = activity.today - 7 * week
            return activity.minutes(in: end - 7..<end)
        }
    }

    /// The median in minutes, rounded down; `nil` without a whole week.
    package var median: Int? {
        if weeks.isEmpty { return nil }
        let sorted = weeks.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// What would take longer can't be foreseen.
    static let maxDays = 365

    /// The days that so many minutes of lessons take; `nil` if it can't be said.
    package func days(for minutes: Int) -> Int? {
        guard let median, median > 0 else { return nil }
        let days = (minutes * 7 + median - 1) / median
        return days > Self.maxDays ? nil : days
    }
}
