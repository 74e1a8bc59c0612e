import SQLText
import Verdicts

/// Mistakes in INSERT, UPDATE, and DELETE, other than those in their conditions; and steps and columns, which anything may have.
extension Mutation {
    static let insertions = [
        Mutation(
            "The values of [`{column}` and `{other}`|two columns] are swapped. Which value belongs in which column?", concepts: "insert",
            "values", at: ["InsertStmt"]
        ) { insertion in
            insertion.inserted.indices.dropFirst().flatMap { place in
                insertion.becoming(
                    insertion.editingRows { $0.swapping(place - 1, place, of: $1) },
                    ["column": insertion.inserted[place - 1], "other": insertion.inserted[place]])
            }
        },
        Mutation(
            "The new row gets no value for [`{column}`|one column] from your INSERT. What does the task say about it?",
            concepts: "insert", "values", at: ["InsertStmt"]
        ) { insertion in
            insertion.list("cols").flatMap { column in
                let rest = insertion.editingRows { $0.dropping(column.index, of: $1) }
                return insertion.becoming(rest?.dropping(column.index, of: "cols"), ["column": column.tree.text("name")])
            }
        },
        Mutation(
            "There is an empty string[ in `{column}`] where nothing is known. Is an empty string the same as NULL?", concepts: "null",
            "insert", at: ["A_Const"]
        ) { value in
            guard value.tree.has("isnull"), value.field == "items",
                let insertion = value.query?.ancestors.first(where: { $0.tree.type == "InsertStmt" })
            else { return [] }
            let column = insertion.inserted.indices.contains(value.index) ? insertion.inserted[value.index] : nil
            return value.becoming(.expression("''"), ["column": column])
        },
        Mutation(
            "Some new rows are missing[ from {table}]. How many does the task name?", rows: .missing, concepts: "insert", "values",
            at: ["SelectStmt"]
        ) { values in
            guard let insertion = values.ancestors.first, insertion.tree.type == "InsertStmt" else { return [] }
            return values.list("values_lists").flatMap { row in
                values.becoming(values.tree.dropping(row.index, of: "values_lists"), ["table": insertion.sources.first?.table])
            }
        },
        Mutation(
            "A row that already existed is unchanged. What should happen to it?", concepts: "on conflict", "on conflict do update",
            "insert", at: ["OnConflictClause"]
        ) { clause in
            clause.becoming(
                clause.tree.setting("action", .name("ONCONFLICT_NOTHING"))?.without("target_list")?.without("where_clause"))
        },
    ]

    static let updates = [
        Mutation(
            "[`{column}`|One column] was not changed. What does the task say about it?", concepts: "update", "where",
            at: ["UpdateStmt", "OnConflictClause"]
        ) { update in
            let values = update.list("target_list")
            if values.contains(where: { $0["val"]?.tree.type == "MultiAssignRef" }) { return [] }
            return values.flatMap { update.becoming(update.tree.dropping($0.index, of: "target_list"), ["column": $0.tree.text("name")]) }
        }
    ]

    static let steps = [
        Mutation(
            "One more step is needed: {step}. Which steps does the task list?", concepts: "{verb}", uses: ["no {step}"],
            at: ["ParseResult"]
        ) { script in
            guard let step = script.tree.step, let verb = step.split(separator: " ").first?.lowercased() else { return [] }
            return script.becoming(script.tree.without("stmts"), ["step": step, "verb": verb])
        }
    ]

    static let columns = [
        Mutation(
            "[{place}, your query|Your query] uses `{used}`[ of {table}]. Is that the column the task means[ {there}]?", concepts: "select",
            uses: ["[ordered by {sorted}]"], at: ["ColumnRef"]
        ) { column in
            guard let name = column.tree.names("fields").last, let own = column.source(of: column.tree), own.table != nil,
                let query = column.query
            else { return [] }
            // A column of another table is only taken for one with a similar name: `joined_on` for `ordered_on`.
            let words = Set(name.split(separator: "_"))
            let known = Set((column.ancestors.last?.tree.all ?? []).compactMap { $0.names("fields").last })
            let above = column.ancestors.first
            return ([own] + query.sources.filter { $0 != own }).flatMap { source in
                column.columns(of: source).filter { source == own || !words.isDisjoint(with: $0.split(separator: "_")) }.flatMap { other in
                    let new = column.expression(other, of: source)
                    let sorted = above?.sorting(by: above?.tree.setting("node", new))
                    let names = ["used": other, "table": source.table, "sorted": sorted]
                    // What the solution uses, too, is only wrong in one place.
                    let places = known.contains(other) ? ["place": "In one place", "there": "there"] : [:]
                    return column.becoming(other == name && source == own ? nil : new, names.merging(places) { $1 })
                }
            }
        }
    ]
}

extension Tree {
    /// What a statement does, and to which table: `INSERT into orders`; `nil` for the limits of a transaction.
    var step: String? {
        guard let statement = statements.first, statement.type != "TransactionStmt" else { return nil }
        let table = statement["relation"]?.text("relname")
        switch statement.type {
        case "InsertStmt": return table.map { "INSERT into \($0)" }
        case "DeleteStmt": return table.map { "DELETE from \($0)" }
        case "UpdateStmt": return table.map { "UPDATE of \($0)" }
        case "IndexStmt": return "CREATE INDEX"
        case "ViewStmt": return "CREATE VIEW"
        // AlterTableStmt, DropStmt, …
        default: return (statement.type.prefix(1) + statement.type.dropFirst().prefix { $0.isLowercase }).uppercased()
        }
    }
}

extension Spot {
    /// The columns that an INSERT fills; `nil` for each if no one knows them.
    fileprivate var inserted: [String?] {
        let named = list("cols").map { $0.tree.text("name") }
        let known = named.isEmpty ? columns(of: sources.first) : named
        return known.isEmpty ? (tree["select_stmt"]?.list("values_lists").first?.list("items") ?? []).map { _ in nil } : known
    }

    /// An INSERT with another list of values, in every row.
    fileprivate func editingRows(_ edit: (Tree, String) -> Tree?) -> Tree? {
        guard let query = tree["select_stmt"] else { return nil }
        let rows = query.list("values_lists")
        let edited = rows.compactMap { edit($0, "items") }
        if !rows.isEmpty, edited.count < rows.count { return nil }
        let new = rows.isEmpty ? edit(query, "target_list") : query.setting("values_lists", edited)
        return new.flatMap { tree.setting("select_stmt", $0) }
    }
}
