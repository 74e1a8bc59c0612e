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

    /// Adds lines at the end, in one write.
    package func append(_ entries: [JournalEntry]) throws(SandboxError) {
        guard !entries.isEmpty else { return }
        try FileSystem.makeDirectories(folder.path)
        let file = try FileDescriptor(opening: folder.journal, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW)
        let bytes = Array(entries.map(\.line).joined().utf8)
        guard write(file.raw, bytes, bytes.count) == bytes.count else { throw .failure("write", folder.journal) }
    }

    /// Takes objects for a lesson's that came past its docker, since the learner says so.
    package func claim(_ objects: [EngineObject], for scope: LessonScope) throws(SandboxError) {
        try append(objects.map { JournalEntry(lesson: scope.name, $0.thing) })
    }
}

extension EngineObject {
    /// As the journal knows it.
    var thing: JournalEntry.Thing {
        switch kind {
        case .container: .container(id: id)
        case .network: .network(id: id)
        case .image: .image(id: id)
        case .volume: .volume(name: id, made: isAnonymousVolume ? "" : made)
        }
    }
}
