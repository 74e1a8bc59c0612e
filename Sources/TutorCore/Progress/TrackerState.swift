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

    /// The goals for a learner: minutes, or the module that is next.
    static func all(for tracker: Tracker) -> [GoalChoice] {
        var goals = [10, 15, 20, 30, 45, 60].map(Goal.minutes)
        if let module = tracker.finish?.module {
            goals += [2, 4, 8].map { .module(course: module.course, module: module.id, by: tracker.activity.today + 7 * $0) }
        }
        let choices = zip("123456789", goals).map { key, goal in
            var other = tracker
            other.goal = goal
            let week = other.minutesThisWeek.map { ", \($0) min a week" } ?? ""
            return GoalChoice(key: key, label: tracker.words(for: goal) + week, goal: goal)
        }
        return choices + [GoalChoice(key: "0", label: "No goal", goal: nil)]
    }
}
