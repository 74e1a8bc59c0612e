import Glibc
import Synchronization

/// How a program ended.
struct ChildEnd {
    /// The exit code, or -1 if a signal ended it.
    var status: Int32
    var signal: Int32?

    static func wait(for process: pid_t) -> ChildEnd {
        var raw: Int32 = 0
        while waitpid(process, &raw, 0) < 0, errno == EINTR {}
        let signal = raw & 0x7F
        return signal == 0 ? ChildEnd(status: raw >> 8 & 0xFF) : ChildEnd(status: -1, signal: signal)
    }

    /// Ends this program in the same way, so that the shell sees the child's exit status or signal.
    func repeated() -> Int32 {
        guard let signal else { return status }
        Glibc.signal(signal, SIG_DFL)
        raise(signal)
        return 128 + signal
    }
}

/// Handles signals while the real docker runs as a child. Those from the keyboard reach both processes; the others are forwarded.
enum PassingSignals {
    private static let process = Atomic<Int32>(0)

    static func begin() {
        // Handlers rather than SIG_IGN, because the child would inherit ignored signals.
        for number in [SIGINT, SIGQUIT] { replace(number) { _ in } }
        for number in [SIGTERM, SIGHUP] {
            replace(number) { number in
                let process = PassingSignals.process.load(ordering: .relaxed)
                if process > 0 { kill(process, number) }
            }
        }
    }

    static func pass(to process: pid_t) { self.process.store(process, ordering: .relaxed) }

    /// Signals that the caller ignores stay ignored.
    private static func replace(_ number: Int32, with handler: @escaping @convention(c) (Int32) -> Void) {
        var before = sigaction()
        sigaction(number, nil, &before)
        // Safe: only the address is compared.
        if unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) != 1 { signal(number, handler) }
    }
}
