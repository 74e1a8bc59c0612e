import Course
import Glibc
import Sandbox

/// An exercise in commands and files about data, as far as other data tells anything about its answers.
struct ProgramExercise: Sendable {
    let exercise: Exercise
    let lesson: Lesson
    let dataset: DatasetSource?
    let template: Template
    /// What of the database counts.
    let scope: ComparisonScope
    /// How answers are given: see `GivenAnswer.isGivenBefore`.
    let isGivenBefore: Bool

    /// `nil` where the exercise is not about data, or about containers: those are the engine's, and see one version only.
    init?(_ exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?, isGivenBefore: Bool) throws {
        guard lesson.hasDatabase, let check = exercise.check, let facts = check.facts, !facts.needsEngine, !exercise.solution.isEmpty,
            !(lesson.setup + exercise.setup + exercise.solution).contains(where: { $0.text.contains("docker") })
        else { return nil }
        self.exercise = exercise
        self.lesson = lesson
        self.dataset = dataset
        self.isGivenBefore = isGivenBefore
        template = try Template(lesson: lesson, dataset: dataset).adding(setup: exercise.setup)
        var asked = Check(location: check.location)
        asked.state = check.state
        asked.schema = check.schema
        scope = ComparisonScope(check: asked, givesRows: false, makesChanges: false)
    }

    var solution: GivenAnswer {
        var answer = GivenAnswer(solutionOf: exercise)
        answer.isGivenBefore = isGivenBefore
        return answer
    }

    /// The author's other right answers.
    var alternatives: [GivenAnswer] {
        exercise.alternatives.map { alternative in
            var answer = GivenAnswer(of: alternative.block, in: exercise, asSolution: true)
            answer.isGivenBefore = isGivenBefore
            return answer
        }
    }

    /// Whether it may build upon the exercises before it.
    var hasOthersBefore: Bool { lesson.exercises.first?.id != exercise.id }

    /// All texts that say what the solution asks of the data: its own, those it begins with, and the commands of the check.
    var programs: [String] {
        (exercise.solution + exercise.alternatives.map(\.block)).map(\.text) + lesson.starterFiles(for: exercise.id).map(\.text)
            + (exercise.check?.facts?.subjects ?? []).filter { $0.group == .shell }.map(\.name)
    }

    /// Everything that what the solution does depends on.
    var key: ContentHash {
        // Defaults of columns may say today.
        let hour = String(time(nil) / 3600)
        return ContentHash(ofParts: [
            template.hash, lesson.grants.joined(separator: ","), exercise.id, "\(isGivenBefore)", String(describing: lesson.setup),
            String(describing: lesson.exercises), hour,
        ])
    }
}
