import Postgres
import Verdicts

/// 42803: a column or aggregate in a position where it has no single value.
extension FailedStatement {
    var grouping: Explanation {
        let isGrouped = level.contains { $0.upper == "GROUP" }
        if says("are not allowed in WHERE") {
            if lacksFrom(inSubquery: true) {
                return Explanation("This subquery has no FROM. Which table should it read?", concepts: ["subquery"])
            }
            return Explanation(
                "WHERE tests individual rows, before they are counted or added up. "
                    + (isGrouped ? "HAVING tests whole groups." : "A subquery can compute the aggregate first."),
                concepts: isGrouped ? ["having", "group by", "where"] : ["scalar subquery", "subquery", "having"])
        }
        if says("nested") {
            return Explanation(
                "One aggregate contains another. A subquery can compute the inner one first.", concepts: ["subquery", "group by"])
        }
        if let place = said(after: "are not allowed in ") {
            let rest = ["UPDATE", "VALUES"].contains(place) ? ", except in a subquery." : ". It runs before groups exist."
            return Explanation("\(place) can't contain an aggregate, such as count or sum\(rest)", concepts: ["group by", "subquery"])
        }
        let name = quoted.first.map(\.code) ?? "This column"
        guard says("must appear in the GROUP BY clause") else {
            return Explanation("\(name) can have several values in a group. Which one do you mean?", concepts: ["group by"])
        }
        if quoted.first?.hasSuffix(".*") == true {
            return Explanation(
                "The server reads `\(here)` as whole rows of a table, because no column or alias has that name.", concepts: ["group by"])
        }
        if !isGrouped, level.contains(where: { $0.upper == "HAVING" }) {
            return Explanation(
                "HAVING tests groups, and without GROUP BY all rows form one group. Does the task test individual rows or groups?",
                concepts: ["where", "having", "group by"])
        }
        let why =
            isGrouped
            ? "Each group becomes one row, but \(name) can have several values in a group."
            : "An aggregate turns all rows into one, but \(name) has many values."
        if let place, let having = words.firstIndex(where: { $0.upper == "HAVING" }), having < place,
            !words[having..<place].contains(where: { $0.upper == "ORDER" })
        {
            return Explanation("\(why) Should the condition test single rows or groups?", concepts: ["where", "having", "group by"])
        }
        return Explanation("\(why) Which value should be shown?", concepts: ["group by", "count"])
    }
}
