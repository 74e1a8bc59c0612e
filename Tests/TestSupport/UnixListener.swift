package import Glibc

/// A Unix socket that accepts connections and never answers; removed with its owner.
package final class UnixListener: Sendable {
    package let path: String
    private let descriptor: Int32

    /// Listens at `path`, with the permissions in `mode`.
    package init(at path: String, mode: mode_t = 0o777) {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        precondition(bound == 0 && listen(descriptor, 16) == 0 && chmod(path, mode) == 0, "cannot listen at \(path)")
    }

    deinit { close(descriptor) }
}
