import CGNU
import Glibc
import Primitives
import Synchronization

/// The docker guard: a socket for one lesson's shell or one check, in front of the engine's own. It passes on what only reads or concerns
/// the lesson's objects, and refuses the rest. ``EndpointTable`` says what each request does.
///
/// It guards against accidents: programs that use the engine's own socket aren't seen.
package final class Proxy: Sendable {
    /// Why there is no socket.
    package struct Failure: Error, Sendable {
        /// The error number.
        package var code: Int32
    }

    /// The path of the socket.
    package let socket: String
    private let hub: Hub

    /// Listens at a path in a folder that only this user can access. A socket that an earlier process left there is replaced.
    package init(socket path: String, _ options: ProxyOptions) throws(Failure) {
        socket = path
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK { unlink(path) }
        let listener = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard listener >= 0 else { throw Failure(code: errno) }
        // No one can connect before listen(2).
        guard SocketAddress.with(path, { bind(listener, $0, $1) }) == 0, chmod(path, 0o600) == 0, listen(listener, 128) == 0 else {
            let code = errno
            close(listener)
            throw Failure(code: code)
        }
        hub = Hub(options)
        guard DetachedThread.start({ [hub] in hub.accept(listener) }) else {
            close(listener)
            throw Failure(code: EAGAIN)
        }
    }

    /// Ends all connections. What was already sent to the engine may still happen there.
    package func stop() {
        unlink(socket)
        hub.stop()
    }

    deinit { stop() }
}

/// The threads of a proxy: one that accepts, and one for each connection.
private final class Hub: Sendable {
    private static let maxConnections = 512

    private let options: ProxyOptions
    private let stopped = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    private let connections = Atomic(0)

    init(_ options: ProxyOptions) { self.options = options }

    deinit { close(stopped) }

    /// It stays readable, so each thread notices.
    func stop() { eventfd_write(stopped, 1) }

    private var waiter: Waiter { Waiter(stop: stopped) }

    func accept(_ listener: Int32) {
        defer { close(listener) }
        while true {
            do {
                // With too many connections, new ones wait.
                let isFull = connections.load(ordering: .relaxed) >= Self.maxConnections
                _ = try waiter.wait(isFull ? [] : [(listener, .bytes)], milliseconds: isFull ? 100 : -1)
                if isFull { continue }
                let descriptor = accept4(listener, nil, nil, Int32(SOCK_CLOEXEC.rawValue))
                if descriptor >= 0 {
                    serve(descriptor)
                } else if errno != EAGAIN {
                    // Without descriptors, the listener stays readable.
                    _ = try waiter.wait([], milliseconds: 100)
                }
            } catch {
                return
            }
        }
    }

    private func serve(_ descriptor: Int32) {
        connections.add(1, ordering: .relaxed)
        let hasStarted = DetachedThread.start { [self] in
            Connection(Channel(adopting: descriptor), options, waiter).serve()
            connections.subtract(1, ordering: .relaxed)
        }
        if !hasStarted {
            close(descriptor)
            connections.subtract(1, ordering: .relaxed)
        }
    }
}
