/// A decimal number of any size in a canonical form: equal numbers have equal sign, digits, and exponent.
///
/// Reads what PostgreSQL prints for its numeric types and what JSON allows, without losing a digit.
struct CanonicalNumber: Sendable, Equatable {
    var isNegative: Bool
    /// The significant digits as ASCII, without leading or trailing zeros; empty for zero.
    var digits: [UInt8]
    /// The value is 0.DIGITS × 10^exponent.
    var exponent: Int

    /// `nil` if the text is not a finite number.
    init?(_ text: some Collection<UInt8>) {
        var negative = false
        var digits: [UInt8] = []
        digits.reserveCapacity(text.count)
        var pointAt: Int?
        var given = 0
        var seen = false
        var position = text.startIndex
        if position < text.endIndex, text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "+") {
            negative = text[position] == UInt8(ascii: "-")
            position = text.index(after: position)
        }
        reading: while position < text.endIndex {
            let byte = text[position]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(byte)
                seen = true
            case UInt8(ascii: "."):
                guard pointAt == nil else { return nil }
                pointAt = digits.count
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let power = Self.power(text[text.index(after: position)...]) else { return nil }
                given = power
                break reading
            default: return nil
            }
            position = text.index(after: position)
        }
        guard seen else { return nil }
        let whole = pointAt ?? digits.count
        let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leading)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        isNegative = negative && !digits.isEmpty
        exponent = digits.isEmpty ? 0 : whole - leading + given
        self.digits = digits
    }

    /// The number after the `e`; `nil` if there is none or it is absurdly large.
    private static func power(_ text: some Collection<UInt8>) -> Int? {
        Int(String(decoding: text, as: UTF8.self)).flatMap { $0.magnitude < 10_000_000_000 ? $0 : nil }
    }
}
