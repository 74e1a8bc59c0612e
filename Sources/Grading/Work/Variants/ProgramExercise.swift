import Course
import EngineValues
import Facts
import Glibc
import Sandbox

/// An exercise in commands and files whose answers can be tested on other data.
struct ProgramExercise: Sendable {
    let exercise: Exercise
    let lesson: Lesson
    let dataset: DatasetSource?
    let template: Template
    /// Which parts of the database are compared.
    let scope: ComparisonScope
    /// How answers are given: see `GivenAnswer.isGivenBefore`.
    let isGivenBefore: Bool

    /// `nil` if the exercise is not about data, or uses containers: those belong to the engine and see only one version of the data. Also
    /// `nil` if its author declines other data, and there is no state to compare.
    init?(_ exercise: Exercise, _ lesson: Lesson, _ dataset: DatasetSource?, isGivenBefore: Bool) throws {
        guard lesson.hasDatabase, let check = exercise.check, let facts = check.facts, !facts.needsEngine, !exercise.solution.isEmpty,
            check.variants == .all || check.state != nil || check.schema != nil,
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

    var solution: GivenAnswer { GivenAnswer(solutionOf: exercise) }

    /// The author's other right answers.
    var alternatives: [GivenAnswer] { exercise.alternatives.map { GivenAnswer(of: $0.block, in: exercise, asSolution: true) } }

    /// Whether there are earlier exercises that it may build on.
    var hasOthersBefore: Bool { lesson.exercises.first?.id != exercise.id }

    /// Every text that shows how the solution uses the data: its own, the starter files, and the check's commands.
    var programs: [String] {
        (exercise.solution + exercise.alternatives.map(\.block)).map(\.text) + lesson.layout(for: exercise.id).shownStarters.map(\.text)
            + (exercise.check?.facts?.subjects ?? []).filter { $0.group == .shell }.map(\.name)
    }

    /// A key for everything that the solution's results depend on.
    var key: ContentHash {
        // Column defaults may use the current date.
        let hour = String(time(nil) / 3600)
        return ContentHash(
            ofParts: [template.hash, lesson.grants.joined(separator: ","), exercise.id, "\(isGivenBefore)", hour]
                + lesson.setup.flatMap(\.content) + lesson.exercises.flatMap(\.content))
    }
}
