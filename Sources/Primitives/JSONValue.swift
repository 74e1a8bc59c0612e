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
    /// Deeper nesting is an error, because values are handled recursively.
    private static let maxDepth = 500

    /// Parses a document.
    package init(parsing text: some StringProtocol) throws(JSONError) {
        guard let value = JSONValue(try JSONTree(text).root, depth: 0) else { throw JSONError(offset: text.utf8.count) }
        self = value
    }

    /// Returns `nil` if the value is nested too deeply.
    private init?(_ node: JSONNode, depth: Int) {
        guard depth < Self.maxDepth else { return nil }
        switch node.kind {
        case .string: self = .text(node.string ?? "")
        case .literal:
            switch node.literal {
            case "true": self = .bool(true)
            case "false": self = .bool(false)
            case "null", nil: self = .null
            case let number?: self = .number(number)
            }
        case .array, .object:
            var members: [Member] = []
            for child in node.children {
                guard let value = JSONValue(child, depth: depth + 1) else { return nil }
                members.append(Member(node.isObject ? child.key : "", value))
            }
            self = node.isObject ? .object(members) : .list(members.map(\.value))
        }
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
