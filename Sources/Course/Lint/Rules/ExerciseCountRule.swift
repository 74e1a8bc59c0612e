/// A practical lesson has at least three exercises, not counting its review.
enum ExerciseCountRule: LessonRule {
    static let name = "exercise-count"
    static let summary = "A practical lesson has at least three exercises, from easy to hard."

    static func check(_ lesson: Lesson) -> [Finding] {
        let count = lesson.sectionsBeforeReview.count { $0.exercise != nil }
        guard lesson.isPractical, count < 3 else { return [] }
        let location = lesson.exercises.last?.location ?? SourceLocation(path: lesson.path, line: 1)
        let found = count == 1 ? "1 exercise" : "\(count) exercises"
        return [Finding(message: "this lesson has \(found); a practical lesson has at least three, from easy to hard", location: location)]
    }
}
