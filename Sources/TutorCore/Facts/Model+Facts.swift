package import Course
import Grading
import Progress
import Terminal

/// Exercises on commands, files and containers: what holds is shown as the learner works.
extension Model {
    /// The exercise of which it is shown what holds.
    package var lookedAt: Exercise? {
        guard let exercise = lesson?.exercise, !exercise.isSQL, exercise.check?.facts != nil else { return nil }
        return exercise
    }

    /// Looks at the present section's exercise from now on, and no longer at the one before.
    func lookAtFacts() -> [Effect] {
        guard let lesson, lesson.lesson.exercises.contains(where: { $0.check?.facts != nil }) else { return [] }
        return [.lookAtFacts(exercise: lookedAt?.id, lesson: lesson.summary)]
    }

    mutating func handle(_ facts: FactsStanding, of exercise: String, in id: LessonID) -> [Effect] {
        guard lesson?.id == id else { return [] }
        let pad = PadID(exercise: exercise)
        // What was said of an earlier state is no longer true.
        if let known = lesson?.facts[exercise], known != facts, lesson?.pads[pad]?.isBusy == false { lesson?.pads[pad]?.verdict = nil }
        lesson?.facts[exercise] = facts
        return []
    }
}
