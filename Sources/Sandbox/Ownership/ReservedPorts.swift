import Glibc
import Synchronization

/// The ports that this process has chosen for a lesson, before a container publishes them. Each is an abstract socket, whose name only one
/// process can have and which ends with it. https://man7.org/linux/man-pages/man7/unix.7.html
enum ReservedPorts {
    private static let held = Mutex<[Int: Int32]>([:])

    /// Reserves these ports in place of earlier ones, or none if another process holds one of them.
    static func take(_ ports: [Int]) -> Bool {
        held.withLock { held in
            var mine = held.filter { ports.contains($0.key) }
            let known = Set(mine.keys)
            for port in ports where !known.contains(port) {
                guard let socket = socket(named: "calf-port-\(port)") else {
                    for (port, socket) in mine where !known.contains(port) { close(socket) }
                    return false
                }
                mine[port] = socket
            }
            for (port, socket) in held where mine[port] == nil { close(socket) }
            held = mine
            return true
        }
    }

    private static func socket(named name: String) -> Int32? {
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // An abstract name begins with a zero.
        withUnsafeMutableBytes(of: &address.sun_path) { $0.dropFirst().copyBytes(from: name.utf8) }
        let length = MemoryLayout<sa_family_t>.size + 1 + name.utf8.count
        let isBound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(length)) == 0 }
        }
        if isBound { return descriptor }
        close(descriptor)
        return nil
    }
}
