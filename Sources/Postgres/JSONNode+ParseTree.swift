import Primitives

/// Accessors for parse trees in libpg_query's JSON form.
extension JSONNode {
    /// The items of the member with this name; empty if there is no such member.
    func list(_ name: StaticString) -> [JSONNode] { self[name]?.children ?? [] }

    /// The text of the member with this name.
    func string(_ name: StaticString) -> String? { self[name]?.string }

    /// Whether the member with this name is `true`.
    func isTrue(_ name: StaticString) -> Bool { self[name]?.isTrue ?? false }

    /// For `{"SelectStmt": {…}}`, the name and the inner object: the parser wraps nodes of every type like this.
    var typed: (name: String, body: JSONNode)? {
        guard isObject, let body = onlyChild, body.isObject else { return nil }
        return (body.key, body)
    }

    /// The inner object of a node of this type; `nil` for other types.
    func body(of type: StaticString) -> JSONNode? { self[type] }

    /// Whether both mean the same, regardless of their locations in the SQL.
    func isSame(as other: JSONNode) -> Bool { isSame(as: other, ignoring: "location") }
}
