/// What a learner has decided to do: so many minutes on each day of learning. A week has five of those: two days are free.
package struct Goal: Sendable, Hashable {
    package var minutes: Int

    package init(minutes: Int) { self.minutes = minutes }

    /// The days of a week that a goal expects.
    package static let daysAWeek = 7 - Streak.freeDaysAWeek

    package static let rule = "A daily goal counts for five days a week. The other two are free."

    /// `20 min a day`
    package var words: String { "\(minutes) min a day" }
}

extension Goal {
    /// The stored form of a goal, or of having none.
    static func stored(_ goal: Goal?) -> Event.Kind.Stored {
        Event.Kind.Stored(word: "goal", number: goal.map { Int64($0.minutes) }, outcome: goal == nil ? "none" : "minutes")
    }

    /// Reads the stored form; `nil` if there is no goal in it. Older versions had goals of other kinds.
    init?(_ stored: Event.Kind.Stored) {
        guard stored.outcome == "minutes", let number = stored.number else { return nil }
        minutes = Int(number)
    }
}
