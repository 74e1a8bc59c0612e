package import DockerProxy

/// The folder in calf's data directory with the record of what its lessons own on engines, and the startup files of lessons' shells.
package struct EngineRecord: Sendable, Equatable {
    let folder: String
    /// The machine and the data directory. It identifies this calf installation, since several may use one engine.
    let data: String

    /// The record of this calf installation. Creates nothing.
    package init(_ directories: Directories) {
        folder = directories.data + "/engine"
        data = DataLabel.text(EngineRecord.settled(directories.data))
    }

    /// The folder with the startup files.
    package var shell: String { folder + "/shell" }

    private var path: String { folder + "/record" }

    /// Opens the record, or creates it.
    package func open() throws(SandboxError) -> Record {
        try FileSystem.makeDirectories(folder)
        guard let record = Record(path: path) else { throw .failure("open", path) }
        return record
    }

    /// The current ownership.
    package func ownership() throws(SandboxError) -> Ownership {
        if DataLabel.isMissing(path) { return Ownership() }
        guard let record = Record(path: path, isReadOnly: true) else { throw .failure("open", path) }
        return record.ownership
    }

    /// The same, but an unreadable record counts as empty.
    package var ownershipAsFarAsKnown: Ownership {
        do throws(SandboxError) { return try ownership() } catch { return Ownership() }
    }

    /// The path with links resolved. It is the same before and after the missing folders are created.
    private static func settled(_ path: String) -> String {
        if path == "/" || FileSystem.exists(path) { return FileSystem.realPath(path) }
        let parent = FileSystem.parent(of: path)
        let above = settled(parent)
        return (above == "/" ? "" : above) + "/" + path.dropFirst(parent == "/" ? 1 : parent.count + 1)
    }
}
