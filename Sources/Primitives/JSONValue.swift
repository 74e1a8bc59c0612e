/// A JSON document as a value. Members keep their order.
package indirect enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// As written, because an identifier or a size may have more digits than a Double can hold.
    case number(String)
    case text(String)
    case list([JSONValue])
    case object([Member])

    /// A name and its value.
    package struct Member: Sendable, Equatable {
        package var name: String
        package var value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }
}

extension JSONValue {
    /// Parses a document.
    package init(parsing text: some StringProtocol) throws(JSONError) {
        var reader = JSONReader(text)
        self = try reader.document()
    }
}

// MARK: - Writing

extension JSONValue {
    /// The document, on one line.
    package var json: String {
        switch self {
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .number(let digits): digits
        case .text(let text): JSONText.quoted(text)
        case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { JSONText.quoted($0.name) + ":" + $0.value.json }.joined(separator: ",") + "}"
        }
    }

    /// The document with one line for each member and value, indented.
    package var prettyLines: [String] {
        var lines: [String] = []
        append(to: &lines, depth: 0, name: "", comma: "")
        return lines
    }

    private func append(to lines: inout [String], depth: Int, name: String, comma: String) {
        // Indentation stops growing at some depth.
        let indent = String(repeating: "  ", count: min(depth, 40))
        let isObject = if case .object = self { true } else { false }
        let children = isObject ? members.map { (JSONText.quoted($0.name) + ": ", $0.value) } : items.map { ("", $0) }
        guard !children.isEmpty else { return lines.append(indent + name + json + comma) }
        lines.append(indent + name + (isObject ? "{" : "["))
        for (index, (name, value)) in children.enumerated() {
            value.append(to: &lines, depth: depth + 1, name: name, comma: index + 1 < children.count ? "," : "")
        }
        lines.append(indent + (isObject ? "}" : "]") + comma)
    }
}

// MARK: - Access

extension JSONValue {
    /// The string; `nil` for anything else.
    package var text: String? { if case .text(let text) = self { text } else { nil } }
    /// The Boolean; `nil` for anything else.
    package var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
    /// The integer; `nil` for anything else.
    package var int: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }
    /// The number; `nil` for anything else.
    package var double: Double? { if case .number(let digits) = self { Double(digits) } else { nil } }
    /// Whether it is `null`.
    package var isNull: Bool { self == .null }
    /// The items of a list; empty for anything else, since docker prints `null` for an empty list.
    package var items: [JSONValue] { if case .list(let items) = self { items } else { [] } }
    /// The members of an object; empty for anything else.
    package var members: [Member] { if case .object(let members) = self { members } else { [] } }
    /// The strings in a list.
    package var texts: [String] { items.compactMap(\.text) }

    /// The member with this name, or `null`, so that lookups can be chained.
    package subscript(name: String) -> JSONValue { members.first { $0.name == name }?.value ?? .null }

    /// An object's string members by name, as for labels and options. Other members are left out.
    package var textsByName: [String: String] {
        Dictionary(members.compactMap { member in member.value.text.map { (member.name, $0) } }, uniquingKeysWith: { $1 })
    }
}
