import Descriptors
package import Dispatch
import Glibc

/// A program on a terminal of its own: the end of the wire at which a person would sit.
///
/// It has one owner, who uses it on `queue` and is told there what may be done; no thread waits. Bytes that are not read stay in the kernel,
/// which stops the program when there are too many. https://man7.org/linux/man-pages/man7/pty.7.html
package final class PseudoTerminal {
    /// What the owner is told.
    package enum Event: Sendable {
        /// There is something to read, or the other end was closed.
        case readable
        /// Some of what waits can be written.
        case writable
        case ended(ShellExit)
    }

    /// What reading brought.
    package enum Reading: Equatable {
        case bytes(Int)
        /// Nothing more for now.
        case drained
        /// Nobody holds the other end any more.
        case closed
    }

    package let processID: Int32
    private let descriptor: Int32
    private let reading: DescriptorWatch
    private var isReading = true
    /// There only while something waits.
    private var writing: DescriptorWatch?
    private let tell: @Sendable (Event) -> Void
    private let child: ChildWatch
    private let queue: DispatchQueue
    /// What the program has not taken yet.
    private var waiting: [UInt8] = []
    private var isClosed = false

    /// Longer pastes are cut.
    private static let mostWaiting = 1 << 20

    /// Starts the program as the leader of a session whose terminal this is.
    package init(
        _ command: TerminalProgram, columns: Int, rows: Int, queue: DispatchQueue, tell: @escaping @Sendable (Event) -> Void
    ) throws(ShellError) {
        let (master, slave, path) = try PseudoTerminal.open(columns: columns, rows: rows)
        do throws(Spawn.Failure) {
            let name = command.program.split(separator: "/").last.map(String.init) ?? command.program
            processID = try Spawn.start(
                command.program, [name] + command.arguments, environment: command.environment, directory: command.directory,
                belonging: .ownSession
            ) { actions in
                // The first terminal that a session's leader opens becomes the session's own.
                posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
                posix_spawn_file_actions_adddup2(&actions, 0, 1)
                posix_spawn_file_actions_adddup2(&actions, 0, 2)
            }
        } catch {
            close(master)
            close(slave)
            throw access(command.directory, X_OK) != 0
                ? .noDirectory(command.directory) : .cannotStart(program: command.program, error.code)
        }
        close(slave)
        descriptor = master
        reading = DescriptorWatch(master, queue: queue)
        self.queue = queue
        self.tell = tell
        child = ChildWatch(processID, queue: queue) { tell(.ended($0)) }
        reading.whenReady { tell(.readable) }
        reading.resume()
    }

    deinit { hangUp() }

    /// Both ends of a new terminal, and the name by which the program opens its own.
    private static func open(columns: Int, rows: Int) throws(ShellError) -> (master: Int32, slave: Int32, path: String) {
        // As posix_openpt(3) and its companions do it, which Swift does not see; and closed on exec from the beginning.
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
            // Backspace takes a whole character, not a byte.
            settings.c_iflag |= tcflag_t(IUTF8)
            tcsetattr(slave, TCSANOW, &settings)
        }
        setSize(of: master, columns: columns, rows: rows)
        return (master, slave, path)
    }

    /// TIOCGPTN and TIOCSPTLCK, which are macros with casts. https://man7.org/linux/man-pages/man2/TIOCGPTN.2const.html
    private static let getNumber: UInt = 0x8004_5430
    private static let setLock: UInt = 0x4004_5431

    private static func setSize(of descriptor: Int32, columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }
}

// MARK: - Reading and writing

extension PseudoTerminal {
    /// Reads what there is, never waiting.
    package func read(into buffer: UnsafeMutableRawBufferPointer) -> Reading {
        if isClosed { return .closed }
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count > 0 { return .bytes(count) }
            if count < 0, errno == EINTR { continue }
            return count < 0 && errno == EAGAIN ? .drained : .closed
        }
    }

    /// Types something. What the program does not take now waits; an interrupt does not wait behind a paste.
    package func write(_ bytes: [UInt8]) {
        if isClosed || bytes.isEmpty { return }
        if bytes == [0x03] || bytes == [0x1C] || bytes == [0x1A] { waiting = [] }
        waiting += bytes.prefix(max(0, PseudoTerminal.mostWaiting - waiting.count))
        flush()
    }

    /// Writes what waits, as far as the program takes it.
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
        if wanted == (writing != nil) || isClosed { return }
        writing?.cancel()
        writing = nil
        guard wanted else { return }
        let watch = DescriptorWatch(descriptor, for: .room, queue: queue)
        let tell = tell
        watch.whenReady { tell(.writable) }
        writing = watch
        watch.resume()
    }

    /// Tells the program that its window has another size.
    package func resize(columns: Int, rows: Int) {
        if !isClosed { PseudoTerminal.setSize(of: descriptor, columns: columns, rows: rows) }
    }

    /// Stops telling that there is something to read: nobody writes any more, though the program may not have ended.
    package func stopReading() {
        if isClosed || !isReading { return }
        isReading = false
        reading.suspend()
    }

    /// Hangs up, as when a window is closed: the shell is told so, and tells those it has started. One that stays is ended two seconds later.
    package func hangUp() {
        if isClosed { return }
        isClosed = true
        writing?.cancel()
        writing = nil
        reading.close()
        // A suspended watch would never end.
        if !isReading { reading.resume() }
        child.endSoon()
    }
}
