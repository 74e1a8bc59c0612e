/// Text as a JSON string.
package enum JSONText {
    /// In quotes, with control characters, also those above ASCII, as `\u00XX`.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20 || (scalar.value >= 0x7F && scalar.value < 0xA0):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// The inside of a JSON string as the text it stands for.
    static func unescaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        var high: UInt32?
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let code = rest.popFirst() else {
                result.append(scalar)
                continue
            }
            switch code {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "r": result.append("\r")
            case "b": result.append("\u{8}")
            case "f": result.append("\u{C}")
            case "u":
                let unit = UInt32(String(String.UnicodeScalarView(rest.prefix(4))), radix: 16) ?? 0xFFFD
                rest = rest.dropFirst(4)
                if let first = high, unit & 0xFC00 == 0xDC00 {
                    result.append(Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + unit & 0x3FF) ?? "\u{FFFD}")
                    high = nil
                } else if unit & 0xFC00 == 0xD800 {
                    high = unit
                } else {
                    result.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
                }
            default: result.append(code)
            }
        }
        return String(result)
    }
}
