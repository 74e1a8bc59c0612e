import Glibc

/// A point in time: milliseconds since 1970 in UTC, and the UTC offset of the learner's clock at that time.
///
/// The offset is stored with the time, so that "today" means the learner's day, even after traveling or a clock change.
package struct Timestamp: Sendable, Hashable {
    /// Milliseconds since 1970 in UTC.
    package var milliseconds: Int64
    /// The UTC offset in seconds, positive to the east.
    package var offset: Int

    package init(milliseconds: Int64, offset: Int = 0) {
        self.milliseconds = milliseconds
        self.offset = offset
    }

    /// Seconds since 1970 in UTC.
    package var seconds: Double { Double(milliseconds) / 1000 }

    /// The day in the learner's calendar, as the number of days since 1970-01-01.
    package var day: Int { Int((milliseconds + Int64(offset) * 1000).flooredQuotient(by: 86_400_000)) }

    /// The time on the learner's clock, such as `09:30`.
    package var timeOfDay: String {
        let minutes = Int((milliseconds + Int64(offset) * 1000).flooredQuotient(by: 60_000)) - day * 1440
        return "\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))"
    }
}

extension Timestamp: Comparable {
    /// Compares the times and ignores the offsets.
    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }
}

extension Timestamp {
    /// The current time, from the system clock.
    package static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        var seconds = time.tv_sec
        var local = tm()
        localtime_r(&seconds, &local)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000, offset: Int(local.tm_gmtoff))
    }
}

extension Timestamp: CustomStringConvertible {
    /// ISO 8601 in UTC to the millisecond, such as `2026-11-20T07:44:25.123Z`.
    package var description: String {
        let date = CivilDate(day: Int(milliseconds.flooredQuotient(by: 86_400_000)))
        let rest = Int(milliseconds - Int64(date.day) * 86_400_000)
        let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { $0.padded(to: 2) }
        return "\(date)T\(clock.joined(separator: ":")).\((rest % 1000).padded(to: 3))Z"
    }
}

extension Int64 {
    /// The quotient rounded down, also for negative numbers.
    func flooredQuotient(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
