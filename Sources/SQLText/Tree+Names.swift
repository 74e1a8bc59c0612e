/// The names that a SQL text uses, and those that it defines.
extension Tree {
    /// A table that is read or changed, and its alias in the rest of the statement.
    package struct TableUse: Sendable, Equatable {
        package var table: String
        package var alias: String

        package init(table: String, alias: String) { (self.table, self.alias) = (table, alias) }
    }

    /// All tables that are named, including those in subqueries, in the order of the text; not those that are created or referenced.
    package var tableUses: [TableUse] {
        located.compactMap { field, node in Self.otherTables.contains(field) ? nil : node.tableUse }
    }

    private static let otherTables: Set<String> = ["constrrel", "name", "pktable", "rel", "sequence", "table", "typevar", "view"]

    /// The table that this node names.
    var tableUse: TableUse? {
        type == "RangeVar" ? TableUse(table: text("relname"), alias: self["alias"]?.text("aliasname") ?? text("relname")) : nil
    }

    /// The tables in the FROM of this statement, without those of subqueries, or the target of an UPDATE or DELETE.
    package var tables: [Tree] {
        var found: [Tree] = []
        var open = list("from_clause") + [self["relation"]].compactMap { $0 }
        while let item = open.popLast() {
            if item.type == "RangeVar" { found.append(item) }
            if item.type == "JoinExpr" { open += ["larg", "rarg"].compactMap { item[$0] } }
        }
        return found
    }

    /// The names of all its tables and views, without schemas. Objects named in DROP are not included.
    package var relationNames: Set<String> { Set(all.filter { $0.type == "RangeVar" }.map { $0.text("relname") }) }

    /// The names that the statement itself gives to columns: with AS in a SELECT list, or in a column list after a subquery's name.
    package var columnAliases: [String] {
        all.flatMap { node -> [String] in
            switch node.type {
            case "ResTarget": node.has("val") && node.has("name") ? [node.text("name")] : []
            case "Alias": node.names("colnames")
            case "CommonTableExpr": node.names("aliascolnames")
            default: []
            }
        }
    }

    /// The columns that a SELECT list shows under another name: `title price` and `title AS price`.
    package var relabeledColumns: [(column: String, label: String)] {
        all.compactMap { node in
            guard node.type == "ResTarget", node.has("name"), let column = node["val"]?.column else { return nil }
            return (column, node.text("name"))
        }
    }

    /// The texts that a SELECT list has as they are: `'born'`.
    package var selectedStrings: [String] { all.compactMap { $0.type == "ResTarget" ? $0["val"]?.string : nil } }

    /// What subqueries in conditions select, if that is a column without a qualifier, and the tables in their FROM, if nothing else is there.
    package var subqueryColumns: [(column: String, tables: [String])] {
        all.compactMap { node in
            guard node.type == "SubLink", let query = node["subselect"], !query.tables.isEmpty, query.list("target_list").count == 1,
                !query.list("from_clause").flatMap(\.all).contains(where: { ["RangeSubselect", "RangeFunction"].contains($0.type) }),
                let value = query.list("target_list")[0]["val"], let column = value.column, value.list("fields").count == 1
            else { return nil }
            return (column, query.tables.map { $0.text("relname") })
        }
    }

    /// The column references, including duplicates, without their qualifiers.
    package var columnReferences: [String] { all.compactMap(\.column) }

    /// The name of the column that this node refers to, without its qualifier.
    var column: String? {
        guard type == "ColumnRef", let last = list("fields").last, last.type == "String" else { return nil }
        return last.text("sval")
    }

    /// The column references with their qualifiers, including duplicates.
    package var qualifiedColumns: [[String]] { all.filter { $0.column != nil }.map { $0.names("fields") } }

    /// The function that this node calls, without its schema; empty for other nodes.
    package var function: String { names("funcname").last ?? "" }

    /// The functions that are called, without those that have a schema or a syntax of their own.
    package var functions: Set<String> { Set(calls.filter { $0.list("funcname").count == 1 }.map(\.function)) }

    /// The names of all called functions, without schemas.
    package var calledFunctions: Set<String> { Set(calls.map { $0.function.lowercased() }) }

    /// Without those of procedures, by CALL.
    private var calls: [Tree] { located.filter { $0.tree.type == "FuncCall" && $0.field != "funccall" }.map(\.tree) }

    /// How many windows are used by a name that no WINDOW clause defines.
    package var unknownWindows: Int {
        let defined = Set(located.filter { $0.field == "window_clause" }.map { $0.tree.text("name") })
        return located.count { $0.field == "over" && $0.tree.has("name") && !defined.contains($0.tree.text("name")) }
    }

    /// The names that the statement itself gives to tables: in WITH, and for subqueries and functions in FROM.
    package var derivedTables: [String] {
        all.compactMap { node -> String? in
            switch node.type {
            case "CommonTableExpr": node.text("ctename")
            case "RangeSubselect", "RangeFunction": node["alias"]?.text("aliasname")
            default: nil
            }
        }
    }
}
