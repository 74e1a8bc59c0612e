import Glibc

/// The current time, and the timestamps that the engine prints.
package enum EngineClock {
    /// Seconds since 1970.
    package static var now: Double {
        var moment = timespec()
        clock_gettime(CLOCK_REALTIME, &moment)
        return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
    }

    /// Parses `2026-11-20T14:00:21.071675855Z`; `nil` for anything else, and for the engine's zero time ("never").
    package static func seconds(of text: String) -> Double? {
        let numbers = text.prefix(19).split { !$0.isWholeNumber }.compactMap { Int32($0) }
        guard numbers.count == 6, numbers[0] > 1970 else { return nil }
        var parts = tm()
        (parts.tm_year, parts.tm_mon, parts.tm_mday) = (numbers[0] - 1900, numbers[1] - 1, numbers[2])
        (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[3], numbers[4], numbers[5])
        let fraction = text.drop { $0 != "." }.prefix { $0 == "." || $0.isNumber }
        return Double(timegm(&parts)) + (Double("0" + fraction) ?? 0)
    }
}
