/// A JSON document as a flat list of nodes (RFC 8259). Parsing isn't recursive, so any nesting depth works.
package struct JSONTree: Sendable {
    /// The kinds of nodes.
    package enum Kind: UInt8, Sendable {
        case object
        case array
        case string
        /// A number, `true`, `false` or `null`.
        case literal
    }

    struct Node: Sendable {
        var kind: Kind
        /// The member's name without quotes; empty in arrays.
        var key: Range<Int32>
        /// The content of a string, with escapes, or the text of a literal.
        var text: Range<Int32>
        /// The index after the last node inside this one.
        var end: Int32
    }

    let bytes: [UInt8]
    private(set) var nodes: [Node] = []

    /// Parses exactly one document.
    package init(_ bytes: [UInt8]) throws(JSONError) {
        guard bytes.count < Int(Int32.max) else { throw JSONError(offset: Int(Int32.max)) }
        self.bytes = bytes
        nodes.reserveCapacity(bytes.count / 12)
        var reader = Reader()
        while reader.offset < bytes.count { try reader.step(bytes, &nodes) }
        guard reader.open.isEmpty, reader.expected == .end, !nodes.isEmpty else { throw JSONError(offset: bytes.count) }
    }

    /// Parses exactly one document.
    package init(_ text: some StringProtocol) throws(JSONError) { try self.init(Array(text.utf8)) }

    /// The whole document.
    package var root: JSONNode { JSONNode(tree: self, index: 0) }
}

/// Why a text is not a JSON document.
package struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The byte offset of the error.
    package var offset: Int

    package init(offset: Int) { self.offset = offset }

    package var description: String { "not JSON at byte \(offset)" }
}

extension JSONTree {
    /// The parser's state between two tokens.
    private struct Reader {
        enum Expected { case value, firstValue, firstKey, key, colon, separator, end }

        var offset = 0
        var expected = Expected.value
        /// The enclosing objects and arrays.
        var open: [Int] = []
        var key: Range<Int32> = 0..<0

        /// Parses one token or whitespace character.
        mutating func step(_ bytes: [UInt8], _ nodes: inout [Node]) throws(JSONError) {
            let byte = bytes[offset]
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard expected == .value || expected == .firstValue else { throw failure }
                open.append(nodes.count)
                let isObject = byte == UInt8(ascii: "{")
                nodes.append(Node(kind: isObject ? .object : .array, key: takeKey(), text: 0..<0, end: 0))
                expected = isObject ? .firstKey : .firstValue
                offset += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                let kind: Kind = byte == UInt8(ascii: "}") ? .object : .array
                guard expected == .separator || expected == (kind == .object ? .firstKey : .firstValue), let last = open.popLast(),
                    nodes[last].kind == kind
                else { throw failure }
                nodes[last].end = Int32(nodes.count)
                expected = open.isEmpty ? .end : .separator
                offset += 1
            case UInt8(ascii: ","):
                guard expected == .separator, let last = open.last else { throw failure }
                expected = nodes[last].kind == .object ? .key : .value
                offset += 1
            case UInt8(ascii: ":"):
                guard expected == .colon else { throw failure }
                expected = .value
                offset += 1
            case UInt8(ascii: "\""):
                let isKey = expected == .firstKey || expected == .key
                guard isKey || expected == .value || expected == .firstValue else { throw failure }
                let text = try string(bytes)
                if isKey {
                    key = text
                    expected = .colon
                } else {
                    add(.string, text, &nodes)
                }
            default:
                guard expected == .value || expected == .firstValue else { throw failure }
                add(.literal, try literal(bytes), &nodes)
            }
        }

        private var failure: JSONError { JSONError(offset: offset) }

        private mutating func takeKey() -> Range<Int32> {
            defer { key = 0..<0 }
            return key
        }

        private mutating func add(_ kind: Kind, _ text: Range<Int32>, _ nodes: inout [Node]) {
            nodes.append(Node(kind: kind, key: takeKey(), text: text, end: Int32(nodes.count + 1)))
            expected = open.isEmpty ? .end : .separator
        }

        private mutating func string(_ bytes: [UInt8]) throws(JSONError) -> Range<Int32> {
            offset += 1
            let start = Int32(offset)
            while offset < bytes.count {
                switch bytes[offset] {
                case UInt8(ascii: "\""):
                    offset += 1
                    return start..<Int32(offset - 1)
                case UInt8(ascii: "\\"):
                    guard offset + 1 < bytes.count, Self.escapes.contains(bytes[offset + 1]) else { throw failure }
                    offset += 2
                case 0..<0x20: throw failure
                default: offset += 1
                }
            }
            throw failure
        }

        private static let escapes: Set<UInt8> = Set("\"\\/bfnrtu".utf8)

        private mutating func literal(_ bytes: [UInt8]) throws(JSONError) -> Range<Int32> {
            let start = offset
            while offset < bytes.count, !Self.isDelimiter(bytes[offset]) { offset += 1 }
            let word = bytes[start..<offset]
            guard Self.isNumber(word) || ["true", "false", "null"].contains(where: { word.elementsEqual($0.utf8) }) else {
                throw JSONError(offset: start)
            }
            return Int32(start)..<Int32(offset)
        }

        private static func isDelimiter(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), 0x20, 0x09, 0x0A, 0x0D: true
            default: false
            }
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
}
