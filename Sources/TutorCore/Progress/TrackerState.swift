import Course
package import Progress

/// The progress screen: the tracker, and what is selected in it.
package struct TrackerState: Sendable, Equatable {
    package var tracker: Tracker
    package var figure = Figure.days
    /// The selected day, as in `Timestamp.day`.
    package var day: Int
    /// What was done on the selected day, once it has been read.
    package var record: DayRecord?

    package init(_ tracker: Tracker) {
        self.tracker = tracker
        day = tracker.activity.today
    }

    /// The first day that can be selected: that of the first event, or the start of the year that is shown.
    var firstDay: Int { min(tracker.activity.days.last?.day ?? .max, tracker.activity.today - 52 * 7) }
}

/// A goal that can be chosen with a key.
package struct GoalChoice: Sendable, Equatable {
    package var key: Character
    package var label: String
    /// `nil` gives up the goal.
    package var goal: Goal?

    /// The goals that can be chosen, and none.
    static let all =
        zip("123456", [10, 15, 20, 30, 45, 60].map(Goal.init(minutes:))).map { key, goal in
            GoalChoice(key: key, label: "\(goal.words), \(goal.minutes * Goal.daysAWeek) min a week", goal: goal)
        } + [GoalChoice(key: "0", label: "No goal", goal: nil)]
}
