/// A mistake's message says what was seen and asks one question.
enum MistakeQuestionRule: LessonRule {
    static let name = "mistake-question"

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.flatMap(\.mistakes).compactMap { mistake in
            let count = mistake.message.count { $0 == "?" }
            if count == 1 { return nil }
            var location = mistake.block.location
            location.line -= 1
            let message = count == 0 ? "a mistake's message asks a question" : "a mistake's message asks one question, not \(count)"
            return Finding(message: message, location: location)
        }
    }
}
