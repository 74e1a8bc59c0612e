import Course
import Glibc
import Synchronization

/// A lesson's own folder: what the learner's shell stands in, and what its files are edited in.
///
/// Beside the folder lies another one with what calf keeps about it: what it has laid out, the files of other exercises, and copies of
/// earlier states. Nothing of calf's is ever in the folder itself, which may go into an image as a whole. Every call opens what it needs
/// and follows no links on the way; the folders are made when something is put there.
package struct Workspace: Sendable, Equatable {
    /// The folder, an absolute path.
    package let folder: String
    /// The trusted folder that the names below lead on from.
    let base: String
    let names: [String]

    /// The workspace of a lesson in the data directory.
    package init(data: String, course: String, lesson: String) {
        self.init(base: data, names: ["workspaces", Self.folderName(course), Self.folderName(lesson)])
    }

    /// A workspace anywhere, such as a temporary one for judging; what calf keeps about it lies beside, in `<folder>.calf`.
    package init(folder: String) {
        var folder = folder
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        let parent = FileSystem.parent(of: folder)
        self.init(base: parent, names: [String(folder.dropFirst(parent == "/" ? 1 : parent.utf8.count + 1))])
    }

    private init(base: String, names: [String]) {
        self.base = base
        self.names = names
        folder = (base == "/" ? "" : base) + names.map { "/" + $0 }.joined()
    }

    /// Courses from elsewhere may call their lessons anything.
    private static func folderName(_ id: String) -> String {
        let isPlain = id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        return isPlain && 1...100 ~= id.utf8.count ? id : "x_" + ContentHash(of: id).hex(digits: 16)
    }

    /// Where calf keeps what it knows about the folder.
    package var notes: String { folder + ".calf" }

    /// Whether anything was laid out or done there.
    package var exists: Bool { FileSystem.isDirectory(folder) }

    /// Makes the folder where it is missing, so that a shell can stand in it.
    package func prepare() throws(WorkspaceError) { _ = try root(making: true) }

    // MARK: - Opening

    /// Only the user enters the folders above; in the workspace itself programs of a container may look around, as another user.
    func root(making: Bool = false) throws(WorkspaceError) -> FolderHandle {
        try outer(making: making).folder(lastName, making: making ? 0o755 : nil, shownAs: lastName)
    }

    /// The folder of calf's own notes.
    func noteFolder(making: Bool = false) throws(WorkspaceError) -> FolderHandle {
        try outer(making: making).folder(lastName + ".calf", making: making ? 0o700 : nil, shownAs: lastName + ".calf")
    }

    private var lastName: String { names[names.count - 1] }

    private func outer(making: Bool) throws(WorkspaceError) -> FolderHandle {
        if making {
            do throws(SandboxError) { try FileSystem.makeDirectories(base) } catch { throw WorkspaceError(error, path: base) }
        }
        return try FolderHandle(opening: base).folder(names.dropLast(), making: making ? 0o700 : nil)
    }

    /// A name that nothing in the notes has: by process and number.
    static func passingName() -> String { "passing-\(getpid())-\(count.wrappingAdd(1, ordering: .relaxed).newValue)" }
    private static let count = Atomic<Int>(0)
}

extension WorkspaceError {
    /// What the sandbox's own file operations say.
    init(_ error: SandboxError, path: String) {
        switch error {
        case .diskFull(let path): self = .diskFull(path: path)
        case .permission(_, let path, _): self = .permission(path: path)
        case .system(let operation, let path, let code): self = .system(operation: operation, path: path, code: code)
        default: self = .notAFolder(path: path)
        }
    }
}
