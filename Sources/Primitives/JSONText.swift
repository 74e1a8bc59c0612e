/// Converts between text and JSON strings.
package enum JSONText {
    /// The text as a quoted JSON string. Characters that affect a terminal are escaped as `\u00XX`: control characters, and those that
    /// change the text's direction.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Decodes the content of a JSON string. A lone surrogate becomes the replacement character.
    package static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let code = rest.popFirst() else {
                result.append(byte)
                continue
            }
            switch code {
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "u"): result += Array(String(escapedScalar(&rest)).utf8)
            default: result.append(code)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Decodes `XXXX`, or `XXXX\uXXXX` for a surrogate pair.
    private static func escapedScalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar {
        let first = hexadecimal(&rest)
        if (0xD800..<0xDC00).contains(first), rest.starts(with: "\\u".utf8) {
            var ahead = rest.dropFirst(2)
            let second = hexadecimal(&ahead)
            if (0xDC00..<0xE000).contains(second) {
                rest = ahead
                return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
            }
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    private static func hexadecimal(_ rest: inout ArraySlice<UInt8>) -> UInt32 {
        let digits = String(decoding: rest.prefix(4), as: UTF8.self)
        rest = rest.dropFirst(4)
        return UInt32(digits, radix: 16) ?? 0xFFFD
    }
}
