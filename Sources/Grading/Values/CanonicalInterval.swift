/// An interval as the server compares it: a month is 30 days, a day 24 hours.
struct CanonicalInterval: Sendable, Equatable {
    var days: Int
    /// Never negative, and less than a day.
    var microsecond: Int

    /// Reads the `postgres` style, such as `1 year 2 mons -3 days +04:05:06.7`.
    init?(_ text: some Collection<UInt8>) {
        var reader = DigitReader(Array(text))
        var days = 0
        var microseconds = 0
        guard !reader.isAtEnd else { return nil }
        while !reader.isAtEnd {
            _ = reader.skip(" ")
            let isNegative = reader.skip("-")
            if !isNegative { _ = reader.skip("+") }
            let sign = isNegative ? -1 : 1
            guard let number = reader.number(), number < 1 << 40 else { return nil }
            if reader.skip(":") {
                guard let minute = reader.number(), reader.skip(":"), let second = reader.number(), let fraction = reader.fraction()
                else { return nil }
                microseconds += sign * (((number * 60 + minute) * 60 + second) * 1_000_000 + fraction)
            } else {
                guard reader.skip(" ") else { return nil }
                switch reader.word() {
                case "year", "years": days += sign * number * 360
                case "mon", "mons": days += sign * number * 30
                case "day", "days": days += sign * number
                default: return nil
                }
            }
        }
        let length = 86_400_000_000
        self.days = days + microseconds.quotientRoundedDown(by: length)
        microsecond = microseconds.remainderRoundedDown(by: length)
    }
}
