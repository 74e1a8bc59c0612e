import Primitives

/// Joins, tables, WITH, windows, and the parts of a table definition.
extension ConstructFinder {
    /// Returns whether the node was one of these.
    mutating func lookAtClause(_ node: JSONNode) -> Bool {
        switch node.key {
        case "JoinExpr": lookAtJoin(node)
        case "RangeSubselect":
            add("subquery")
            add("derived table")
            add("lateral", if: node.isTrue("lateral"))
        case "RangeFunction":
            add("function in from")
            add("with ordinality", if: node.isTrue("ordinality"))
            add("lateral", if: node.isTrue("lateral"))
        case "RangeTableSample": add("tablesample")
        case "alias":
            add("table alias")
            add("alias")
        case "withClause":
            add("with")
            if node.isTrue("recursive") {
                add("recursive")
                add("with recursive")
            }
        case "over", "WindowDef": lookAtWindow(node)
        case "GroupingSet": lookAtGroupingSet(node)
        case "onConflictClause":
            let isNothing = node.string("action") == "ONCONFLICT_NOTHING"
            add(isNothing ? "on conflict do nothing" : "on conflict do update")
        case "Constraint": lookAtConstraint(node)
        case "AlterTableCmd": lookAtChange(node)
        default: return false
        }
        return true
    }

    private mutating func lookAtJoin(_ node: JSONNode) {
        add("join")
        let isNatural = node.isTrue("isNatural")
        add("natural join", if: isNatural)
        add("using", if: node["usingClause"] != nil)
        switch node.string("jointype") {
        case "JOIN_LEFT": addOuter("left join")
        case "JOIN_RIGHT": addOuter("right join")
        case "JOIN_FULL": addOuter("full join")
        default:
            let isCross = !isNatural && node["quals"] == nil && node["usingClause"] == nil
            add(isCross ? "cross join" : "inner join")
        }
    }

    private mutating func addOuter(_ name: String) {
        add(name)
        add("outer join")
    }

    private mutating func lookAtWindow(_ node: JSONNode) {
        if node.key == "over" {
            add("over")
            add("window function")
        }
        add("partition by", if: node["partitionClause"] != nil)
        add("window order by", if: node["orderClause"] != nil)
        // The lowest bit is set if a frame clause was written.
        add("window frame", if: (node["frameOptions"]?.int ?? 0) & 1 != 0)
    }

    private mutating func lookAtGroupingSet(_ node: JSONNode) {
        switch node.string("kind") {
        case "GROUPING_SET_ROLLUP": add("rollup")
        case "GROUPING_SET_CUBE": add("cube")
        default: add("grouping sets")
        }
    }

    private mutating func lookAtConstraint(_ node: JSONNode) {
        switch node.string("contype") {
        case "CONSTR_PRIMARY": add("primary key")
        case "CONSTR_FOREIGN":
            add("foreign key")
            add("references")
            add("on delete", if: node.string("fk_del_action") != "a")
            add("on update", if: node.string("fk_upd_action") != "a")
        case "CONSTR_UNIQUE": add("unique")
        case "CONSTR_CHECK": add("check")
        case "CONSTR_NOTNULL": add("not null")
        case "CONSTR_DEFAULT": add("default")
        case "CONSTR_GENERATED": add("generated")
        case "CONSTR_IDENTITY": add("identity")
        case "CONSTR_EXCLUSION": add("exclude")
        case "CONSTR_ATTR_DEFERRABLE", "CONSTR_ATTR_DEFERRED": add("deferrable")
        default: break
        }
        add("deferrable", if: node.isTrue("deferrable"))
    }

    private mutating func lookAtChange(_ node: JSONNode) {
        switch node.string("subtype") {
        case "AT_AddColumn": add("add column")
        case "AT_DropColumn": add("drop column")
        case "AT_AddConstraint": add("add constraint")
        case "AT_DropConstraint": add("drop constraint")
        case "AT_AlterColumnType": add("alter column type")
        case "AT_ColumnDefault": add("set default")
        case "AT_SetNotNull": add("set not null")
        case "AT_DropNotNull": add("drop not null")
        default: break
        }
    }
}
