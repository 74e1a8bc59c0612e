import Postgres
import Verdicts

/// A server error that is clear from its message alone: the SQLSTATE, a pattern for the message or its detail, and the explanation.
///
/// Errors that depend on the text around their position are in the files named `FailedStatement+…`.
struct ServerErrorRow: Sendable {
    private let sqlstate: String
    private let pattern: ErrorPattern
    private let phrase: Phrase
    private let concepts: [Phrase]

    private init(_ sqlstate: String, _ pattern: ErrorPattern = "", says phrase: Phrase, _ concepts: Phrase...) {
        (self.sqlstate, self.pattern, self.phrase, self.concepts) = (sqlstate, pattern, phrase, concepts)
    }

    /// Uses the first matching row.
    static func explanation(of message: ServerMessage, _ known: KnownNames) -> Explanation? {
        let lines = [message.message, message.detail, message.hint].flatMap { ($0 ?? "").split(separator: "\n") }.map(
            ErrorPattern.Line.init)
        for row in table where row.sqlstate == message.sqlstate {
            guard var names = lines.lazy.compactMap({ row.pattern.captures(in: $0) }).first else { continue }
            for name in ["type", "type2"] { names[name] = names[name].map(TypeWords.of) }
            let described = known.columns[message.table ?? ""] == nil ? nil : message.table
            let fields = ["table": message.table, "described": described, "column": message.column, "constraint": message.constraint]
            names.merge(fields.compactMapValues { $0 }) { capture, _ in capture }
            return Explanation(row.phrase.filled(names), concepts: row.concepts.map { $0.filled(names).lowercased() })
        }
        return nil
    }

    private static let table = syntax + names + queries + types + values + rules + sessions

    private static let syntax: [Self] = [
        Self(
            "42601", "each {operation} query must have the same number of columns",
            says: "{operation} stacks the rows of two queries, but these two have different numbers of columns.", "{operation}", "union"),
        Self(
            "42601", "INSERT has more expressions than target columns",
            says: "The INSERT gives more values than columns. Each value needs a column.", "insert"),
        Self(
            "42601", "insertion source is a row expression",
            says: "The parentheses around these values combine them into one row value. Remove those parentheses.", "insert"),
        Self(
            "42601", "INSERT has more target columns than expressions",
            says: "The INSERT names more columns than values. Each column needs a value.", "insert"),
        Self(
            "42601", "VALUES lists must all be the same length", says: "The rows after VALUES have different numbers of values.", "values",
            "insert"),
        Self(
            "42601", "subquery must return only one column", says: "A subquery in this position can return only one column.",
            "scalar subquery", "subquery"),
        Self(
            "42601", "subquery has too many columns", says: "A subquery in this position can return only one column.", "scalar subquery",
            "subquery"),
        Self(
            "42601", "SELECT * with no tables specified", says: "* means all columns of the tables in FROM, but there is no FROM.",
            "from", "select *"),
        Self(
            "42601", "must have an alias", says: "A subquery in FROM needs a name: AS and a name after its closing parenthesis.",
            "derived table", "subquery"),
        Self(
            "42601", "non-integer constant in",
            says: "Text in single quotes is the same for every row, so it can't sort or group. Column names have no single quotes.",
            "order by"),
        Self("42601", "LIMIT #,# syntax", says: "LIMIT takes one number. OFFSET says how many rows to skip.", "offset", "limit"),
        Self(
            "42601", "unterminated quoted string",
            says: "The text that starts here never ends: a single quote ' is missing. Inside text, a quote is written ''."),
        Self(
            "42601", "unterminated quoted identifier", says: "The name that starts here never ends: a double quote \" is missing."),
        Self(
            "42601", "zero-length delimited identifier",
            says: "Double quotes enclose a name, and this one is empty. An empty string is written ''."),
        Self(
            "42601", "type modifier is not allowed for type {name}", says: "The type {name} takes nothing in parentheses.", "create table"),
        Self(
            "42601", "syntax error in tsquery",
            says: "Put & or | between the words of a tsquery, with a word on each side. `websearch_to_tsquery` accepts any text.",
            "to_tsquery"),
        Self(
            "42601", "trailing junk after numeric literal",
            says: "Something else follows this number without a space. A number has no unit, and a name can't start with a digit."),
    ]

