/// Why a text is not a JSON document.
package struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The byte offset of the error.
    package var offset: Int

    package init(offset: Int) { self.offset = offset }

    package var description: String { "not JSON at byte \(offset)" }
}

/// Reads JSON (RFC 8259).
struct JSONReader {
    private let bytes: [UInt8]
    private var offset = 0

    /// Deeper nesting is an error, because values are handled recursively.
    private static let maxDepth = 500

    init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    /// The text as exactly one value.
    mutating func document() throws(JSONError) -> JSONValue {
        let value = try value(depth: 0)
        skipBlanks()
        guard offset == bytes.count else { throw failure }
        return value
    }

    private var failure: JSONError { JSONError(offset: offset) }

    private mutating func skipBlanks() {
        while offset < bytes.count, Self.isBlank(bytes[offset]) { offset += 1 }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// Skips blanks, and this byte if it is next. Returns whether it was.
    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth < Self.maxDepth else { throw failure }
        if take(UInt8(ascii: "\"")) { return .text(try string()) }
        if take(UInt8(ascii: "[")) { return .list(try items(depth: depth + 1)) }
        if take(UInt8(ascii: "{")) { return .object(try members(depth: depth + 1)) }
        return try literal()
    }

    /// The rest of a list.
    private mutating func items(depth: Int) throws(JSONError) -> [JSONValue] {
        if take(UInt8(ascii: "]")) { return [] }
        var items: [JSONValue] = []
        repeat { items.append(try value(depth: depth)) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw failure }
        return items
    }

    /// The rest of an object.
    private mutating func members(depth: Int) throws(JSONError) -> [JSONValue.Member] {
        if take(UInt8(ascii: "}")) { return [] }
        var members: [JSONValue.Member] = []
        repeat {
            guard take(UInt8(ascii: "\"")) else { throw failure }
            let name = try string()
            guard take(UInt8(ascii: ":")) else { throw failure }
            members.append(JSONValue.Member(name, try value(depth: depth)))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw failure }
        return members
    }

    private static let escapes: Set<UInt8> = Set("\"\\/bfnrtu".utf8)

    /// The rest of a string.
    private mutating func string() throws(JSONError) -> String {
        let start = offset
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                offset += 1
                return JSONText.unescaped(bytes[start..<offset - 1])
            case UInt8(ascii: "\\"):
                guard offset + 1 < bytes.count, Self.escapes.contains(bytes[offset + 1]) else { throw failure }
                offset += 2
            case 0..<0x20: throw failure
            default: offset += 1
            }
        }
        throw failure
    }

    /// A number, `true`, `false` or `null`.
    private mutating func literal() throws(JSONError) -> JSONValue {
        let word = bytes[offset...].prefix { ![UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains($0) && !Self.isBlank($0) }
        let text = String(decoding: word, as: UTF8.self)
        let value: JSONValue
        switch text {
        case "true": value = .bool(true)
        case "false": value = .bool(false)
        case "null": value = .null
        default:
            guard Self.isNumber(word) else { throw failure }
            value = .number(text)
        }
        offset = word.endIndex
        return value
    }

    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        var rest = word
        func digits() -> Int {
            let count = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
            rest = rest.dropFirst(count)
            return count
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        guard digits() > 0 else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits() > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}
