import Primitives

/// Operators, functions, and predicates.
extension ConstructFinder {
    mutating func lookAtExpression(_ node: JSONNode) {
        switch node.key {
        case "A_Expr": lookAtOperator(node)
        case "BoolExpr": lookAtLogic(node)
        case "SubLink": lookAtSublink(node)
        case "FuncCall": lookAtCall(node)
        case "CaseExpr": add("case")
        case "CoalesceExpr": add("coalesce")
        case "MinMaxExpr": add(node.string("op") == "IS_LEAST" ? "least" : "greatest")
        case "NullTest": add(node.string("nulltesttype") == "IS_NULL" ? "is null" : "is not null")
        case "BooleanTest": add(Self.words(of: node.string("booltesttype"), after: ""))
        case "SQLValueFunction": add(Self.name(of: node.string("op"), after: "SVFOP_"))
        case "TypeCast":
            // The parser assigns no location to the cast in `date '2026-05-01'`.
            add(node["location"]?.int == -1 ? "typed literal" : "cast")
        case "A_ArrayExpr": add("array")
        case "RowExpr": add("row")
        case "CollateClause": add("collate")
        case "SetToDefault": add("default")
        case "ParamRef": add("parameter")
        case "GroupingFunc": add("grouping")
        default: break
        }
    }

    private mutating func lookAtOperator(_ node: JSONNode) {
        let symbol = node.list("name").last?.body(of: "String")?.string("sval") ?? ""
        switch node.string("kind") {
        case "AEXPR_OP": add(symbol)
        case "AEXPR_OP_ANY": add("any")
        case "AEXPR_OP_ALL": add("all")
        case "AEXPR_IN": addWithNegation("in", if: symbol == "<>")
        case "AEXPR_LIKE": addWithNegation("like", if: symbol == "!~~")
        case "AEXPR_ILIKE": addWithNegation("ilike", if: symbol == "!~~*")
        case "AEXPR_SIMILAR": addWithNegation("similar to", if: symbol == "!~")
        case "AEXPR_BETWEEN", "AEXPR_BETWEEN_SYM": add("between")
        case "AEXPR_NOT_BETWEEN", "AEXPR_NOT_BETWEEN_SYM": addWithNegation("between", if: true)
        case "AEXPR_DISTINCT": add("is distinct from")
        case "AEXPR_NOT_DISTINCT": add("is not distinct from")
        case "AEXPR_NULLIF": add("nullif")
        default: break
        }
    }

    private mutating func addWithNegation(_ name: String, if isNegated: Bool) {
        add(name)
        if isNegated {
            add("not")
            add("not \(name)")
        }
    }

    private mutating func lookAtLogic(_ node: JSONNode) {
        switch node.string("boolop") {
        case "AND_EXPR": add("and")
        case "OR_EXPR": add("or")
        default:
            add("not")
            switch node.list("args").first?.body(of: "SubLink")?.string("subLinkType") {
            case "EXISTS_SUBLINK": add("not exists")
            case "ANY_SUBLINK": add("not in")
            default: break
            }
        }
    }

    private mutating func lookAtSublink(_ node: JSONNode) {
        add("subquery")
        switch node.string("subLinkType") {
        case "EXISTS_SUBLINK": add("exists")
        case "ANY_SUBLINK": add(node["operName"] == nil ? "in" : "any")
        case "ALL_SUBLINK": add("all")
        case "ARRAY_SUBLINK": add("array")
        default: add("scalar subquery")
        }
    }

    /// Adds a function by name, or by its SQL syntax if it has one.
    private mutating func lookAtCall(_ node: JSONNode) {
        guard let name = node.list("funcname").last?.body(of: "String")?.string("sval")?.lowercased() else { return }
        let isSpelled = node.string("funcformat") == "COERCE_SQL_SYNTAX"
        switch name {
        case "timezone" where isSpelled: add("at time zone")
        case "btrim" where isSpelled, "ltrim" where isSpelled, "rtrim" where isSpelled: add("trim")
        default: add(name)
        }
        add("count(*)", if: node.isTrue("agg_star"))
        add("\(name)(distinct)", if: node.isTrue("agg_distinct"))
        add("filter", if: node["agg_filter"] != nil)
        add("within group", if: node.isTrue("agg_within_group"))
    }

    /// `SVFOP_CURRENT_DATE` becomes `current_date`; variants with a precision have a trailing `_N`.
    private static func name(of constant: String?, after prefix: String) -> String {
        let name = (constant ?? "").dropFirst(prefix.count).lowercased()
        return name.hasSuffix("_n") ? String(name.dropLast(2)) : name
    }

    /// `IS_NOT_TRUE` becomes `is not true`.
    private static func words(of constant: String?, after prefix: String) -> String {
        name(of: constant, after: prefix).split(separator: "_").joined(separator: " ")
    }
}
