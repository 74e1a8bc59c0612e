/// A JSON text as a flat list of nodes: read without recursion, so that no depth of nesting is too deep, here or when it is let go.
struct JSONTree: Sendable {
    enum Kind: UInt8, Sendable {
        case object
        case array
        case string
        /// A number, `true`, `false` or `null`.
        case literal
    }

    struct Node: Sendable {
        var kind: Kind
        /// The member's name, without quotes; empty in arrays.
        var key: Range<Int32>
        /// A string's inside, escapes and all, or a literal's text.
        var text: Range<Int32>
        /// The index behind the last node within this one.
        var end: Int32
    }

    let bytes: [UInt8]
    private(set) var nodes: [Node] = []

    /// `nil` when it is no JSON.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.count >= Int(Int32.max) || !read() { return nil }
    }

    /// The whole.
    var root: JSONNode { JSONNode(tree: self, index: 0) }

    private mutating func read() -> Bool {
        var place = 0
        var open: [Int] = []
        var key: Range<Int32> = 0..<0
        nodes.reserveCapacity(bytes.count / 12)
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open.append(nodes.count)
                nodes.append(Node(kind: bytes[place] == UInt8(ascii: "{") ? .object : .array, key: key, text: 0..<0, end: 0))
                key = 0..<0
                place += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard let last = open.popLast() else { return false }
                nodes[last].end = Int32(nodes.count)
                place += 1
            case UInt8(ascii: "\""):
                let start = place + 1
                place = start
                while place < bytes.count && bytes[place] != UInt8(ascii: "\"") { place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1 }
                guard place < bytes.count else { return false }
                let text = Int32(start)..<Int32(place)
                place += 1
                if place < bytes.count && bytes[place] == UInt8(ascii: ":") {
                    key = text
                    place += 1
                } else {
                    add(.string, key, text)
                    key = 0..<0
                }
            case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "\n"): place += 1
            default:
                let start = place
                while place < bytes.count && !",]} \n".utf8.contains(bytes[place]) { place += 1 }
                add(.literal, key, Int32(start)..<Int32(place))
                key = 0..<0
            }
        }
        return open.isEmpty && !nodes.isEmpty
    }

    private mutating func add(_ kind: Kind, _ key: Range<Int32>, _ text: Range<Int32>) {
        nodes.append(Node(kind: kind, key: key, text: text, end: Int32(nodes.count + 1)))
    }
}
