/// The correct choice can't be guessed by its length.
enum QuizLongestRule: LessonRule {
    static let name = "quiz-longest"
    static let summary = "The longest choice isn't the correct one in every question of a checkpoint."

    static func check(_ lesson: Lesson) -> [Finding] {
        let quizzes = lesson.quizzes.filter { !$0.choices.isEmpty }
        guard quizzes.count > 1, quizzes.allSatisfy(isLongestCorrect), let last = quizzes.last else { return [] }
        let message = "in every question, the correct choice is the longest one; shorten it here, or lengthen another choice"
        return [Finding(message: message, location: last.location)]
    }

    private static func isLongestCorrect(_ quiz: Quiz) -> Bool {
        let wrong = quiz.choices.filter { !$0.isCorrect }.map(\.text.count).max() ?? 0
        return quiz.choices.contains { $0.isCorrect && $0.text.count > wrong }
    }
}
