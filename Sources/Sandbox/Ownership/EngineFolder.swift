import Course
import Glibc

/// The folder in calf's data directory with the records of calf's engine objects and the startup files of lessons' shells.
struct EngineFolder: Sendable, Equatable {
    let path: String
    /// A hash of the data directory. Identifies the calf installation that an object belongs to.
    let home: String
    /// The same in readable form for labels: the machine and the directory.
    let data: String
    /// The folder with the startup files of lessons' shells.
    var shell: String { path + "/shell" }

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
}
