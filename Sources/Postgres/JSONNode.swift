/// A value in a JSON tree, and how to get at those within it.
struct JSONNode {
    let tree: JSONTree
    let index: Int

    private var node: JSONTree.Node { tree.nodes[index] }

    var isObject: Bool { node.kind == .object }

    /// The name under which it is a member.
    var key: String { decoded(node.key) }

    /// A string's text.
    var string: String? { node.kind == .string ? decoded(node.text) : nil }

    var int: Int? { node.kind == .literal ? Int(decoded(node.text)) : nil }

    var number: Double? { node.kind == .literal ? Double(decoded(node.text)) : nil }

    var isTrue: Bool { node.kind == .literal && decoded(node.text) == "true" }

    /// What lies directly within.
    var children: [JSONNode] {
        var list: [JSONNode] = []
        var child = index + 1
        while child < node.end {
            list.append(JSONNode(tree: tree, index: child))
            child = Int(tree.nodes[child].end)
        }
        return list
    }

    /// The member of this name.
    subscript(_ name: StaticString) -> JSONNode? {
        if node.kind != .object { return nil }
        var child = index + 1
        while child < node.end {
            if isKey(tree.nodes[child].key, name) { return JSONNode(tree: tree, index: child) }
            child = Int(tree.nodes[child].end)
        }
        return nil
    }

    /// What lies within the member of this name; nothing where there is none.
    func list(_ name: StaticString) -> [JSONNode] { self[name]?.children ?? [] }

    func string(_ name: StaticString) -> String? { self[name]?.string }

    func isTrue(_ name: StaticString) -> Bool { self[name]?.isTrue ?? false }

    /// For `{"SelectStmt": {…}}`, the name and the inside: how the parser writes a node whose type is open.
    var typed: (name: String, body: JSONNode)? {
        guard node.kind == .object, node.end > index + 1, tree.nodes[index + 1].kind == .object, tree.nodes[index + 1].end == node.end
        else {
            return nil
        }
        let body = JSONNode(tree: tree, index: index + 1)
        return (body.key, body)
    }

    /// The inside of a node of this type; `nil` for any other.
    func body(of type: StaticString) -> JSONNode? { self[type] }

    /// Itself and all within, in the order they are written.
    var descendants: some Sequence<JSONNode> {
        (index..<Int(node.end)).lazy.map { [tree] in JSONNode(tree: tree, index: $0) }
    }

    /// Whether both say the same, wherever in the text they stand.
    func isSame(as other: JSONNode) -> Bool {
        var left = significant.makeIterator()
        var right = other.significant.makeIterator()
        while true {
            switch (left.next(), right.next()) {
            case (nil, nil): return true
            case (let first?, let second?):
                if first.node.kind != second.node.kind { return false }
                if first.index != index && tree.bytes[first.keyBytes] != other.tree.bytes[second.keyBytes] { return false }
                if tree.bytes[first.textBytes] != other.tree.bytes[second.textBytes] { return false }
            default: return false
            }
        }
    }

    /// All but the places.
    private var significant: some Sequence<JSONNode> {
        descendants.lazy.filter { !$0.isKey($0.node.key, "location") }
    }

    private var keyBytes: Range<Int> { Int(node.key.lowerBound)..<Int(node.key.upperBound) }
    private var textBytes: Range<Int> { Int(node.text.lowerBound)..<Int(node.text.upperBound) }

    private func isKey(_ range: Range<Int32>, _ name: StaticString) -> Bool {
        if range.count != name.utf8CodeUnitCount { return false }
        for offset in 0..<range.count where tree.bytes[Int(range.lowerBound) + offset] != name.utf8Start[offset] { return false }
        return true
    }

    private func decoded(_ range: Range<Int32>) -> String {
        let bytes = tree.bytes[Int(range.lowerBound)..<Int(range.upperBound)]
        if !bytes.contains(UInt8(ascii: "\\")) { return String(decoding: bytes, as: UTF8.self) }
        return JSONText.unescaped(String(decoding: bytes, as: UTF8.self))
    }
}
