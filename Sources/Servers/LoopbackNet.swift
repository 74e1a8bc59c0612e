import Course
import DockerProxy
import Glibc
import Sandbox

/// The addresses of a set: 127.64.x.1 to 127.64.x.9, on up to 16,384 such networks, as the loopback interface has all of 127.0.0.0/8.
///
/// While it exists, no other set on this machine gets them, whoever's it is. It holds an abstract socket: only one process can bind the
/// name, and the kernel frees it when the process exits. https://man7.org/linux/man-pages/man7/unix.7.html
final class LoopbackNet: Sendable {
    /// The addresses without their last number: `127.64.3.`.
    let prefix: String
    private let reservation: Int32

    private init(prefix: String, reservation: Int32) { (self.prefix, self.reservation) = (prefix, reservation) }

    deinit { close(reservation) }

    /// Takes the network that the set had before, which is in its files, or else a free one.
    static func take(for plan: ServerPlan, at place: SetPlace) throws -> LoopbackNet {
        let ports = plan.set.nodes.enumerated().compactMap { index, node in plan.port(of: node).map { (index + 1, $0) } }
        if FileSystem.exists(place.net) {
            let prefix = try FileSystem.readText(place.net)
            guard let net = reserve(prefix) else { throw ServersError.addressesTaken(prefix) }
            if let taken = takenPort(ports, on: prefix) { throw taken }
            return net
        }
        // Sets start to look at different networks.
        let start = ContentHash(of: place.base).bytes.prefix(2).reduce(0) { $0 << 8 | Int($1) }
        var taken: ServersError?
        for offset in 0..<64 {
            let number = (start + offset) % 16_384
            let prefix = "127.\(64 + number / 256).\(number % 256)."
            guard let net = reserve(prefix) else { continue }
            taken = takenPort(ports, on: prefix)
            if taken != nil { continue }
            try FileSystem.write(prefix, to: place.net)
            return net
        }
        throw taken ?? ServersError.addressesTaken("127.64.0.")
    }

    private static func reserve(_ prefix: String) -> LoopbackNet? {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        if SocketAddress.with("\0calf-net-\(prefix)", { bind(descriptor, $0, $1) }) == 0 {
            return LoopbackNet(prefix: prefix, reservation: descriptor)
        }
        close(descriptor)
        return nil
    }

    /// The error for the first port that another program uses, on the node's address or on all addresses.
    private static func takenPort(_ ports: [(node: Int, port: Int)], on prefix: String) -> ServersError? {
        let taken = ports.first { !LocalPort.isFree($0.port, on: "\(prefix)\($0.node)") }
        return taken.map { .portTaken($0.port, address: "\(prefix)\($0.node)") }
    }
}
