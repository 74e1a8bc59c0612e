import CNcurses
import Glibc
import Terminal

// MARK: - The underlying terminal

extension Screen {
    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// The size reported by the kernel; `nil` if it doesn't know, as on a serial line.
    static func terminalSize() -> Size? {
        var window = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else { return nil }
        return Size(width: Int(window.ws_col), height: Int(window.ws_row))
    }

    static func milliseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    static let maxRead = 65536

    /// The available input, at most ``maxRead`` bytes; `nil` if the terminal was closed.
    static func read() -> [UInt8]? {
        var isGone = false
        let bytes = [UInt8](unsafeUninitializedCapacity: maxRead) { buffer, count in
            let result = Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
            isGone = result == 0 || (result < 0 && errno != EINTR && errno != EAGAIN)
            count = max(0, result)
        }
        return isGone ? nil : bytes
    }

    /// Bypasses ncurses, so it may be called only between its updates.
    static func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { return }
            rest = rest.dropFirst(max(0, count))
        }
    }

    /// The sequences that turn on what ncurses doesn't do: mouse reports (buttons and drags, with unlimited coordinates) and bracketed
    /// paste, if there is a mouse; and the sequences that turn them off.
    static func extras() -> (enter: [UInt8], leave: [UInt8]) {
        guard calf_capability("kmous") != nil else { return ([], []) }
        return (
            Array("\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h\u{1B}[?2004h".utf8),
            Array("\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l".utf8)
        )
    }

    /// What ncurses would write on exit, for a signal handler, which can't call ncurses.
    static func farewell() -> [UInt8] {
        let names = ["sgr0", "op", "cnorm", "rmkx", "rmcup"]
        var bytes = names.flatMap { calf_capability($0).map(unpadded) ?? [] }
        // Without an alternate screen to leave, start a line below all others: terminals stop at their last line.
        if calf_capability("rmcup") == nil { bytes += (calf_move(998, 0).map(unpadded) ?? []) + [0x0D, 0x0A] }
        return bytes
    }

    /// A capability without its padding marks (`$<2>`).
    private static func unpadded(_ capability: UnsafePointer<CChar>) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(String(cString: capability).utf8)[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "$"), rest.dropFirst().first == UInt8(ascii: "<"), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
                rest = rest[(end + 1)...]
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        return bytes
    }
}
