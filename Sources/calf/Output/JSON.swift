/// A JSON value that is written on one line and keeps the order of its members.
enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case array([JSON])
    case object([Member])

    struct Member: Sendable, Equatable {
        var name: String
        var value: JSON
    }

    static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
        .object(members.map { Member(name: $0.key, value: $0.value) })
    }

    static func text(orNull text: String?) -> JSON { text.map(JSON.text) ?? .null }
}

extension JSON: CustomStringConvertible {
    var description: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        // JSON has no notation for infinity and NaN.
        case .number(let value): text += value.isFinite ? String(value) : "null"
        case .text(let value): JSON.write(value, to: &text)
        case .array(let values): JSON.write(values, "[", "]", to: &text) { $0.write(to: &$1) }
        case .object(let members):
            JSON.write(members, "{", "}", to: &text) { member, text in
                JSON.write(member.name, to: &text)
                text += ":"
                member.value.write(to: &text)
            }
        }
    }

    private static func write<T>(_ items: [T], _ begin: String, _ end: String, to text: inout String, _ item: (T, inout String) -> Void) {
        text += begin
        for (index, value) in items.enumerated() {
            if index > 0 { text += "," }
            item(value, &text)
        }
        text += end
    }

    /// Escapes control characters, including C1 and text direction, so that printing the document can't change a terminal.
    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar.value {
            case 0x22: text += "\\\""
            case 0x5C: text += "\\\\"
            case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
