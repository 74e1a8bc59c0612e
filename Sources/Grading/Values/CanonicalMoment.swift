import Primitives

/// A day and a time of day, parsed from PostgreSQL's ISO format.
struct CanonicalMoment: Sendable, Equatable {
    /// Days since 1970-01-01, in the proleptic Gregorian calendar.
    var day: Int
    /// Microseconds since midnight.
    var microsecond: Int
    /// Seconds east of Greenwich, if the text includes a time zone.
    var offset: Int?

    /// Reads `2026-05-01`, `2026-05-01 12:30:00.5`, `2026-05-01 12:30:00+05:30`, each with or without ` BC`; `nil` for anything else.
    init?(_ text: some Collection<UInt8>) {
        var reader = DigitReader(Array(text))
        guard let year = reader.number(), reader.skip("-"), let month = reader.number(), reader.skip("-"), let dayOfMonth = reader.number(),
            (1...12).contains(month), (1...31).contains(dayOfMonth), year > 0, year < 10_000_000
        else { return nil }
        microsecond = 0
        if reader.next == UInt8(ascii: " "), reader.afterNext.map({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) == true {
            _ = reader.skip(" ")
            // What the server prints has seconds; what people write may not.
            guard let hour = reader.number(), reader.skip(":"), let minute = reader.number(),
                let second = reader.skip(":") ? reader.number() : 0, hour <= 24, minute < 60, second <= 60, let fraction = reader.fraction()
            else { return nil }
            microsecond = ((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction
            if let zone = reader.zone() { offset = zone }
        }
        let isBC = reader.skip(" BC")
        guard reader.isAtEnd else { return nil }
        day = CivilDate(year: isBC ? 1 - year : year, month: month, dayOfMonth: dayOfMonth).day
    }

    /// The same moment in UTC.
    var instant: CanonicalMoment {
        var moment = self
        let shifted = microsecond - (offset ?? 0) * 1_000_000
        let length = 86_400_000_000
        moment.day += shifted.quotientRoundedDown(by: length)
        moment.microsecond = shifted.remainderRoundedDown(by: length)
        moment.offset = nil
        return moment
    }

    /// A time given in microseconds since 1970, to the second, as the server prints it without a time zone.
    static func moment(_ microseconds: Double) -> String {
        let seconds = Int((microseconds / 1_000_000).rounded(.down))
        let (day, second) = (seconds.quotientRoundedDown(by: 86_400), seconds.remainderRoundedDown(by: 86_400))
        let clock = [second / 3600, second / 60 % 60, second % 60].map { $0.padded(to: 2) }
        return date(day: day) + " " + clock.joined(separator: ":")
    }

    /// A day as the server prints it, for days since 1970 and years after 0.
    static func date(day: Int) -> String { CivilDate(day: day).description }
}

/// Reads the parts of the server's dates, times, and intervals.
struct DigitReader {
    private let text: [UInt8]
    private var position = 0

    init(_ text: [UInt8]) { self.text = text }

    var isAtEnd: Bool { position == text.count }
    var next: UInt8? { position < text.count ? text[position] : nil }
    var afterNext: UInt8? { position + 1 < text.count ? text[position + 1] : nil }

    /// Skips `piece` if it comes next.
    mutating func skip(_ piece: String) -> Bool {
        guard text[position...].starts(with: piece.utf8) else { return false }
        position += piece.utf8.count
        return true
    }

    /// A run of at most 18 digits.
    mutating func number() -> Int? {
        var value: Int?
        var count = 0
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), count < 18 {
            value = (value ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
            position += 1
            count += 1
        }
        return value
    }

    /// Microseconds after a decimal point; 0 if there is none.
    mutating func fraction() -> Int? {
        guard skip(".") else { return 0 }
        var value = 0
        var count = 0
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            if count < 6 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
            count += 1
            position += 1
        }
        while count < 6 {
            value *= 10
            count += 1
        }
        return value
    }

    /// Seconds east of Greenwich from `+05`, `-03:30` or `+00:19:32`.
    mutating func zone() -> Int? {
        guard let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        position += 1
        guard let hours = number() else { return nil }
        let minutes = skip(":") ? number() ?? 0 : 0
        let seconds = skip(":") ? number() ?? 0 : 0
        let total = hours * 3600 + minutes * 60 + seconds
        return sign == UInt8(ascii: "-") ? -total : total
    }

    /// A word of ASCII letters.
    mutating func word() -> String {
        let start = position
        while let byte = next, (byte | 0x20) >= UInt8(ascii: "a"), (byte | 0x20) <= UInt8(ascii: "z") { position += 1 }
        return String(decoding: text[start..<position], as: UTF8.self)
    }
}

extension Int {
    func quotientRoundedDown(by divisor: Int) -> Int { (self - remainderRoundedDown(by: divisor)) / divisor }
    func remainderRoundedDown(by divisor: Int) -> Int { (self % divisor + divisor) % divisor }
}
