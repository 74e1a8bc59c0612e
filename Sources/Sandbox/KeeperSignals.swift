import Glibc
import Synchronization

/// All that the keeper waits for, as signals taken one by one; no handler ever runs.
struct KeeperSignals {
    enum Event { case childEnded, stop, lastClientGone, timeout }

    private var set: sigset_t

    /// Blocks the signals from here on, also in threads started later.
    init() {
        set = sigset_t()
        sigemptyset(&set)
        for signal in [SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGUSR1] { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits for the next event, without limit unless one is given.
    func wait(milliseconds: Int? = nil) -> Event {
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

    /// Starts a thread that waits for the exclusive lock, which is free when no client is left, and then says so by `SIGUSR1`.
    ///
    /// The lock can only be waited for by blocking. To do so in the keeper's own thread would lose a signal that comes just before.
    func watch(forLastClient path: String) {
        guard !Self.isWatching.exchange(true, ordering: .sequentiallyConsistent) else { return }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor > 0 else {
            Self.isWatching.store(false, ordering: .sequentiallyConsistent)
            return
        }
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { raw in
                let descriptor = Int32(Int(bitPattern: raw))
                while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
                close(descriptor)
                KeeperSignals.isWatching.store(false, ordering: .sequentiallyConsistent)
                kill(getpid(), SIGUSR1)
                return nil
            }, UnsafeMutableRawPointer(bitPattern: Int(descriptor)))
        guard code == 0 else {
            close(descriptor)
            Self.isWatching.store(false, ordering: .sequentiallyConsistent)
            return
        }
        pthread_detach(thread)
    }

    /// Whether such a thread is waiting; a process has one keeper, and that one such thread.
    private static let isWatching = Atomic<Bool>(false)

    /// The time of day in whole seconds, as files carry it.
    static func seconds() -> Int { time(nil) }

    /// A clock that nobody sets, in milliseconds.
    static func milliseconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
    }
}
