package import Glibc

/// Why a connection ends without a reply.
enum Disconnected: Error {
    /// The client left.
    case client
    /// The engine can't be reached, left in the middle of a reply, or didn't answer in time.
    case engine
    /// The proxy was stopped.
    case proxy
}

/// A Unix socket that never blocks, with what was received and what is to be sent. Only the thread that made it may use it.
final class Channel {
    let descriptor: Int32
    var input = ByteQueue()
    var output = ByteQueue()
    /// Whether the other end sends nothing more.
    private(set) var hasEnded = false
    /// Whether the other end takes nothing more.
    private(set) var isClosed = false
    /// Whether the other end was told that nothing more follows.
    private(set) var hasFinished = false
    /// Both directions are closed, and poll(2) would report it over and over.
    var isGone = false

    /// Takes over a connected descriptor.
    init(adopting descriptor: Int32) {
        self.descriptor = descriptor
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    /// Connects to a socket.
    convenience init(path: String) throws(Disconnected) {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .engine }
        guard SocketAddress.with(path, { connect(descriptor, $0, $1) }) == 0 else {
            close(descriptor)
            throw .engine
        }
        self.init(adopting: descriptor)
    }

    deinit { close(descriptor) }

    /// Reads once, without waiting.
    func receive() {
        withUnsafeTemporaryAllocation(byteCount: ByteQueue.unit, alignment: 16) { buffer in
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count > 0 {
                input.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
                hasEnded = true
            }
        }
    }

    /// Takes a message's head, if all of it is there.
    func takeHead() throws(HTTPError) -> HTTPHead? {
        let end = Array("\r\n\r\n".utf8)
        guard let count = input.firstIndex(of: end), count <= HTTPHead.limit else {
            guard input.count <= HTTPHead.limit else { throw HTTPError(status: 431, reason: "the head is too long") }
            return nil
        }
        let bytes = input.take(count)
        input.drop(end.count)
        return try HTTPHead(parsing: bytes)
    }

    /// Writes what the other end takes, without waiting.
    func flush() {
        while !output.isEmpty, !isClosed {
            // SIGPIPE would end the whole program.
            let count = output.withBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count > 0 {
                output.drop(count)
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR {
                isClosed = true
            }
        }
        if isClosed { output.drop(output.count) }
    }

    /// Tells the other end that nothing more follows.
    func finishSending() {
        hasFinished = true
        shutdown(descriptor, Int32(SHUT_WR))
    }
}

/// A Unix socket's address. https://man7.org/linux/man-pages/man7/unix.7.html
package enum SocketAddress {
    /// Calls `body` with the address of a path, or of an abstract name, which begins with a zero. Returns -1 if it is too long.
    package static func with(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { return -1 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
    }
}

/// Waits for channels on a thread of its own, and for the proxy's end.
struct Waiter {
    /// Readable once the proxy is stopped.
    let stop: Int32

    struct Interest: OptionSet {
        let rawValue: Int16
        static let bytes = Interest(rawValue: Int16(POLLIN))
        static let room = Interest(rawValue: Int16(POLLOUT))
        /// Reported even if it isn't waited for: both directions are closed.
        static let hangup = Interest(rawValue: Int16(POLLHUP | POLLERR))
    }

    /// Returns what each descriptor is ready for; nothing after `milliseconds`.
    func wait(_ waits: [(descriptor: Int32, interest: Interest)], milliseconds: Int32 = -1) throws(Disconnected) -> [Interest]? {
        var polls = waits.map { pollfd(fd: $0.descriptor, events: $0.interest.rawValue, revents: 0) }
        polls.append(pollfd(fd: stop, events: Int16(POLLIN), revents: 0))
        while true {
            let count = poll(&polls, nfds_t(polls.count), milliseconds)
            if count < 0, errno == EINTR { continue }
            guard polls[waits.count].revents == 0 else { throw .proxy }
            return count == 0 ? nil : polls.dropLast().map { Interest(rawValue: $0.revents) }
        }
    }
}
