package import Course
import Glibc

/// What shows from outside that a file was changed: which file it is, when it was written, and how long it is.
package struct FileStamp: Sendable, Equatable {
    private let inode: UInt
    private let seconds: Int
    private let nanoseconds: Int
    private let size: Int

    /// `nil` where there is no file.
    init?(_ path: String) {
        var found = stat()
        guard stat(path, &found) == 0 else { return nil }
        (inode, size) = (found.st_ino, found.st_size)
        (seconds, nanoseconds) = (found.st_mtim.tv_sec, found.st_mtim.tv_nsec)
    }
}

extension FactsPlace {
    /// The files that the facts name. What commands of a check write beside them is no change of these.
    package func stamps(of facts: Facts) -> [String: FileStamp] {
        let names = facts.subjects.flatMap { subject -> [String] in
            switch subject.group {
            case .files: [subject.name]
            case .config: ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"]
            default: []
            }
        }
        let stamps = names.map { name in FileStamp(directory + "/" + name).map { (name, $0) } }
        return Dictionary(stamps.compactMap(\.self)) { $1 }
    }
}
