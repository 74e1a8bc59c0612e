import Primitives

/// Accessors for parse trees in libpg_query's JSON form.
extension JSONNode {
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
