package import DockerCLI

/// The names that the learner doesn't want to be asked about: on an engine that others use, too, they come again and again.
package struct UnaskedNames: Sendable {
    private let folder: EngineFolder

    package init(_ directories: Directories) { folder = EngineFolder(directories) }

    private var path: String { folder.path + "/never-ask" }

    /// One line for each name. A file that can't be read contains none, so that the learner is asked.
    package var names: Set<String> {
        do throws(SandboxError) {
            return Set(try FileSystem.readText(path).split(separator: "\n").map(String.init))
        } catch {
            return []
        }
    }

    /// Adds the names of objects, or removes them.
    package func set(_ objects: [EngineObject], isAsked: Bool) throws(SandboxError) {
        let changed = Set(objects.map(Self.line))
        let all = isAsked ? names.subtracting(changed) : names.union(changed)
        try FileSystem.makeDirectories(folder.path)
        try FileSystem.write(all.sorted().map { $0 + "\n" }.joined(), to: path)
    }

    /// A kind and a name. All objects of a Compose project are one.
    static func line(_ object: EngineObject) -> String {
        let name = object.project.isEmpty ? "\(object.kind.rawValue) \(object.name)" : "project \(object.project)"
        return name.replacing("\n", with: " ")
    }
}
