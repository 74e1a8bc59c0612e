import Course
import Progress
import Sandbox
import TutorCore

/// Who created the objects in the engine.
extension EngineRunner {
    /// The lesson's sockets to the engine. They stay until calf ends, because shells and containers may still use them.
    func guarded(_ lesson: Lesson, on engine: Engine?) async throws -> LessonGuard? {
        guard let engine, lesson.engine.hasContainers else { return nil }
        let id = LessonID(course: lesson.course, lesson: lesson.id)
        if let known = guards[id] { return known }
        let scope = LessonScope(course: lesson.course, lesson: lesson.id, directories: directories)
        let workspace = Workspace(data: directories.data, course: lesson.course, lesson: lesson.id)
        let made = try await LessonGuard(
            scope, on: engine, folder: workspace.folder, for: lesson, notice: { [mailbox] in mailbox.post(.troubled($0)) })
        guards[id] = guards[id] ?? made
        return guards[id]
    }
}
