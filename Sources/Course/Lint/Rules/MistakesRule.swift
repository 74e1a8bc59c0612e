/// Each exercise has mistakes that learners really make.
enum MistakesRule: LessonRule {
    static let name = "mistakes"
    static let summary = "Each exercise has at least one mistake with feedback."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.filter(\.mistakes.isEmpty).map {
            Finding(
                message: "the exercise '\($0.title)' has no mistake; add wrong answers that learners really give", location: $0.location)
        }
    }
}
