/// The titles of an exercise and its lesson.
package struct ExerciseTitle: Sendable, Equatable, CustomStringConvertible {
    package let lesson: String
    package let exercise: String

    package init(of exercise: String, in lesson: LessonSummary) {
        self.init(lesson: lesson.title, exercise: lesson.title(ofExercise: exercise))
    }

    package init(lesson: String, exercise: String) {
        self.lesson = lesson
        self.exercise = exercise
    }

    package var description: String { "\(lesson) › \(exercise)" }
}
