import Postgres

/// 42803: a column or aggregate in a position where it has no single value.
extension FailedStatement {
    var grouping: Explanation {
        if says("are not allowed in WHERE") {
            if isInSubqueryWithoutFrom {
                return Explanation("This subquery has no FROM. Which table should it read?", concepts: ["subquery"])
            }
            return Explanation(
                "WHERE tests individual rows, before they are counted or added up. "
                    + (has("GROUP") ? "HAVING tests whole groups." : "A subquery can compute the aggregate first."),
                concepts: has("GROUP") ? ["having", "group by", "where"] : ["scalar subquery", "subquery", "having"])
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
        if has("HAVING"), !has("GROUP") {
            return Explanation(
                "HAVING tests groups, and without GROUP BY all rows form one group. Does the task test individual rows or groups?",
                concepts: ["where", "having", "group by"])
        }
        let why =
            has("GROUP")
            ? "Each group becomes one row, but \(name) can have several values in a group."
            : "An aggregate turns all rows into one, but \(name) has many values."
        if let place, let having = words.firstIndex(where: { $0.upper == "HAVING" }), having < place,
            !words[having..<place].contains(where: { $0.upper == "ORDER" })
        {
            return Explanation("\(why) Should the condition test single rows or groups?", concepts: ["where", "having", "group by"])
        }
        return Explanation("\(why) Which value should be shown?", concepts: ["group by", "count"])
    }

    /// Whether the error is in a subquery without FROM, whose columns are those of the query around it.
    private var isInSubqueryWithoutFrom: Bool {
        guard let place, let start = words[..<place].lastIndex(where: { $0.upper == "SELECT" }), start > 0, words[start - 1].text == "("
        else { return false }
        let subquery = words[start...].prefix { $0.depth >= words[start].depth }
        return subquery.indices.contains(place) && !subquery.contains { $0.upper == "FROM" }
    }
}