    private static let names: [Self] = [
        Self(
            "42712", "table name {name} specified more than once",
            says: "FROM has two tables named `{name}`. Each use of a table needs its own alias.", "table alias", "self join"),
        Self(
            "42P02", "there is no parameter {name}",
            says: "`{name}` is a placeholder for a value that a program supplies, but none was supplied."),
        Self(
            "42725", says: "Several functions or operators fit these values. A cast, such as ::text or ::date, says which type you mean.",
            "cast"),
        Self(
            "42P07", "relation {name} already exists",
            says: "A table, view, or index named `{name}` already exists.", "create table"),
        Self(
            "0A000", "column reference in DEFAULT",
            says: "A DEFAULT can't use a column. Text needs single quotes, and a function needs parentheses.", "default", "create table"),
        Self("42701", "column {name} specified more than once", says: "The column `{name}` is named twice.", "create table", "insert"),
        Self(
            "42701", "column {name} of relation {table} already exists", says: "The table `{table}` already has a column `{name}`.",
            "alter table", "create table"),
        Self(
            "42P16", "multiple primary keys",
            says: "A table can have only one primary key. Do the columns identify a row together, or each alone?",
            "primary key", "create table"),
        Self(
            "2BP01", "{object} depends on", says: "Something else depends on this: {object}. Should that be dropped, too?",
            "drop table", "foreign key"),
        Self(
            "42830", says: "A foreign key must refer to a primary key, or to columns with a UNIQUE constraint.", "foreign key",
            "primary key"),
    ]

    private static let queries: [Self] = [
        Self(
            "42809", "must be used to call a parameterless aggregate",
            says: "count needs to know what to count: * for rows, or a column for its values.", "count(*)", "count"),
        Self(
            "42809", "OVER specified, but {name} is not",
            says: "OVER works only with aggregates and window functions. `{name}` is neither.", "over", "window function"),
        Self(
            "42809", "function {name} requires an OVER clause",
            says: "`{name}` is a window function. OVER (…) says which rows it uses.", "over", "window function"),
        Self(
            "42P20", "window functions are not allowed in {clause}$",
            says: "Window functions are computed after {clause}. A subquery or WITH can compute them first.", "window function",
            "subquery", "with"),
        Self(
            "42P10", "{clause} position {number} is not in select list",
            says: "{clause} {number} means column {number} of the result, which has fewer columns.", "order by"),
        Self(
            "42P10", "for SELECT DISTINCT, ORDER BY expressions must appear",
            says: "With DISTINCT, ORDER BY can sort only by exactly what SELECT lists: a column, an expression, or its alias.",
            "distinct",
            "order by"),
        Self(
            "42P10", "SELECT DISTINCT ON expressions must match",
            says: "DISTINCT ON keeps the first row of each group, so ORDER BY must start with the same expressions.", "distinct on",
            "distinct"),
        Self(
            "42601", "DO UPDATE requires", says: "DO UPDATE needs the column with the conflict, in parentheses after ON CONFLICT.",
            "on conflict do update", "on conflict"),
        Self(
            "42P10", "ON CONFLICT", says: "No primary key or UNIQUE constraint covers exactly the columns that ON CONFLICT names.",
            "on conflict", "unique"),
        Self(
            "21000", "ON CONFLICT", says: "Two rows of this INSERT have the same key. ON CONFLICT can update a row only once.",
            "on conflict"),
        Self(
            "21000", says: "This subquery must return a single value, but it returns several rows. Which one do you mean?",
            "scalar subquery", "subquery", "in"),
    ]

    private static let types: [Self] = [
        Self(
            "42804", "column {column} is of type {type} but expression is of type record",
            says:
                "Several values in parentheses are one row value, but `{column}` takes a single value. Which pair of parentheses is extra?",
            "insert",
            "update"),
        Self(
            "42804", "column {column} is of type {type} but expression is of type {type2}$",
            says: "The column `{column}` holds {type}, but the value is {type2}. Are the values in the order of the columns?", "insert",
            "update"),
        Self(
            "42804", "argument of {clause} must be type boolean, not type {type}$",
            says: "{clause} takes a condition, which is true or false. Here it gets {type}.", "where", "comparison"),
        Self(
            "42804", "{clause} types {type} and {type2} cannot be matched",
            says: "{clause} combines {type} and {type2}. The types of its values must match.", "{clause}", "cast"),
        Self(
            "42804", "foreign key constraint",
            says: "The two columns of this foreign key have different types, so their values can't be compared.", "foreign key"),
        Self(
            "42804", "result of USING clause for column {column} cannot be cast automatically to type {type}$",
            says: "The result of USING isn't converted to {type} automatically. A cast can convert it.", "alter table", "cast"),
        Self(
            "42804", "column {column} cannot be cast automatically to type {type}$",
            says: "The values of `{column}` aren't converted to {type} automatically. USING says how to convert them.", "alter table",
            "cast"),
        Self("42804", says: "This combines two types of values that don't match.", "cast"),
    ]

