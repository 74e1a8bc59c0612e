/// An exercise knows the mistakes that learners really make.
enum MistakesRule: LessonRule {
    static let name = "mistakes"

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.filter(\.mistakes.isEmpty).map {
            Finding(message: "the exercise '\($0.title)' knows no mistake", location: $0.location)
        }
    }
}
