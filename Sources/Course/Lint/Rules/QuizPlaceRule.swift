/// Questions stand under "Checkpoint".
enum QuizPlaceRule: LessonRule {
    static let name = "quiz-place"

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.sections.filter { $0.kind != .checkpoint }.flatMap(\.elements).compactMap {
            guard case .quiz(let quiz) = $0 else { return nil }
            return Finding(message: "a quiz stands under '## Checkpoint'", location: quiz.location)
        }
    }
}
