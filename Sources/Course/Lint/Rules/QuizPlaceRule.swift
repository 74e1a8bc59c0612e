enum QuizPlaceRule: LessonRule {
    static let name = "quiz-place"
    static let summary = "Every quiz is under '## Checkpoint'."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.sections.filter { $0.kind != .checkpoint }.flatMap(\.elements).compactMap {
            guard case .quiz(let quiz) = $0 else { return nil }
            return Finding(message: "this quiz is outside the checkpoint; move it under '## Checkpoint'", location: quiz.location)
        }
    }
}
