package import DockerCLI
import Glibc

/// The file that remembers what a lesson made and no label tells: anonymous volumes, images, and what came past calf's own docker. Lines are
/// only ever added, by calf and by its `docker`.
package struct EngineJournal: Sendable, Equatable {
    private let folder: EngineFolder

    /// The journal of this calf; nothing is created.
    package init(_ directories: Directories) { folder = EngineFolder(directories) }

    init(_ folder: EngineFolder) { self.folder = folder }

    private static let limit = 64 << 20

    /// Whose things are whose, as far as is known now.
    package func ownership() throws(SandboxError) -> Ownership {
        guard FileSystem.exists(folder.journal) else { return Ownership(home: folder.home, journal: "") }
        return Ownership(home: folder.home, journal: try FileSystem.readText(folder.journal, limit: Self.limit))
    }

    /// The same; a journal that can't be read claims nothing, while labels still tell.
    package var ownershipAsFarAsKnown: Ownership {
        do throws(SandboxError) {
            return try ownership()
        } catch {
            return Ownership(home: folder.home, journal: "")
        }
    }

    /// Adds lines at the end, in one write.
    package func append(_ entries: [JournalEntry]) throws(SandboxError) {
        guard !entries.isEmpty else { return }
        try FileSystem.makeDirectories(folder.path)
        let file = try FileDescriptor(opening: folder.journal, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW)
        let bytes = Array(entries.map(\.line).joined().utf8)
        guard write(file.raw, bytes, bytes.count) == bytes.count else { throw .failure("write", folder.journal) }
    }

    /// Tells of each line that is added, and of each build, which may have added none.
    func watch(_ changed: @escaping @Sendable () -> Void) throws(SandboxError) -> FolderWatch {
        try FileSystem.makeDirectories(folder.path)
        let watch = FolderWatch(changed: changed)
        _ = watch.add(folder.path)
        return watch
    }

    /// Takes objects for a lesson's that came past its docker, since the learner says so.
    package func claim(_ objects: [EngineObject], for scope: LessonScope, on engine: Engine) async throws {
        // Another volume may have the name later.
        let times = try await engine.times(ofVolumes: objects.filter { $0.kind == .volume }.map(\.id))
        let things = objects.flatMap { object -> [JournalEntry.Thing] in
            switch object.kind {
            case .container: [.container(id: object.id)]
            case .network: [.network(id: object.id)]
            case .image: [.image(id: object.id), .imageName(object.name, id: object.id)]
            case .volume: [.volume(name: object.id, made: times[object.id] ?? "")]
            }
        }
        try append(things.map { JournalEntry(lesson: scope.name, $0) })
    }
}
