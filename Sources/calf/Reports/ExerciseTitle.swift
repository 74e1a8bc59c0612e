import Course

/// What an exercise and its lesson are called. An exercise whose lesson can't be read has only its id.
struct ExerciseTitle: Sendable, CustomStringConvertible {
    let lesson: String
    let exercise: String

    init(of exercise: String, in summary: LessonSummary, _ catalog: Catalog) {
        lesson = summary.title
        do throws(CourseError) {
            self.exercise = try catalog.lesson(summary).exercises.first { $0.id == exercise }?.title ?? exercise
        } catch {
            self.exercise = exercise
        }
    }

    var description: String { "\(lesson) › \(exercise)" }
}
