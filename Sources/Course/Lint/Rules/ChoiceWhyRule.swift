enum ChoiceWhyRule: LessonRule {
    static let name = "choice-why"
    static let summary = "Each choice says why it is right or wrong."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.quizzes.flatMap { quiz in
            quiz.choices.filter(\.why.isEmpty).map {
                Finding(message: "the choice '\($0.text)' doesn't say why it is right or wrong; add 'why'", location: quiz.location)
            }
        }
    }
}
