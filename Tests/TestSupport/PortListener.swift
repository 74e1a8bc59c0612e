import Glibc

/// A program that listens on a port of the loopback interface and never answers, until it is released.
package final class PortListener: Sendable {
    /// The port on which it listens.
    package let port: Int
    private let descriptor: Int32

    /// Why it can't listen.
    package struct Failure: Error { package var reason: String }

    /// Listens on the port, or on one that the kernel chooses.
    package init(port: Int = 0, on text: String = "127.0.0.1") throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        // The port may have been in use a moment ago.
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        inet_pton(AF_INET, text, &address.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 16) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        self.port = Int(UInt16(bigEndian: address.sin_port))
        if !isListening { throw Failure(reason: "cannot listen on port \(port): \(String(cString: strerror(errno)))") }
    }

    deinit { close(descriptor) }

    /// A port that no program uses, so that tests on one machine don't get in each other's way. The kernel chooses it at random among
    /// thousands.
    package static func freePort() throws -> Int { try PortListener().port }
}
