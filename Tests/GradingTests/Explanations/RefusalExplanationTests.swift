import Grading
import Testing

/// Queries as beginners get them wrong, and what they are told: each through a real server.
@Suite(.realServer, .timeLimit(.minutes(10))) struct RefusalExplanationTests {
    @Test(arguments: [
        Refused(
            "SELECT name FROM stalls UNION SELECT id FROM stalls", "42804",
            "UNION would make one column of the result of two kinds: text and a whole number (integer). All its values must be of one kind."
        ),
        Refused(
            "SELECT name FROM stalls WHERE id = (SELECT stall_id FROM sales)", "21000",
            "This subquery stands for a single value, but it gives more than one row. Which one is meant? IN would take them all."),
        Refused(
            "SELECT row, name, count(*) FROM stalls GROUP BY row", "42803",
            "Each group gives one row, and the rows of a group may differ in stalls.name: which of its values should be shown? What stands beside an aggregate is grouped by, or is itself an aggregate."
        ),
        Refused(
            "SELECT name, count(*) FROM stalls", "42803",
            "An aggregate makes one row of all rows, and stalls.name has many values: which of them should be shown? What stands beside an aggregate is grouped by, or is itself an aggregate."
        ),
        Refused(
            "SELECT row FROM stalls WHERE count(*) > 1 GROUP BY row", "42803",
            "WHERE looks at one row after the other, before anything is counted or added up. What is true of a whole group is tested by HAVING."
        ),
        Refused(
            "SELECT sum(count(*)) FROM stalls", "42803", "One aggregate stands inside another. A subquery can make the inner one first."),
        Refused(
            "SELECT count(*) FROM stalls GROUP BY count(*)", "42803",
            "An aggregate such as count or sum can't stand in GROUP BY: it needs whole groups."),
        Refused(
            "SELECT name FROM stalls WHERE row_number() OVER (ORDER BY id) = 1", "42P20",
            "Window functions are worked out last, after WHERE. A subquery or WITH can work them out first."),
        Refused("SELECT row_number() FROM stalls", "42809", "row_number looks at other rows: OVER (…) says at which."),
        Refused("SELECT name FROM stalls ORDER BY 2", "42P10", "ORDER BY 2 counts the columns of the result, and it has fewer than 2."),
        Refused(
            "SELECT DISTINCT name FROM stalls ORDER BY id", "42P10",
            "DISTINCT makes one row of several, and those may differ in what ORDER BY wants to sort by. It can sort only by what is selected."
        ),
        Refused(
            "SELECT name FROM stalls WHERE id = 'abc'", "22P02",
            "The text 'abc' should be read as a whole number (integer) here, and it isn't one. What is compared or stored with it? Perhaps another column is meant."
        ),
        Refused(
            "SELECT name FROM stalls WHERE id = ''", "22P02",
            "An empty text is not a whole number (integer). That there is no value is said by NULL."),
        Refused(
            "SELECT product FROM sales WHERE sold_on = 'yesterdayish'", "22007",
            "'yesterdayish' is a span of time, and is read as a date here. The word interval before it says what it is."),
        Refused(
            "SELECT product FROM sales WHERE sold_on = '2026-02-30'", "22008",
            "There is no such day or time as '2026-02-30'. A date is written year-month-day: '2025-12-31'."),
        Refused(
            "SELECT product FROM sales WHERE sold_on = '31.12.2026'", "22008",
            "There is no such day or time as '31.12.2026'. A date is written year-month-day: '2025-12-31'."),
        Refused(
            "SELECT 1 / (id - 1) FROM stalls", "22012",
            "For some row the number below the / is 0, and nothing can be divided by 0. nullif or CASE can keep such rows out."),
        Refused(
            "INSERT INTO stalls VALUES (5, NULL, 'A')", "23502",
            "name must have a value in every row of stalls, and here it gets none (NULL). Is it named, and given one?"),
        Refused(
            "INSERT INTO stalls (id, row) VALUES (5, 'A')", "23502",
            "name must have a value in every row of stalls, and here it gets none (NULL). Is it named, and given one?"),
        Refused(
            "INSERT INTO sales (stall_id, product, price, sold_on) VALUES (9, 'x', 1, '2026-01-01')", "23503",
            "stall_id 9 refers to a row of stalls that is not there. Is the number right, or does that row come first?"),
        Refused(
            "DELETE FROM stalls WHERE id = 1", "23503",
            "A row of sales still refers to the one with id 1. As long as it does, that one can't go or change its key."),
        Refused("INSERT INTO stalls VALUES (1, 'x', 'A')", "23505", "stalls has a row already with id 1, and no two rows may share that."),
        Refused(
            "UPDATE sales SET price = -1", "23514", "The table sales keeps a rule (sales_price_check), a CHECK, and this row breaks it."),
        Refused("INSERT INTO stalls VALUES (5, 'x', 'AB')", "22001", "The text is too long: the column may hold 1 character."),
        Refused("SELECT 3000000000::int", "22003", "The number is too large for its type (integer)."),
        Refused(
            "INSERT INTO stalls VALUES ('Apples', 5, 'A')", "22P02",
            "The text 'Apples' should be stored as a whole number (integer), and it isn't one. Do the values stand in the order of the columns?"
        ),
        Refused(
            "SELECT name FROM stalls WHERE id", "42804",
            "WHERE takes a condition, which is true or false, and here it gets a whole number (integer)."),
        Refused(
            "SELECT CASE WHEN id > 1 THEN 'a' ELSE name END, CASE WHEN id > 1 THEN name ELSE id END FROM stalls", "42804",
            "CASE would make the result of two kinds: a whole number (integer) and text. All its values must be of one kind."),
        Refused(
            "SELECT coalesce(id, 'none') FROM stalls", "22P02",
            "All values of one coalesce must be of one kind: 'none' is text, and the others are not."),
        Refused(
            "SELECT coalesce(row, 0) FROM stalls", "42804",
            "COALESCE would make the result of two kinds: text and a whole number (integer). All its values must be of one kind."),
        Refused(
            "INSERT INTO stalls (id, name) SELECT name, id FROM stalls", "42804",
            "The column id holds a whole number (integer), and the value for it is text. Do the values stand in the order of the columns?"),
        Refused(
            "CREATE TABLE stalls (id int)", "42P07",
            "There is a table, view or index called stalls already, and each name is used once. Did an earlier run make it?"),
        Refused("ALTER TABLE stalls ADD COLUMN name text", "42701", "The table has a column name already, and each name is used once."),
        Refused("CREATE TABLE t (id int, id text)", "42701", "The column id is named twice."),
        Refused(
            "DROP TABLE stalls", "2BP01",
            "Something else is built on this: constraint sales_stall_id_fkey on table sales. The server would have to drop that too, and does so only where it is told to."
        ),
        Refused(
            "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, x int); INSERT INTO t VALUES (1, 2)", "428C9",
            "The server itself fills id. It is left out, or given as DEFAULT."),
        Refused("SELECT array[]", "42P18", "Nothing here tells what kind of values are meant. A cast, such as ::int[] or ::text, says it."),
        Refused("SELECT true::numeric", "42846", "There is no way to make a number (numeric) of true or false (boolean)."),
        Refused(
            "BEGIN; SELECT 1/0; SELECT 2", "22012",
            "For some row the number below the / is 0, and nothing can be divided by 0. nullif or CASE can keep such rows out."),
        Refused(
            "CREATE TABLE t (s int REFERENCES sales (product))", "42830",
            "A foreign key must point at something that is there only once: at a primary key, or columns that are UNIQUE together."),
        Refused(
            "DROP DATABASE postgres", "42501", "You are not allowed to do this here: the server lets each role do only what it was granted."
        ),
        Refused(
            "DELETE FROM pg_class", "42501", "You are not allowed to do this here: the server lets each role do only what it was granted."),
        Refused("SELECT name FROM stalls LIMIT -1", "2201W", "LIMIT and OFFSET count rows, so they can't be below 0."),
        Refused("SELECT count() FROM stalls", "42809", "count needs to be told what to count: * for rows, or a column for its values."),
        Refused(
            "SELECT lower(name) OVER () FROM stalls", "42809", "OVER goes with aggregates and window functions only, and lower is neither."),
        Refused(
            "SELECT name FROM stalls WHERE name = 'Apples' OR 'Bread'", "22P02",
            "OR joins two conditions, and 'Bread' alone is none: each comparison is written in full."),
        Refused(
            "INSERT INTO stalls VALUES (1, 'x', 'A') ON CONFLICT (name) DO NOTHING", "42P10",
            "ON CONFLICT names columns, and no primary key or UNIQUE constraint is on exactly these."),
        Refused(
            "SELECT product FROM sales WHERE price > '3,50'", "22P02", "'3,50' has a comma in it, and SQL writes decimals with a point."),
        Refused(
            "SELECT product FROM sales HAVING price > 3", "42803",
            "HAVING tests groups, and without GROUP BY all rows are one group. A condition on single rows belongs in WHERE."),
        Refused(
            "SELECT max(price), product FROM sales", "42803",
            "An aggregate makes one row of all rows, and sales.product has many values: which of them should be shown? What stands beside an aggregate is grouped by, or is itself an aggregate."
        ),
        Refused(
            "SELECT product FROM sales WHERE price = max(price)", "42803",
            "WHERE looks at one row after the other, before anything is counted or added up. A subquery of its own can work that out first."
        ),
        Refused(
            "SELECT product FROM sales GROUP BY stall_id", "42803",
            "Each group gives one row, and the rows of a group may differ in sales.product: which of its values should be shown? What stands beside an aggregate is grouped by, or is itself an aggregate."
        ),
        Refused(
            "SELECT product, sold_on - '1 month' FROM sales", "22007",
            "'1 month' is a span of time, and is read as a date here. The word interval before it says what it is."),
        Refused("SELECT extract(yaer FROM sold_on) FROM sales", "22023", "yaer is no part of a date. Did you mean year?"),
        Refused("BEGIN; VACUUM", "25001", "This can't be done inside a transaction: it must stand alone, with no BEGIN before it."),
        Refused("BEGIN; ROLLBACK TO here", "3B001", "There is no savepoint of that name in this transaction."),
        Refused(
            "ALTER TABLE stalls ADD CONSTRAINT stalls_pkey CHECK (true)", "42710",
            "There is something called stalls_pkey already, and each name is used once."),
        Refused(
            "ALTER TABLE sales ADD CHECK (price < 5)", "23514", "Rows that are in the table already break this rule (sales_price_check1)."),
        Refused(
            "CREATE TABLE t (id integer, price numeric(3, 2)); INSERT INTO t VALUES (1, 123)", "22003",
            "The number has more digits before the point than the column may hold."),
        Refused("SELECT date_trunc('mnth', sold_on) FROM sales", "22023", "mnth is no part of a date. Did you mean month?"),
    ])
    func `what the server refuses is explained in plain words`(refused: Refused) async throws { try await refused.check() }
}
