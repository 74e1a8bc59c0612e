/// A value in a JSON tree.
package struct JSONNode: Sendable {
    let tree: JSONTree
    let index: Int

    private var node: JSONTree.Node { tree.nodes[index] }

    package var kind: JSONTree.Kind { node.kind }

    package var isObject: Bool { node.kind == .object }

    /// Its name, if it is a member of an object; empty in arrays.
    package var key: String { JSONText.unescaped(keyBytes) }

    /// The text of a string; `nil` for anything else.
    package var string: String? { node.kind == .string ? JSONText.unescaped(textBytes) : nil }

    /// The text of a number, `true`, `false` or `null`; `nil` for anything else.
    package var literal: String? { node.kind == .literal ? String(decoding: textBytes, as: UTF8.self) : nil }

    /// The value of an integer; `nil` for anything else.
    package var int: Int? { literal.flatMap { Int($0) } }

    /// Whether it is `true`.
    package var isTrue: Bool { literal == "true" }

    /// The values directly inside.
    package var children: [JSONNode] {
        var list: [JSONNode] = []
        var child = index + 1
        while child < node.end {
            list.append(JSONNode(tree: tree, index: child))
            child = Int(tree.nodes[child].end)
        }
        return list
    }

    /// The member with this name.
    package subscript(_ name: StaticString) -> JSONNode? {
        if node.kind != .object { return nil }
        var child = index + 1
        while child < node.end {
            let member = JSONNode(tree: tree, index: child)
            if member.isNamed(name) { return member }
            child = Int(tree.nodes[child].end)
        }
        return nil
    }

    private var keyBytes: ArraySlice<UInt8> { tree.bytes[Int(node.key.lowerBound)..<Int(node.key.upperBound)] }
    private var textBytes: ArraySlice<UInt8> { tree.bytes[Int(node.text.lowerBound)..<Int(node.text.upperBound)] }

    /// Whether it is the member with this name.
    package func isNamed(_ name: StaticString) -> Bool {
        let range = node.key
        if range.count != name.utf8CodeUnitCount { return false }
        for offset in 0..<range.count where tree.bytes[Int(range.lowerBound) + offset] != name.utf8Start[offset] { return false }
        return true
    }
}
