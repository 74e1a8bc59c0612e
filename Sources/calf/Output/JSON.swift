import Primitives

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
        case .text(let value): text += JSONText.quoted(value)
        case .array(let values): JSON.write(values, "[", "]", to: &text) { $0.write(to: &$1) }
        case .object(let members):
            JSON.write(members, "{", "}", to: &text) { member, text in
                text += JSONText.quoted(member.name)
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
}
