import Glibc

/// Times as the engine writes them.
package enum EngineTime {
    /// The seconds since 1970 of `2026-11-20T14:00:21.071675855Z`, which may end with a time zone; `nil` for anything else, and for the
    /// engine's zero time ("never").
    package static func seconds(of text: String) -> Double? {
        let numbers = text.prefix(19).split { !$0.isWholeNumber }.compactMap { Int32($0) }
        guard numbers.count == 6, numbers[0] > 1970 else { return nil }
        var parts = tm()
        (parts.tm_year, parts.tm_mon, parts.tm_mday) = (numbers[0] - 1900, numbers[1] - 1, numbers[2])
        (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[3], numbers[4], numbers[5])
        let fraction = text.dropFirst(19).prefix { $0 == "." || $0.isNumber }
        var zone = text.dropFirst(19 + fraction.count).drop { $0 == " " }
        var offset = 0
        if let sign = zone.popFirst(), sign == "+" || sign == "-", let hours = Int(zone.prefix(2)),
            let minutes = Int(zone.filter(\.isNumber).dropFirst(2).prefix(2))
        {
            offset = (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
        }
        return Double(timegm(&parts) - offset) + (Double("0" + fraction) ?? 0)
    }
}
