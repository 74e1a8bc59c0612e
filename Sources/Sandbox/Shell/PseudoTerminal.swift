package import Descriptors
package import EngineValues
import Glibc

/// A program running in its own pseudoterminal, seen from the user's end.
///
/// Has one owner, who uses it on `loop` and receives its events there. Nothing blocks. Unread output stays in the kernel, which suspends
/// the program when its buffer is full. https://man7.org/linux/man-pages/man7/pty.7.html
package final class PseudoTerminal {
    /// An event reported to the owner.
    package enum Event: Sendable {
        /// There is output to read, or the other end was closed.
        case readable
        /// The terminal can accept more of the pending input.
        case writable
        case ended(ShellExit)
        /// The program could not be started.
        case failed(ShellError)
    }

    /// The result of a read.
    package enum Reading: Equatable {
        case bytes(Int)
        /// There is no more output for now.
        case drained
        /// No process has the other end open any more.
        case closed
    }

    private let descriptor: Int32
    private let loop: EventLoop
    private var isWatched = true
    private var wantsRoom = false
    private let child: ChildWatch
    /// Input that the program has not read yet.
    private var waiting: [UInt8] = []
    private var isClosed = false

    /// The limit for pending input, in bytes. Longer pastes are truncated.
    private static let maxWaiting = 1 << 20

    /// Starts the program as the leader of a new session with this controlling terminal.
    package init(
        _ command: TerminalProgram, columns: Int, rows: Int, loop: EventLoop, tell: @escaping @Sendable (Event) -> Void
    ) throws(ShellError) {
        let (master, slave, path) = try PseudoTerminal.open(columns: columns, rows: rows)
        descriptor = master
        self.loop = loop
        // Reading the program from disk may take a moment. Until it runs, the kernel keeps its input.
        child = ChildWatch { () throws(Spawn.Failure) in
            defer { close(slave) }
            let name = command.program.split(separator: "/").last.map(String.init) ?? command.program
            return try Spawn.start(
                command.program, [name] + command.arguments, environment: command.environment, directory: command.directory,
                ownSession: true
            ) { actions in
                // The first terminal that a session leader opens becomes its controlling terminal.
                posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
                posix_spawn_file_actions_adddup2(&actions, 0, 1)
                posix_spawn_file_actions_adddup2(&actions, 0, 2)
            }
        } tell: { result in
            let event: Event =
                switch result {
                case .success(let exit): .ended(exit)
                case .failure(let error): .failed(PseudoTerminal.reason(error, command))
                }
            loop.perform { tell(event) }
        }
        loop.watch(master, for: .bytes) { ready in
            if ready.contains(.room) { tell(.writable) }
            if ready.contains(.bytes) { tell(.readable) }
        }
    }

    deinit { hangUp() }

    private static func reason(_ error: Spawn.Failure, _ command: TerminalProgram) -> ShellError {
        access(command.directory, X_OK) != 0 ? .noDirectory(command.directory) : .cannotStart(program: command.program, error.code)
    }

    /// Opens both ends of a new terminal, and returns the path that the program opens.
    private static func open(columns: Int, rows: Int) throws(ShellError) -> (master: Int32, slave: Int32, path: String) {
        // Does what posix_openpt(3) and related functions do. Swift doesn't import them, and this way the descriptors are close-on-exec
        // from the start.
        let master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard master >= 0 else { throw .noTerminal(errno) }
        var number: UInt32 = 0
        var isLocked: Int32 = 0
        guard ioctl(master, getNumber, &number) == 0, ioctl(master, setLock, &isLocked) == 0 else {
            let code = errno
            close(master)
            throw .noTerminal(code)
        }
        let path = "/dev/pts/\(number)"
        let slave = Glibc.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard slave >= 0 else {
            let code = errno
            close(master)
            throw .noTerminal(code)
        }
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        var settings = termios()
        if tcgetattr(slave, &settings) == 0 {
            // Makes Backspace delete a whole character, not a byte.
            settings.c_iflag |= tcflag_t(IUTF8)
            tcsetattr(slave, TCSANOW, &settings)
        }
        setSize(of: master, columns: columns, rows: rows)
        return (master, slave, path)
    }

    /// The values of TIOCGPTN and TIOCSPTLCK, which Swift can't import. https://man7.org/linux/man-pages/man2/TIOCGPTN.2const.html
    private static let getNumber: UInt = 0x8004_5430
    private static let setLock: UInt = 0x4004_5431

    private static func setSize(of descriptor: Int32, columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }
}

// MARK: - Reading and writing

extension PseudoTerminal {
    /// Reads available output without blocking.
    package func read(into buffer: UnsafeMutableRawBufferPointer) -> Reading {
        if isClosed { return .closed }
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count > 0 { return .bytes(count) }
            if count < 0, errno == EINTR { continue }
            return count < 0 && errno == EAGAIN ? .drained : .closed
        }
    }

    /// Sends input. What the terminal can't accept yet stays pending. An interrupt discards pending input, so it never waits for a paste.
    package func write(_ bytes: [UInt8]) {
        if isClosed || bytes.isEmpty { return }
        if bytes == [0x03] || bytes == [0x1C] || bytes == [0x1A] { waiting = [] }
        waiting += bytes.prefix(max(0, PseudoTerminal.maxWaiting - waiting.count))
        flush()
    }

    /// Sends as much pending input as the terminal accepts.
    package func flush() {
        while !waiting.isEmpty, !isClosed {
            let count = waiting.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno != EAGAIN { waiting = [] }
            if count <= 0 { break }
            waiting.removeFirst(count)
        }
        watchRoom(!waiting.isEmpty)
    }

    private func watchRoom(_ wanted: Bool) {
        if wanted == wantsRoom || !isWatched { return }
        wantsRoom = wanted
        loop.change(descriptor, to: wanted ? [.bytes, .room] : .bytes)
    }

    /// The command line of what runs in front of the program, such as an editor started from a shell. `nil` if the program itself is in front.
    package var foreground: String? {
        if isClosed { return nil }
        let (group, leader) = (tcgetpgrp(descriptor), tcgetsid(descriptor))
        guard group > 0, leader > 0, group != leader else { return nil }
        let bytes: [UInt8]
        do throws(SandboxError) { bytes = try FileSystem.readBytes("/proc/\(group)/cmdline", limit: 1 << 20) } catch {
            return "another program"  // it has ended, and left others of its group behind
        }
        let words = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        guard let name = words.first?.split(separator: "/").last else { return "another program" }
        return ([String(name)] + words.dropFirst()).joined(separator: " ")
    }

    /// Tells the program the new size of its window.
    package func resize(columns: Int, rows: Int) {
        if !isClosed { PseudoTerminal.setSize(of: descriptor, columns: columns, rows: rows) }
    }

    /// Stops `readable` events: the other end is closed, even if the program is still running.
    package func stopReading() {
        if isWatched { loop.ignore(descriptor) }
        isWatched = false
    }

    /// Hangs up, as if the window were closed. The shell receives SIGHUP and passes it on to its jobs. A shell that is still running two
    /// seconds later is killed.
    package func hangUp() {
        if isClosed { return }
        stopReading()
        isClosed = true
        close(descriptor)
        child.endSoon()
    }
}
