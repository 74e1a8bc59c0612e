/// One thing that the tracker says about a learner.
package enum Figure: Sendable, CaseIterable {
    case days, week, goal, streak, courses, skills, map, due, next, finish

    /// What the tracker is for.
    package enum Question: Sendable, CaseIterable {
        case did, can, next

        package var title: String {
            switch self {
            case .did: "What did I do?"
            case .can: "What can I do?"
            case .next: "What is next?"
            }
        }

        package var figures: [Figure] { Figure.allCases.filter { $0.question == self } }
    }

    package var question: Question {
        switch self {
        case .days, .week, .goal, .streak: .did
        case .courses, .skills, .map: .can
        case .due, .next, .finish: .next
        }
    }

    package var title: String {
        switch self {
        case .days: "Days"
        case .week: "This week"
        case .goal: "Goal"
        case .streak: "Streak"
        case .courses: "Courses"
        case .skills: "Skills"
        case .map: "Map"
        case .due: "Due today"
        case .next: "Next"
        case .finish: "Forecast"
        }
    }
}
