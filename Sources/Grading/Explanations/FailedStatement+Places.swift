import Postgres

/// Errors around keywords that need something next to them, and around names.
extension FailedStatement {
    /// Names in the wrong quotes, and names that are keywords.
    var aroundName: Explanation? {
        guard let word = word() else { return nil }
        let previous = upper(-1)
        if word.kind == .string {
            if previous == "AS" {
                return Explanation("A name after AS is not text. Write it without quotes, or in double quotes.", concepts: ["alias", "as"])
            }
            if ["FROM", "JOIN", "INTO", "UPDATE", "TABLE"].contains(previous) {
                return Explanation("A table name is not text. Write it without single quotes.")
            }
            if upper(-1) == "(" || upper(-1) == ",", words.first?.upper == "INSERT" || words.first?.upper == "CREATE",
                before(["VALUES", "SELECT"]) == nil, !has("VALUES") || isBeforeValues
            {
                return Explanation("A column name is not text. Write it without single quotes.")
            }
        }
        guard case .keyword(isReserved: true) = word.kind else { return nil }
        if word.upper == "TABLE", ["FROM", "UPDATE", "INTO"].contains(previous) {
            return Explanation("\(previous) takes the name of a table, without the word TABLE.")
        }
        let isClause = Self.clauses.contains(word.upper) && upper(1) != "(" && !(word.upper == "ORDER" && upper(1) != "BY")
        if ["FROM", "JOIN", "INTO", "UPDATE"].contains(previous), isClause || ["SET", "VALUES", "ON"].contains(word.upper) {
            return Explanation("A table name is missing after \(previous).", concepts: ["from"])
        }
        if ["FROM", "JOIN", "INTO", "UPDATE", "TABLE", "AS", ".", "COLUMN"].contains(previous)
            || words.first?.upper == "CREATE" && ["(", ","].contains(previous)
        {
            return Explanation("\(word.upper) is an SQL keyword. It can be a name only in double quotes.")
        }
        return nil
    }

    /// An UPDATE with a table, and something other than SET after it.
    var lacksSet: Bool { words.first?.upper == "UPDATE" && !words.prefix(place ?? 0).contains { $0.upper == "SET" } }

    private var isBeforeValues: Bool {
        guard let place, let values = words.firstIndex(where: { $0.upper == "VALUES" }) else { return false }
        return place < values
    }

    /// `CREATE TABLE t (a text b integer)`, where b looks like a misspelled keyword.
    var nextColumn: Explanation? {
        guard words.first?.upper == "CREATE", has("TABLE"), let name = word(), name.depth > 0, !name.isQuoted, let type = word(1)?.name,
            Self.types.contains(type), !["(", ","].contains(word(-1)?.text)
        else { return nil }
        return Explanation("A comma is missing before \(here).", concepts: ["create table"])
    }

