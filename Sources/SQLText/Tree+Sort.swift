/// The ORDER BY and LIMIT of a query, not of a subquery, window, or aggregate.
extension Tree {
    /// Where the values are that a query's rows are sorted by.
    package enum SortKey: Sendable, Equatable {
        /// The output column with this number, counted from 1.
        case column(Int)
        /// The output column with this name, if a `*` makes its number unknown.
        case name(String)
        /// An expression that isn't an output column.
        case expression(Tree)
    }

    /// The keys of a `ParseResult` that is one query.
    package var sortKeys: [SortKey] {
        query.map { query in query.list("sort_clause").compactMap { $0["node"] }.map(query.key) } ?? []
    }

    /// The query with an extra column at the end for each key that isn't an output column, and the number of extra columns; used to see the
    /// values that the rows are sorted by. `nil` if no column is missing, or none can be added.
    package var withSortKeys: (tree: Tree, added: Int)? {
        let expressions = sortKeys.compactMap { if case .expression(let tree) = $0 { tree } else { nil } }
        guard !expressions.isEmpty, let query, query.text("op") == "SETOP_NONE", !query.has("distinct_clause"),
            let column = Tree("SELECT 1")?.query?.list("target_list").first
        else { return nil }
        let added = expressions.compactMap { column.setting("val", $0) }
        return replacing(query.setting("target_list", query.list("target_list") + added)).map { ($0, added.count) }
    }

    /// The query with all rows that tie with the last one, and without its OFFSET, whose number is returned as well; `nil` if it isn't sorted,
    /// or has no LIMIT with a plain number.
    package var withTies: (tree: Tree, offset: Int)? {
        guard let query, query.has("sort_clause"), let count = query["limit_count"]?.integer,
            let offset = query.has("limit_offset") ? query["limit_offset"]?.integer : 0
        else { return nil }
        let all = query.without("limit_offset")?.setting("limit_count", .expression("\(offset + count)"))
        return replacing(all?.setting("limit_option", .name("LIMIT_OPTION_WITH_TIES"))).map { ($0, offset) }
    }

    /// The only statement, if it's a query.
    private var query: Tree? { statementKinds == ["SelectStmt"] ? statements[0] : nil }

    private func replacing(_ query: Tree?) -> Tree? {
        query.flatMap { replacing([Step(field: "stmts", index: 0), Step(field: "stmt")], with: $0) }
    }

    /// The server's rule: a bare name refers to an output column before anything else, a bare number is an output column's position, and
    /// any other expression may equal one in the SELECT list.
    private func key(of node: Tree) -> SortKey {
        if let number = node.integer { return .column(number) }
        let targets = first.list("target_list")
        let stars = targets.indices.filter { targets[$0]["val"]?.list("fields").last?.type == "A_Star" }
        func column(_ index: Int) -> SortKey {
            stars.contains { $0 < index } ? targets[index].outputName.map { .name($0) } ?? .expression(node) : .column(index + 1)
        }
        if node.list("fields").count == 1, let name = node.names("fields").first {
            if let index = targets.firstIndex(where: { $0.outputName == name }) { return column(index) }
            if !stars.isEmpty || text("op") != "SETOP_NONE" { return .name(name) }
        }
        return targets.firstIndex { $0["val"] == node }.map(column) ?? .expression(node)
    }

    /// Of several SELECTs joined by UNION, INTERSECT, or EXCEPT, the first, which determines the column names.
    private var first: Tree { self["larg"]?.first ?? self }

    /// The name that the server gives the column, if the syntax shows it.
    private var outputName: String? {
        if has("name") { return text("name") }
        var value = self["val"]
        while value?.type == "TypeCast" { value = value?["arg"] }
        let last = value?.list("fields").last ?? value?.list("funcname").last
        return last?.type == "String" ? last?.text("sval") : nil
    }
}
