package import Course
import Glibc

/// Detects changes to a file without reading it: by its inode, modification time, and size.
package struct FileStamp: Sendable, Equatable {
    private let inode: UInt
    private let seconds: Int
    private let nanoseconds: Int
    private let size: Int

    /// When it was last written, in seconds since 1970.
    var written: Double { Double(seconds) + Double(nanoseconds) / 1e9 }

    /// `nil` if there is no file.
    init?(_ path: String) {
        var found = stat()
        guard stat(path, &found) == 0 else { return nil }
        (inode, size) = (found.st_ino, found.st_size)
        (seconds, nanoseconds) = (found.st_mtim.tv_sec, found.st_mtim.tv_nsec)
    }
}

extension FactsPlace {
    /// The stamps of the files that the facts name. Other files that a check's commands write are not included.
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
