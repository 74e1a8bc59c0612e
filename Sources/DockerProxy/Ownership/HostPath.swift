import Glibc

/// A path on this machine that a container or volume would mount. Its parts are those that the kernel sees: a slash before a combining
/// character separates, too.
struct HostPath {
    /// Without links, as the kernel finds it. The part that doesn't exist is kept as it is.
    let real: String

    init(_ path: String) {
        var rest: [Substring] = []
        var parts = HostPath.parts(of: path).filter { $0 != "." }
        while true {
            if let found = realpath("/" + parts.joined(separator: "/"), nil) {
                real = ([String(cString: found)].filter { $0 != "/" } + rest.map { String($0) }).joined(separator: "/")
                free(found)
                return
            }
            guard let last = parts.popLast() else { break }
            rest.insert(last, at: 0)
        }
        real = "/" + rest.joined(separator: "/")
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
        guard !HostPath.parts(of: real).contains(".."), folders.contains(where: { isInside(HostPath($0).real) }) else { return false }
        let protected = protected.map { HostPath($0) }
        guard !protected.contains(where: { isInside($0.real) || $0.isInside(real) }) else { return false }
        var status = stat()
        guard stat(real, &status) == 0 else { return true }
        return [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    private func isInside(_ folder: String) -> Bool {
        HostPath.parts(of: real).lazy.map { Array($0.utf8) }.starts(with: HostPath.parts(of: folder).map { Array($0.utf8) })
    }

    private static func parts(of path: String) -> [Substring] { path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) } }
}
