import DockerCLI
import Glibc

/// The journal as used by the shim: reads all of it, and appends to it.
struct Journal {
    let scope: ShimScope
    private var ownership: Ownership

    init(scope: ShimScope) {
        self.scope = scope
        ownership = Ownership(home: scope.home, journal: TextFile.read(scope.journal, limit: 64 << 20) ?? "")
    }

    /// Appends entries for the new objects in one write, so that lines from several shells don't mix.
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

    /// Under sudo, a new journal is given to the owner of its folder, so that it stays readable.
    private func keepOwner(_ file: Int32) {
        var folder = stat()
        let path = scope.journal.prefix(upTo: scope.journal.lastIndex(of: "/") ?? scope.journal.startIndex)
        if geteuid() == 0, stat(String(path), &folder) == 0 { _ = fchown(file, folder.st_uid, folder.st_gid) }
    }

    /// Makes calf list the images again: not every engine reports a build, and there may be no new line to write.
    func touch() { utimensat(AT_FDCWD, scope.journal, nil, AT_SYMLINK_NOFOLLOW) }

    /// The lesson in this calf installation that created an object or gave an image its name.
    func lesson(of object: EngineObject) -> String? {
        let ofName = ownership.lesson(ofName: object.name, on: object.id)
        // Others may have given another name to the same image. What Compose has named is known by its project.
        let isName = object.kind == .image && !object.name.isEmpty && object.project.isEmpty
        return isName ? ofName : ownership.lesson(of: object) ?? ofName
    }

    /// Whether this lesson created the object or gave the image its name.
    func owns(_ object: EngineObject) -> Bool { lesson(of: object) == scope.lesson }

    /// Whether this lesson built the image, even if others had built the same one before.
    func hasBuilt(_ image: EngineObject) -> Bool { ownership.hasBuilt(image.id, in: scope.lesson) }

    /// Whether this lesson has a project of that name in one of these folders.
    func owns(project: String, in folders: [String]) -> Bool {
        folders.contains { ownership.lesson(ofProject: project, in: $0) == scope.lesson }
    }
}

/// Reads small files as text.
enum TextFile {
    /// Creates an empty file that only this user can read; `nil` if that fails.
    static func makeTemporary() -> String? {
        var template = Array("/tmp/calf-docker-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { return nil }
        close(file)
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Returns `nil` if there is no regular file or it can't be read. A pipe is left to docker, because it can be read only once.
    static func read(_ path: String, limit: Int = 1 << 20) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var found = stat()
        guard fstat(file, &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return nil }
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