    /// What some keywords need next to them.
    var aroundKeyword: Explanation? {
        switch words.first?.upper {
        case "CREATE" where upper(-2) == "TABLE" && upper(0) != "(" && upper(0) != "AS":
            return Explanation("After the name of a new table, its columns follow in parentheses.", concepts: ["create table"])
        case "UPDATE" where upper(-2) == "SET" && upper(0) != "=":
            return Explanation("SET needs a column, then =, then the new value.", concepts: ["update"])
        case "CREATE" where upper(0) == "FOREIGN" && upper(2) != "(" && ![",", "("].contains(word(-1)?.text):
            return Explanation(
                "After a column's type, a foreign key is written as REFERENCES and the name of the other table.", concepts: ["foreign key"])
        case "CREATE" where ["KEY", "UNIQUE", "NULL"].contains(upper(-1)) && ![nil, ",", ")"].contains(word()?.text) && !has("SELECT"):
            return Explanation("A comma is missing before \(here).", concepts: ["create table"])
        case "DELETE" where place == 1 && has("FROM"):
            return Explanation("DELETE removes whole rows, so it names no columns. FROM comes right after it.", concepts: ["delete"])
        case "DELETE" where place == 1: return Explanation("DELETE needs FROM before the table name.", concepts: ["delete"])
        case "INSERT" where place == 1: return Explanation("INSERT needs INTO before the table name.", concepts: ["insert"])
        case "UPDATE" where lacksSet:
            return Explanation("UPDATE needs SET after the table name, then a column, =, and its new value.", concepts: ["update"])
        default: break
        }
        switch (upper(-1), upper(0)) {
        case (_, "NOT") where upper(1) == "NULL" && upper(-1) != "IS", ("NOT", "NULL") where upper(-2) != "IS":
            return Explanation("IS NULL and IS NOT NULL test whether there is a value.", concepts: ["is not null"])
        case ("IS", let next) where next != "NULL":
            return Explanation("IS works with NULL, TRUE, and FALSE. Values are compared with =.", concepts: ["is null", "comparison"])
        case ("=", "IS"), ("=", "NOT"):
            return Explanation("There are two comparisons side by side: = and \(here). Which one do you mean?")
        case ("IN", let next) where next != "(":
            return Explanation("IN needs a list in parentheses, with commas between its values.", concepts: ["in"])
        case (_, "AUTO_INCREMENT"):
            return Explanation(
                "PostgreSQL has no AUTO_INCREMENT. GENERATED ALWAYS AS IDENTITY numbers the rows.", concepts: ["identity", "create table"])
        case ("CHECK", let next) where next != "(":
            return Explanation("CHECK needs its condition in parentheses.", concepts: ["check"])
        case ("OVER", let next) where next != "(":
            return Explanation("OVER needs parentheses after it, even if they are empty.", concepts: ["over", "window function"])
        case ("VALUES", let next) where next != "(":
            return Explanation("VALUES needs a row in parentheses, with commas between its values.", concepts: ["values", "insert"])
        case ("LIKE", _), ("ILIKE", _),
            ("%", _) where upper(-3).hasSuffix("LIKE"):
            return Explanation("LIKE needs a pattern in single quotes.", concepts: ["like"])
        case ("ON", _) where upper(-2) == "DISTINCT":
            return Explanation("DISTINCT ON needs its columns in parentheses.", concepts: ["distinct on"])
        case (_, "THEN") where before(["WHEN", "CASE", "END"]) == "CASE":
            return Explanation("In a CASE, every condition starts with WHEN.", concepts: ["case"])
        case (_, let next)
        where before(["WHEN", "THEN", "END", "WHERE", "SET"]) == "WHEN" && (word()?.isOperand == true || next == "ELSE"):
            return Explanation("In a CASE, THEN follows the condition after WHEN.", concepts: ["case"])
        case (_, let next) where upper(-2) == "BETWEEN" && next != "AND":
            return Explanation("BETWEEN takes two values with AND between them.", concepts: ["between"])
        case (let side, _) where ["LEFT", "RIGHT", "FULL", "INNER", "CROSS", "OUTER"].contains(side) && before(["FROM"]) != nil:
            return Explanation("JOIN is missing after \(side).", concepts: ["\(side.lowercased()) join", "join"])
        case (_, "=>"): return Explanation("\"Greater than or equal to\" is written >=.", concepts: ["comparison"])
        case (let first, let second) where Self.comparisons.contains(first) && Self.comparisons.contains(second):
            return Explanation(
                "There are two operators side by side: \(first) and \(second). One operator, such as >= or <>, has no space in it.")
        case (_, let sign) where Self.comparisons.contains(sign):
            return Explanation("Comparisons can't be chained. Write each one in full, with AND between them.", concepts: ["and"])
        default: break
        }
        if upper(0) == "TOP" || upper(-1) == "TOP" {
            return Explanation("PostgreSQL has no TOP. LIMIT at the end of the query sets the number of rows.", concepts: ["limit"])
        }
        return nil
    }

    private static let comparisons: Set<String> = ["=", "<", ">", "<=", ">=", "<>", "!="]
}
