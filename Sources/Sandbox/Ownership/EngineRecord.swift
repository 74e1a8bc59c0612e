package import DockerProxy

/// The file in calf's data directory that lists what its lessons own on engines.
package struct EngineRecord: Sendable, Equatable {
    private let folder: EngineFolder

    /// The record of this calf installation. Creates nothing.
    package init(_ directories: Directories) { self.init(EngineFolder(directories)) }

    init(_ folder: EngineFolder) { self.folder = folder }

    private var path: String { folder.path + "/record" }

    /// Identifies this calf installation in the labels of its objects.
    var home: String { folder.home }

    /// Opens the record, or creates it.
    package func open() throws(SandboxError) -> Record {
        try FileSystem.makeDirectories(folder.path)
        guard let record = Record(path: path) else { throw .failure("open", path) }
        return record
    }

    /// The current ownership.
    package func ownership() throws(SandboxError) -> Ownership {
        guard FileSystem.exists(path) else { return Ownership() }
        guard let record = Record(path: path, isReadOnly: true) else { throw .failure("open", path) }
        return Ownership(Dictionary(uniqueKeysWithValues: record.lessons.map { ($0, record.items(of: $0)) }))
    }

    /// The same, but an unreadable record counts as empty.
    package var ownershipAsFarAsKnown: Ownership {
        do throws(SandboxError) { return try ownership() } catch { return Ownership() }
    }

    /// Calls `changed` whenever it changes.
    func watch(_ changed: @escaping @Sendable () -> Void) throws(SandboxError) -> FolderWatch {
        try FileSystem.makeDirectories(folder.path)
        let watch = FolderWatch(changed: changed)
        _ = watch.add(folder.path)
        return watch
    }
}
