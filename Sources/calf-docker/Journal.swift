import DockerCLI
import Glibc

/// The journal as the shim uses it: read whole, written at its end.
struct Journal {
    let scope: ShimScope
    private var ownership: Ownership

    init(scope: ShimScope) {
        self.scope = scope
        ownership = Ownership(home: scope.home, journal: TextFile.read(scope.journal, limit: 64 << 20) ?? "")
    }

    /// Adds what is new of these, in one write, so that lines of several shells do not mix.
    mutating func add(_ things: [JournalEntry.Thing]) {
        let text = ownership.add(things, lesson: scope.lesson).map(\.line).joined()
        if text.isEmpty { return }
        let file = open(scope.journal, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else {
            Notice.say("calf: cannot write \(Notice.safe(scope.journal)): \(String(cString: strerror(errno)))")
            return
        }
        defer { close(file) }
        keepOwner(file)
        let bytes = Array(text.utf8)
        _ = write(file, bytes, bytes.count)
    }

    /// Under sudo, a journal that is new stays readable for the one whose data directory it is in.
    private func keepOwner(_ file: Int32) {
        var folder = stat()
        let path = scope.journal.prefix(upTo: scope.journal.lastIndex(of: "/") ?? scope.journal.startIndex)
        if geteuid() == 0, stat(String(path), &folder) == 0 { _ = fchown(file, folder.st_uid, folder.st_gid) }
    }

    /// Makes calf look at the engine's images: not every engine says itself that one was built, and a line may be there already.
    func touch() { utimensat(AT_FDCWD, scope.journal, nil, AT_SYMLINK_NOFOLLOW) }

    /// The lesson of this calf that made an object or gave an image its name.
    func lesson(of object: EngineObject) -> String? { ownership.lesson(of: object) ?? ownership.lesson(ofName: object.name, on: object.id) }

    /// Whether this lesson did.
    func owns(_ object: EngineObject) -> Bool { lesson(of: object) == scope.lesson }

    /// Whether this lesson has a project of that name at one of these places.
    func owns(project: String, in folders: [String]) -> Bool {
        folders.contains { ownership.lesson(ofProject: project, in: $0) == scope.lesson }
    }
}

/// Small files as text.
enum TextFile {
    /// `nil` where there is none, or it cannot be read.
    static func read(_ path: String, limit: Int = 1 << 20) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        return read(file, limit: limit)
    }

    static func read(_ file: Int32, limit: Int) -> String {
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while content.count < limit {
            let count = Glibc.read(file, &chunk, min(chunk.count, limit - content.count))
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            content.append(contentsOf: chunk[..<count])
        }
        return String(decoding: content, as: UTF8.self)
    }
}
