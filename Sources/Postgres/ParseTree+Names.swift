import Primitives

/// The names that a text of SQL uses, and those it makes.
extension ParseTree {
    /// A table that is asked or changed, and what the rest of the statement calls it.
    package struct TableUse: Sendable, Equatable {
        package var table: String
        package var alias: String

        package init(table: String, alias: String) {
            self.table = table
            self.alias = alias
        }
    }

    /// Every table that is named, subqueries included, in the order of the text.
    package var tableUses: [TableUse] {
        tree.root.descendants.compactMap { node in
            guard node.isObject, node.key == "RangeVar" || node.key == "relation", let name = node.string("relname") else { return nil }
            return TableUse(table: name, alias: node["alias"]?.string("aliasname") ?? name)
        }
    }

    /// The names that the statement itself gives to columns: by AS in a SELECT list, or in a list after a subquery's name.
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

    /// The columns that are asked for, each as often as it is written, without what stands before a dot.
    package var columnReferences: [String] {
        tree.root.descendants.compactMap { $0.key == "ColumnRef" ? $0.list("fields").last?.body(of: "String")?.string("sval") : nil }
    }

    /// The names that the statement itself gives to tables: of WITH, of subqueries and functions in FROM.
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
