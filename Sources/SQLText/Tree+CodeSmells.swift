/// Code smells that show in the parse tree; whether one matters can depend on the tables.
extension Tree {
    /// All code smells of the statement, in the order of the text.
    package var codeSmells: [CodeSmell] {
        statements.filter { $0.type == "SelectStmt" }.flatMap(\.arms).flatMap(\.outermostSmells)
            + all.flatMap(\.ownSmells)
    }

    private var ownSmells: [CodeSmell] {
        switch type {
        case "A_Expr": comparisonSmells
        case "BoolExpr": negationSmells
        case "CaseExpr" where has("arg") && list("args").contains { $0["expr"]?.isNull ?? false }: [.comparedWithNull("=")]
        case "SelectStmt": selectSmells
        default: []
        }
    }

    // MARK: - Selects

    /// The SELECTs that are joined by UNION, INTERSECT, or EXCEPT, the last one first.
    private var arms: [Tree] {
        var (arms, open) = ([Tree](), [self])
        while let arm = open.popLast() {
            if let left = arm["larg"], let right = arm["rarg"] { open += [left, right] } else { arms.append(arm) }
        }
        return arms
    }

    /// Code smells only in a query whose rows are the statement's result.
    private var outermostSmells: [CodeSmell] {
        list("target_list").contains { $0["val"].map(isStar) ?? false } ? [.selectStar] : []
    }

    private var selectSmells: [CodeSmell] {
        var codeSmells: [CodeSmell] = []
        let from = list("from_clause")
        // With LATERAL or a function, the returned rows may depend on the preceding table.
        if from.count > 1, from.allSatisfy({ $0.type == "RangeVar" }) {
            codeSmells.append(.commaJoin(hasCondition: self["where_clause"]?.comparesColumns ?? false))
        }
        if has("limit_count"), !has("sort_clause"), !from.isEmpty, !givesOneRow { codeSmells.append(.limitWithoutOrder) }
        return codeSmells
    }

    /// Whether the value is a `*` whose columns can change later: a table can get more columns, while a subquery names its own.
    private func isStar(_ value: Tree) -> Bool {
        guard value.type == "ColumnRef", value.list("fields").last?.type == "A_Star" else { return false }
        let known = (self["with_clause"]?.list("ctes") ?? []).map { $0.text("ctename") }
        return tables(of: value.names("fields").last).contains { !known.contains($0) }
    }

    /// The names of this statement's tables, or of those with an alias.
    private func tables(of alias: String?) -> [String] {
        tables.compactMap(\.tableUse).filter { alias == nil || $0.alias == alias }.map(\.table)
    }

    /// Whether a condition compares one column with another, as a join does.
    private var comparesColumns: Bool {
        own.contains { $0.type == "A_Expr" && $0["lexpr"]?.type == "ColumnRef" && $0["rexpr"]?.type == "ColumnRef" }
    }

    /// Functions that aren't known to be plain ones count as aggregates.
    private var givesOneRow: Bool {
        !has("group_clause")
            && list("target_list").flatMap(\.own).contains {
                $0.type == "FuncCall" && !Self.plainFunctions.contains($0.function) && !$0.has("over")
            }
    }

    private static let plainFunctions: Set<String> = [
        "lower", "upper", "length", "round", "abs", "trunc", "date_trunc", "date_part", "extract", "substring", "substr", "concat",
        "to_char",
        "replace", "btrim", "ltrim", "rtrim", "left", "right", "now", "age", "ceil", "floor", "mod", "position", "split_part", "initcap",
    ]

    // MARK: - Conditions

    private var comparisonSmells: [CodeSmell] {
        let symbol = names("name").last ?? ""
        guard let right = self["rexpr"] else { return [] }
        switch text("kind") {
        case "AEXPR_OP" where ["=", "<>", "<", ">", "<=", ">="].contains(symbol):
            guard let left = self["lexpr"] else { return [] }
            return left.isNull || right.isNull ? [.comparedWithNull(symbol)] : []
        case "AEXPR_LIKE":
            guard let pattern = right.string, !pattern.contains(where: { "%_\\".contains($0) }) else { return [] }
            return [.likeWithoutWildcard(pattern)]
        default: return []
        }
    }

    private var isNull: Bool { type == "A_Const" && has("isnull") }

    private var negationSmells: [CodeSmell] {
        guard text("boolop") == "NOT_EXPR", let link = list("args").first, link.text("sub_link_type") == "ANY_SUBLINK",
            !link.has("oper_name"), let select = link["subselect"], let value = select.list("target_list").first?["val"],
            let column = select.use(of: value), !(select["where_clause"]?.excludesNull(column.column) ?? false)
        else { return [] }
        return [.notInSubquery(column)]
    }

    /// Whether a condition tests the column in a way that is never true for NULL.
    private func excludesNull(_ name: String) -> Bool {
        own.contains { node in
            let isTest = node.text("nulltesttype") == "IS_NOT_NULL" || node.type == "A_Expr"
            return isTest && node.own.contains { $0.column == name }
        }
    }

    /// The node and its descendants, without subqueries.
    private var own: [Tree] {
        var found: [Tree] = []
        var open = [self]
        while let next = open.popLast() {
            found.append(next)
            open += next.children.filter { $0.step.field != "subselect" }.map(\.tree)
        }
        return found
    }

    private func use(of value: Tree) -> CodeSmell.ColumnUse? {
        value.column.map { CodeSmell.ColumnUse(tables: tables(of: value.names("fields").dropLast().last), column: $0) }
    }
}
