import Primitives

/// Code smells that show in the parse tree; whether one matters can depend on the tables.
extension ParseTree {
    /// All code smells of the statement, in the order of the text.
    package var codeSmells: [CodeSmell] {
        var codeSmells: [CodeSmell] = []
        for (name, body) in statements where name == "SelectStmt" { codeSmells += outermost(body) }
        for node in tree.root.descendants where node.isObject {
            switch node.key {
            case "A_Expr": codeSmells += comparison(node)
            case "BoolExpr": codeSmells += negation(node)
            case "CaseExpr" where node["arg"] != nil:
                let values = node.list("args").compactMap { $0.body(of: "CaseWhen")?["expr"] }
                if values.contains(where: isNull) { codeSmells.append(.comparedWithNull("=")) }
            case "SelectStmt", "larg", "rarg": codeSmells += select(node)
            case "UpdateStmt", "DeleteStmt": codeSmells += functions(in: node["whereClause"], tables(of: node))
            default: break
            }
        }
        return codeSmells
    }

    // MARK: - Selects

    /// Code smells only in a query whose rows are the statement's result.
    private func outermost(_ select: JSONNode) -> [CodeSmell] {
        var codeSmells: [CodeSmell] = []
        var arms = [select]
        while let arm = arms.popLast() {
            if let left = arm["larg"], let right = arm["rarg"] {
                arms += [left, right]
                continue
            }
            let columns = arm.list("targetList").compactMap { $0.body(of: "ResTarget") }
            let names = columns.compactMap { $0.string("name") }
            codeSmells += names.filter(Self.misplaced.contains).map(CodeSmell.keywordAsName)
            let values = columns.compactMap { $0["val"] }
            if values.contains(where: { isStar($0, over: arm) }) { codeSmells.append(.selectStar) }
            if arm["distinctClause"] != nil, isJoin(arm) { codeSmells.append(.distinctOverJoin) }
        }
        return codeSmells
    }

    /// Keywords that the server takes as a column's new name where they follow it.
    private static let misplaced: Set<String> = ["and", "or", "not", "in", "is", "like", "ilike", "between", "from", "where", "by", "as"]

    private func select(_ node: JSONNode) -> [CodeSmell] {
        var codeSmells: [CodeSmell] = []
        let from = node.list("fromClause")
        // With LATERAL or a function, the returned rows may depend on the preceding table.
        if from.count > 1, from.allSatisfy({ $0.body(of: "RangeVar") != nil }) {
            codeSmells.append(.commaJoin(hasCondition: node["whereClause"].map(comparesColumns) ?? false))
        }
        if node["limitCount"] != nil, node["sortClause"] == nil, node["fromClause"] != nil, !givesOneRow(node) {
            codeSmells.append(.limitWithoutOrder)
        }
        return codeSmells + functions(in: node["whereClause"], tables(of: node))
    }

    /// Whether the value is a `*` whose columns can change later: a table can get more columns, while a subquery names its own.
    private func isStar(_ value: JSONNode, over select: JSONNode) -> Bool {
        guard let fields = value.body(of: "ColumnRef")?.list("fields"), fields.last?.body(of: "A_Star") != nil else { return false }
        let qualifier = fields.count > 1 ? fields[fields.count - 2].body(of: "String")?.string("sval") : nil
        let known = (select["withClause"]?.list("ctes") ?? []).compactMap { $0.body(of: "CommonTableExpr")?.string("ctename") }
        return tables(of: select).contains { !known.contains($0.table) && (qualifier == nil || $0.alias == qualifier) }
    }

    /// Whether a condition compares one column with another, as a join does.
    private func comparesColumns(_ condition: JSONNode) -> Bool {
        own(condition).contains { node in
            node.key == "A_Expr" && node["lexpr"]?.body(of: "ColumnRef") != nil && node["rexpr"]?.body(of: "ColumnRef") != nil
        }
    }

    private func isJoin(_ select: JSONNode) -> Bool {
        let from = select.list("fromClause")
        return from.count > 1 || from.contains { $0.body(of: "JoinExpr") != nil }
    }

    private func givesOneRow(_ select: JSONNode) -> Bool {
        select["groupClause"] == nil
            && select.list("targetList").contains { target in
                own(target).contains { $0.key == "FuncCall" && isAggregate($0) && $0["over"] == nil }
            }
    }

    /// Functions that aren't known to be plain ones count as aggregates.
    private func isAggregate(_ call: JSONNode) -> Bool {
        let name = call.list("funcname").last?.body(of: "String")?.string("sval") ?? ""
        return !Self.plainFunctions.contains(name)
    }

