import Dispatch
import Glibc
import Synchronization

/// While this exists, the first Ctrl-C calls a closure, and the second one ends the program, unless more are handled.
final class Interrupt: Sendable {
    private let count = Mutex(0)
    // Safe: a dispatch source may be used from any thread, and the property never changes.
    private nonisolated(unsafe) let source: any DispatchSourceSignal

    /// - Parameters:
    ///   - limit: How many are handled.
    ///   - ask: Called with the number of this Ctrl-C, counted from 1.
    init(handling limit: Int = 1, _ ask: @escaping @Sendable (Int) async -> Void) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT)
        source.setEventHandler { [weak self] in
            guard let self else { return }
            let count = self.count.withLock { count in
                count += 1
                return count
            }
            if count > limit {
                signal(SIGINT, SIG_DFL)
                raise(SIGINT)
            }
            Task { await ask(count) }
        }
        source.activate()
    }

    /// Whether Ctrl-C was pressed.
    var happened: Bool { count.withLock { $0 > 0 } }

    /// Forgets that Ctrl-C was pressed.
    func reset() { count.withLock { $0 = 0 } }

    /// Restores the usual effect of Ctrl-C.
    func end() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
