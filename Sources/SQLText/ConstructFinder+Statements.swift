import Primitives

/// Constructs of whole statements.
extension ConstructFinder {
    mutating func lookAtStatement(_ kind: String, _ node: JSONNode) {
        add("returning", if: node["returningList"] != nil)
        switch kind {
        case "SelectStmt": lookAtSelect(node)
        case "InsertStmt":
            add("insert")
            add("on conflict", if: node["onConflictClause"] != nil)
            add("default values", if: node["selectStmt"] == nil)
        case "UpdateStmt":
            add("update")
            add("where", if: node["whereClause"] != nil)
            add("update from", if: node["fromClause"] != nil)
        case "DeleteStmt":
            add("delete")
            add("where", if: node["whereClause"] != nil)
            add("delete using", if: node["usingClause"] != nil)
        case "TransactionStmt": lookAtTransaction(node)
        case "CreateStmt":
            add("create table")
            add("temporary table", if: node["relation"]?.string("relpersistence") == "t")
            add("if not exists", if: node.isTrue("if_not_exists"))
            add("inherits", if: node["inhRelations"] != nil)
            add("partitioned table", if: node["partspec"] != nil)
        case "CreateTableAsStmt":
            let isView = node.string("objtype") == "OBJECT_MATVIEW"
            add(isView ? "create materialized view" : "create table as")
        case "IndexStmt":
            add("create index")
            add("unique index", if: node.isTrue("unique"))
            add("partial index", if: node["whereClause"] != nil)
            add("concurrently", if: node.isTrue("concurrent"))
            add("composite index", if: node.list("indexParams").count > 1)
            add("expression index", if: node.list("indexParams").contains { $0.body(of: "IndexElem")?["expr"] != nil })
        case "DropStmt":
            add("drop " + Self.objectName(node.string("removeType")))
            add("if exists", if: node.isTrue("missing_ok"))
            add("cascade", if: node.string("behavior") == "DROP_CASCADE")
        case "AlterTableStmt":
            add("alter " + Self.objectName(node.string("objtype")))
        case "RenameStmt":
            add("rename")
            add("alter table", if: node.string("relationType") == "OBJECT_TABLE" || node.string("renameType") == "OBJECT_TABLE")
        case "ExplainStmt":
            add("explain")
            for option in node.list("options") {
                if let name = option.body(of: "DefElem")?.string("defname") { add("explain \(name)") }
            }
        case "GrantStmt": add(node.isTrue("is_grant") ? "grant" : "revoke")
        case "VacuumStmt": add(node.isTrue("is_vacuumcmd") ? "vacuum" : "analyze")
        case "VariableSetStmt": add("set")
        case "CreateFunctionStmt": add(node.isTrue("is_procedure") ? "create procedure" : "create function")
        case "RawStmt": break
        default: add(Self.plainNames[kind] ?? Self.words(of: kind))
        }
    }

    /// A SELECT, VALUES, or several joined by UNION, INTERSECT, or EXCEPT.
    mutating func lookAtSelect(_ node: JSONNode) {
        switch node.string("op") {
        case "SETOP_UNION": addSetOperation("union", node)
        case "SETOP_INTERSECT": addSetOperation("intersect", node)
        case "SETOP_EXCEPT": addSetOperation("except", node)
        default: add(node["valuesLists"] == nil ? "select" : "values")
        }
        add("from", if: node["fromClause"] != nil)
        add("where", if: node["whereClause"] != nil)
        add("group by", if: node["groupClause"] != nil)
        add("having", if: node["havingClause"] != nil)
        add("order by", if: node["sortClause"] != nil)
        add("limit", if: node["limitCount"] != nil)
        add("offset", if: node["limitOffset"] != nil)
        add("with ties", if: node.string("limitOption") == "LIMIT_OPTION_WITH_TIES")
        add("window", if: node["windowClause"] != nil)
        add("select into", if: node["intoClause"] != nil)
        if node["distinctClause"] != nil {
            add("distinct")
            add("distinct on", if: node.list("distinctClause").contains { $0.typed != nil })
        }
        add("for update", if: node["lockingClause"] != nil)
        add("comma join", if: node.list("fromClause").count > 1)
        for target in node.list("targetList") {
            guard let target = target.body(of: "ResTarget") else { continue }
            add("alias", if: target["name"] != nil)
            add("*", if: target["val"]?.body(of: "ColumnRef")?.list("fields").last?.body(of: "A_Star") != nil)
        }
        add("self join", if: hasTableTwice(node))
    }

    private mutating func addSetOperation(_ name: String, _ node: JSONNode) {
        add(name)
        add("\(name) all", if: node.isTrue("all"))
    }

    /// Whether one table occurs twice in this FROM; subqueries are checked separately.
    private func hasTableTwice(_ select: JSONNode) -> Bool {
        var names: Set<String> = []
        var open = select.list("fromClause")
        while let item = open.popLast() {
            if let table = item.body(of: "RangeVar"), let name = table.string("relname") {
                if !names.insert("\(table.string("schemaname") ?? "").\(name)").inserted { return true }
            } else if let join = item.body(of: "JoinExpr") {
                open += [join["larg"], join["rarg"]].compactMap { $0 }
            }
        }
        return false
    }

    private mutating func lookAtTransaction(_ node: JSONNode) {
        switch node.string("kind") {
        case "TRANS_STMT_BEGIN", "TRANS_STMT_START": add("begin")
        case "TRANS_STMT_COMMIT": add("commit")
        case "TRANS_STMT_ROLLBACK": add("rollback")
        case "TRANS_STMT_SAVEPOINT": add("savepoint")
        case "TRANS_STMT_RELEASE": add("release savepoint")
        case "TRANS_STMT_ROLLBACK_TO":
            add("rollback")
            add("rollback to savepoint")
        default: add("prepare transaction")
        }
    }

    /// `OBJECT_FOREIGN_TABLE` becomes `foreign table`.
    private static func objectName(_ constant: String?) -> String {
        let name = (constant ?? "OBJECT_TABLE").dropFirst("OBJECT_".count).lowercased()
        if name == "matview" { return "materialized view" }
        return name.split(separator: "_").joined(separator: " ")
    }

    private static let plainNames = [
        "ViewStmt": "create view", "MergeStmt": "merge", "TruncateStmt": "truncate", "CopyStmt": "copy", "VariableShowStmt": "show",
        "CreateSeqStmt": "create sequence", "AlterSeqStmt": "alter sequence", "CreateEnumStmt": "create type",
        "CompositeTypeStmt": "create type",
        "CreateRangeStmt": "create type", "CreateTrigStmt": "create trigger", "RuleStmt": "create rule", "CommentStmt": "comment",
        "RefreshMatViewStmt": "refresh materialized view", "CreatedbStmt": "create database", "DropdbStmt": "drop database", "DoStmt": "do",
        "CallStmt": "call", "LockStmt": "lock", "CreateExtensionStmt": "create extension", "DeclareCursorStmt": "declare cursor",
        "ClosePortalStmt": "close", "DeallocateStmt": "deallocate", "ConstraintsSetStmt": "set constraints",
        "CreateStatsStmt": "create statistics",
        "GrantRoleStmt": "grant role", "AlterEnumStmt": "alter type",
    ]

    /// `CreateSchemaStmt` becomes `create schema`.
    private static func words(of kind: String) -> String {
        var words = ""
        for character in kind.dropLast("Stmt".count) {
            if character.isUppercase && !words.isEmpty { words += " " }
            words += character.lowercased()
        }
        return words
    }
}
