import Course
package import EngineValues
import Glibc
import Synchronization

/// A lesson's own folder, where the learner's shell runs and its files are edited.
///
/// A folder next to it contains calf's records: the manifest of laid-out files, the files of other exercises, and copies of earlier states.
/// calf keeps nothing in the folder itself, which may become part of an image. Every call opens the folders it needs without following
/// links. They are created when something is put there.
package struct Workspace: Sendable, Equatable {
    /// The absolute path of the folder.
    package let folder: String
    /// The trusted folder that contains the folders `names`.
    let base: String
    let names: [String]

    /// The workspace of a lesson in the data directory.
    package init(data: String, course: String, lesson: String) {
        self.init(base: data, names: ["workspaces", Self.folderName(course), Self.folderName(lesson)])
    }

    /// A workspace at any path, such as a temporary one for checking. calf's records are next to it in `<folder>.calf`.
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

    /// Third-party courses may use any characters in lesson names.
    package static func folderName(_ id: String) -> String {
        let isPlain = id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        return isPlain && 1...100 ~= id.utf8.count ? id : "x_" + ContentHash(of: id).hex(digits: 16)
    }

    /// The folder with calf's records about the workspace.
    package var notes: String { folder + ".calf" }

    /// Whether the folder exists.
    package var exists: Bool { FileSystem.isDirectory(folder) }

    /// Creates the folder if necessary, so that a shell can start in it.
    package func prepare() throws(WorkspaceError) { _ = try root(making: true) }

    // MARK: - Opening

    /// Only the user can access the folders above. The workspace itself is open to programs in containers, which run as other users.
    func root(making: Bool = false) throws(WorkspaceError) -> FolderHandle {
        try outer(making: making).folder(lastName, making: making ? 0o755 : nil, shownAs: lastName)
    }

    /// The folder with calf's own records.
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

    /// A unique name for a temporary file, made of the process ID and a number.
    static func passingName() -> String { "passing-\(getpid())-\(count.wrappingAdd(1, ordering: .relaxed).newValue)" }
    private static let count = Atomic<Int>(0)
}

extension WorkspaceError {
    /// Converts errors of the sandbox's file operations.
    init(_ error: SandboxError, path: String) {
        switch error {
        case .diskFull(let path): self = .diskFull(path: path)
        case .permission(_, let path, _): self = .permission(path: path)
        case .system(let operation, let path, let code): self = .system(operation: operation, path: path, code: code)
        default: self = .notAFolder(path: path)
        }
    }
}

/// All workspaces in a data directory, and the lesson files in each.
extension Workspace {
    /// The existing workspaces, sorted.
    static func all(in data: String) -> [Workspace] {
        let root = data + "/workspaces"
        return FileSystem.names(in: root).flatMap { course in
            FileSystem.names(in: root + "/" + course).filter { !$0.hasSuffix(".calf") }.map {
                Workspace(data: data, course: course, lesson: $0)
            }
        }
    }

    /// The disk space it uses, including saved copies.
    var bytes: Int { FileSystem.size(of: folder) + FileSystem.size(of: notes) }
}
