/// Each choice of a question says why it is right or wrong.
enum ChoiceWhyRule: LessonRule {
    static let name = "choice-why"

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.sections.flatMap(\.elements).flatMap { element -> [Finding] in
            guard case .quiz(let quiz) = element else { return [] }
            return quiz.choices.filter(\.why.isEmpty).map {
                Finding(message: "the choice '\($0.text)' does not say why", location: quiz.location)
            }
        }
    }
}
