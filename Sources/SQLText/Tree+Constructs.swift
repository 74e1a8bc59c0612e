/// The constructs that a statement uses, by the names in course files: `left join`, `group by`, `coalesce`.
extension Tree {
    /// The constructs in the whole text: clauses, joins, SQL operators, and all functions by their lowercase names.
    package var constructs: Set<String> {
        located.filter { !Self.details.contains($0.field) }.map(\.tree).reduce(into: []) { found, node in
            found.formUnion(Self.types[node.type] ?? node.otherStatement)
            let fields = Self.fields[node.type]
            for part in node.parts {
                if let names = fields?[part.field.name] { found.formUnion(names) }
                if let constant = part.constant, let names = Self.constants[constant] { found.formUnion(names) }
            }
            found.formUnion(node.specialConstructs)
        }
    }

    /// The constructs in a text of several statements. Statements that don't parse are skipped.
    package static func constructs(in sql: String) -> Set<String> {
        // If the whole text doesn't parse, it is split into statements below.
        if let tree = try? Tree(parsing: sql) { return tree.constructs }
        return SQLSplitter.split(sql).filter { !$0.isEmpty }.reduce(into: []) { all, statement in
            // A statement that doesn't parse contributes no constructs.
            if let tree = try? Tree(parsing: statement.text) { all.formUnion(tree.constructs) }
        }
    }

    /// `CreateSchemaStmt` becomes `create schema`.
    private var otherStatement: [String] {
        guard type.hasSuffix("Stmt") else { return [] }
        let words = type.dropLast("Stmt".count).map { $0.isUppercase ? " \($0.lowercased())" : String($0) }.joined()
        return [String(words.drop { $0 == " " })]
    }

    /// What can't be seen from a type, a field, or a constant alone.
    private var specialConstructs: [String] {
        switch type {
        case "SelectStmt": ownClauses
        case "InsertStmt": has("select_stmt") ? [] : ["default values"]
        case "CreateStmt": self["relation"]?.text("relpersistence") == "t" ? ["temporary table"] : []
        case "CreateTableAsStmt": [text("objtype") == "OBJECT_MATVIEW" ? "create materialized view" : "create table as"]
        case "IndexStmt":
            (list("index_params").count > 1 ? ["composite index"] : [])
                + (list("index_params").contains { $0.has("expr") } ? ["expression index"] : [])
        case "DropStmt": ["drop " + Self.words(in: text("remove_type"))] + (text("behavior") == "DROP_CASCADE" ? ["cascade"] : [])
        case "AlterTableStmt": ["alter " + Self.words(in: text("objtype"))]
        case "RenameStmt": [text("rename_type"), text("relation_type")].contains("OBJECT_TABLE") ? ["alter table"] : []
        case "ExplainStmt": list("options").map { "explain " + $0.text("defname") }
        case "GrantStmt": [has("is_grant") ? "grant" : "revoke"]
        case "VacuumStmt": [has("is_vacuumcmd") ? "vacuum" : "analyze"]
        case "CreateFunctionStmt": [has("is_procedure") ? "create procedure" : "create function"]
        case "JoinExpr" where text("jointype") == "JOIN_INNER":
            [has("is_natural") || has("quals") || has("using_clause") ? "inner join" : "cross join"]
        // The lowest bit is set if a frame clause was written.
        case "WindowDef": number("frame_options") & 1 == 0 ? [] : ["window frame"]
        case "Constraint" where text("contype") == "CONSTR_FOREIGN":
            (text("fk_del_action") == "a" ? [] : ["on delete"]) + (text("fk_upd_action") == "a" ? [] : ["on update"])
        case "A_Expr": operatorConstructs
        case "BoolExpr" where text("boolop") == "NOT_EXPR":
            ["EXISTS_SUBLINK": ["not exists"], "ANY_SUBLINK": ["not in"]][list("args").first?.text("sub_link_type") ?? ""] ?? []
        case "SubLink" where text("sub_link_type") == "ANY_SUBLINK": [has("oper_name") ? "any" : "in"]
        // The parser assigns no location to the cast in `date '2026-05-01'`.
        case "TypeCast": [number("location") == -1 ? "typed literal" : "cast"]
        case "BooleanTest": [Self.words(in: "TEST_" + text("booltesttype"))]
        // Those with a precision have a trailing `_N`.
        case "SQLValueFunction": [text("op").dropFirst("SVFOP_".count).lowercased().replacing("_n", with: "")]
        case "FuncCall": callConstructs
        default: []
        }
    }

    /// Constructs of a SELECT, VALUES, or several joined by UNION, INTERSECT, or EXCEPT.
    private var ownClauses: [String] {
        let name = Self.constants[text("op")]?.first ?? (has("values_lists") ? "values" : "select")
        let values = list("target_list").compactMap { $0["val"] }
        let names = tables.map { "\($0.text("schemaname")).\($0.text("relname"))" }
        let found: [String: Bool] = [
            name: true, name + " all": has("all"), "distinct on": list("distinct_clause").contains { $0.type != "Node" },
            "comma join": list("from_clause").count > 1, "alias": list("target_list").contains { $0.has("name") },
            "*": values.contains { $0.type == "ColumnRef" && $0.list("fields").last?.type == "A_Star" },
            "self join": Set(names).count < names.count,
        ]
        return found.filter(\.value).map(\.key)
    }

