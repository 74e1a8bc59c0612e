import Course
import EngineValues
import Glibc
import TestSupport
import Testing

@testable import Sandbox

/// A workspace in its own folder, which is removed with the fixture.
struct WorkspaceFixture {
    let home = ScratchFolder()
    var workspace: Workspace { Workspace(data: home.path + "/data", course: "harbour", lesson: "ports") }

    func path(_ text: String) throws -> WorkspacePath { try WorkspacePath(text) }

    /// The file as another program reads it, or `nil` if it doesn't exist.
    func onDisk(_ name: String) -> String? {
        let path = workspace.folder + "/" + name
        return access(path, F_OK) == 0 ? String(decoding: ScratchFolder.bytes(at: path), as: UTF8.self) : nil
    }

    /// Writes like another program: over the old content, in place.
    func put(_ text: String, _ name: String) throws {
        let stream = try #require(fopen(workspace.folder + "/" + name, "w"))
        fwrite(text, 1, text.utf8.count, stream)
        fclose(stream)
    }

    func remove(_ name: String) throws { try FileSystem.remove(workspace.folder + "/" + name) }

    /// The tree as text, indented by two blanks per level.
    func tree(open: String...) throws -> [String] {
        try workspace.list(open: Set(open.map { try WorkspacePath($0) })).map { entry in
            String(repeating: "  ", count: entry.depth) + entry.name + (entry.isFolder ? "/" : "")
        }
    }
}

func starter(_ path: String, _ text: String, of exercise: String = "first") -> StarterFile {
    StarterFile(path: path, text: text, exercise: exercise)
}

/// A layout whose parts have their files' order.
func layout(_ files: [StarterFile]) -> WorkspaceLayout {
    var parts: [String] = []
    for file in files where !parts.contains(file.exercise) { parts.append(file.exercise) }
    return WorkspaceLayout(parts: parts, starters: files)
}
