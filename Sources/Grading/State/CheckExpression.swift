import SQLText

/// Normalizes conditions, so that equivalent spellings compare equal.
enum CheckExpression {
    /// The conditions that must all hold; an expression that can't be parsed is one.
    static func conditions(of expression: String) -> [String] {
        Tree.expression(expression).map { $0.conditions.map { $0.normalized.written ?? expression } } ?? [expression]
    }
}

extension Tree {
    fileprivate var conditions: [Tree] {
        type == "BoolExpr" && text("boolop") == "AND_EXPR" ? list("args").flatMap(\.conditions) : [self]
    }

    /// The same condition, with the sides of a comparison and the values of a list in alphabetical order.
    fileprivate var normalized: Tree {
        guard type == "A_Expr", let left = self["lexpr"], let right = self["rexpr"] else { return self }
        switch (text("kind"), names("name").last.flatMap { Self.mirrored[$0] }) {
        case ("AEXPR_OP_ANY", _), ("AEXPR_OP_ALL", _): return setting("rexpr", right.sortingLists) ?? self
        case ("AEXPR_OP", let sign?) where left.written ?? "" > right.written ?? "":
            return Tree.expression("$1 \(sign) $2", right, left) ?? self
        default: return self
        }
    }

    private static let mirrored = ["<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "<>": "<>"]

    private var sortingLists: Tree {
        if type == "A_ArrayExpr" { return setting("elements", list("elements").sorted { $0.written ?? "" < $1.written ?? "" }) ?? self }
        return children.reduce(self) { tree, child in tree.replacing([child.step], with: child.tree.sortingLists) ?? tree }
    }

    /// An expression as SQL.
    var written: String? {
        let value = [Step(field: "stmts", index: 0), Step(field: "stmt"), Step(field: "target_list", index: 0), Step(field: "val")]
        return Tree("SELECT 1")?.replacing(value, with: self)?.sql.map { String($0.dropFirst("SELECT ".count)) }
    }
}