    private var operatorConstructs: [String] {
        let symbol = names("name").last ?? ""
        if text("kind") == "AEXPR_OP" { return [symbol] }
        let name = Self.constants[text("kind")]?.first ?? ""
        let isNegated = ["in", "like", "ilike", "similar to"].contains(name) && (symbol == "<>" || symbol.hasPrefix("!"))
        return isNegated ? ["not", "not " + name] : []
    }

    /// A function by name, or by its SQL syntax if it has one.
    private var callConstructs: [String] {
        let name = function.lowercased()
        let isSpelled = text("funcformat") == "COERCE_SQL_SYNTAX"
        let spelled = ["timezone": "at time zone", "btrim": "trim", "ltrim": "trim", "rtrim": "trim"][name]
        return [isSpelled ? spelled ?? name : name] + (has("agg_distinct") ? ["\(name)(distinct)"] : [])
    }

    /// `OBJECT_FOREIGN_TABLE` becomes `foreign table`.
    private static func words(in constant: String) -> String {
        let words = constant.split(separator: "_").dropFirst().joined(separator: " ").lowercased()
        return words == "matview" ? "materialized view" : words
    }

    // MARK: - Tables

    /// The fields of nodes that are details of others, such as the procedure of CALL, which is no function.
    private static let details: Set<String> = ["action", "base_stmt", "coll_clause", "funccall", "join_using_alias", "setstmt"]

    /// The constructs that a node is by its type.
    private static let types: [String: [String]] = [
        "RawStmt": [], "SelectStmt": [], "InsertStmt": ["insert"], "UpdateStmt": ["update"], "DeleteStmt": ["delete"],
        "MergeStmt": ["merge"], "CreateStmt": ["create table"], "CreateTableAsStmt": [], "IndexStmt": ["create index"], "DropStmt": [],
        "AlterTableStmt": [], "RenameStmt": ["rename"], "ExplainStmt": ["explain"], "GrantStmt": [], "VacuumStmt": [],
        "VariableSetStmt": ["set"], "CreateFunctionStmt": [], "TransactionStmt": [], "ViewStmt": ["create view"],
        "TruncateStmt": ["truncate"], "CopyStmt": ["copy"], "VariableShowStmt": ["show"], "CreateSeqStmt": ["create sequence"],
        "AlterSeqStmt": ["alter sequence"], "CreateEnumStmt": ["create type"], "CompositeTypeStmt": ["create type"],
        "CreateRangeStmt": ["create type"], "CreateTrigStmt": ["create trigger"], "RuleStmt": ["create rule"],
        "CommentStmt": ["comment"], "RefreshMatViewStmt": ["refresh materialized view"], "CreatedbStmt": ["create database"],
        "DropdbStmt": ["drop database"], "DoStmt": ["do"], "CallStmt": ["call"], "LockStmt": ["lock"],
        "CreateExtensionStmt": ["create extension"], "DeclareCursorStmt": ["declare cursor"], "ClosePortalStmt": ["close"],
        "DeallocateStmt": ["deallocate"], "ConstraintsSetStmt": ["set constraints"], "CreateStatsStmt": ["create statistics"],
        "GrantRoleStmt": ["grant role"], "AlterEnumStmt": ["alter type"],
        "JoinExpr": ["join"], "RangeSubselect": ["subquery", "derived table"], "RangeFunction": ["function in from"],
        "RangeTableSample": ["tablesample"], "Alias": ["table alias", "alias"], "WithClause": ["with"],
        "SubLink": ["subquery"], "CaseExpr": ["case"], "CoalesceExpr": ["coalesce"], "A_ArrayExpr": ["array"], "RowExpr": ["row"],
        "CollateClause": ["collate"], "SetToDefault": ["default"], "ParamRef": ["parameter"], "GroupingFunc": ["grouping"],
    ]

