/// One to three hints an exercise.
enum HintsRule: LessonRule {
    static let name = "hints"

    static func check(_ lesson: Lesson) -> [Finding] {
        lesson.exercises.filter { !(1...3).contains($0.hints.count) }.map {
            let found = $0.hints.isEmpty ? "no hint" : "\($0.hints.count) hints"
            return Finding(message: "the exercise '\($0.title)' has \(found), where one to three help", location: $0.location)
        }
    }
}
