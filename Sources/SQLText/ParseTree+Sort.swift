import Primitives

/// The ORDER BY of the whole statement, not of a subquery, window, or aggregate.
extension ParseTree {
    /// Whether the statement (the last, if there are several) has an ORDER BY at its top level.
    package var hasTopLevelOrderBy: Bool { !(topSelect?.list("sortClause").isEmpty ?? true) }

    /// Whether that ORDER BY chooses the rows of a DISTINCT ON, which needs one even if the order of the result is of no interest.
    package var sortsForDistinctOn: Bool { topSelect?.list("distinctClause").contains { $0.body(of: "ColumnRef") != nil } ?? false }

    /// The items of that ORDER BY.
    package var sortItems: [SortItem] {
        guard let select = topSelect else { return [] }
        let texts = SortText(sql)?.items
        let clauses = select.list("sortClause").compactMap { $0.body(of: "SortBy") }
        return clauses.enumerated().map { index, clause in
            // A descending sort puts NULLs first by default.
            let isDescending = clause.string("sortby_dir") == "SORTBY_DESC" || isGreater(clause)
            let nulls = clause.string("sortby_nulls")
            let nullsFirst = nulls == "SORTBY_NULLS_DEFAULT" ? isDescending : nulls == "SORTBY_NULLS_FIRST"
            let text = texts.flatMap { $0.count == clauses.count ? $0[index] : nil } ?? ""
            return SortItem(key(of: clause["node"], in: select, text: text), isDescending: isDescending, nullsFirst: nullsFirst)
        }
    }

    /// The statement with an extra column at the end for each sort item that isn't an output column, and the number of extra columns; used
    /// to see the values that the rows are sorted by. `nil` if no column is missing, or none can be added.
    package var withSortKeys: (sql: String, added: Int)? {
        let expressions: [String] = sortItems.compactMap { item in
            if case .expression(let text) = item.key { text } else { nil }
        }
        guard statements.count == 1, !expressions.isEmpty, !expressions.contains(""), let select = topSelect,
            select.string("op") == "SETOP_NONE", select["distinctClause"] == nil, let targets = SortText(sql)?.targetsEnd
        else { return nil }
        let place = sql.utf8.index(sql.utf8.startIndex, offsetBy: targets)
        let added = expressions.map { ", (\($0))" }.joined()
        return (sql[..<place] + added + sql[place...], expressions.count)
    }

    /// The SELECT of the last statement, if that statement is one.
    private var topSelect: JSONNode? {
        guard let last = statements.last, last.name == "SelectStmt" else { return nil }
        return last.body
    }

    private func isGreater(_ clause: JSONNode) -> Bool {
        clause.list("useOp").last?.body(of: "String")?.string("sval") == ">"
    }

    /// The server's rule: a bare name refers to an output column before anything else, a bare number is an output column's position, and
    /// any other expression may equal one in the SELECT list.
    private func key(of node: JSONNode?, in select: JSONNode, text: String) -> SortItem.Key {
        guard let node else { return .expression(text) }
        if let number = node.body(of: "A_Const")?["ival"]?["ival"]?.int { return .column(number) }
        let targets = firstSelect(of: select).list("targetList").compactMap { $0.body(of: "ResTarget") }
        let stars = targets.indices.filter { isStar(targets[$0]["val"]) }
        if let name = loneName(node) {
            if let index = targets.firstIndex(where: { outputName(of: $0) == name }) { return column(index, name: name, after: stars) }
            if !stars.isEmpty || select.string("op") != "SETOP_NONE" { return .name(name) }
        }
        if let index = targets.firstIndex(where: { $0["val"].map { $0.isSame(as: node) } ?? false }) {
            return column(index, name: outputName(of: targets[index]), after: stars)
        }
        return .expression(text)
    }

    private func column(_ index: Int, name: String?, after stars: [Int]) -> SortItem.Key {
        if stars.contains(where: { $0 < index }), let name { return .name(name) }
        return .column(index + 1)
    }

    /// Of several SELECTs joined by UNION, INTERSECT, or EXCEPT, the first determines the column names.
    private func firstSelect(of select: JSONNode) -> JSONNode {
        var select = select
        while let left = select["larg"] { select = left.body(of: "SelectStmt") ?? left }
        return select
    }

    private func isStar(_ value: JSONNode?) -> Bool {
        value?.body(of: "ColumnRef")?.list("fields").last?.body(of: "A_Star") != nil
    }

    private func loneName(_ node: JSONNode) -> String? {
        guard let fields = node.body(of: "ColumnRef")?.list("fields"), fields.count == 1 else { return nil }
        return fields[0].body(of: "String")?.string("sval")
    }

    /// The name that the server gives the column, if the syntax shows it.
    private func outputName(of target: JSONNode) -> String? {
        if let alias = target.string("name") { return alias }
        var value = target["val"]
        while let cast = value?.body(of: "TypeCast") { value = cast["arg"] }
        if let fields = value?.body(of: "ColumnRef")?.list("fields") { return fields.last?.body(of: "String")?.string("sval") }
        return value?.body(of: "FuncCall")?.list("funcname").last?.body(of: "String")?.string("sval")
    }
}
