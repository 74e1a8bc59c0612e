/// An exercise and the effort that solving it took.
package struct ExerciseCost: Sendable, Equatable {
    /// The exercise's lesson.
    package var lesson: LessonID
    /// The exercise's ID.
    package var exercise: String
    /// Contains the tries, hints and minutes.
    package var progress: ExerciseProgress

    /// One point for each try, in reviews, too, for each hint and five minutes, and three for viewing the solution.
    package var points: Int {
        progress.tries + progress.hints + progress.minutes / 5 + (progress.solutionShown == nil ? 0 : 3)
    }

    /// The exercises with the most points, hardest first. A single try, hint, or five minutes isn't hard.
    package static func hardest(in progress: [LessonID: LessonProgress], count: Int = 3) -> [ExerciseCost] {
        let all = progress.flatMap { id, lesson in
            lesson.exercises.map { ExerciseCost(lesson: id, exercise: $0.key, progress: $0.value) }
        }
        let hard = all.filter { $0.points > 1 }
        return Array(hard.sorted { ($1.points, $0.lesson.lesson, $0.exercise) < ($0.points, $1.lesson.lesson, $1.exercise) }.prefix(count))
    }
}
