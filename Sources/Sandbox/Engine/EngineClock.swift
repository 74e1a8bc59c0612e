import Glibc

/// The current time.
package enum EngineClock {
    /// Seconds since 1970.
    package static var now: Double {
        var moment = timespec()
        clock_gettime(CLOCK_REALTIME, &moment)
        return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
    }
}
