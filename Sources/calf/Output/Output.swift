import Glibc
import Primitives
import Synchronization
import Terminal

/// Standard output and standard error. Printed text passes through `SafeText`, which makes control characters visible.
final class Output: Sendable {
    private struct State {
        var pending: [UInt8] = []
        /// What is shown on the terminal below everything that was printed.
        var status = ""
        var failure: Int32?
        var hasPrinted = false
    }

    private let state = Mutex(State())

    /// Prints a line to standard output.
    func print(_ text: String = "") { write(Output.visible(text) + "\n") }

    /// Prints the single document of `--json`.
    func print(_ json: JSONValue) { write(json.json + "\n") }

    /// Writes text that is already safe, or data that isn't meant for a screen.
    func write(_ text: String) { Array(text.utf8).withUnsafeBytes { write($0) } }

    /// The same for bytes. Many are written without a copy.
    func write(_ bytes: UnsafeRawBufferPointer) {
        state.withLock { state in
            state.hasPrinted = true
            if state.pending.count + bytes.count < 65_536 {
                state.pending.append(contentsOf: bytes)
            } else {
                Output.flush(&state)
                Output.aboveStatus(of: state) { if state.failure == nil { state.failure = Output.send(bytes, to: STDOUT_FILENO) } }
            }
        }
    }

    /// Prints a line to standard error, after everything printed before it.
    func printError(_ text: String) {
        state.withLock { state in
            Output.flush(&state)
            Output.aboveStatus(of: state) { Output.send(Output.visible(text) + "\n", to: STDERR_FILENO) }
        }
    }

    /// Shows a line below everything printed so far and later. Standard error must be a terminal. An empty line removes it.
    ///
    /// - Parameter isUpdate: whether it only replaces a line that is shown.
    func show(status: String, isUpdate: Bool = false) {
        state.withLock { state in
            if state.status.isEmpty, isUpdate || status.isEmpty { return }
            Output.flush(&state)
            var size = winsize()
            let width = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1 ? Int(size.ws_col) - 1 : 79
            state.status = SafeText(status).string.truncated(toCells: width)
            Output.send("\r\u{1B}[K" + state.status, to: STDERR_FILENO)
        }
    }

    /// Prints something while the status is out of the way.
    private static func aboveStatus(of state: State, _ print: () -> Void) {
        if !state.status.isEmpty { send("\r\u{1B}[K", to: STDERR_FILENO) }
        print()
        if !state.status.isEmpty { send(state.status, to: STDERR_FILENO) }
    }

    /// Writes what is buffered.
    func flush() { state.withLock { Output.flush(&$0) } }

    /// Whether anything was printed on standard output.
    var hasPrinted: Bool { state.withLock { $0.hasPrinted } }

    /// Whether writing failed; everything printed afterward is discarded.
    var isClosed: Bool { state.withLock { $0.failure != nil } }

    /// Why writing failed, unless the reader just closed the pipe.
    var failure: String? {
        state.withLock { $0.failure }.flatMap { $0 == EPIPE ? nil : String(cString: strerror($0)) }
    }

    private static func flush(_ state: inout State) {
        if state.pending.isEmpty { return }
        aboveStatus(of: state) {
            if state.failure == nil { state.failure = state.pending.withUnsafeBytes { send($0, to: STDOUT_FILENO) } }
        }
        state.pending.removeAll(keepingCapacity: true)
    }

    private static func send(_ text: String, to descriptor: Int32) {
        // What can't be said on standard error can't be said anywhere.
        _ = Array(text.utf8).withUnsafeBytes { send($0, to: descriptor) }
    }

    /// Writes all bytes; returns the error number if that fails.
    private static func send(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
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

    /// Whether standard output is a terminal.
    static let isTerminal = isatty(STDOUT_FILENO) == 1

    /// The width of that terminal; 0 for none.
    static var terminalWidth: Int {
        var size = winsize()
        return isTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : 0
    }

    /// The text with long lines broken at words, which a terminal breaks anywhere.
    static func wrapped(_ text: String) -> String {
        let width = terminalWidth
        if width == 0 { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            line.utf8.count > width ? TextWrap.lines(Line(String(line)), width: width).map(\.plain) : [String(line)]
        }
        return lines.joined(separator: "\n")
    }

    /// The text with control characters, bidirectional overrides and the like made visible.
    static func visible(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { SafeText(String($0)).string }.joined(separator: "\n")
    }
}
