import Grading
import Testing

/// Typical beginners' queries, and the explanations for their errors, from a real server.
@Suite(.realServer, .timeLimit(.minutes(10))) struct RefusalExplanationTests {
    @Test(arguments: [
        Refused(
            "SELECT name FROM stalls UNION SELECT id FROM stalls", "42804",
            "UNION combines text and an integer. The types of its values must match."
        ),
        Refused(
            "UPDATE sales SET price = price + 1 AND id = 2", "42804",
            "AND combines conditions. SET separates its assignments with commas, and WHERE says which rows to change."),
        Refused(
            "UPDATE stalls SET name = 'x' AND row = 'B' WHERE id = 1", "22P02",
            "AND combines conditions. SET separates its assignments with commas, and WHERE says which rows to change."),
        Refused(
            "CREATE TABLE t (a int PRIMARY KEY, b int PRIMARY KEY)", "42P16",
            "A table can have only one primary key. Do the columns identify a row together, or each alone?"),
        Refused(
            "ALTER TABLE sales ADD COLUMN note text NOT NULL", "23502",
            "NOT NULL needs a value in every row, but at least one row of `sales` has no `note`. What should it get?"),
        Refused(
            "ALTER TABLE stalls ALTER COLUMN name TYPE int", "42804",
            "The values of `name` aren't converted to an integer automatically. USING says how to convert them."),
        Refused(
            "SELECT name FROM stalls WHERE id = (SELECT stall_id FROM sales)", "21000",
            "This subquery must return a single value, but it returns several rows. Which one do you mean?"),
        Refused(
            "SELECT row, name, count(*) FROM stalls GROUP BY row", "42803",
            "Each group becomes one row, but `stalls.name` can have several values in a group. Which value should be shown?"
        ),
        Refused(
            "SELECT name, count(*) FROM stalls", "42803",
            "An aggregate turns all rows into one, but `stalls.name` has many values. Which value should be shown?"
        ),
        Refused(
            "SELECT row FROM stalls WHERE count(*) > 1 GROUP BY row", "42803",
            "WHERE tests individual rows, before they are counted or added up. HAVING tests whole groups."
        ),
        Refused(
            "SELECT sum(count(*)) FROM stalls", "42803", "One aggregate contains another. A subquery can compute the inner one first."),
        Refused(
            "SELECT count(*) FROM stalls GROUP BY count(*)", "42803",
            "GROUP BY can't contain an aggregate, such as count or sum. It runs before groups exist."),
        Refused(
            "SELECT name FROM stalls WHERE row_number() OVER (ORDER BY id) = 1", "42P20",
            "Window functions are computed after WHERE. A subquery or WITH can compute them first."),
        Refused("SELECT row_number() FROM stalls", "42809", "`row_number` is a window function. OVER (…) says which rows it uses."),
        Refused("SELECT name FROM stalls ORDER BY 2", "42P10", "ORDER BY 2 means column 2 of the result, which has fewer columns."),
        Refused(
            "SELECT DISTINCT name FROM stalls ORDER BY id", "42P10",
            "With DISTINCT, ORDER BY can sort only by exactly what SELECT lists: a column, an expression, or its alias."
        ),
        Refused(
            "SELECT name FROM stalls WHERE id = 'abc'", "22P02",
            "'abc' can't be read as an integer. Which column is it compared with?"
        ),
        Refused(
            "SELECT name FROM stalls WHERE id = ''", "22P02",
            "An empty string is not an integer. IS NULL and IS NOT NULL test whether there is a value."),
        Refused(
            "SELECT product FROM sales WHERE sold_on = ''", "22007",
            "An empty string is not a date. IS NULL and IS NOT NULL test whether there is a value."),
        Refused(
            "INSERT INTO stalls VALUES ('', 'x', 'A')", "22P02", "An empty string is not an integer. NULL means that there is no value."),
        Refused(
            "SELECT product FROM sales WHERE sold_on = 'NULL'", "22007",
            "In quotes, `'NULL'` is text, not NULL. IS NULL and IS NOT NULL, without quotes, test whether there is a value."),
        Refused(
            "SELECT product FROM sales WHERE stall_id <> 'null'", "22P02",
            "In quotes, `'null'` is text, not NULL. IS NULL and IS NOT NULL, without quotes, test whether there is a value."),
        Refused(
            "INSERT INTO stalls VALUES ('NULL', 'x', 'A')", "22P02", "In quotes, `'NULL'` is text, not NULL. NULL has no quotes."),
        Refused(
            "SELECT jsonb '{name: 1}'", "22P02",
            "This text isn't JSON. In JSON, keys and strings have double quotes, as in \"name\": \"Ada\"."),
        Refused(
            "SELECT ''::json", "22P02",
            "This JSON ends too early. A brace or bracket isn't closed, or the text is empty."),
        Refused(
            "SELECT jsonb '{\"a\": 1,}'", "22P02",
            "This text isn't JSON. Put a colon between a key and its value, and commas between the items in braces or brackets."),
        Refused(
            "SELECT name FROM stalls WHERE id IS NULL OR ''", "22P02",
            "OR combines two conditions, and '' alone is not a condition. What should it be compared with?"),
        Refused(
            "SELECT price + ' euros' FROM sales", "22P02",
            "' euros' can't be read as a number (numeric), but + needs one here. || joins text."),
        Refused(
            "SELECT row, count(*) FROM stalls GROUP BY row HAVING count(*) > 1 AND name = 'x'", "42803",
            "Each group becomes one row, but `stalls.name` can have several values in a group. Should the condition test single rows or groups?"
        ),
        Refused(
            "SELECT product FROM sales WHERE sold_on = 'yesterdayish'", "22007",
            "'yesterdayish' can't be read as a date or a time. Write a date as '2025-12-31', a time as '09:30'."),
        Refused(
            "INSERT INTO stalls VALUES (1, 'x', 'A') ON CONFLICT DO UPDATE SET name = 'x'", "42601",
            "DO UPDATE needs the column with the conflict, in parentheses after ON CONFLICT."),
        Refused(
            "SELECT sold_on + '1 mnth'::interval FROM sales", "22007",
            "'1 mnth' can't be read as an interval. Write a number and a unit, as in '2 weeks'. Did you mean `month`?"),
        Refused(
            "SELECT sold_on + '1 month'::interval::date FROM sales", "42846",
            "PostgreSQL can't cast an interval to a date. The :: belongs to the value directly before it. "
                + "To cast a whole expression, put it in parentheses."),
        Refused(
            "SELECT * FROM sales WHERE price * 2 > 1 AND price::date > '2026-01-01'", "42846",
            "PostgreSQL can't cast a number (numeric) to a date."),
        Refused(
            "SELECT product FROM sales WHERE sold_on = '2026-02-30'", "22008",
            "The date '2026-02-30' does not exist: that month has fewer days."),
        Refused(
            "SELECT product FROM sales WHERE sold_on = '2026-13-02'", "22008",
            "'2026-13-02' can't be read as a date or a time. Write a date as '2025-12-31', a time as '09:30'."),
        Refused(
            "SELECT product FROM sales WHERE sold_on = '31.12.2026'", "22008",
            "'31.12.2026' can't be read as a date or a time. Write a date as '2025-12-31', a time as '09:30'."),
        Refused(
            "SELECT 1 / (id - 1) FROM stalls", "22012",
            "Something is divided by 0. What should the result be then?"),
        Refused(
            "INSERT INTO stalls VALUES (5, NULL, 'A')", "23502",
            "`name` of `stalls` must have a value in every row, but here it is NULL. Does your statement give it one?"),
        Refused(
            "INSERT INTO stalls (id, row) VALUES (5, 'A')", "23502",
            "`name` of `stalls` must have a value in every row, but here it is NULL. Does your statement give it one?"),
        Refused(
            "INSERT INTO sales (stall_id, product, price, sold_on) VALUES (9, 'x', 1, '2026-01-01')", "23503",
            "`stall_id` would be 9, but `stalls` has no such row. Is the value right?"),
        Refused(
            "DELETE FROM stalls WHERE id = 1", "23503",
            "A row of `sales` still refers to `id` 1. A row can't be deleted or change its key while others refer to it."),
        Refused(
            "INSERT INTO stalls VALUES (1, 'x', 'A')", "23505", "`stalls` would have two rows with `id` 1, but no two rows can share it."),
        Refused(
            "INSERT INTO stalls SELECT 9, product, 'A' FROM sales", "23505",
            "`stalls` would have two rows with `id` 9, but no two rows can share it."),
        Refused(
            "UPDATE sales SET price = -1 WHERE id = 1", "23514",
            "A row breaks a CHECK constraint of `sales` (`sales_price_check`). `\\d sales` lists the table's constraints."),
        Refused(
            "UPDATE sales SET price = -1", "23514",
            "A row breaks a CHECK constraint of `sales` (`sales_price_check`). `\\d sales` lists the table's constraints. "
                + "Your UPDATE has no WHERE, so it applies to every row."),
        Refused("INSERT INTO stalls VALUES (5, 'x', 'AB')", "22001", "The text is too long. The column's limit in characters is 1."),
        Refused("SELECT 3000000000::int", "22003", "The number is too large for its type."),
        Refused(
            "INSERT INTO stalls VALUES ('Apples', 5, 'A')", "22P02",
            "'Apples' can't be stored as an integer. Are the values in the order of the columns?"
        ),
        Refused(
            "SELECT name FROM stalls WHERE id", "42804",
            "WHERE takes a condition, which is true or false. Here it gets an integer."),
        Refused(
            "SELECT CASE WHEN id > 1 THEN 'a' ELSE name END, CASE WHEN id > 1 THEN name ELSE id END FROM stalls", "42804",
            "CASE combines an integer and text. The types of its values must match."),
        Refused(
            "SELECT coalesce(id, 'none') FROM stalls", "22P02",
            "The values in coalesce need types that match, but 'none' is text and another value isn't."),
        Refused(
            "SELECT coalesce(row, 0) FROM stalls", "42804",
            "COALESCE combines text and an integer. The types of its values must match."),
        Refused(
            "INSERT INTO stalls (id, name) SELECT name, id FROM stalls", "42804",
            "The column `id` holds an integer, but the value is text. Are the values in the order of the columns?"),
        Refused(
            "CREATE TABLE stalls (id int)", "42P07",
            "A table, view, or index named `stalls` already exists."),
        Refused("ALTER TABLE stalls ADD COLUMN name text", "42701", "The table `stalls` already has a column `name`."),
        Refused("CREATE TABLE t (id int, id text)", "42701", "The column `id` is named twice."),
        Refused(
            "DROP TABLE stalls", "2BP01",
            "Something else depends on this: constraint sales_stall_id_fkey on table sales. Should that be dropped, too?"
        ),
        Refused(
            "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, x int); INSERT INTO t VALUES (1, 2)", "428C9",
            "The server generates `id` itself. Leave the column out, or set it to DEFAULT."),
        Refused(
            "BEGIN; SELECT 1/0; SELECT 2", "22012",
            "Something is divided by 0. What should the result be then?"),
        Refused(
            "CREATE TABLE t (s int REFERENCES sales (product))", "42830",
            "A foreign key must refer to a primary key, or to columns with a UNIQUE constraint."),
        Refused(
            "DROP DATABASE postgres", "42501",
            "Your role is not allowed to do this. A role can do what it was granted and, with what it owns, anything not revoked."
        ),
        Refused(
            "DELETE FROM pg_class", "42501",
            "Your role is not allowed to do this. A role can do what it was granted and, with what it owns, anything not revoked."),
        Refused("SELECT count() FROM stalls", "42809", "count needs to know what to count: * for rows, or a column for its values."),
        Refused(
            "SELECT lower(name) OVER () FROM stalls", "42809", "OVER works only with aggregates and window functions. `lower` is neither."),
        Refused(
            "SELECT name FROM stalls WHERE name = 'Apples' OR 'Bread'", "22P02",
            "OR combines two conditions, and 'Bread' alone is not a condition. What should it be compared with?"),
        Refused(
            "INSERT INTO stalls VALUES (1, 'x', 'A') ON CONFLICT (name) DO NOTHING", "42P10",
            "No primary key or UNIQUE constraint covers exactly the columns that ON CONFLICT names."),
        Refused(
            "SELECT product FROM sales WHERE price > '3,50'", "22P02", "'3,50' contains a comma. SQL writes decimals with a point."),
        Refused(
            "SELECT product FROM sales HAVING price > 3", "42803",
            "HAVING tests groups, and without GROUP BY all rows form one group. Does the task test individual rows or groups?"),
        Refused(
            "SELECT max(price), product FROM sales", "42803",
            "An aggregate turns all rows into one, but `sales.product` has many values. Which value should be shown?"
        ),
        Refused(
            "SELECT product FROM sales WHERE price = max(price)", "42803",
            "WHERE tests individual rows, before they are counted or added up. A subquery can compute the aggregate first."
        ),
        Refused(
            "SELECT product FROM sales GROUP BY stall_id", "42803",
            "Each group becomes one row, but `sales.product` can have several values in a group. Which value should be shown?"
        ),
        Refused(
            "SELECT product, sold_on - '1 month' FROM sales", "22007",
            "'1 month' is read as a date here, but it looks like an interval. For an interval, write `'1 month'::interval`."),
        Refused(
            "SELECT product, sold_on + '365 days' FROM sales", "42725",
            "`'365 days'` can be a number, a time, or an interval here. For an interval, write `'365 days'::interval`."
        ),
        Refused(
            "SELECT product, sold_on + '365' FROM sales", "42725",
            "`'365'` can be a number, a time, or an interval here. A number has no quotes."),
        Refused("BEGIN; VACUUM", "25001", "This statement can't run inside a transaction. Run it without a BEGIN before it."),
        Refused(
            "BEGIN; SELECT 1; SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "25001",
            "The isolation level of a transaction can only be set before its first query. Name it in BEGIN."),
        Refused("BEGIN; ROLLBACK TO here", "3B001", "This transaction has no savepoint of that name."),
        Refused(
            "ALTER TABLE sales ADD CHECK (price < 5)", "23514", "Existing rows already break this rule (`sales_price_check1`)."),
        Refused(
            "CREATE TABLE t (id integer, price numeric(3, 2)); INSERT INTO t VALUES (1, 123)", "22003",
            "The number, once rounded, has too many digits before the point for its type."),
        Refused(
            "CREATE TABLE days (day date) PARTITION BY RANGE (day); INSERT INTO days VALUES ('2026-03-01')", "23514",
            "`days` has no partition for this row. Which partition is missing, or is the value of the partition key wrong?"),
        Refused(
            """
            CREATE TABLE days (day date) PARTITION BY RANGE (day);
            CREATE TABLE days_march PARTITION OF days FOR VALUES FROM ('2026-03-01') TO ('2026-04-01');
            INSERT INTO days_march VALUES ('2026-04-01')
            """, "23514", "This row doesn't belong in the partition `days_march`. Insert it into the partitioned table instead."),
        Refused(
            "SELECT to_tsquery('english', 'sour apples')", "42601",
            "Put & or | between the words of a tsquery, with a word on each side. `websearch_to_tsquery` accepts any text."),
        Refused(
            "DO $$ DECLARE new record; BEGIN SELECT * INTO new FROM stalls; PERFORM new.phone; END $$", "42703",
            "The row `new` has no column `phone`."),
        Refused(
            "SELECT coalesce(name, 'none') FROM stalls WHERE id = 'nine'", "22P02",
            "'nine' can't be read as an integer. Which column is it compared with?"),
        Refused(
            "CREATE INDEX ON stalls USING gin (to_tsvector(name))", "42P17",
            "An index expression must depend only on its row. If a function reads a setting, pass the setting as an argument."),
        Refused(
            "ALTER TABLE stalls ADD words tsvector GENERATED ALWAYS AS (to_tsvector(name)) STORED", "42P17",
            "A generated column must depend only on its row. Does your expression depend on a setting or the time?"),
    ])
    func `queries that the server rejects are explained in plain words`(refused: Refused) async throws { try await refused.check() }
}
