enum MistakeQuestionRule: LessonRule {
    static let name = "mistake-question"
    static let summary = "Feedback on a mistake asks exactly one question."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.flatMap(\.mistakes).compactMap { mistake in
            let count = mistake.message.count { $0 == "?" }
            if count == 1 { return nil }
            let found = count == 0 ? "no question" : "\(count) questions"
            return Finding(message: "this feedback asks \(found); state a fact about the result and ask one", location: mistake.block.fence)
        }
    }
}
