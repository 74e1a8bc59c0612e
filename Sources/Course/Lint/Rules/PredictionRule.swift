/// A worked example asks for a prediction before it runs.
enum PredictionRule: LessonRule {
    static let name = "prediction"

    static func check(_ lesson: Lesson) -> [Finding] {
        guard let first = lesson.examples.first, !lesson.examples.contains(where: { $0.prediction != nil }) else { return [] }
        var location = first.block.location
        location.line -= 1
        return [Finding(message: "no example asks for a prediction; add predict=rows, predict=error or a question", location: location)]
    }
}
