import Grading
import Testing

/// Queries as beginners get them wrong, and what they are told: each through a real server.
@Suite(.realServer, .timeLimit(.minutes(10))) struct NameExplanationTests {
    @Test(arguments: [
        Refused(
            "SELECT stalls FROM sales", "42703", "stalls is a table, and here the name of a column is asked for."),
        Refused(
            "SELECT id FROM sales WHERE product = prise", "42703",
            "There is no column prise in what FROM names, and a text would stand in single quotes. Did you mean price?"),
        Refused(
            "SELECT DISTNCT name FROM stalls", "42703", "The server takes DISTNCT for a column, and there is none. Did you mean DISTINCT?"),
        Refused(
            "SELECT name FROM stalls WHERE name = ‘Apples’", "42703",
            "There are curly quotes here, as word processors make them. SQL knows the straight ones only: ' around text, \" around names."),
        Refused("SELECT name FROM stals", "42P01", "There is no table stals here. Did you mean stalls?"),
        Refused("SELECT name FROM \"Stalls\"", "42P01", "In double quotes capital letters count, and the table is called stalls."),
        Refused("SELECT id FROM product", "42P01", "product is a column (of sales), and here the name of a table is asked for."),
        Refused("SELECT id FROM elephants", "42P01", "There is no table elephants here. The tables here are sales and stalls."),
        Refused("SELECT nmae FROM stalls", "42703", "There is no column nmae in what FROM names. Did you mean name?"),
        Refused("SELECT s.nmae FROM stalls AS s", "42703", "s is the table stalls, and it has no column nmae. Did you mean s.name?"),
        Refused(
            "SELECT s.product FROM stalls AS s", "42703",
            "s is the table stalls, and it has no column product. product is a column of sales."),
        Refused("SELECT \"Name\" FROM stalls", "42703", "In double quotes capital letters count, and the column is called name."),
        Refused(
            "SELECT name FROM stalls WHERE name = \"Apples\"", "42703",
            "\"Apples\" in double quotes is the name of a column, and there is none. Text stands in single quotes: 'Apples'."),
        Refused(
            "SELECT name FROM stalls WHERE name = Apples", "42703",
            "Without quotes, Apples is read as the name of a column, and there is none. Text stands in single quotes: 'Apples'."),
        Refused(
            "SELECT name FROM stalls WHERE name IN (Apples, Bread)", "42703",
            "Without quotes, Apples is read as the name of a column, and there is none. Text stands in single quotes: 'Apples'."),
        Refused("SELECT product FROM stalls", "42703", "product is a column of sales, which this query does not name in FROM."),
        Refused("SELECT name", "42703", "name is a column of stalls, and without FROM there is no table to take it from."),
        Refused(
            "SELECT name AS title FROM stalls WHERE title = 'Apples'", "42703",
            "title is a name that SELECT gives, and WHERE is worked out before SELECT: it can't know the name yet. ORDER BY can."),
        Refused(
            "SELECT price * 2 AS twice, twice + 1 FROM sales", "42703",
            "twice is a name that this same SELECT gives, and no other column of it can use that name yet."),
        Refused(
            "SELECT stall_id, sum(price) AS total FROM sales GROUP BY stall_id HAVING total > 3", "42703",
            "total is a name that SELECT gives, and HAVING is worked out before SELECT: it can't know the name yet. ORDER BY can."),
        Refused("INSERT INTO stalls (id, nmae) VALUES (5, 'x')", "42703", "The table stalls has no column nmae. Did you mean name?"),
        Refused("UPDATE stalls SET nmae = 'x'", "42703", "The table stalls has no column nmae. Did you mean name?"),
        Refused(
            "SELECT id FROM stalls JOIN sales ON stall_id = stalls.id", "42702",
            "stalls and sales both have a column id, so it could mean either. The table's name or alias and a dot before it say which."),
        Refused(
            "SELECT stalls.name FROM stalls AS s", "42P01",
            "In this query the table stalls goes by its alias s. Once a table has an alias, its own name no longer counts."),
        Refused("SELECT t.name FROM stalls AS s", "42P01", "t stands before a dot, but no table in FROM goes by that name."),
        Refused("SELECT sales.product FROM stalls", "42P01", "sales is a table, but the FROM of this query does not name it."),
        Refused(
            "SELECT name FROM stalls, stalls", "42712",
            "Two tables in FROM go by the name stalls. Where a table stands twice, each time needs an alias of its own."),
        Refused(
            "SELECT a.name FROM stalls a, sales b JOIN stalls c ON c.id = a.id", "42P01",
            "a can't be seen from here: an ON sees only the tables of its own join, and a subquery in FROM sees none of the others."),
        Refused("SELECT * FROM shop.stalls", "42P01", "There is no shop.stalls. The table is called stalls, with no schema before it."),
        Refused("SELECT lenght(name) FROM stalls", "42883", "There is no function lenght. Did you mean length?"),
        Refused("SELECT uper(name) FROM stalls", "42883", "There is no function uper. Did you mean upper?"),
        Refused("SELECT len(name) FROM stalls", "42883", "PostgreSQL has no function len: length counts the characters."),
        Refused("SELECT elephant(name) FROM stalls", "42883", "There is no function elephant."),
        Refused("SELECT sum(name) FROM stalls", "42883", "sum works on numbers, and here it gets text."),
        Refused(
            "SELECT round(price::float8, 2) FROM sales", "42883",
            "round with a number of digits works on numeric only, and this is double precision, which a cast can change."),
        Refused(
            "SELECT upper(id) FROM stalls", "42883",
            "The function upper exists, but not for a whole number (integer). Are they the right columns, in the right order?"),
        Refused("SELECT name FROM stalls WHERE id == 3", "42883", "SQL has no ==: equality is a single =."),
        Refused(
            "SELECT name FROM stalls WHERE name = id", "42883",
            "Here text and a whole number (integer) meet, and = is not made for that pair. Is it the right column?"),
        Refused("SELECT name FROM stalls WHERE id LIKE '1%'", "42883", "LIKE looks at text, and here it gets a whole number (integer)."),
        Refused(
            "SELECT product FROM sales WHERE sold_on > 2026-03-02", "42883",
            "A date without quotes is arithmetic: one number minus another. In single quotes it is a date."),
        Refused("SELECT name + row FROM stalls", "42883", "+ adds numbers. Texts are put together with ||."),
        Refused("SELECT name FROM stalls WHERE !(id = 3)", "42883", "SQL has no !: “not” is the word NOT."),
        Refused("SELECT name + 'x' FROM stalls", "42883", "+ adds numbers. Texts are put together with ||."),
        Refused("CREATE TABLE t (id int, name string)", "42704", "PostgreSQL has no type string: text holds text of any length."),
        Refused("CREATE TABLE t (id integr)", "42704", "PostgreSQL has no type integr. Did you mean integer?"),
        Refused("SELECT $1", "42P02", "$1 stands for a value that a program fills in, and here nobody does."),
        Refused(
            "SELECT year(sold_on) FROM sales", "42883",
            "PostgreSQL has no function year: extract(year FROM …) takes the year out of a date."),
        Refused(
            "SELECT name FROM stalls WHERE row = NUL", "42703", "The server takes NUL for a column, and there is none. Did you mean NULL?"),
        Refused(
            "SELECT name FROM stalls s WHERE s.stall = 1", "42703",
            "s is the table stalls, and it has no column stall. It has id, name and row."),
        Refused(
            "SELECT product FROM sales JOIN stalls ON sales.stalls_id = stalls.id", "42703",
            "The table sales has no column stalls_id. Did you mean sales.stall_id?"),
        Refused("SELECT name FROM stalls WHERE s.id = 1", "42P01", "s stands before a dot, but no table in FROM goes by that name."),
        Refused("SELECT t.nam FROM (SELECT name FROM stalls) AS t", "42703", "t has no column nam. Did you mean t.name?"),
        Refused(
            "WITH t AS (SELECT name AS title FROM stalls) SELECT titel FROM t", "42703",
            "There is no column titel in what FROM names. Did you mean title?"),
        Refused(
            "SELECT sum(price) total FROM sales WHERE total > 3", "42703",
            "total is a name that SELECT gives, and WHERE is worked out before SELECT: it can't know the name yet. ORDER BY can."),
        Refused(
            "INSERT INTO stalls (id, name) VALUES (5, \"x\")", "42703",
            "\"x\" in double quotes is the name of a column, and there is none. Text stands in single quotes: 'x'."),
        Refused(
            "INSERT INTO stalls VALUES (5, \"Nuts\", 'A')", "42703",
            "\"Nuts\" in double quotes is the name of a column, and there is none. Text stands in single quotes: 'Nuts'."),
        Refused("SELECT product; FROM sales", "42703", "product is a column of sales, and without FROM there is no table to take it from."),
        Refused(
            "SELECT product AS p, count(p) FROM sales GROUP BY p", "42703",
            "p is a name that this same SELECT gives, and no other column of it can use that name yet."),
        Refused(
            "SELECT product FROM sales WHERE sold_on = \"2026-03-01\"", "42703",
            "\"2026-03-01\" in double quotes is the name of a column, and there is none. Text stands in single quotes: '2026-03-01'."),
        Refused(
            "SELECT s.name, x.product FROM stalls s JOIN sales x ON s.id = x.stall", "42703",
            "x is the table sales, and it has no column stall. Did you mean x.stall_id?"),
        Refused(
            "SELECT product FROM sales WHERE sold_on.year = 2026", "42P01",
            "sold_on is a column (of sales), and before a dot stands a table."),
        Refused(
            "SELECT '1' + '2'", "42725",
            "The server can't tell what kind of value is meant here, since several would do. A cast, such as ::text or ::date, says it."),
        Refused(
            "CREATE TABLE shop.t (id int)", "3F000",
            "There is no schema shop. What stands before the dot in front of a table's name is a schema."),
    ])
    func `what the server doesn't know is explained in plain words`(refused: Refused) async throws { try await refused.check() }
}
