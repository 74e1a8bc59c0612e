import Primitives

/// Reading parse trees as libpg_query writes them.
extension JSONNode {
    /// The values in the member of this name; none if there is no such member.
    func list(_ name: StaticString) -> [JSONNode] { self[name]?.children ?? [] }

    /// The text of the member of this name.
    func string(_ name: StaticString) -> String? { self[name]?.string }

    /// Whether the member of this name is `true`.
    func isTrue(_ name: StaticString) -> Bool { self[name]?.isTrue ?? false }

    /// For `{"SelectStmt": {…}}`, the name and the object inside: how the parser writes a node of any type.
    var typed: (name: String, body: JSONNode)? {
        guard isObject, let body = onlyChild, body.isObject else { return nil }
        return (body.key, body)
    }

    /// The inside of a node of this type; `nil` for any other.
    func body(of type: StaticString) -> JSONNode? { self[type] }

    /// Whether both mean the same, wherever they are in the SQL.
    func isSame(as other: JSONNode) -> Bool { isSame(as: other, ignoring: "location") }
}
