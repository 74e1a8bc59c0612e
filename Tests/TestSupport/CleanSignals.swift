package import Glibc

/// Lets programs begin with signals as a shell would leave them. Tests run on threads that block most signals, and a child inherits that:
/// one that is told to end would not hear it.
package enum CleanSignals {
    /// For `posix_spawn`; to be destroyed by the caller.
    package static func attributes() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        return attributes
    }
}
