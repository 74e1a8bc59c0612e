import CGNU
import Glibc
import Primitives
import Synchronization

/// The docker guard: a socket for one lesson's shell or one check, in front of the engine's own. It passes on what only reads or concerns
/// the lesson's objects, and refuses the rest. ``EndpointTable`` says what each request does.
///
/// It guards against accidents: programs that use the engine's own socket aren't seen.
package final class Proxy: Sendable {
    /// The path of the socket.
    package let socket: String
    private let hub: Hub

    /// Listens at a path in a folder that only this user can access. A socket that an earlier process left there is replaced. Returns `nil`
    /// with `errno` set if that fails.
    package init?(socket path: String, _ options: ProxyOptions) {
        socket = path
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK { unlink(path) }
        let listener = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard listener >= 0 else { return nil }
        let hub = Hub(options)
        // No one can connect before listen(2).
        guard SocketAddress.with(path, { bind(listener, $0, $1) }) == 0, chmod(path, 0o600) == 0, listen(listener, 128) == 0,
            DetachedThread.start({ hub.accept(listener) })
        else {
            let code = errno
            close(listener)
            errno = code
            return nil
        }
        self.hub = hub
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
        do {
            while true {
                _ = try waiter.wait([(listener, .bytes)])
                let descriptor = accept4(listener, nil, nil, Int32(SOCK_CLOEXEC.rawValue))
                if descriptor >= 0 {
                    serve(descriptor)
                } else if errno != EAGAIN {
                    // Without descriptors, the listener stays readable.
                    _ = try waiter.wait([], milliseconds: 100)
                }
            }
        } catch {
            // The proxy has been stopped.
        }
    }

    private func serve(_ descriptor: Int32) {
        let work: @Sendable () -> Void = { [self] in
            Connection(client: Channel(adopting: descriptor), options: options, waiter: waiter).serve()
            connections.subtract(1, ordering: .relaxed)
        }
        let isFree = connections.add(1, ordering: .relaxed).newValue <= Self.maxConnections
        if isFree, DetachedThread.start(work) { return }
        close(descriptor)
        connections.subtract(1, ordering: .relaxed)
    }
}