    private static let plainFunctions: Set<String> = [
        "lower", "upper", "length", "round", "abs", "trunc", "date_trunc", "date_part", "extract", "substring", "substr", "concat",
        "to_char",
        "replace", "btrim", "ltrim", "rtrim", "left", "right", "now", "age", "ceil", "floor", "mod", "position", "split_part", "initcap",
    ]

    // MARK: - Conditions

    private func comparison(_ node: JSONNode) -> [CodeSmell] {
        let symbol = node.list("name").last?.body(of: "String")?.string("sval") ?? ""
        guard let right = node["rexpr"] else { return [] }
        switch node.string("kind") {
        case "AEXPR_OP" where ["=", "<>", "<", ">", "<=", ">="].contains(symbol):
            guard let left = node["lexpr"] else { return [] }
            return isNull(left) || isNull(right) ? [.comparedWithNull(symbol)] : []
        case "AEXPR_LIKE":
            guard let pattern = right.body(of: "A_Const")?["sval"]?.string("sval"), !pattern.contains(where: { "%_\\".contains($0) }) else {
                return []
            }
            return [.likeWithoutWildcard(pattern)]
        default: return []
        }
    }

    private func isNull(_ node: JSONNode) -> Bool { node.body(of: "A_Const")?.isTrue("isnull") ?? false }

    private func negation(_ node: JSONNode) -> [CodeSmell] {
        guard node.string("boolop") == "NOT_EXPR", let link = node.list("args").first?.body(of: "SubLink"),
            link.string("subLinkType") == "ANY_SUBLINK", link["operName"] == nil, let select = link["subselect"]?.body(of: "SelectStmt"),
            let target = select.list("targetList").first?.body(of: "ResTarget"), let column = column(target["val"], tables(of: select)),
            !excludesNull(column.column, select["whereClause"])
        else { return [] }
        return [.notInSubquery(column)]
    }

    /// Whether a condition tests the column in a way that is never true for NULL.
    private func excludesNull(_ name: String, _ condition: JSONNode?) -> Bool {
        guard let condition else { return false }
        return own(condition).contains { node in
            let isTest = node.key == "NullTest" ? node.string("nulltesttype") == "IS_NOT_NULL" : node.key == "A_Expr"
            return isTest && own(node).contains { lastName($0) == name }
        }
    }

    private func functions(in condition: JSONNode?, _ tables: [(table: String, alias: String)]) -> [CodeSmell] {
        guard let condition else { return [] }
        return own(condition).compactMap { node in
            guard node.key == "FuncCall", let name = node.list("funcname").last?.body(of: "String")?.string("sval"),
                let column = node.list("args").lazy.compactMap({ self.column($0, tables) }).first
            else { return nil }
            return .functionInWhere(name == "date_part" ? "extract" : name, column)
        }
    }

    // MARK: - Names

    /// The node and its descendants, without subqueries.
    private func own(_ node: JSONNode) -> [JSONNode] {
        var found: [JSONNode] = []
        var open = [node]
        while let next = open.popLast() {
            found.append(next)
            open += next.children.filter { $0.key != "subselect" }
        }
        return found
    }

    /// The tables in a FROM, or the target of an UPDATE or DELETE.
    private func tables(of statement: JSONNode) -> [(table: String, alias: String)] {
        var found: [(table: String, alias: String)] = []
        var open = statement.list("fromClause") + [statement["relation"]].compactMap { $0 }
        while let item = open.popLast() {
            if let join = item.body(of: "JoinExpr") {
                open += [join["larg"], join["rarg"]].compactMap { $0 }
            } else if let table = item.body(of: "RangeVar") ?? (item["relname"] == nil ? nil : item), let name = table.string("relname") {
                found.append((name, table["alias"]?.string("aliasname") ?? name))
            }
        }
        return found
    }

    private func lastName(_ node: JSONNode) -> String? {
        node.key == "ColumnRef" ? node.list("fields").last?.body(of: "String")?.string("sval") : nil
    }

    private func column(_ node: JSONNode?, _ tables: [(table: String, alias: String)]) -> CodeSmell.ColumnUse? {
        guard let fields = node?.body(of: "ColumnRef")?.list("fields"), let name = fields.last?.body(of: "String")?.string("sval") else {
            return nil
        }
        let qualifier = fields.count > 1 ? fields[fields.count - 2].body(of: "String")?.string("sval") : nil
        return CodeSmell.ColumnUse(tables: tables.filter { qualifier == nil || $0.alias == qualifier }.map(\.table), column: name)
    }
}
