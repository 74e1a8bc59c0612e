import YAML

/// A JSON document, as the engine's commands print it. Members keep their order.
package indirect enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// As it was written: an identifier or a size may be longer than a Double holds.
    case number(String)
    case text(String)
    case list([JSONValue])
    case object([Member])

    /// A name and what it stands for.
    package struct Member: Sendable, Equatable {
        package var name: String
        package var value: JSONValue

        /// Joins the two.
        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// Why a text is no JSON that calf reads.
    package struct Unreadable: Error, Sendable, Equatable {
        package var reason: String
    }
}

extension JSONValue {
    /// Reads a document; JSON is YAML.
    package init(parsing text: String) throws(Unreadable) {
        var limits = Limits()
        limits.depth = 100
        limits.nodes = 20_000_000
        do throws(YAMLError) {
            guard let node = try parse(JSONValue.escaped(text), limits: limits) else {
                throw YAMLError(message: "it is empty", line: 1, column: 1)
            }
            self = JSONValue(node)
        } catch {
            throw Unreadable(reason: "line \(error.line), column \(error.column): \(error.message)")
        }
    }

    private init(_ node: Node) {
        switch node.kind {
        case .scalar(let text, isQuoted: true): self = .text(text)
        case .scalar("true", _): self = .bool(true)
        case .scalar("false", _): self = .bool(false)
        case .scalar("null", _), .scalar("", _): self = .null
        case .scalar(let text, _): self = .number(text)
        case .sequence(let items): self = .list(items.map { JSONValue($0) })
        case .mapping(let pairs): self = .object(pairs.map { Member($0.key.text ?? "", JSONValue($0.value)) })
        }
    }

    /// The characters that JSON takes as they are within a string, and YAML does not, as numbers.
    private static func escaped(_ text: String) -> String {
        func isRefused(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
            default: false
            }
        }
        guard text.unicodeScalars.contains(where: isRefused) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            guard isRefused(scalar) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            let digits = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        return result
    }
}

// MARK: - Looking inside

extension JSONValue {
    /// The text; `nil` for anything else.
    package var text: String? { if case .text(let text) = self { text } else { nil } }
    package var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
    package var int: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }
    package var double: Double? { if case .number(let digits) = self { Double(digits) } else { nil } }
    package var isNull: Bool { self == .null }
    /// What a list holds; nothing for anything else, as the engine writes `null` for an empty list.
    package var items: [JSONValue] { if case .list(let items) = self { items } else { [] } }
    /// What an object holds; nothing for anything else.
    package var members: [Member] { if case .object(let members) = self { members } else { [] } }
    /// The texts of a list.
    package var texts: [String] { items.compactMap(\.text) }

    /// What an object has under that name; `null` where it has nothing, so that one may look further inside.
    package subscript(name: String) -> JSONValue { members.first { $0.name == name }?.value ?? .null }

    /// The objects' texts by name, as labels and options are written; what is no text is left out.
    package var textsByName: [String: String] {
        Dictionary(members.compactMap { member in member.value.text.map { (member.name, $0) } }, uniquingKeysWith: { $1 })
    }
}
