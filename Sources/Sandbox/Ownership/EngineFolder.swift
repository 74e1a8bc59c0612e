import Course
import Glibc

/// The folder in calf's data in which it remembers what belongs to it on engines, and the `docker` of a lesson's shell.
struct EngineFolder: Sendable, Equatable {
    let path: String
    /// A hash of the data directory: which calf something belongs to.
    let home: String
    /// The same in words for labels: the machine, and the directory on it.
    let data: String

    init(_ directories: Directories) {
        path = directories.data + "/engine"
        data = DataLabel.text(EngineFolder.settled(directories.data))
        home = ContentHash(of: EngineFolder.settled(directories.data)).hex(digits: 12)
    }

    /// The path without links, the same before and after its last folders are made.
    private static func settled(_ path: String) -> String {
        if path == "/" || FileSystem.exists(path) { return FileSystem.realPath(path) }
        let parent = FileSystem.parent(of: path)
        let above = settled(parent)
        return (above == "/" ? "" : above) + "/" + path.dropFirst(parent == "/" ? 1 : parent.count + 1)
    }

    var journal: String { path + "/journal" }
    private var programs: String { path + "/bin" }

    /// Makes the folder that a lesson's PATH begins with, and returns it; `nil` where calf's own `docker` was not installed beside it.
    func prepareShim(path variable: String) throws(SandboxError) -> String? {
        guard let shim = EngineFolder.shim else { return nil }
        try FileSystem.makeDirectories(programs)
        let folders = variable.split(separator: ":").filter { $0 != programs }
        func exists(_ name: String) -> Bool { folders.contains { access($0 + "/" + name, X_OK) == 0 } }
        // A Compose that stands alone gets the same treatment, and what starts programs in an environment of its own, where there is one.
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

    /// calf's own `docker`, which lies where the program itself does.
    private static let shim: String? = {
        // A test runs in a program of the toolchain's, and knows its own place by its bundle.
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
        let path = FileSystem.parent(of: FileSystem.realPath(bundle ?? "/proc/self/exe")) + "/calf-docker"
        return access(path, X_OK) == 0 ? path : nil
    }()
}
