import Course
import EngineValues
import Sandbox

/// The files of a lesson in its workspace, which `calf reset` restores.
struct LessonFiles {
    let workspace: Workspace
    let lesson: Lesson

    init(of found: LessonOnDisk, _ context: Context) {
        workspace = Workspace(data: context.directories.data, course: found.summary.course, lesson: found.summary.id)
        lesson = found.lesson
    }

    /// What a reset would discard, in a sentence; `nil` if nothing.
    func losses() throws(WorkspaceError) -> String? {
        let changes = try workspace.changes(from: lesson.layoutOfText())
        let parts = [("changed", changes.changed), ("added", changes.added), ("removed", changes.removed)].compactMap { word, names in
            names.isEmpty ? nil : "\(word) \(names.prefix(8).joined(separator: ", "))\(names.count > 8 ? " and more" : "")"
        }
        return parts.isEmpty ? nil : "Its files are reset too (\(parts.joined(separator: "; "))); a copy is kept."
    }

    /// Resets the files and returns the path of the backup copy.
    func reset() throws(WorkspaceError) -> String? {
        guard workspace.exists else { return nil }
        try workspace.reset(to: lesson.layoutOfText(), all: true)
        return workspace.lastKept
    }
}
