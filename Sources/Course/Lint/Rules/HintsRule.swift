enum HintsRule: LessonRule {
    static let name = "hints"
    static let summary = "Each exercise has one to three hints."

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.filter { !(1...3).contains($0.hints.count) }.map {
            let found = $0.hints.isEmpty ? "no hint" : "\($0.hints.count) hints"
            return Finding(message: "the exercise '\($0.title)' has \(found); give one to three", location: $0.location)
        }
    }
}
