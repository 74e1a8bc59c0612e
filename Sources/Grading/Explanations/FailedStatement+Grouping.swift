import Postgres

/// 42803, 42P20, 42P10 and 21000: what can't be had per row, per group or in this order.
extension FailedStatement {
    var grouping: Explanation {
        switch message.sqlstate {
        case "21000": tooManyRows
        case "42P10": order
        case "42P20": window
        default: aggregate
        }
    }

    private var aggregate: Explanation {
        if says("are not allowed in WHERE") {
            return Explanation(
                "WHERE looks at one row after the other, before anything is counted or added up. "
                    + (has("GROUP")
                        ? "What is true of a whole group is tested by HAVING." : "A subquery of its own can work that out first."),
                concepts: has("GROUP") ? ["having", "group by", "where"] : ["scalar subquery", "subquery", "having"])
        }
        if says("nested") {
            return Explanation(
                "One aggregate stands inside another. A subquery can make the inner one first.", concepts: ["subquery", "group by"])
        }
        if let place = said(after: "are not allowed in ") {
            return Explanation("An aggregate such as count or sum can't stand in \(place): it needs whole groups.", concepts: ["group by"])
        }
        let name = quoted.first ?? "A column"
        if says("must appear in the GROUP BY clause") {
            if has("HAVING"), !has("GROUP") {
                return Explanation(
                    "HAVING tests groups, and without GROUP BY all rows are one group. A condition on single rows belongs in WHERE.",
                    concepts: ["where", "having"])
            }
            let why =
                has("GROUP")
                ? "Each group gives one row, and the rows of a group may differ in \(name): which of its values should be shown?"
                : "An aggregate makes one row of all rows, and \(name) has many values: which of them should be shown?"
            return Explanation(
                "\(why) What stands beside an aggregate is grouped by, or is itself an aggregate.", concepts: ["group by", "count"])
        }
        return Explanation("\(name) may differ within a group, so it can't stand here as it is.", concepts: ["group by"])
    }

    var window: Explanation {
        if let place = said(after: "window functions are not allowed in ") {
            return Explanation(
                "Window functions are worked out last, after \(place). A subquery or WITH can work them out first.",
                concepts: ["window function", "subquery", "with"])
        }
        if says("requires an OVER clause") {
            return Explanation(
                "\(said(after: "function ", before: " requires") ?? "This function") looks at other rows: OVER (…) says at which.",
                concepts: ["over", "window function"])
        }
        return Explanation("The OVER of this window function can't be worked out as it stands.", concepts: ["over", "window function"])
    }

    private var order: Explanation {
        if let number = said(after: "position ", before: " is not in select list") {
            let clause = message.message.hasPrefix("GROUP BY") ? "GROUP BY" : "ORDER BY"
            return Explanation(
                "\(clause) \(number) counts the columns of the result, and it has fewer than \(number).", concepts: ["order by"])
        }
        if says("SELECT DISTINCT") && says("ORDER BY expressions must appear") {
            return Explanation(
                "DISTINCT makes one row of several, and those may differ in what ORDER BY wants to sort by. It can sort only by what is selected.",
                concepts: ["distinct", "order by"])
        }
        if says("DISTINCT ON") {
            return Explanation(
                "DISTINCT ON keeps the first row of each group, so ORDER BY must begin with the same expressions.",
                concepts: ["distinct on"])
        }
        if says("ON CONFLICT") {
            return Explanation(
                "ON CONFLICT names columns, and no primary key or UNIQUE constraint is on exactly these.",
                concepts: ["on conflict", "unique"])
        }
        return Explanation("A column that is named here can't be used in this place.")
    }

    private var tooManyRows: Explanation {
        if says("ON CONFLICT") {
            return Explanation(
                "The same INSERT gives two rows with one key, and ON CONFLICT can change a row only once.", concepts: ["on conflict"])
        }
        return Explanation(
            "This subquery stands for a single value, but it gives more than one row. Which one is meant? IN would take them all.",
            concepts: ["scalar subquery", "subquery", "in"])
    }
}
