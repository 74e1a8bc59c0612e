import Primitives

/// The names that a SQL text uses, and those that it defines.
extension ParseTree {
    /// A table that is read or changed, and its alias in the rest of the statement.
    package struct TableUse: Sendable, Equatable {
        package var table: String
        package var alias: String

        package init(table: String, alias: String) {
            self.table = table
            self.alias = alias
        }
    }

    /// All tables that are named, including those in subqueries, in the order of the text.
    package var tableUses: [TableUse] {
        tree.root.descendants.compactMap { node in
            guard node.isObject, node.key == "RangeVar" || node.key == "relation", let name = node.string("relname") else { return nil }
            return TableUse(table: name, alias: node["alias"]?.string("aliasname") ?? name)
        }
    }

    /// The names that the statement itself gives to columns: with AS in a SELECT list, or in a column list after a subquery's name.
    package var columnAliases: [String] {
        tree.root.descendants.flatMap { node -> [String] in
            guard node.isObject else { return [] }
            switch node.key {
            case "ResTarget": return node["val"] == nil ? [] : [node.string("name")].compactMap { $0 }
            case "alias": return node.list("colnames").compactMap { $0.body(of: "String")?.string("sval") }
            case "CommonTableExpr": return node.list("aliascolnames").compactMap { $0.body(of: "String")?.string("sval") }
            default: return []
            }
        }
    }

    /// The column references, including duplicates, without their qualifiers.
    package var columnReferences: [String] {
        tree.root.descendants.compactMap { $0.key == "ColumnRef" ? $0.list("fields").last?.body(of: "String")?.string("sval") : nil }
    }

    /// The column references with their qualifiers, including duplicates.
    package var qualifiedColumns: [[String]] {
        tree.root.descendants.compactMap { node in
            guard node.key == "ColumnRef" else { return nil }
            let names = node.list("fields").compactMap { $0.body(of: "String")?.string("sval") }
            return names.count == node.list("fields").count ? names : nil
        }
    }

    /// The functions that are called, without schemas and without those that have a syntax of their own.
    package var functions: Set<String> {
        Set(
            tree.root.descendants.compactMap { node in
                guard node.key == "FuncCall", node.list("funcname").count == 1 else { return nil }
                return node.list("funcname").last?.body(of: "String")?.string("sval")
            })
    }

    /// Whether a statement changes the schemas in which names are looked up, for those that follow.
    package var setsSearchPath: Bool {
        statements.contains { $0.name == "VariableSetStmt" && $0.body.string("name") == "search_path" }
            || calledFunctions.contains("set_config") && sql.lowercased().contains("search_path")
    }

    /// How many windows are used by a name that no WINDOW clause defines.
    package var unknownWindows: Int {
        let defined = Set(tree.root.descendants.filter { $0.key == "WindowDef" }.compactMap { $0.string("name") })
        return tree.root.descendants.count { node in node.key == "over" && node.string("name").map { !defined.contains($0) } ?? false }
    }

    /// The names that the statement itself gives to tables: in WITH, and for subqueries and functions in FROM.
    package var derivedTables: [String] {
        tree.root.descendants.compactMap { node in
            switch node.key {
            case "CommonTableExpr": node.string("ctename")
            case "RangeSubselect", "RangeFunction": node["alias"]?.string("aliasname")
            default: nil
            }
        }
    }
}
