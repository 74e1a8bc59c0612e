import Course
import Grading
import Primitives
import Progress
import Sandbox
import TutorCore

/// Where a lesson is worked on beside the scratchpad: its folder, what its shell and scripts are started with, and the engine.
struct WorkPlace: Sendable {
    let lesson: Lesson
    let workspace: Workspace
    let scope: LessonScope
    let journal: EngineJournal
    let environment: [String: String]
    /// `nil` where there is no docker command.
    let engine: Engine?

    /// - Parameter database: the lesson's, where it has one that is ready.
    init(_ lesson: Lesson, database: DatabaseAccess?, directories: Directories) throws(SandboxError) {
        self.lesson = lesson
        workspace = Workspace(data: directories.data, course: lesson.course, lesson: lesson.id)
        scope = LessonScope(course: lesson.course, lesson: lesson.id, directories: directories)
        journal = EngineJournal(directories)
        let own = ProcessEnvironment.current
        do throws(EngineError) { engine = try Engine(environment: own) } catch { engine = nil }
        environment = try scope.environment(Workspace.environment(own: own, database: database), docker: engine?.docker)
    }

    /// What is looked at for an exercise that was begun at that time.
    func facts(since began: Timestamp) -> FactsPlace {
        FactsPlace(
            engine: engine, scope: FactsScope(scope), journal: journal, directory: workspace.folder, environment: environment,
            began: Double(began.milliseconds) / 1000, images: lesson.images)
    }

    /// Whether commands of a check may run without being asked for: not where they are the learner's own program.
    var triesUnasked: Bool { lesson.engine == .docker }

    /// Runs what the lesson prepares for itself and for an exercise, where that was not done yet.
    ///
    /// - Returns: what a command said that failed; `nil` where all is ready.
    func setUp(_ exercise: Exercise?) async throws -> String? {
        try workspace.prepare()
        let blocks = [("", lesson.setup)] + (exercise.map { [($0.id, $0.setup)] } ?? [])
        let done = try workspace.prepared()
        for (id, setup) in blocks where !done.contains(id) {
            let scripts = setup.filter { $0.language == "sh" }
            if scripts.isEmpty { continue }
            for script in scripts {
                let run = CommandRun(["sh", "-c", script.text], environment: environment, directory: workspace.folder, mergesErrors: true)
                let finished = try await run.finish(within: .seconds(120))
                if !finished.isSuccess { return finished.text }
            }
            try workspace.notePrepared(id)
        }
        return nil
    }
}
