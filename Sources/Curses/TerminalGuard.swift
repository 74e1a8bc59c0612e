import CNcurses
import Glibc

/// Restores the terminal, however the program ends, and makes signals readable from a descriptor.
///
/// The only file that may call the `calf_guard_` functions (see shim.h). There is one terminal, so there is at most one guard.
struct TerminalGuard: ~Copyable {
    /// Readable when there is input, or a signal to take.
    let descriptor: Int32

    struct Signals: OptionSet {
        let rawValue: Int32
        static let resized = Signals(rawValue: 1)
        static let toldToStop = Signals(rawValue: 2)
        static let continued = Signals(rawValue: 4)
    }

    /// Saves the terminal's settings before ncurses changes them.
    init() throws(ScreenError) {
        guard calf_guard_remember(STDOUT_FILENO) == 0 else { throw .notATerminal }
        let descriptor = calf_guard_descriptor(STDIN_FILENO)
        guard descriptor >= 0 else { throw .notATerminal }
        self.descriptor = descriptor
    }

    /// Call it after ncurses has started: these handlers replace those of ncurses.
    func begin(farewell: [UInt8]) {
        farewell.withUnsafeBytes { bytes in
            calf_guard_begin(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
    }

    func stop() { calf_guard_stop() }

    /// Hands the terminal to another program while `body` runs it.
    func lend<T>(_ body: () -> T) -> T {
        calf_guard_lend()
        defer { calf_guard_take_back() }
        return body()
    }

    func take() -> Signals { Signals(rawValue: calf_guard_take()) }

    /// Call it after ncurses has released the terminal.
    consuming func end() {
        calf_guard_end()
        Glibc.close(descriptor)
    }
}
