import SQLText

/// Conditions on all rows of a kind, which hold if there are none: `NOT EXISTS (… NOT EXISTS (…))`, `x > ALL (…)`.
extension Script {
    /// The same script, where such conditions only hold if there is a row. A correct answer may compare two counts or use a maximum, which
    /// gives another result where there is none. Empty if there are no such conditions.
    var demandingRows: [Script] {
        let script = editing { condition in
            var rows = condition.text("sub_link_type") == "ALL_SUBLINK" ? condition["subselect"] : nil
            if let link = condition.negated, link.text("sub_link_type") == "EXISTS_SUBLINK" {
                // What is subtracted from the rows is taken to be empty.
                rows = link["subselect"]?.editing { part in
                    let link = part.negated?.text("sub_link_type") ?? ""
                    if ["EXISTS_SUBLINK", "ANY_SUBLINK"].contains(link) { return .expression("true") }
                    return part.text("op") == "SETOP_EXCEPT" ? part["larg"] : nil
                }
            }
            return rows.flatMap { .expression("$1 AND EXISTS (SELECT)", condition)?.demanding($0) }
        }
        return script.map { [$0] } ?? []
    }
}

extension Tree {
    /// What a NOT negates.
    fileprivate var negated: Tree? { text("boolop") == "NOT_EXPR" ? list("args").first : nil }

    /// `a AND EXISTS (…)` with these rows.
    fileprivate func demanding(_ rows: Tree) -> Tree? {
        let parts = list("args")
        return parts.last?.setting("subselect", rows).flatMap { setting("args", parts.dropLast() + [$0]) }
    }
}
