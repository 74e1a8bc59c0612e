import Course
import Glibc

/// The label that records which machine and data directory an engine object belongs to. An engine may be shared by several machines, and a
/// directory that doesn't exist here may exist there.
enum DataLabel {
    static func text(_ path: String) -> String { "\(machine):\(path)" }

    /// The directory, if the label is from this machine.
    static func path(_ label: String) -> String? {
        label.hasPrefix(machine + ":") ? String(label.dropFirst(machine.count + 1)) : nil
    }

    /// Whether the label's directory no longer exists, or belonged to a process that has ended. Known only for those on this machine.
    static func isAbandoned(_ label: String) -> Bool {
        guard let path = path(label) else { return false }
        if isMissing(path) { return true }
        // A check works in a directory named after its process, and removes it when it ends.
        let parts = path.split(separator: "/")
        guard parts.dropLast().last == "trying", let process = pid_t(parts.last?.prefix { $0 != "-" } ?? "") else { return false }
        return kill(process, 0) != 0 && errno == ESRCH
    }

    /// A path that can't be accessed may well exist.
    static func isMissing(_ path: String) -> Bool {
        var found = stat()
        return stat(path, &found) != 0 && (errno == ENOENT || errno == ENOTDIR)
    }

    /// Identifies the machine, and tells apart containers and other file system roots on one machine.
    private static let machine: String = {
        var root = stat()
        stat("/", &root)
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        let host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // A machine without an ID is identified by its name.
        let id = FileSystem.tail("/etc/machine-id")
        return ContentHash(of: "\(id) \(host) \(root.st_ino)").hex(digits: 8)
    }()
}
