import Primitives

/// The JSON of requests. What Go's decoder could read in another way is refused: it takes the last of equal names, and folds case.
/// https://pkg.go.dev/encoding/json#Unmarshal
///
/// Names that differ only in case are found by those who know which names there are: ``Guard/known(_:_:_:)``. What is forwarded is
/// written from the value that was judged.
enum GoJSON {
    /// The most bytes in a body that is read.
    static let limit = 4 << 20

    /// Parses a body. An empty one counts as an empty object.
    static func parse(_ bytes: [UInt8]) throws(HTTPError) -> JSONValue {
        if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return .object([]) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .ambiguous("the body isn't UTF-8") }
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue(parsing: text) } catch { throw .ambiguous("the body isn't JSON") }
        guard !hasRepeatedNames(value) else { throw .ambiguous("the body has two members with one name") }
        return value
    }

    private static func hasRepeatedNames(_ value: JSONValue) -> Bool {
        switch value {
        case .list(let items): items.contains(where: hasRepeatedNames)
        case .object(let members):
            Set(members.map(\.name)).count < members.count || members.contains { hasRepeatedNames($0.value) }
        default: false
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

    var bytes: [UInt8] { Array(json.utf8) }

    /// Sets a member of an object. `null` becomes one.
    mutating func set(_ name: String, _ value: JSONValue) {
        var members = members
        if let index = members.firstIndex(where: { $0.name == name }) {
            members[index].value = value
        } else {
            members.append(.init(name, value))
        }
        self = .object(members)
    }
}
