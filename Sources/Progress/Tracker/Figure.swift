/// One thing that the tracker says about a learner, by its title.
package enum Figure: String, Sendable, CaseIterable {
    case days = "Days"
    case week = "This week"
    case goal = "Goal"
    case streak = "Streak"
    case courses = "Courses"
    case skills = "Skills"
    case due = "Due today"
    case next = "Next"

    /// What the tracker is for.
    package enum Question: String, Sendable, CaseIterable {
        case did = "What did I do?"
        case can = "What can I do?"
        case next = "What is next?"

        package var title: String { rawValue }
        package var figures: [Figure] { Figure.allCases.filter { $0.question == self } }
    }

    package var question: Question {
        switch self {
        case .days, .week, .goal, .streak: .did
        case .courses, .skills: .can
        case .due, .next: .next
        }
    }

    package var title: String { rawValue }
}
