import DockerProxy
import Glibc
import Synchronization

/// The ports that this process has chosen for a lesson, so that no other learner's chooses them before a container publishes them. For each, it
/// holds an abstract socket: only one process can bind the name, and the kernel frees it when the process exits. https://man7.org/linux/man-pages/man7/unix.7.html
enum ReservedPorts {
    private static let held = Mutex<[Int: Int32]>([:])

    /// Reserves these ports in place of earlier ones, or none if another process holds one of them.
    static func reserve(_ ports: [Int]) -> Bool {
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
        if SocketAddress.with("\0" + name, { bind(descriptor, $0, $1) }) == 0 { return descriptor }
        close(descriptor)
        return nil
    }
}
