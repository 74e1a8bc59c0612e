import Glibc
import Synchronization
import Terminal

/// Standard output and standard error. Text from outside goes to either through one door that makes control characters visible.
final class Output: Sendable {
    private struct State {
        var pending: [UInt8] = []
        var failure: Int32?
        var hasPrinted = false
    }

    private let state = Mutex(State())

    /// A line on standard output.
    func print(_ text: String = "") { write(Output.visible(text) + "\n") }

    /// The one document of `--json`.
    func print(_ json: JSON) { write("\(json)\n") }

    /// Already safe, or bytes that are data and not for a screen.
    func write(_ text: String) { write(Array(text.utf8)) }

    /// Already safe, or bytes that are data and not for a screen.
    func write(_ bytes: [UInt8]) {
        state.withLock { state in
            state.pending += bytes
            state.hasPrinted = true
            if state.pending.count >= 65_536 { Output.flush(&state) }
        }
    }

    /// A message on standard error, after what was printed before it.
    func complain(_ text: String) {
        flush()
        var bytes = Array((Output.visible(text) + "\n").utf8)
        _ = Output.send(&bytes, to: STDERR_FILENO)
    }

    /// Writes out what is pending.
    func flush() { state.withLock { Output.flush(&$0) } }

    /// Whether anything was printed on standard output.
    var hasPrinted: Bool { state.withLock { $0.hasPrinted } }

    /// Whether nobody reads any more; what is printed goes nowhere.
    var isClosed: Bool { state.withLock { $0.failure != nil } }

    /// Why printing failed, unless it was a reader that had enough.
    var failure: String? {
        state.withLock { $0.failure }.flatMap { $0 == EPIPE ? nil : String(cString: strerror($0)) }
    }

    private static func flush(_ state: inout State) {
        if state.failure == nil { state.failure = send(&state.pending, to: STDOUT_FILENO) }
        state.pending.removeAll(keepingCapacity: true)
    }

    /// Writes all; the error number where that fails.
    private static func send(_ bytes: inout [UInt8], to descriptor: Int32) -> Int32? {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written) }
            if count >= 0 {
                written += count
            } else if errno == EAGAIN {
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&wait, 1, -1)
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }

    private static func visible(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { SafeText(String($0)).string }.joined(separator: "\n")
    }
}
