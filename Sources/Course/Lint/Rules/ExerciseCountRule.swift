/// Three exercises where the lesson is practical.
enum ExerciseCountRule: LessonRule {
    static let name = "exercise-count"

    static func check(_ lesson: Lesson) -> [Finding] {
        let count = lesson.exercises.count
        guard lesson.isPractical, count != 3 else { return [] }
        let location = lesson.exercises.last?.location ?? SourceLocation(path: lesson.path, line: 1)
        let found = count == 1 ? "1 exercise" : "\(count) exercises"
        return [Finding(message: "\(found), where a practical lesson has three of rising difficulty", location: location)]
    }
}
