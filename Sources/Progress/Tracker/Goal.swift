/// What a learner has decided to do.
package enum Goal: Sendable, Hashable {
    /// Minutes on each day of learning. A week has five of those: two days are free.
    case minutes(Int)
    /// A module, done by a day, as in `Timestamp.day`.
    case module(course: String, module: String, by: Int)

    /// The days of a week that a goal in minutes expects.
    package static let daysAWeek = 7 - Streak.freeDaysAWeek

    package static let rule = "A daily goal counts for five days a week. The other two are free."
}

extension Goal {
    /// The stored form of a goal, or of having none.
    static func stored(_ goal: Goal?) -> Event.Kind.Stored {
        switch goal {
        case .minutes(let minutes): Event.Kind.Stored(word: "goal", number: Int64(minutes), outcome: "minutes")
        case .module(let course, let module, let day):
            Event.Kind.Stored(word: "goal", number: Int64(day), outcome: "module", text: "\(course)/\(module)")
        case nil: Event.Kind.Stored(word: "goal", outcome: "none")
        }
    }

    /// Reads the stored form; `nil` if there is no goal in it.
    init?(_ stored: Event.Kind.Stored) {
        guard let number = stored.number else { return nil }
        switch stored.outcome {
        case "minutes": self = .minutes(Int(number))
        case "module":
            let names = (stored.text ?? "").split(separator: "/", maxSplits: 1).map(String.init)
            guard names.count == 2 else { return nil }
            self = .module(course: names[0], module: names[1], by: Int(number))
        default: return nil
        }
    }
}
