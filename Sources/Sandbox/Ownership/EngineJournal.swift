package import DockerCLI
import Glibc

/// The file that records lesson objects that no label identifies: anonymous volumes, images, and objects created without calf's own docker.
/// Append-only, written by calf and by its `docker`.
package struct EngineJournal: Sendable, Equatable {
    private let folder: EngineFolder

    /// The journal of this calf installation. Creates nothing.
    package init(_ directories: Directories) { folder = EngineFolder(directories) }

    init(_ folder: EngineFolder) { self.folder = folder }

    private static let limit = 64 << 20

    /// The current ownership records.
    package func ownership() throws(SandboxError) -> Ownership {
        guard FileSystem.exists(folder.journal) else { return Ownership(home: folder.home, journal: "") }
        return Ownership(home: folder.home, journal: try FileSystem.readText(folder.journal, limit: Self.limit))
    }

    /// Like `ownership`, but treats an unreadable journal as empty. Labels still identify their objects.
    package var ownershipAsFarAsKnown: Ownership {
        do throws(SandboxError) {
            return try ownership()
        } catch {
            return Ownership(home: folder.home, journal: "")
        }
    }

    /// Appends entries in one write.
    package func append(_ entries: [JournalEntry]) throws(SandboxError) {
        guard !entries.isEmpty else { return }
        try FileSystem.makeDirectories(folder.path)
        let file = try FileDescriptor(opening: folder.journal, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW)
        let bytes = Array(entries.map(\.line).joined().utf8)
        guard write(file.raw, bytes, bytes.count) == bytes.count else { throw .failure("write", folder.journal) }
    }

    /// Calls `changed` after each added line, and after each build, which may have added none.
    func watch(_ changed: @escaping @Sendable () -> Void) throws(SandboxError) -> FolderWatch {
        try FileSystem.makeDirectories(folder.path)
        let watch = FolderWatch(changed: changed)
        _ = watch.add(folder.path)
        return watch
    }

    /// Records objects created without calf's docker as the lesson's, or as no longer the lesson's, because the learner said so.
    package func claim(_ objects: [EngineObject], for scope: LessonScope, on engine: Engine, isOwned: Bool = true) async throws {
        // Another volume may get the same name later.
        let times = try await engine.times(ofVolumes: objects.filter { $0.kind == .volume }.map(\.id))
        let things = objects.flatMap { object -> [JournalEntry.Thing] in
            switch object.kind {
            case .container: [.container(id: object.id)]
            case .network: [.network(id: object.id)]
            case .image: [.image(id: object.id), .imageName(object.name, id: object.id)]
            case .volume: [.volume(name: object.id, made: times[object.id] ?? "")]
            }
        }
        try append(things.map { JournalEntry(lesson: scope.name, $0, isOwned: isOwned) })
    }
}
