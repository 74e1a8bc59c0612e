/// An exercise with what solving it took.
package struct ExerciseCost: Sendable, Equatable {
    /// Where the exercise is.
    package var lesson: LessonID
    /// Its id.
    package var exercise: String
    /// The tries, hints and minutes.
    package var progress: ExerciseProgress

    /// One point for each try, each hint and each five minutes, three for the solution.
    package var points: Int {
        progress.tries + progress.hints + progress.minutes / 5 + (progress.solutionShown == nil ? 0 : 3)
    }

    /// The exercises that cost most, the hardest first. One that was solved at the first try was not hard.
    package static func hardest(in progress: [LessonID: LessonProgress], count: Int = 3) -> [ExerciseCost] {
        let all = progress.flatMap { id, lesson in
            lesson.exercises.map { ExerciseCost(lesson: id, exercise: $0.key, progress: $0.value) }
        }
        let hard = all.filter { $0.points > 1 }
        return Array(hard.sorted { ($1.points, $0.lesson.lesson, $0.exercise) < ($0.points, $1.lesson.lesson, $1.exercise) }.prefix(count))
    }
}
