/// JSON in one spelling: equal documents have equal bytes, whatever their blanks, escapes, spelling of numbers and order of keys.
struct CanonicalJSON {
    private let text: [UInt8]
    private var position = 0

    /// `nil` where the text is not JSON, or is nested deeper than anything a lesson holds.
    static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        var parser = CanonicalJSON(text: Array(text))
        guard let bytes = parser.value(depth: 0) else { return nil }
        parser.skipBlanks()
        return parser.position == parser.text.count ? bytes : nil
    }

    private init(text: [UInt8]) { self.text = text }

    private var next: UInt8? { position < text.count ? text[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) -> [UInt8]? {
        guard depth < 500 else { return nil }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return string().map { [UInt8(ascii: "\"")] + Self.framed($0) }
        case nil: return nil
        default: return scalar()
        }
    }

    private mutating func object(depth: Int) -> [UInt8]? {
        position += 1
        var members: [[UInt8]: [UInt8]] = [:]
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipBlanks()
                guard let key = string(), take(UInt8(ascii: ":")), let value = value(depth: depth + 1) else { return nil }
                members[key] = value
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { return nil }
        }
        var bytes = [UInt8(ascii: "{")]
        for (key, value) in members.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            bytes += Self.framed(key) + Self.framed(value)
        }
        return bytes
    }

    private mutating func array(depth: Int) -> [UInt8]? {
        position += 1
        var bytes = [UInt8(ascii: "[")]
        if take(UInt8(ascii: "]")) { return bytes }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            bytes += Self.framed(value)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? bytes : nil
    }

    private mutating func scalar() -> [UInt8]? {
        let start = position
        while let byte = next, !Self.ends.contains(byte) { position += 1 }
        let word = text[start..<position]
        if ["true", "false", "null"].contains(where: { word.elementsEqual($0.utf8) }) { return Array(word) }
        guard let number = CanonicalNumber(word) else { return nil }
        return [UInt8(ascii: "#")] + Self.framed(number.digits) + Array("\(number.isNegative ? "-" : "+")\(number.exponent)".utf8)
    }

    private static let ends: Set<UInt8> = Set(",]} \t\r\n".utf8)

    private mutating func string() -> [UInt8]? {
        guard next == UInt8(ascii: "\"") else { return nil }
        position += 1
        var bytes: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return bytes
            case UInt8(ascii: "\\"):
                guard let escaped = next else { return nil }
                position += 1
                switch escaped {
                case UInt8(ascii: "n"): bytes.append(0x0A)
                case UInt8(ascii: "t"): bytes.append(0x09)
                case UInt8(ascii: "r"): bytes.append(0x0D)
                case UInt8(ascii: "b"): bytes.append(0x08)
                case UInt8(ascii: "f"): bytes.append(0x0C)
                case UInt8(ascii: "u"):
                    guard let scalar = unicodeEscape() else { return nil }
                    bytes += Array(String(scalar).utf8)
                default: bytes.append(escaped)
                }
            default: bytes.append(byte)
            }
        }
        return nil
    }

    /// The scalar of `XXXX`, or of `XXXX\uXXXX` for a surrogate pair; a lone surrogate becomes the replacement character.
    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard let first = hexadecimal() else { return nil }
        if (0xD800..<0xDC00).contains(first), text[position...].starts(with: "\\u".utf8) {
            let before = position
            position += 2
            if let second = hexadecimal(), (0xDC00..<0xE000).contains(second) {
                return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            }
            position = before
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() -> UInt32? {
        guard position + 4 <= text.count else { return nil }
        let digits = String(decoding: text[position..<position + 4], as: UTF8.self)
        position += 4
        return UInt32(digits, radix: 16)
    }

    /// The length before the bytes, so that no two lists of pieces run into the same bytes.
    private static func framed(_ bytes: [UInt8]) -> [UInt8] { Array("\(bytes.count):".utf8) + bytes }
}
