import Glibc

/// A program that listens on a port of 127.0.0.1 and never answers, until it is released.
package final class PortListener: Sendable {
    private let descriptor: Int32

    /// Listens on the port.
    package init(port: UInt16) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        // The port may have been in use a moment ago.
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        precondition(bound == 0 && listen(descriptor, 16) == 0, "cannot listen on port \(port): \(String(cString: strerror(errno)))")
    }

    deinit { close(descriptor) }
}
