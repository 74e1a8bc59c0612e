enum StarterRule: LessonRule {
    static let name = "starter"
    static let summary = "Each SQL exercise has a starter."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.filter { $0.isSQL && $0.starter.isEmpty }.map {
            Finding(message: "the exercise '\($0.title)' has no starter; add a query that runs and fails the check", location: $0.location)
        }
    }
}
