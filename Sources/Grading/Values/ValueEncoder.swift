import Glibc

/// Encodes values so that two of them are equal under a rule exactly when their bytes are equal and their approximate parts are close.
struct ValueEncoder {
    /// The encoding of the row so far.
    private(set) var bytes: [UInt8] = []
    /// The numbers to be compared with a tolerance, in the order of their places in `bytes`.
    private(set) var approximations: [Double] = []

    /// Which of the two results the value comes from. Used to tell apart values that are never equal.
    enum Side: UInt8 { case reference, answer }

    /// Adds one value; `nil` is NULL.
    mutating func append(_ value: ArraySlice<UInt8>?, of family: ValueFamily, by rule: ValueRule, side: Side) {
        guard let value else {
            bytes.append(UInt8(ascii: "N"))
            return
        }
        switch rule {
        case .number: append(number: value)
        case .approximate: append(approximate: value)
        case .text: frame("t", family == .paddedText ? Self.withoutPadding(value) : value)
        case .asWritten: frame("w", value)
        case .localTime: append(moment: CanonicalMoment(value), asWritten: value)
        case .instant: append(moment: CanonicalMoment(value)?.instant, asWritten: value)
        case .interval:
            guard let interval = CanonicalInterval(value) else { return frame("w", value) }
            frame("i", Array("\(interval.days) \(interval.microsecond)".utf8)[...])
        case .json: frame("j", CanonicalJSON.bytes(value)?[...] ?? value)
        case .never:
            bytes.append(UInt8(ascii: "x"))
            bytes.append(side.rawValue)
            frame("w", value)
        }
    }

    private mutating func append(number value: ArraySlice<UInt8>) {
        guard let number = CanonicalNumber(value) else { return frame("w", value) }
        bytes.append(UInt8(ascii: number.isNegative ? "-" : "+"))
        frame("n", number.digits[...])
        bytes += "\(number.exponent);".utf8
    }

    private mutating func append(approximate value: ArraySlice<UInt8>) {
        let number = strtod(String(decoding: value, as: UTF8.self), nil)
        // NaN, the infinities, and numbers too large for a Double are compared exactly.
        guard number.isFinite else { return append(number: value) }
        bytes.append(UInt8(ascii: "f"))
        approximations.append(number)
    }

    private mutating func append(moment: CanonicalMoment?, asWritten value: ArraySlice<UInt8>) {
        // "infinity", or a date in a style that the answer set in the middle of its own statement.
        guard let moment else { return frame("w", value) }
        frame("m", Array("\(moment.day) \(moment.microsecond)".utf8)[...])
    }

    /// Prefixes the content with its length, so that different rows never encode to the same bytes.
    private mutating func frame(_ tag: Unicode.Scalar, _ content: ArraySlice<UInt8>) {
        bytes.append(UInt8(ascii: tag))
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: content.count)) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: content)
    }

    private static func withoutPadding(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var value = value
        while value.last == UInt8(ascii: " ") { value.removeLast() }
        return value
    }
}
