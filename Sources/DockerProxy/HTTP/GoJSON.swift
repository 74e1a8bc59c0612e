import Primitives

/// JSON as Go's decoder reads it into a struct: names fold case, and the last of equal names wins. https://pkg.go.dev/encoding/json#Unmarshal
///
/// What is forwarded is written from the value that was judged, with each name in its own spelling and once, so the engine has nothing to
/// interpret.
enum GoJSON {
    /// The most bytes in a body that is read.
    static let limit = 4 << 20

    /// Parses a body. An empty one counts as an empty object.
    static func parse(_ bytes: [UInt8]) throws(HTTPError) -> JSONValue {
        if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return .object([]) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .ambiguous("the body isn't UTF-8") }
        do throws(JSONError) { return try JSONValue(parsing: text) } catch { throw .ambiguous("the body isn't JSON") }
    }

    /// An object whose members have the names a struct gives them. Others keep theirs.
    static func members(_ value: JSONValue, named names: [String]) -> [JSONValue.Member] {
        let spellings = Dictionary(names.map { (folded($0), $0) }, uniquingKeysWith: { $1 })
        return last(value.members.map { JSONValue.Member(spellings[folded($0.name)] ?? $0.name, $0.value) })
    }

    /// The members of a map, whose names are data: the last of equal ones.
    static func last(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
        var found: [JSONValue.Member] = []
        var places: [[UInt8]: Int] = [:]
        for member in members {
            // Not by String, for which some different names are equal.
            let key = Array(member.name.utf8)
            if let place = places[key] {
                found[place] = member
            } else {
                places[key] = found.count
                found.append(member)
            }
        }
        return found
    }

    /// Lower case, with the two other characters that Go considers equal to ASCII letters.
    private static func folded(_ name: String) -> [UInt8] {
        name.unicodeScalars.flatMap { scalar -> [UInt8] in
            switch scalar {
            case "\u{017F}": [UInt8(ascii: "s")]
            case "\u{212A}": [UInt8(ascii: "k")]
            case "A"..."Z": [UInt8(scalar.value) + 32]
            default: Array(String(scalar).utf8)
            }
        }
    }
}

extension JSONValue {
    /// Whether it is what Go's zero value is written as, so that it sets nothing.
    var isEmpty: Bool {
        switch self {
        case .null, .bool(false), .text(""), .list([]), .object([]): true
        case .number(let digits): Double(digits) == 0
        default: false
        }
    }

    /// As JSON.
    var json: String {
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

    var bytes: [UInt8] { Array(json.utf8) }
}

extension [JSONValue.Member] {
    subscript(_ name: String) -> JSONValue {
        get { first { $0.name == name }?.value ?? .null }
        set {
            if let index = firstIndex(where: { $0.name == name }) { self[index].value = newValue } else { append(.init(name, newValue)) }
        }
    }
}