    private static let values: [Self] = [
        Self(
            "22P02", "Token * is invalid",
            says: "This text isn't JSON. In JSON, keys and strings have double quotes, as in \"name\": \"Ada\".", "jsonb"),
        Self(
            "22P02", "The input string ended unexpectedly",
            says: "This JSON ends too early. A brace or bracket isn't closed, or the text is empty.", "jsonb"),
        Self(
            "22P02", "type json",
            says: "This text isn't JSON. Put a colon between a key and its value, and commas between the items in braces or brackets.",
            "jsonb"),
        Self(
            "22012", says: "Something is divided by 0. What should the result be then?", "nullif", "case", "arithmetic"),
        Self(
            "22001", "value too long for type *({number})", says: "The text is too long. The column's limit in characters is {number}.",
            "varchar", "create table"),
        Self(
            "22003", "numeric field overflow",
            says: "The number, once rounded, has too many digits before the point for its type.",
            "create table"),
        Self("22003", says: "The number is too large for its type.", "cast", "create table"),
    ]

    private static let rules: [Self] = [
        Self(
            "23502", "null value in column {column} of",
            says: "`{column}`[ of `{table}`] must have a value in every row, but here it is NULL. Does your statement give it one?",
            "not null", "create table", "insert"),
        Self(
            "23502", "column {column} of relation {table} contains null values",
            says: "NOT NULL needs a value in every row, but at least one row of `{table}` has no `{column}`. What should it get?",
            "not null", "default", "alter table"),
        Self(
            "23503", "key ({key})=({value}) is still referenced from table {other}",
            says: "A row of `{other}` still refers to `{key}` {value}. A row can't be deleted or change its key while others refer to it.",
            "foreign key",
            "references"),
        Self(
            "23503", "key ({key})=({value}) is not present in table {other}",
            says: "`{key}` would be {value}, but `{other}` has no such row. Is the value right?", "foreign key", "references"),
        Self(
            "23505", "key ({key})=({value}) already exists",
            says: "[`{table}`|The table] would have two rows with `{key}` {value}, but no two rows can share it.", "unique", "primary key",
            "insert"),
        Self("23503", says: "A row would refer to another row that does not exist.", "foreign key", "references"),
        Self(
            "23505", "key ({key})=({value}) is duplicated",
            says: "[`{table}`|The table] has several rows with `{key}` {value}, so `{key}` can't be unique.", "unique", "primary key"),
        Self("23505", says: "Two rows would share a value that must be unique.", "unique", "primary key"),
        Self(
            "23514", "is violated by some row", says: "Existing rows already break this rule[ (`{constraint}`)].", "check", "create table"),
        Self(
            "23514", "no partition of relation {table} found for row",
            says: "`{table}` has no partition for this row. Which partition is missing, or is the value of the partition key wrong?",
            "partition by", "partition of"),
        Self(
            "23514", "new row for relation {table} violates partition constraint",
            says: "This row doesn't belong in the partition `{table}`. Insert it into the partitioned table instead.",
            "partition of", "partition by"),
        Self(
            "23514",
            says: "A row breaks a CHECK constraint[ of `{table}`][ (`{constraint}`)]. "
                + "[`\\d {described}` lists the table's constraints.|Which values does the constraint allow?]",
            "check", "create table"),
        Self(
            "42P17", "functions in index expression must be marked IMMUTABLE",
            says: "An index expression must depend only on its row. If a function reads a setting, pass the setting as an argument.",
            "create index"),
        Self(
            "42P17", "generation expression is not immutable",
            says: "A generated column must depend only on its row. Does your expression depend on a setting or the time?",
            "generated"),
        Self(
            "428C9", "column {column}", says: "The server generates `{column}` itself. Leave the column out, or set it to DEFAULT.",
            "identity", "generated", "insert"),
    ]

    private static let sessions: [Self] = [
        Self(
            "42501",
            says: "Your role is not allowed to do this. A role can do what it was granted and, with what it owns, anything not revoked.",
            "grant"),
        Self(
            "25P02", says: "An earlier statement in this transaction failed. The server rejects all others until the transaction ends.",
            "rollback", "begin"),
        Self(
            "25001", "must be called before any query",
            says: "The isolation level of a transaction can only be set before its first query. Name it in BEGIN.",
            "repeatable read", "begin"),
        Self("25001", says: "This statement can't run inside a transaction. Run it without a BEGIN before it.", "begin"),
        Self("3B001", says: "This transaction has no savepoint of that name.", "savepoint"),
        Self(
            "40001", "read/write dependencies",
            says:
                "Each transaction read what the other one changed. One after the other, they would not get this result, so the server stopped this one.",
            "serializable", "begin"),
        Self(
            "40001", says: "Another transaction changed the same data, so the server stopped this one.",
            "repeatable read", "begin"),
        Self(
            "40P01",
            says: "Deadlock: two transactions each waited for a row that the other had locked. The server stopped this one.",
            "deadlock", "for update"),
        Self(
            "55P03", "lock timeout", says: "Another transaction held the lock for longer than lock_timeout, so the statement gave up.",
            "for update", "lock"),
        Self(
            "55P03", says: "Another transaction has locked this row or table, and the statement does not wait for it.", "for update",
            "lock"),
        Self("57014", says: "The statement was canceled, either on request or because it took too long."),
    ]
}
