import Course
import Glibc
import Sandbox

/// What is known about an exercise before there is an answer. Answers are often judged one after the other, so this is put together once.
struct PreparedExercise: Sendable {
    /// A mistake that the author declared.
    struct Mistake: Sendable {
        var message: String
        var script: Script
        var expectation: Expectation
        /// Required constructs that its text lacks, and forbidden ones that it contains.
        var constructs: [Finding]
    }

    let exercise: Exercise
    let lesson: Lesson
    /// The author's other right answers.
    let alternatives: [Script]
    let expectation: Expectation
    let set: VariantSet
    let declared: [Mistake]
    /// Makes variants for a single answer.
    let chooser: VariantChooser
    private let hour = Self.hour

    /// Whether it is still right: nothing has been edited, and nothing depends on the time. Defaults of columns may, so it expires.
    func isUsable(for exercise: Exercise, _ lesson: Lesson, _ template: Template) -> Bool {
        template == chooser.runner.template && exercise == self.exercise && lesson == self.lesson && chooser.volatility.isFixed
            && hour == Self.hour
    }

    private static var hour: Int { time(nil) / 3600 }
}
