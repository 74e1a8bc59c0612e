package import Glibc

/// Starts programs with the signal settings that a shell would give them. Tests run on threads that block most signals, and a child
/// inherits that: it would never receive a request to terminate.
package enum CleanSignals {
    /// Attributes for `posix_spawn`; the caller must destroy them.
    ///
    /// - Parameter ownSession: whether the program gets a session of its own, so that Ctrl-C doesn't reach it.
    package static func attributes(ownSession: Bool = false) -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        let session: Int32 = ownSession ? 0x80 : 0  // POSIX_SPAWN_SETSID
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | session))
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        return attributes
    }
}
