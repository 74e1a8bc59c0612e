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
}
