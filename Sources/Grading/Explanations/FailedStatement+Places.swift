import Postgres

/// What may stand where: after the words of SQL that want something of their own, and where names are given.
extension FailedStatement {
    /// Names that stand in the wrong quotes, or are words of SQL.
    var aroundName: Explanation? {
        guard let word = word() else { return nil }
        let previous = upper(-1)
        if word.kind == .string {
            if previous == "AS" {
                return Explanation("A name after AS is no text: it stands without quotes, or in double quotes.", concepts: ["alias", "as"])
            }
            if ["FROM", "JOIN", "INTO", "UPDATE", "TABLE"].contains(previous) {
                return Explanation("The name of a table is no text: it stands without single quotes.")
            }
            if upper(-1) == "(" || upper(-1) == ",", words.first?.upper == "INSERT" || words.first?.upper == "CREATE",
                before(["VALUES", "SELECT"]) == nil, !has("VALUES") || isBeforeValues
            {
                return Explanation("The name of a column is no text: it stands without single quotes.")
            }
        }
        guard case .keyword(isReserved: true) = word.kind else { return nil }
        let isClause = Self.clauses.contains(word.upper) && upper(1) != "(" && !(word.upper == "ORDER" && upper(1) != "BY")
        if ["FROM", "JOIN", "INTO", "UPDATE"].contains(previous), isClause || ["SET", "VALUES", "ON"].contains(word.upper) {
            return Explanation("After \(previous) comes the name of a table, and here it is missing.", concepts: ["from"])
        }
        if ["FROM", "JOIN", "INTO", "UPDATE", "TABLE", "AS", ".", "COLUMN"].contains(previous)
            || words.first?.upper == "CREATE" && ["(", ","].contains(previous)
        {
            return Explanation("\(word.upper) is a word of SQL itself, so it can be a name only in double quotes. Another name is easier.")
        }
        return nil
    }

    private var isBeforeValues: Bool {
        guard let place, let values = words.firstIndex(where: { $0.upper == "VALUES" }) else { return false }
        return place < values
    }

    /// What some words of SQL want next to them.
    var aroundKeyword: Explanation? {
        switch words.first?.upper {
        case "CREATE" where upper(-2) == "TABLE" && upper(0) != "(" && upper(0) != "AS":
            return Explanation("After the name of a new table come its columns, in parentheses.", concepts: ["create table"])
        case "DELETE" where place == 1: return Explanation("DELETE is followed by FROM.", concepts: ["delete"])
        case "INSERT" where place == 1: return Explanation("INSERT is followed by INTO.", concepts: ["insert"])
        case "UPDATE" where !words.prefix(place ?? 0).contains { $0.upper == "SET" }:
            return Explanation("After the table's name, UPDATE goes on with SET.", concepts: ["update"])
        default: break
        }
        switch (upper(-1), upper(0)) {
        case (_, "NOT") where upper(1) == "NULL" && upper(-1) != "IS", ("NOT", "NULL") where upper(-2) != "IS":
            return Explanation("Whether there is a value is asked with IS NULL and IS NOT NULL.", concepts: ["is not null"])
        case ("IS", let next) where next != "NULL":
            return Explanation("IS goes with NULL, TRUE and FALSE. A value is compared with =.", concepts: ["is null", "comparison"])
        case ("=", "IS"), ("=", "NOT"):
            return Explanation("Here two comparisons stand side by side: = and \(here). One of them is too many.")
        case ("IN", let next) where next != "(":
            return Explanation("IN takes a list in parentheses, with commas between its values.", concepts: ["in"])
        case ("VALUES", let next) where next != "(":
            return Explanation("After VALUES comes a row in parentheses, with commas between its values.", concepts: ["values", "insert"])
        case ("LIKE", _), ("ILIKE", _):
            return Explanation("After LIKE comes the pattern, a text in single quotes.", concepts: ["like"])
        case ("ON", _) where upper(-2) == "DISTINCT":
            return Explanation("After DISTINCT ON come the columns, in parentheses.", concepts: ["distinct on"])
        case (_, "THEN") where before(["WHEN", "CASE", "END"]) == "CASE":
            return Explanation("In a CASE every condition begins with WHEN.", concepts: ["case"])
        case (_, let next)
        where before(["WHEN", "THEN", "END", "WHERE", "SET"]) == "WHEN" && (word()?.isOperand == true || next == "ELSE"):
            return Explanation("In a CASE the condition after WHEN is followed by THEN.", concepts: ["case"])
        case (_, let next) where upper(-2) == "BETWEEN" && next != "AND":
            return Explanation("BETWEEN takes two values with AND between them.", concepts: ["between"])
        case (let side, _) where ["LEFT", "RIGHT", "FULL", "INNER", "CROSS", "OUTER"].contains(side) && before(["FROM"]) != nil:
            return Explanation("After \(side) comes JOIN.", concepts: ["\(side.lowercased()) join", "join"])
        case (_, "=>"): return Explanation("“Greater or equal” is written >=.", concepts: ["comparison"])
        case (let first, let second) where Self.comparisons.contains(first) && Self.comparisons.contains(second):
            return Explanation(
                "Two comparisons stand side by side: \(first) and \(second). Written together they are one, such as >= or <>.")
        case (_, let sign) where Self.comparisons.contains(sign):
            return Explanation("Comparisons can't be chained: each of the two stands for itself, with AND between them.", concepts: ["and"])
        default: break
        }
        if upper(0) == "TOP" || upper(-1) == "TOP" {
            return Explanation("PostgreSQL has no TOP. How many rows come is said at the end, with LIMIT.", concepts: ["limit"])
        }
        return nil
    }

    private static let comparisons: Set<String> = ["=", "<", ">", "<=", ">=", "<>", "!="]

    // MARK: - Lists of unequal length

    /// 42601 where every word is right, but the numbers don't fit.
    var shape: Explanation? {
        if let operation = said(after: "each ", before: " query must have the same number of columns") {
            return Explanation(
                "\(operation) puts the rows of two queries under each other, and these two have different numbers of columns.",
                concepts: [operation.lowercased(), "union"])
        }
        if says("INSERT has more expressions than target columns") {
            return Explanation("The INSERT gives more values than it names columns: each value needs its column.", concepts: ["insert"])
        }
        if says("INSERT has more target columns than expressions") {
            return Explanation("The INSERT names more columns than it gives values: each column needs its value.", concepts: ["insert"])
        }
        if says("VALUES lists must all be the same length") {
            return Explanation("The rows after VALUES have different numbers of values.", concepts: ["values", "insert"])
        }
        if says("subquery must return only one column") || says("subquery has too many columns") {
            return Explanation(
                "A subquery in this place stands for one value or one list of values, so its SELECT names a single column.",
                concepts: ["scalar subquery", "subquery"])
        }
        if says("SELECT * with no tables specified") {
            return Explanation("* means all columns of the tables in FROM, and there is no FROM.", concepts: ["from", "select *"])
        }
        if says("must have an alias") {
            return Explanation(
                "A subquery in FROM needs a name: AS and a name after its closing parenthesis.", concepts: ["derived table", "subquery"])
        }
        if says("non-integer constant in") {
            return Explanation(
                "A text in single quotes is the same for every row, so it sorts or groups nothing. A column's name has none.",
                concepts: ["order by"])
        }
        if says("LIMIT #,# syntax") {
            return Explanation(
                "LIMIT takes one number here. How many rows are passed over before them is said with OFFSET.",
                concepts: ["offset", "limit"])
        }
        return nil
    }
}
