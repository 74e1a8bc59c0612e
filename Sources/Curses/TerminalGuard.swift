import CNcurses
import Glibc

/// Restores the terminal, however the program ends, and makes signals readable from a descriptor.
///
/// The only file that may call the `calf_guard_` functions (see shim.h), so none of these methods may be inlined into another file, or made
/// generic: a caller's copy would work on a structure of its own. There is one terminal, so there is at most one guard.
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
    @inline(never) init() throws(ScreenError) {
        guard calf_guard_remember(STDOUT_FILENO) == 0 else { throw .notATerminal }
        let descriptor = calf_guard_descriptor(STDIN_FILENO)
        guard descriptor >= 0 else { throw .notATerminal }
        self.descriptor = descriptor
    }

    /// Call it after ncurses has started: these handlers replace those of ncurses.
    @inline(never) func begin(farewell: [UInt8]) {
        farewell.withUnsafeBytes { bytes in
            calf_guard_begin(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
    }

    @inline(never) func stop() { calf_guard_stop() }

    /// Hands the terminal to another program, until it is taken back.
    @inline(never) func lend() { calf_guard_lend() }

    @inline(never) func takeBack() { calf_guard_take_back() }

    @inline(never) func take() -> Signals { Signals(rawValue: calf_guard_take()) }

    /// Call it after ncurses has released the terminal.
    @inline(never) consuming func end() {
        calf_guard_end()
        Glibc.close(descriptor)
    }
}
