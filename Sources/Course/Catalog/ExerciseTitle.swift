/// The titles of an exercise and its lesson. If the lesson can't be read, the exercise has only its id.
package struct ExerciseTitle: Sendable, Equatable, CustomStringConvertible {
    package let lesson: String
    package let exercise: String

    /// Reads the lesson's file.
    package init(of exercise: String, in summary: LessonSummary, _ catalog: Catalog) {
        lesson = summary.title
        do throws(CourseError) {
            self.exercise = try catalog.lesson(summary).exercises.first { $0.id == exercise }?.title ?? exercise
        } catch {
            self.exercise = exercise
        }
    }

    package init(lesson: String, exercise: String) {
        self.lesson = lesson
        self.exercise = exercise
    }

    package var description: String { "\(lesson) › \(exercise)" }
}
