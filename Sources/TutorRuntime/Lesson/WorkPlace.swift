import Course
import EngineValues
import Facts
import Primitives
import Progress
import Sandbox
import Servers
import TutorCore

/// What a lesson uses besides the scratchpad: its folder, the environment of its shell and scripts, and the engine.
struct WorkPlace: Sendable {
    let lesson: Lesson
    let workspace: Workspace
    let scope: LessonScope
    let environment: [String: String]
    /// The lesson's sockets to the engine; `nil` if it has none.
    private let guarded: LessonGuard?
    /// `nil` if there is no docker command.
    let engine: Engine?
    /// The lesson's own servers, if it has some.
    private let servers: RunningSet?

    /// - Parameters:
    ///   - database: The lesson's database, if it has one and it is ready.
    ///   - engine: The container engine; `nil` if there is no docker command.
    ///   - guarded: The lesson's sockets to it.
    init(
        _ lesson: Lesson, database: DatabaseAccess?, directories: Directories, engine: Engine?, guarded: LessonGuard?, servers: RunningSet?
    ) throws {
        self.lesson = lesson
        workspace = Workspace(data: directories.data, course: lesson.course, lesson: lesson.id)
        scope = LessonScope(course: lesson.course, lesson: lesson.id, directories: directories)
        self.engine = engine
        self.guarded = guarded
        self.servers = servers
        let variables = guarded?.variables() ?? (lesson.engine.hasContainers && engine != nil ? [LessonGuard.variable: ""] : [:])
        let own = Workspace.environment(own: ProcessEnvironment.current, database: database).merging(variables) { $1 }
        let reached = servers?.reached(by: own) ?? own
        guard servers != nil || !lesson.engine.hasContainers else {
            environment = reached
            return
        }
        try GuardedShell.write(to: scope.record.shell)
        environment = reached.merging([GuardedShell.folderVariable: scope.record.shell]) { $1 }
    }

    /// What to check for an exercise that was started at that time.
    func facts(since began: Timestamp, events: ContainerEvents) -> FactsPlace {
        FactsPlace(
            engine: engine, scope: scope, directory: workspace.folder,
            environment: environment.merging(guarded?.variables(isCheck: true) ?? [:]) { $1 },
            began: Double(began.milliseconds) / 1000, events: events, servers: servers)
    }

    /// Whether the check's commands may run automatically. They may not if they run the learner's own program.
    var triesUnasked: Bool { lesson.engine == .docker || servers != nil }

    /// Runs the preparations of the lesson and of an exercise, unless that has already been done.
    ///
    /// - Returns: The output of a command that failed; `nil` if everything is ready.
    func setUp(_ exercise: Exercise?) async throws -> String? {
        try workspace.prepare()
        try await servers?.ask(["wait"])
        for (part, scripts) in try duties(exercise) {
            let layout = part == Lesson.textPart ? lesson.layoutOfText() : lesson.layout(for: part)
            let trouble = try await workspace.settingUp(layout) { try await run(scripts) }
            if let trouble { return trouble }
            try workspace.notePrepared(noted(part))
        }
        return nil
    }

    /// Whether `setUp` has anything to do.
    func needsSetup(_ exercise: Exercise?) throws -> Bool { try !duties(exercise).isEmpty }

    /// The scripts that have not run yet, by the part of the lesson that they belong to.
    private func duties(_ exercise: Exercise?) throws -> [(part: String, scripts: [CodeBlock])] {
        let blocks = [(Lesson.textPart, lesson.setup)] + (exercise.map { [($0.id, $0.setup)] } ?? [])
        let done = try workspace.prepared()
        return blocks.filter { !done.contains(noted($0.0)) }.map { ($0.0, $0.1.filter { $0.language == "sh" }) }.filter { !$0.1.isEmpty }
    }

    /// Servers that are made anew for a changed lesson have lost what was prepared on them.
    private func noted(_ part: String) -> String { servers.map { "\(part) \($0.digest)" } ?? part }

    /// - Returns: The output of a script that failed.
    private func run(_ scripts: [CodeBlock]) async throws -> String? {
        for script in scripts {
            let run = CommandRun(["sh", "-c", script.text], environment: environment, directory: workspace.folder, mergesErrors: true)
            let finished = try await run.finish(within: .seconds(120))
            if !finished.isSuccess { return finished.text }
        }
        return nil
    }
}
