import Glibc
import Primitives
import Synchronization

/// Everything the keeper waits for, as signals received one by one. No signal handler ever runs.
package struct KeeperSignals {
    package enum Event: Sendable { case childEnded, stop, lastClientGone, timeout }

    private var set: sigset_t

    /// Blocks the signals from now on, including in threads started later.
    package init() {
        set = sigset_t()
        sigemptyset(&set)
        for signal in [SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGUSR1] { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits for the next event, without a time limit unless one is given.
    package func wait(milliseconds: Int? = nil) -> Event {
        var set = set
        var signal: Int32
        if let milliseconds {
            var limit = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
            signal = sigtimedwait(&set, nil, &limit)
        } else {
            signal = sigwaitinfo(&set, nil)
        }
        switch signal {
        case SIGCHLD: return .childEnded
        case SIGTERM, SIGINT, SIGHUP: return .stop
        case SIGUSR1: return .lastClientGone
        default: return .timeout
        }
    }

    /// Starts a thread that waits for the exclusive lock, which becomes available when no client is left, and then sends `SIGUSR1`.
    ///
    /// Waiting for a lock blocks. Doing that in the keeper's own thread could miss a signal that arrives just before.
    func watch(forLastClient path: String) {
        guard !Self.isWatching.exchange(true, ordering: .sequentiallyConsistent) else { return }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor > 0 else {
            Self.isWatching.store(false, ordering: .sequentiallyConsistent)
            return
        }
        let hasStarted = DetachedThread.start {
            while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
            close(descriptor)
            Self.isWatching.store(false, ordering: .sequentiallyConsistent)
            kill(getpid(), SIGUSR1)
        }
        if !hasStarted {
            close(descriptor)
            Self.isWatching.store(false, ordering: .sequentiallyConsistent)
        }
    }

    /// Whether such a thread is waiting. A process has at most one keeper, and a keeper at most one such thread.
    private static let isWatching = Atomic<Bool>(false)
}
