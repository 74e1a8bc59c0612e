import Explanations
import Postgres
import Testing

/// Typical beginners' queries, and the explanations for their errors, from a real server.
@Suite(.realServer, .timeLimit(.minutes(10))) struct NameExplanationTests {
    @Test(arguments: [
        Refused(
            "SELECT stalls FROM sales", "42703", "`stalls` is a table. This position needs a column name."),
        Refused(
            "SELECT sum(rating) FROM sales", "42703",
            "The table `sales` has no column `rating`. It has `id`, `stall_id`, `product`, `price`, and `sold_on`."),
        Refused(
            "SELECT form FROM sales", "42703",
            "The table `sales` has no column `form`. It has `id`, `stall_id`, `product`, `price`, and `sold_on`."),
        Refused(
            "SELECT product FROM sales WHERE product = \"NULL\"", "42703",
            "In quotes, `\"NULL\"` is the name of a column, not NULL. IS NULL and IS NOT NULL, without quotes, test whether there is a value."
        ),
        Refused(
            "SELECT id FROM sales WHERE product = prise", "42703",
            "The table `sales` has no column `prise`, and text needs single quotes. Did you mean `price`?"),
        Refused(
            "SELECT DISTNCT name FROM stalls", "42703",
            "The server reads `DISTNCT` as a column name, and there is no such column. Did you mean DISTINCT?"),
        Refused(
            "SELECT name FROM stalls WHERE name = ‘Apples’", "42703",
            "Your statement contains curly quotes (‘). SQL uses straight ones: ' around text, \" around names."),
        Refused("SELECT name FROM stals", "42P01", "There is no table `stals`. Did you mean `stalls`?"),
        Refused("SELECT name FROM \"Stalls\"", "42P01", "In double quotes, letter case matters, and the table is named `stalls`."),
        Refused("SELECT id FROM product", "42P01", "`product` is a column of `sales`. This position needs a table name."),
        Refused(
            "SELECT id FROM elephants", "42P01",
            "There is no table `elephants`. The tables are `sales` and `stalls`. A check runs only your answer, on the original data. It doesn't see tables that you created earlier."
        ),
        Refused(
            "SELECT s.name FROM stalls s JOIN sales a ON id = a.stall_id JOIN stalls c ON c.id = s.id", "42702",
            "`s` and `a` both have a column `id`. Which table's column do you mean?"),
        Refused(
            "CREATE TEMP TABLE stalls (row text); SELECT s.name FROM stalls AS s", "42703",
            "The server no longer finds the column `name` in `stalls`. Did an earlier statement drop or rename the column, or create another table named `stalls`?"
        ),
        Refused(
            "ALTER TABLE stalls DROP COLUMN name; SELECT name FROM stalls", "42703",
            "The server no longer finds the column `name` in `stalls`. Did an earlier statement drop or rename the column, or create another table named `stalls`?"
        ),
        Refused(
            "ALTER TABLE stalls DROP COLUMN name; INSERT INTO stalls (name) VALUES ('x')", "42703",
            "The server no longer finds the column `name` in `stalls`. Did an earlier statement drop or rename the column, or create another table named `stalls`?"
        ),
        Refused("WITH sales AS (SELECT 1 AS id) SELECT price FROM sales", "42703", "There is no column `price`."),
        Refused("SELECT nmae FROM stalls", "42703", "The table `stalls` has no column `nmae`. Did you mean `name`?"),
        Refused("SELECT s.nmae FROM stalls AS s", "42703", "`s` is the table `stalls`, which has no column `nmae`. Did you mean `s.name`?"),
        Refused(
            "SELECT s.product FROM stalls AS s", "42703",
            "`s` is the table `stalls`, which has no column `product`. `product` is a column of `sales`."),
        Refused("SELECT \"Name\" FROM stalls", "42703", "In double quotes, letter case matters, and the column is named `name`."),
        Refused(
            "SELECT name FROM stalls WHERE name = \"Apples\"", "42703",
            "In double quotes, `\"Apples\"` is a column name, and there is no such column. Text needs single quotes: `'Apples'`."),
        Refused(
            "SELECT name FROM stalls WHERE name = Apples", "42703",
            "Without quotes, `Apples` is a column name, and there is no such column. Text needs single quotes: `'Apples'`."),
        Refused(
            "SELECT name FROM stalls WHERE name IN (Apples, Bread)", "42703",
            "Without quotes, `Apples` is a column name, and there is no such column. Text needs single quotes: `'Apples'`."),
        Refused(
            "SELECT name FROM stalls WHERE Apples = name", "42703",
            "Without quotes, `Apples` is a column name, and there is no such column. Text needs single quotes: `'Apples'`."),
        Refused(
            "SELECT product FROM sales WHERE price > ten", "42703",
            "The server reads `ten` as a column name, and there is no such column. `price` is a number."),
        Refused(
            "INSERT INTO stalls VALUES (1, 'x', 'A') ON CONFLICT (id) DO UPDATE SET name = name || 'y'", "42702",
            "In DO UPDATE, `name` can mean the value in the existing row or in the new one. Which do you mean: `stalls.name` or `excluded.name`?"
        ),
        Refused("SELECT product FROM stalls", "42703", "`product` is a column of `sales`, which this query does not have in FROM."),
        Refused("SELECT name", "42703", "`name` is a column of `stalls`, but the query has no FROM."),
        Refused(
            "SELECT name AS title FROM stalls WHERE title = 'Apples'", "42703",
            "`title` is an alias from SELECT, but WHERE runs before SELECT. Only GROUP BY and ORDER BY can use the alias."),
        Refused(
            "SELECT price AS cost FROM sales ORDER BY cost + 1", "42703",
            "`cost` is an alias from SELECT. ORDER BY can use it on its own, but not inside an expression."),
        Refused(
            "CREATE TABLE t (a int, PRIMARY KEY (b))", "42703", "The key names a column `b`, which the table does not have."),
        Refused(
            "SELECT name FROM stalls JOIN sales USING (stall_id)", "42703",
            "The table on the left of JOIN has no column `stall_id`. USING needs a column that both tables have."),
        Refused(
            "SELECT price * 2 AS twice, twice + 1 FROM sales", "42703",
            "`twice` is an alias from this SELECT list. Other columns of the same list can't use it."),
        Refused(
            "SELECT stall_id, sum(price) AS total FROM sales GROUP BY stall_id HAVING total > 3", "42703",
            "`total` is an alias from SELECT, but HAVING runs before SELECT. Only GROUP BY and ORDER BY can use the alias."),
        Refused("INSERT INTO stalls (id, nmae) VALUES (5, 'x')", "42703", "The table `stalls` has no column `nmae`. Did you mean `name`?"),
        Refused(
            "SELECT nmae, stall_id FROM stalls JOIN sales ON stalls.id = stall_id WHERE price IN (2, 3)", "42703",
            "The tables in FROM have no column `nmae`. Did you mean `name`?"),
        Refused(
            "SELECT picture, id FROM sales WHERE price IN (2, 3)", "42703",
            "The table `sales` has no column `picture`. It has `id`, `stall_id`, `product`, `price`, and `sold_on`."),
        Refused(
            "CREATE INDEX i ON sales (day)", "42703",
            "The table `sales` has no column `day`. It has `id`, `stall_id`, `product`, `price`, and `sold_on`."),
        Refused(
            "SELECT id FROM sales WHERE price <<= 3", "42883",
            "<<= can't compare or combine a number (numeric) with an integer. Is this the right column?"),
        Refused("UPDATE stalls SET nmae = 'x'", "42703", "The table `stalls` has no column `nmae`. Did you mean `name`?"),
        Refused(
            "SELECT id FROM stalls JOIN sales ON stall_id = stalls.id", "42702",
            "`stalls` and `sales` both have a column `id`. Which table's column do you mean?"),
        Refused(
            "SELECT stalls.name FROM stalls AS s", "42P01",
            "This query gives the table `stalls` the alias `s`, so its own name can't be used."),
        Refused("SELECT t.name FROM stalls AS s", "42P01", "No table in FROM is named `t`."),
        Refused("SELECT sales.product FROM stalls", "42P01", "`sales` is a table, but this query does not have it in FROM."),
        Refused(
            "SELECT name FROM stalls, stalls", "42712",
            "FROM has two tables named `stalls`. Each use of a table needs its own alias."),
        Refused(
            "SELECT a.name FROM stalls a, sales b JOIN stalls c ON c.id = a.id", "42P01",
            "`a` can't be used here. ON can use only the tables joined so far."),
        Refused(
            "SELECT name FROM stalls WHERE row = \"A\"", "42703",
            "In double quotes, `\"A\"` is a column name, and there is no such column. Text needs single quotes: `'A'`."),
        Refused(
            "SELECT stall_id, count(*) AS sales FROM sales GROUP BY stall_id HAVING sales >= 2", "42883",
            "`sales` is an alias from SELECT, but HAVING runs before SELECT. Only GROUP BY and ORDER BY can use the alias."),
        Refused("SELECT * FROM shop.stalls", "42P01", "There is no table `shop.stalls`. The table is named `stalls`, without a schema."),
        Refused("SELECT lenght(name) FROM stalls", "42883", "There is no function `lenght`. Did you mean `length`?"),
        Refused("SELECT uper(name) FROM stalls", "42883", "There is no function `uper`. Did you mean `upper`?"),
        Refused("SELECT len(name) FROM stalls", "42883", "PostgreSQL has no function `len`: length counts characters."),
        Refused("SELECT elephant(name) FROM stalls", "42883", "There is no function `elephant`."),
        Refused("SELECT sum(name) FROM stalls", "42883", "`sum` works on numbers, but here it gets text."),
        Refused(
            "SELECT round(price::float8, 2) FROM sales", "42883",
            "With a number of decimal places, round works only on numeric. This value is double precision; a cast can change that."),
        Refused(
            "SELECT upper(id) FROM stalls", "42883",
            "The function `upper` exists, but not for an integer alone. Is a value missing, or is this one wrong or extra?"),
        Refused(
            "SELECT to_char(sold_on) FROM sales", "42883",
            "The function `to_char` exists, but not for a date alone. Is a value missing, or is this one wrong or extra?"),
        Refused(
            "SELECT product FROM sales WHERE product LIKE 'A%' & price < 9", "42883",
            "Conditions are combined with OR and AND, not with &."),
        Refused("SELECT name FROM stalls WHERE id == 3", "42883", "SQL has no ==: equality is written =."),
        Refused(
            "SELECT name FROM stalls WHERE name = id", "42883",
            "= can't compare or combine text with an integer. Is this the right column?"),
        Refused("SELECT name FROM stalls WHERE id LIKE '1%'", "42883", "LIKE works on text, but here it gets an integer."),
        Refused(
            "SELECT product FROM sales WHERE sold_on > 2026-03-02", "42883",
            "Without quotes, the server subtracts or divides the parts of a date. Put dates in single quotes."),
        Refused(
            "INSERT INTO sales (sold_on) VALUES (2026-03-02)", "42804",
            "Without quotes, the server subtracts or divides the parts of a date. Put dates in single quotes."),
        Refused("SELECT name + row FROM stalls", "42883", "+ adds numbers. || joins text."),
        Refused("SELECT name FROM stalls WHERE !(id = 3)", "42883", "SQL has no !: \"not\" is written NOT."),
        Refused("SELECT name + 'x' FROM stalls", "42883", "+ adds numbers. || joins text."),
        Refused("CREATE TABLE t (id int, name string)", "42704", "PostgreSQL has no type `string`: text holds strings of any length."),
        Refused("CREATE TABLE t (id integr)", "42704", "PostgreSQL has no type `integr`. Did you mean `integer`?"),
        Refused("SELECT $1", "42P02", "`$1` is a placeholder for a value that a program supplies, but none was supplied."),
        Refused(
            "SELECT year(sold_on) FROM sales", "42883",
            "PostgreSQL has no function `year`: extract(year FROM …) returns the year of a date."),
        Refused(
            "SELECT name FROM stalls WHERE row = NUL", "42703",
            "The server reads `NUL` as a column name, and there is no such column. Did you mean NULL?"),
        Refused(
            "SELECT name FROM stalls s WHERE s.stall = 1", "42703",
            "`s` is the table `stalls`, which has no column `stall`. It has `id`, `name`, and `row`."),
        Refused(
            "SELECT product FROM sales JOIN stalls ON sales.stalls_id = stalls.id", "42703",
            "The table `sales` has no column `stalls_id`. Did you mean `sales.stall_id`?"),
        Refused("SELECT name FROM stalls WHERE s.id = 1", "42P01", "No table in FROM is named `s`."),
        Refused("SELECT t.nam FROM (SELECT name FROM stalls) AS t", "42703", "`t` has no column `nam`. Did you mean `t.name`?"),
        Refused(
            "WITH t AS (SELECT name AS title FROM stalls) SELECT titel FROM t", "42703",
            "The tables in FROM have no column `titel`. Did you mean `title`?"),
        Refused(
            "SELECT sum(price) total FROM sales WHERE total > 3", "42703",
            "`total` is an alias from SELECT for an aggregate, but WHERE tests individual rows. HAVING tests groups, after GROUP BY."),
        Refused(
            "INSERT INTO stalls (id, name) VALUES (5, \"x\")", "42703",
            "In double quotes, `\"x\"` is a column name, and there is no such column. Text needs single quotes: `'x'`."),
        Refused(
            "INSERT INTO stalls VALUES (5, \"Nuts\", 'A')", "42703",
            "In double quotes, `\"Nuts\"` is a column name, and there is no such column. Text needs single quotes: `'Nuts'`."),
        Refused(
            "SELECT product; FROM sales", "42703", "`product` is a column of `sales`, but there is no FROM before the semicolon."),
        Refused(
            "SELECT product AS p, count(p) FROM sales GROUP BY p", "42703",
            "`p` is an alias from this SELECT list. Other columns of the same list can't use it."),
        Refused(
            "SELECT product FROM sales WHERE sold_on = \"2026-03-01\"", "42703",
            "In double quotes, `\"2026-03-01\"` is a column name, and there is no such column. Text needs single quotes: `'2026-03-01'`."),
        Refused(
            "SELECT s.name, x.product FROM stalls s JOIN sales x ON s.id = x.stall", "42703",
            "`x` is the table `sales`, which has no column `stall`. Did you mean `x.stall_id`?"),
        Refused(
            "SELECT product FROM sales WHERE sold_on.year = 2026", "42P01",
            "`sold_on` is a column of `sales`. The name before a dot must be a table."),
        Refused(
            "SELECT '1' + '2'", "42725",
            "Several functions or operators fit these values. A cast, such as ::text or ::date, says which type you mean."),
    ])
    func `unknown names are explained in plain words`(refused: Refused) async throws { try await refused.check() }

    @Test(
        arguments: [("reviews.body", nil), ("reviews.book_id", "Perhaps you meant to reference the column \"reviews.book_id\".")]
            as [(String, String?)])
    func `the server's guess at a name is left out where calf suggests another`(guess: String, shown: String?) async throws {
        var message = ServerMessage(severity: "ERROR", sqlstate: "42703", message: "column \"book\" does not exist")
        message.position = 14
        message.hint = "Perhaps you meant to reference the column \"\(guess)\"."
        let names = KnownNames(columns: ["reviews": ["id", "book_id", "body"]])
        let explanation = try #require(await Explanation(message, in: "SELECT count(book) FROM reviews", names: names))
        #expect(explanation.suggestion == "book_id")
        #expect(explanation.withoutOtherGuess(in: message).hint == shown)
    }
}
