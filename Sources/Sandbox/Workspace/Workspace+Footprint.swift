package import Course

/// All workspaces in a data directory, and the lesson files in each.
extension Workspace {
    /// The existing workspaces, sorted.
    static func all(in data: String) -> [Workspace] {
        let root = data + "/workspaces"
        return FileSystem.names(in: root).flatMap { course in
            FileSystem.names(in: root + "/" + course).filter { !$0.hasSuffix(".calf") }.map {
                Workspace(data: data, course: course, lesson: $0)
            }
        }
    }

    /// The disk space it uses, including saved copies.
    var bytes: Int { FileSystem.size(of: folder) + FileSystem.size(of: notes) }

    /// The lesson's files currently in the folder, with the lesson's text: those of the exercise opened last.
    package func present(of lesson: Lesson) throws(WorkspaceError) -> [StarterFile] {
        let record: InstallManifest
        do throws(WorkspaceError) { record = try installManifest(try noteFolder()) } catch .missing { record = InstallManifest() }
        let all = lesson.exercises.flatMap { lesson.starterFiles(for: $0.id) }
        return lesson.starterFiles().map { file in
            all.first { $0.path == file.path && $0.exercise == record.owners[file.path] } ?? file
        }
    }
}
