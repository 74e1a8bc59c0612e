import Descriptors
import DockerProxy
import Glibc
import Sandbox

/// The keeper's socket. A client sends one line, and receives lines until the keeper closes the connection, or until it does.
@KeeperActor final class ControlServer {
    private let listener: Int32
    private let path: String
    private var connections: [Int32: ControlConnection] = [:]

    /// Only the set's user can enter the folder with the socket.
    init(at path: String) throws(SandboxError) {
        self.path = path
        unlink(path)
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        guard listener >= 0, SocketAddress.with(path, { bind(listener, $0, $1) }) == 0, listen(listener, 64) == 0 else {
            throw .failure("bind", path)
        }
    }

    /// Starts to accept connections. `ask` handles a client's line, and `leave` a client that has gone.
    func serve(ask: @escaping @KeeperActor (ControlConnection, [String]) -> Void, leave: @escaping @KeeperActor (ControlConnection) -> Void)
    {
        KeeperActor.loop.watch(listener, for: .bytes) { _ in
            KeeperActor.assumeIsolated { self.accept(ask, leave) }
        }
    }

    private func accept(
        _ ask: @escaping @KeeperActor (ControlConnection, [String]) -> Void, _ leave: @escaping @KeeperActor (ControlConnection) -> Void
    ) {
        let descriptor = Glibc.accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        // Nothing else starts processes meanwhile: that's done on this thread, too.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        let connection = ControlConnection(descriptor)
        connections[descriptor] = connection
        KeeperActor.loop.watch(descriptor, for: .bytes) { _ in
            KeeperActor.assumeIsolated {
                if let lines = connection.read() {
                    for line in lines { ask(connection, ControlLine.fields(line)) }
                } else {
                    KeeperActor.loop.ignore(descriptor)
                    self.connections[descriptor] = nil
                    leave(connection)
                }
            }
        }
    }

    /// Ends all connections; new ones are refused.
    func close() {
        unlink(path)
        KeeperActor.loop.ignore(listener)
        Glibc.close(listener)
        connections = [:]
    }
}

/// A client's connection.
@KeeperActor final class ControlConnection {
    private let descriptor: Int32
    private let lines = LineCollector()
    /// The process at the other end, and its session.
    let session: pid_t

    fileprivate init(_ descriptor: Int32) {
        self.descriptor = descriptor
        // struct ucred, which glibc's headers hide: process, user, group.
        var peer: (pid_t, uid_t, gid_t) = (0, 0, 0)
        var size = socklen_t(MemoryLayout.size(ofValue: peer))
        getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size)
        session = peer.0 > 0 ? getsid(peer.0) : 0
    }

    deinit { Glibc.close(descriptor) }

    /// The lines that have arrived; `nil` if the client has gone.
    fileprivate func read() -> [String]? {
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &chunk, chunk.count)
        if count < 0, errno == EAGAIN || errno == EINTR { return [] }
        return count > 0 ? lines.take(Array(chunk[..<count])) : nil
    }

    /// Sends a line. A client that doesn't read loses its connection.
    func send(_ fields: [String]) {
        let bytes = Array(ControlLine.text(fields).utf8)
        if Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) != bytes.count { finish() }
    }

    /// Says that nothing more follows.
    func finish() { shutdown(descriptor, Int32(SHUT_RDWR)) }
}

extension KeeperActor {
    /// Runs `body` immediately; stops the program if not called on the keeper's thread. Does what `MainActor.assumeIsolated` does.
    static func assumeIsolated<T>(_ body: @KeeperActor () -> T) -> T {
        loop.checkIsolated()
        // Safe: the actor runs only on this thread, and the type differs only in its isolation.
        return withoutActuallyEscaping(body) { unsafeBitCast($0, to: (() -> T).self)() }
    }
}
