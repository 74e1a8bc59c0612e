/// An exercise in SQL has a starter that runs.
enum StarterRule: LessonRule {
    static let name = "starter"

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.filter { $0.isSQL && $0.starter.isEmpty }.map {
            Finding(message: "the exercise '\($0.title)' has no starter", location: $0.location)
        }
    }
}
