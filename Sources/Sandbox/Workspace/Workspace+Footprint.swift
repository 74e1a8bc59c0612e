package import Course

/// All workspaces of a data directory, and what of a lesson's files lies in one.
extension Workspace {
    /// The workspaces that are there, in order.
    static func all(in data: String) -> [Workspace] {
        let root = data + "/workspaces"
        return FileSystem.names(in: root).flatMap { course in
            FileSystem.names(in: root + "/" + course).filter { !$0.hasSuffix(".calf") }.map {
                Workspace(data: data, course: course, lesson: $0)
            }
        }
    }

    /// What it takes on the disk, with the copies that are kept.
    var bytes: Int { FileSystem.size(of: folder) + FileSystem.size(of: notes) }

    /// The files that lie there now, as the lesson gives them: those of the exercise that was opened last.
    package func present(of lesson: Lesson) throws(WorkspaceError) -> [StarterFile] {
        let record: InstallManifest
        do throws(WorkspaceError) { record = try installManifest(try noteFolder()) } catch .missing { record = InstallManifest() }
        let all = lesson.exercises.flatMap { lesson.starterFiles(for: $0.id) }
        return lesson.starterFiles().map { file in
            all.first { $0.path == file.path && $0.exercise == record.owners[file.path] } ?? file
        }
    }
}
