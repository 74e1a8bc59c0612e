import Course
import Glibc

/// The folder in calf's data directory with the records of calf's engine objects and the `docker` for a lesson's shell.
struct EngineFolder: Sendable, Equatable {
    let path: String
    /// A hash of the data directory. Identifies the calf installation that an object belongs to.
    let home: String
    /// The same in readable form for labels: the machine and the directory.
    let data: String

    init(_ directories: Directories) {
        path = directories.data + "/engine"
        data = DataLabel.text(EngineFolder.settled(directories.data))
        home = ContentHash(of: EngineFolder.settled(directories.data)).hex(digits: 12)
    }

    /// The path with links resolved. It is the same before and after the missing folders are created.
    private static func settled(_ path: String) -> String {
        if path == "/" || FileSystem.exists(path) { return FileSystem.realPath(path) }
        let parent = FileSystem.parent(of: path)
        let above = settled(parent)
        return (above == "/" ? "" : above) + "/" + path.dropFirst(parent == "/" ? 1 : parent.count + 1)
    }

    var journal: String { path + "/journal" }
    private var programs: String { path + "/bin" }

    /// Creates the folder that goes first in a lesson's PATH, and returns it, or `nil` if calf's own `docker` is not installed.
    func prepareShim(path variable: String) throws(SandboxError) -> String? {
        guard let shim = EngineFolder.shim else { return nil }
        try FileSystem.makeDirectories(programs)
        let folders = variable.split(separator: ":").filter { $0 != programs }
        func exists(_ name: String) -> Bool { folders.contains { access($0 + "/" + name, X_OK) == 0 } }
        // Also wrap a standalone Compose, and, where installed, programs that start others with a modified environment.
        for (name, isWanted) in [("docker", true), ("docker-compose", exists("docker-compose")), ("env", true), ("sudo", exists("sudo"))] {
            let link = programs + "/" + name
            if isWanted, FileSystem.link(link) == shim { continue }
            unlink(link)
            guard isWanted else { continue }
            guard symlink(shim, link) == 0 || errno == EEXIST else { throw .failure("symlink", link) }
        }
        try FileSystem.makeDirectories(path + "/shell/zsh")
        for (name, text) in GuardedShell.files {
            let file = "\(path)/shell/\(name)"
            if FileSystem.exists(file), try FileSystem.readText(file) == text { continue }
            try FileSystem.write(text, to: file)
        }
        return programs
    }

    /// calf's own `docker`, which is in the same folder as calf itself.
    private static let shim: String? = {
        // Tests run inside a toolchain program, so use the path of the test bundle instead.
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
        let path = FileSystem.parent(of: FileSystem.realPath(bundle ?? "/proc/self/exe")) + "/calf-docker"
        return access(path, X_OK) == 0 ? path : nil
    }()
}
