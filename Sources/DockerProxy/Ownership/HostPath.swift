import Glibc

/// A path on this machine that a container or volume would mount. Its parts are those that the kernel sees: a slash before a combining
/// character separates, too.
struct HostPath {
    /// Without links, as the kernel finds it. The part that doesn't exist is kept as it is.
    let real: String

    /// Returns `nil` if something is there that can't be resolved, such as a link into a folder that only the engine may enter.
    init?(_ path: String) {
        var rest: [Substring] = []
        var parts = HostPath.parts(of: path).filter { $0 != "." }
        while true {
            let path = "/" + parts.joined(separator: "/")
            if let found = realpath(path, nil) {
                real = ([String(cString: found)].filter { $0 != "/" } + rest.map { String($0) }).joined(separator: "/")
                free(found)
                return
            }
            var status = stat()
            guard lstat(path, &status) != 0, errno == ENOENT, let last = parts.popLast() else { return nil }
            rest.insert(last, at: 0)
        }
    }

    /// The path without `.` and `..`, which are resolved as text.
    static func lexical(_ path: String) -> String {
        var parts: [Substring] = []
        for part in HostPath.parts(of: path) where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// Whether what is mounted contains only the learner's files.
    func isFree(in folders: [String], except protected: [String]) -> Bool {
        guard !HostPath.parts(of: real).contains(".."), folders.contains(where: { isInside(HostPath($0)) }) else { return false }
        guard protected.allSatisfy({ HostPath($0).map { !isInside($0) && !$0.isInside(self) } == true }) else { return false }
        var status = stat()
        guard stat(real, &status) == 0 else { return errno == ENOENT }
        return [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    private func isInside(_ folder: HostPath?) -> Bool {
        guard let folder else { return false }
        return HostPath.parts(of: real).lazy.map { Array($0.utf8) }.starts(with: HostPath.parts(of: folder.real).map { Array($0.utf8) })
    }

    private static func parts(of path: String) -> [Substring] { path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) } }
}
