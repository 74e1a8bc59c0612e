enum PredictionRule: LessonRule {
    static let name = "prediction"
    static let summary = "At least one example asks for a prediction."

    static func check(_ lesson: Lesson) -> [Finding] {
        guard let first = lesson.examples.first, !lesson.examples.contains(where: { $0.prediction != nil }) else { return [] }
        let message = "no example asks for a prediction; add predict=rows, or a question with expect=…"
        return [Finding(message: message, location: first.block.fence)]
    }
}