    /// The constructs that a node has if a field has a value.
    private static let fields: [String: [String: [String]]] = [
        "SelectStmt": [
            "from_clause": ["from"], "where_clause": ["where"], "group_clause": ["group by"], "having_clause": ["having"],
            "sort_clause": ["order by"], "limit_count": ["limit"], "limit_offset": ["offset"], "window_clause": ["window"],
            "into_clause": ["select into"], "distinct_clause": ["distinct"], "locking_clause": ["for update"],
        ],
        // The rows of an INSERT come from a query, even with VALUES.
        "InsertStmt": ["returning_list": ["returning"], "on_conflict_clause": ["on conflict"], "select_stmt": ["select"]],
        "UpdateStmt": ["returning_list": ["returning"], "where_clause": ["where"], "from_clause": ["update from"]],
        "DeleteStmt": ["returning_list": ["returning"], "where_clause": ["where"], "using_clause": ["delete using"]],
        "CreateStmt": ["if_not_exists": ["if not exists"], "inh_relations": ["inherits"], "partspec": ["partitioned table"]],
        "IndexStmt": ["unique": ["unique index"], "where_clause": ["partial index"], "concurrent": ["concurrently"]],
        "DropStmt": ["missing_ok": ["if exists"]],
        "JoinExpr": ["is_natural": ["natural join"], "using_clause": ["using"]],
        "RangeSubselect": ["lateral": ["lateral"]], "RangeFunction": ["ordinality": ["with ordinality"], "lateral": ["lateral"]],
        "WithClause": ["recursive": ["recursive", "with recursive"]],
        "WindowDef": ["partition_clause": ["partition by"], "order_clause": ["window order by"]],
        "Constraint": ["deferrable": ["deferrable"]],
        "FuncCall": [
            "over": ["over", "window function"], "agg_star": ["count(*)"], "agg_filter": ["filter"],
            "agg_within_group": ["within group"],
        ],
    ]

    /// The constructs that a node is by the value of a constant.
    private static let constants: [String: [String]] = [
        "SETOP_UNION": ["union"], "SETOP_INTERSECT": ["intersect"], "SETOP_EXCEPT": ["except"],
        "LIMIT_OPTION_WITH_TIES": ["with ties"], "ONCONFLICT_NOTHING": ["on conflict do nothing"],
        "ONCONFLICT_UPDATE": ["on conflict do update"],
        "TRANS_STMT_BEGIN": ["begin"], "TRANS_STMT_START": ["begin"], "TRANS_STMT_COMMIT": ["commit"],
        "TRANS_STMT_ROLLBACK": ["rollback"], "TRANS_STMT_SAVEPOINT": ["savepoint"], "TRANS_STMT_RELEASE": ["release savepoint"],
        "TRANS_STMT_ROLLBACK_TO": ["rollback", "rollback to savepoint"], "TRANS_STMT_PREPARE": ["prepare transaction"],
        "TRANS_STMT_COMMIT_PREPARED": ["prepare transaction"], "TRANS_STMT_ROLLBACK_PREPARED": ["prepare transaction"],
        "JOIN_LEFT": ["left join", "outer join"], "JOIN_RIGHT": ["right join", "outer join"], "JOIN_FULL": ["full join", "outer join"],
        "GROUPING_SET_ROLLUP": ["rollup"], "GROUPING_SET_CUBE": ["cube"], "GROUPING_SET_SETS": ["grouping sets"],
        "GROUPING_SET_SIMPLE": ["grouping sets"], "GROUPING_SET_EMPTY": ["grouping sets"],
        "CONSTR_PRIMARY": ["primary key"], "CONSTR_FOREIGN": ["foreign key", "references"], "CONSTR_UNIQUE": ["unique"],
        "CONSTR_CHECK": ["check"], "CONSTR_NOTNULL": ["not null"], "CONSTR_DEFAULT": ["default"], "CONSTR_GENERATED": ["generated"],
        "CONSTR_IDENTITY": ["identity"], "CONSTR_EXCLUSION": ["exclude"], "CONSTR_ATTR_DEFERRABLE": ["deferrable"],
        "CONSTR_ATTR_DEFERRED": ["deferrable"],
        "AT_AddColumn": ["add column"], "AT_DropColumn": ["drop column"], "AT_AddConstraint": ["add constraint"],
        "AT_DropConstraint": ["drop constraint"], "AT_AlterColumnType": ["alter column type"], "AT_ColumnDefault": ["set default"],
        "AT_SetNotNull": ["set not null"], "AT_DropNotNull": ["drop not null"],
        "AEXPR_OP_ANY": ["any"], "AEXPR_OP_ALL": ["all"], "AEXPR_IN": ["in"], "AEXPR_LIKE": ["like"], "AEXPR_ILIKE": ["ilike"],
        "AEXPR_SIMILAR": ["similar to"], "AEXPR_BETWEEN": ["between"], "AEXPR_BETWEEN_SYM": ["between"],
        "AEXPR_NOT_BETWEEN": ["between", "not", "not between"], "AEXPR_NOT_BETWEEN_SYM": ["between", "not", "not between"],
        "AEXPR_DISTINCT": ["is distinct from"], "AEXPR_NOT_DISTINCT": ["is not distinct from"], "AEXPR_NULLIF": ["nullif"],
        "AND_EXPR": ["and"], "OR_EXPR": ["or"], "NOT_EXPR": ["not"],
        "EXISTS_SUBLINK": ["exists"], "ALL_SUBLINK": ["all"], "ARRAY_SUBLINK": ["array"], "EXPR_SUBLINK": ["scalar subquery"],
        "IS_LEAST": ["least"], "IS_GREATEST": ["greatest"], "IS_NULL": ["is null"],
        "IS_NOT_NULL": ["is not null"],
    ]
}
