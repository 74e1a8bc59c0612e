import Course
import Glibc

/// The label that tells which machine and data directory something on an engine belongs to. An engine may be shared by several machines, and a
/// directory that is missing here may exist there.
enum DataLabel {
    static func text(_ path: String) -> String { "\(machine):\(path)" }

    /// The directory, if it was on this machine.
    static func path(_ label: String) -> String? {
        label.hasPrefix(machine + ":") ? String(label.dropFirst(machine.count + 1)) : nil
    }

    /// Whether the directory of a label is gone. Only a directory of this machine can be known to be.
    static func isAbandoned(_ label: String) -> Bool {
        guard let path = path(label) else { return false }
        if isMissing(path) { return true }
        // A check works in a directory that is named by its process, and removes it at its end.
        let parts = path.split(separator: "/")
        guard parts.dropLast().last == "trying", let process = pid_t(parts.last?.prefix { $0 != "-" } ?? "") else { return false }
        return kill(process, 0) != 0 && errno == ESRCH
    }

    /// What can't be looked into may well exist.
    static func isMissing(_ path: String) -> Bool {
        var found = stat()
        return stat(path, &found) != 0 && (errno == ENOENT || errno == ENOTDIR)
    }

    /// Tells machines apart, and containers and other roots on one machine.
    private static let machine: String = {
        var root = stat()
        stat("/", &root)
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        let host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // A machine without an id is known by its name.
        let id = FileSystem.tail("/etc/machine-id")
        return ContentHash(of: "\(id) \(host) \(root.st_ino)").hex(digits: 8)
    }()
}
