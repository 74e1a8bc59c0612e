import Primitives

/// Days of learning in a row. Each week, from Monday, has two free days, which are used automatically and don't count.
package struct Streak: Sendable, Equatable {
    /// The days of a week on which nobody has to learn.
    package static let freeDaysAWeek = 2

    /// The days of learning, as in `Timestamp.day`, newest first.
    package private(set) var days: [Int] = []
    /// The free days used between them or since, newest first.
    package private(set) var freeDays: [Int] = []

    /// - Parameter learned: The days of learning.
    init(of learned: Set<Int>, today: Int) {
        guard let first = learned.min() else { return }
        if learned.contains(today) { days.append(today) }
        var day = today - 1
        var free: [Int] = []
        var used: [Int: Int] = [:]
        while day >= first {
            if learned.contains(day) {
                days.append(day)
                freeDays += free
                free = []
            } else {
                // Today isn't over, so it neither counts against the streak nor uses a free day.
                used[Week.monday(of: day), default: 0] += 1
                if used[Week.monday(of: day), default: 0] > Self.freeDaysAWeek { break }
                free.append(day)
            }
            day -= 1
        }
    }

    /// The free days that are left in the week of a day.
    package func freeDaysLeft(inWeekOf day: Int) -> Int {
        Self.freeDaysAWeek - freeDays.count { Week.monday(of: $0) == Week.monday(of: day) }
    }
}

/// Weeks start on Monday.
package enum Week {
    /// The Monday of a day's week.
    package static func monday(of day: Int) -> Int { day - CivilDate(day: day).weekday }
}
