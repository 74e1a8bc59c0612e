import Grading
import Testing

/// Typical beginners' queries, and the explanations for their errors, from a real server.
@Suite(.realServer, .timeLimit(.minutes(10))) struct SyntaxExplanationTests {
    @Test(arguments: [
        Refused(
            "SELECT s.id s.name FROM stalls AS s", "42601",
            "A comma is missing between `s.id` and `s.name`."),
        Refused("SELECT upper(name) id + 365 FROM stalls", "42601", "A comma is missing between `upper(…)` and `id`."),
        Refused(
            "CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql AS $$\n  SELECT id FROM stalls\n  FOR UPDATEled_at;\n$$", "42601",
            "The server stopped inside the body, in the line `FOR UPDATEled_at;`."),
        Refused(
            "DO $body$ BEGIN PERFORM 1 FORM stalls; END $body$", "42601",
            "The server stopped inside the body, in the line `BEGIN PERFORM 1 FORM stalls; END`."),
        Refused(
            "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT product FROM sales; SELECT nmae FROM stalls'", "42703",
            "The table `stalls` has no column `nmae`. Did you mean `name`?"),
        Refused(
            "DO $$ BEGIN PERFORM nmae FROM stalls; END $$", "42703", "The table `stalls` has no column `nmae`. Did you mean `name`?"),
        Refused(
            "DO $$ BEGIN INSERT INTO stalls (id) VALUES (5, 'x'); END $$", "42601",
            "The INSERT gives more values than columns. Each value needs a column."),
        Refused("SELECT (id + 1) name || 'x' FROM stalls", "42601", "A comma is missing between `(…)` and `name`."),
        Refused("SELECT array[1] id - 1 FROM stalls", "42601", "A comma is missing between `array[…]` and `id`."),
        Refused("SELECT 'x' id + 1 FROM stalls", "42601", "A comma is missing between `'x'` and `id`."),
        Refused("SELECT name id - 1 FROM stalls", "42601", "A comma is missing between `name` and `id`."),
        Refused("SELECT s. FROM stalls AS s", "42601", "A column name is missing after `s.`."),
        Refused(
            "SELECT s.name FROM stalls s JOIN sales x ON x.stall_id = s. ORDER BY s.name", "42601", "A column name is missing after `s.`."),
        Refused("SELECT s.name FROM stalls s WHERE s. = 'Bread'", "42601", "A column name is missing after `s.`."),
        Refused("SELECT name FROM stallsWHERE id > 2", "42601", "A space is missing in `stallsWHERE`, before WHERE."),
        Refused("SELECT s.name FROM stalls AS sJOIN sales ON true", "42601", "A space is missing in `sJOIN`, before JOIN."),
        Refused("SELECT name FROM stalls ORDER BYname", "42601", "A space is missing in `BYname`, after BY."),
        Refused("SELECT product FROM sales GROUP BYproduct", "42601", "A space is missing in `BYproduct`, after BY."),
        Refused("SELECT product FROM sales ORDER BYlength(product)", "42601", "A space is missing in `BYlength`, after BY."),
        Refused(
            "SELECT product FROM sales GROUP BY product HAVINGcount(*) > 3", "42601",
            "A space is missing in `HAVINGcount`, after HAVING."),
        Refused("SLECT name FROM stalls", "42601", "`SLECT` is not a keyword. Did you mean SELECT?"),
        Refused("SELECT name FORM stalls", "42601", "`FORM` is not a keyword. Did you mean FROM?"),
        Refused("SELECT * FORM stalls", "42601", "`FORM` is not a keyword. Did you mean FROM?"),
        Refused("SELECT name FROM stalls WEHRE id > 2", "42601", "`WEHRE` is not a keyword. Did you mean WHERE?"),
        Refused("SELECT name FROM stalls ODER BY name", "42601", "`ODER` is not a keyword. Did you mean ORDER?"),
        Refused("SELECT name FROM stalls ORDER name", "42601", "BY is missing between ORDER and `name`."),
        Refused("SELECT name FROM stalls GRUOP BY name", "42601", "`GRUOP` is not a keyword. Did you mean GROUP?"),
        Refused("SELECT name FROM stalls ORDER BY name DECS", "42601", "`DECS` is not a keyword. Did you mean DESC?"),
        Refused("SELECT name FROM stalls LIMT 2", "42601", "`LIMT` is not a keyword. Did you mean LIMIT?"),
        Refused(
            "SELECT product FROM sales JION stalls ON stall_id = stalls.id", "42601",
            "`JION` is not a keyword. Did you mean JOIN?"),
        Refused(
            "UPDATE stalls SET id + 5 WHERE id = 1", "42601", "In SET, only a column's name can be on the left of =: `id = …`."),
        Refused(
            "UPDATE stalls SET name = 'x', id - 1", "42601", "In SET, only a column's name can be on the left of =: `id = …`."),
        Refused(
            "UPDATE sales SET price * 2 = price WHERE id = 1", "42601",
            "In SET, only a column's name can be on the left of =: `price = …`."),
        Refused("UPDATE stalls STE name = 'x'", "42601", "`STE` is not a keyword. Did you mean SET?"),
        Refused("INSERT INTO stalls VLAUES (5, 'x', 'A')", "42601", "`VLAUES` is not a keyword. Did you mean VALUES?"),
        Refused("INSERT INOT stalls VALUES (5, 'x', 'A')", "42601", "`INOT` is not a keyword. Did you mean INTO?"),
        Refused("DELETE FORM stalls", "42601", "`FORM` is not a keyword. Did you mean FROM?"),
        Refused("CREATE TABEL t (id int)", "42601", "`TABEL` is not a keyword. Did you mean TABLE?"),
        Refused("drop table if exists;", "42601", "A name is missing after EXISTS."),
        Refused("DROP INDEX", "42601", "A name is missing after INDEX."),
        Refused("DROP TABLE stalls sales", "42601", "A comma is missing between `stalls` and `sales`."),
        Refused("SELECT id name row FROM stalls", "42601", "A comma is missing between `name` and `row`."),
        Refused("SELECT product, price 3 FROM sales", "42601", "A comma or an operator is missing between `price` and `3`."),
        Refused(
            "SELECT name, year of birth FROM stalls", "42601",
            "The server understands the statement up to `of`. It didn't expect `birth` there."),
        Refused(
            "SELESELECT s.name FROM stalls s", "42601",
            "No statement starts with `SELESELECT`. Is a word misspelled, or does a semicolon end the statement too early?"),
        Refused("SELECT name FROM stalls WHERE name LIKE Ap%", "42601", "`Ap%` has no quotes. Text needs single quotes: `'Ap%'`."),
        Refused(
            "SELECT product FROM sales WHERE price > 3,50", "42601", "The number `3,50` contains a comma. SQL writes decimals with a point."
        ),
        Refused(
            "SELECT name FROM stalls, JOIN sales ON stall_id = stalls.id", "42601",
            "The comma between `stalls` and JOIN is one too many."),
        Refused("CREATE TABLE t (id int PRIMARY KEY name text)", "42601", "A comma is missing between KEY and `name`."),
        Refused("CREATE TABLE t (code text value numeric(6,2))", "42601", "A comma is missing between `text` and `value`."),
        Refused("CREATE TABLE t (price numeric(6,2) sold_on date)", "42601", "A comma is missing between `numeric(…)` and `sold_on`."),
        Refused(
            "CREATE TABLE t (id int NOT NULL FOREIGN KEY (id) REFERENCES stalls)", "42601", "A comma is missing between NULL and FOREIGN."),
        Refused(
            "CREATE TABLE t (id int NOT NULL FOREIGN KEY stalls)", "42601",
            "REFERENCES is needed between NULL and `stalls`, not `FOREIGN KEY`."),
        Refused(
            "CREATE TABLE t (id int AUTO_INCREMENT)", "42601",
            "PostgreSQL has no AUTO_INCREMENT. GENERATED ALWAYS AS IDENTITY numbers the rows."),
        Refused(
            "CREATE TABLE t (id int CHECK id > 0)", "42601",
            "Parentheses are missing around `id > 0`. CHECK needs its condition in parentheses."),
        Refused("SELECT sum(price) OVER FROM sales", "42601", "OVER needs parentheses after it, even if they are empty."),
        Refused("UPDATE stalls SET name || 'x'", "42601", "In SET, only a column's name can be on the left of =: `name = …`."),
        Refused("UPDATE TABLE stalls SET name = 'x'", "42601", "TABLE doesn't belong between UPDATE and `stalls`."),
        Refused(
            "SELECT name, FROM stalls", "42601", "The comma between `name` and FROM is one too many."),
        Refused("SELECT name,, id FROM stalls", "42601", "There are two commas with nothing between them."),
        Refused("SELECT name FROM stalls WHERE", "42601", "A condition is missing after WHERE."),
        Refused("SELECT name FROM stalls WHERE id =", "42601", "A value is missing after `=`."),
        Refused("SELECT name FROM stalls WHERE id > AND name = 'x'", "42601", "A value is missing between `>` and AND."),
        Refused(
            "SELECT name FROM stalls WHERE (id > 1 AND id < 3", "42601",
            "A closing parenthesis is missing, or an opening one is extra. The one that opens after WHERE is still open at the end."),
        Refused(
            "SELECT name FROM stalls WHERE id > 1) AND id < 3", "42601",
            "The closing parenthesis between `1` and AND has no opening one."),
        Refused(
            "SELECT name FROM stalls WHERE id > (SELECT avg(id) FROM stalls ORDER BY name", "42601",
            "A closing parenthesis is missing. The one that opens after `>` is still open at the end."),
        Refused("SELECT upper(name FROM stalls", "42601", "A closing parenthesis is missing between `name` and FROM."),
        Refused("SELECT count(visitors FROM stalls", "42601", "A closing parenthesis is missing between `visitors` and FROM."),
        Refused(
            "SELECT name FROM stalls WHERE name = 'Apples", "42601",
            "The text that starts here never ends: a single quote ' is missing. Inside text, a quote is written ''."
        ),
        Refused(
            "SELECT name FROM stalls WHERE name = 'Bob's'", "42601",
            "The text `'Bob'` ends at its second quote. Inside text, a quote is written ''."),
        Refused(
            "SELECT name FROM stalls WHERE name = 'Apples OR name = 'Bread'", "42601",
            "A single quote ' is missing or extra, so the server reads `'Apples OR name = '` as text."),
        Refused(
            "SELECT name FROM stalls WHERE name = \"Apples", "42601", "The name that starts here never ends: a double quote \" is missing."),
        Refused(
            "SELECT name FROM stalls WHERE name = \"\"", "42601",
            "Double quotes enclose a name, and this one is empty. An empty string is written ''."),
        Refused(
            "SELECT `name` FROM stalls", "42601",
            "PostgreSQL doesn't use backticks. Most names need no quotes, and text needs single quotes."),
        Refused(
            "SELECT [name] FROM stalls", "42601",
            "Square brackets are for arrays. Write names without brackets, and lists in parentheses."),
        Refused(
            "SELECT name FROM stalls ORDER BY name WHERE id > 1", "42601",
            "WHERE must come before ORDER BY. The order is SELECT, FROM, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT."),
        Refused(
            "SELECT name FROM stalls WHERE id > 1 WHERE id < 3", "42601",
            "AND is needed between `1` and `id`, not WHERE."),
        Refused(
            "SELECT row, count(*) FROM stalls HAVING count(*) > 1 GROUP BY row", "42601",
            "GROUP BY must come before HAVING. The order is SELECT, FROM, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT."),
        Refused(
            "SELECT name WHERE id > 1 FROM stalls", "42601",
            "FROM must come before WHERE. The order is SELECT, FROM, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT."),
        Refused(
            "SELECT product FROM sales JOIN stalls WHERE price > 3", "42601",
            "`JOIN stalls` has no condition. ON says which rows of the two tables belong together."),
        Refused("SELECT product FROM sales LEFT stalls ON true", "42601", "JOIN is missing between LEFT and `stalls`."),
        Refused(
            "SELECT product FROM sales s JOIN stalls t", "42601",
            "`JOIN stalls` has no condition. ON says which rows of the two tables belong together."),
        Refused(
            "SELECT s.product FROM sales s JOIN stalls t JOIN sales x ON x.product = t.name WHERE s.price > 3", "42601",
            "`JOIN stalls` has no condition. ON says which rows of the two tables belong together."),
        Refused(
            "SELECT s.product FROM sales s WHERE s.price > 3 JOIN stalls t ON true", "42601",
            "JOIN must come before WHERE. The order is SELECT, FROM … JOIN, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT."),
        Refused("WHERE id > 3", "42601", "No statement starts with WHERE. Does a semicolon end the one before it too early?"),
        Refused("SELECT name FROM WHERE id > 3", "42601", "The name of a table is missing after FROM."),
        Refused(
            "SELECT name AS 'Name' FROM stalls", "42601", "`'Name'` has single quotes, so it is text. A name has none, or double quotes."),
        Refused("SELECT name FROM 'stalls'", "42601", "`'stalls'` has single quotes, so it is text. A name has none, or double quotes."),
        Refused(
            "INSERT INTO stalls ('id', 'name') VALUES (5, 'x')", "42601",
            "`'id'` has single quotes, so it is text. A name has none, or double quotes."),
        Refused(
            "CREATE TABLE order (id int)", "42601",
            "ORDER is a keyword of SQL. Choose another name, or put this one in double quotes."),
        Refused(
            "SELECT name FROM stalls WHERE id IN 1, 2", "42601",
            "Parentheses are missing around `1, 2`. IN needs its values in parentheses."),
        Refused(
            "SELECT name FROM stalls WHERE name = 'Apples', 'Bread' AND id > 1", "42601",
            "= compares with one value, but a list follows. IN takes a list, in parentheses."),
        Refused(
            "SELECT name FROM stalls WHERE name LIKE 'A%', 'B%'", "42601", "LIKE compares with one value, but a list follows."),
        Refused(
            "SELECT name FROM stalls WHERE row NOT NULL", "42601",
            "IS is missing between `row` and NOT. IS NULL and IS NOT NULL test whether there is a value."),
        Refused("SELECT name FROM stalls WHERE id IS 3", "42601", "= is needed between `id` and `3`, not IS."),
        Refused(
            "SELECT name FROM stalls WHERE name IS MISSING OR name IS EMPTY", "42601",
            "IS tests for NULL: IS NULL or IS NOT NULL. Other values are compared with =."),
        Refused("SELECT product FROM sales WHERE price IS <= 3", "42601", "IS doesn't belong between `price` and `<=`."),
        Refused("SELECT product FROM sales WHERE price > 1 AND < 3", "42601", "A column is missing between AND and `<`."),
        Refused("SELECT product FROM sales WHERE price <= 3 euros", "42601", "`euros` doesn't belong after `3`."),
        Refused(
            "SELECT name FROM stalls WHERE id BETWEEN 1, 3", "42601",
            "AND is needed between `1` and `3`, not the comma. BETWEEN takes two values with AND between them."),
        Refused(
            "INSERT INTO stalls VALUES 5, 'x', 'A'", "42601",
            "Parentheses are missing around `5, 'x', 'A'`. VALUES needs each row in parentheses."),
        Refused("INSERT stalls VALUES (5, 'x', 'A')", "42601", "INTO is missing between INSERT and `stalls`."),
        Refused("DELETE stalls WHERE id = 1", "42601", "FROM is missing between DELETE and `stalls`."),
        Refused(
            "DELETE id, name FROM stalls WHERE id = 1", "42601",
            "DELETE removes whole rows, so it names no columns. FROM comes right after it."),
        Refused(
            "UPDATE stalls name = 'x'", "42601", "SET is missing between `stalls` and `name`."),
        Refused(
            "UPDATE stalls SET name ADD 'x'", "42601", "The server understands the statement up to `name`. It didn't expect `ADD` there."),
        Refused("UPDATE stalls ADD 5", "42601", "UPDATE needs SET after the table name, then a column, =, and its new value."),
        Refused("UPDATE stalls ADD name = 'x'", "42601", "SET is needed between `stalls` and `name`, not `ADD`."),
        Refused(
            "INSERT INTO stalls VALUES (9, 'x', 'A'); RETURNING id", "42601",
            "No statement starts with RETURNING. Does a semicolon end the one before it too early?"),
        Refused(
            "INSERT INTO stalls VALUES (9, 'x', 'A'); ON CONFLICT DO NOTHING", "42601",
            "No statement starts with ON. Does a semicolon end the one before it too early?"),
        Refused(
            "SELECT name FROM stalls WHERE name = Granny Smith AND id > 1", "42601",
            "`Granny Smith` has no quotes. Text needs single quotes: `'Granny Smith'`."),
        Refused("SELECT TOP 3 name FROM stalls", "42601", "PostgreSQL has no TOP. LIMIT at the end of the query sets the number of rows."),
        Refused("SELECT CASE WHEN id > 1 THEN 'a' FROM stalls", "42601", "END is missing between `'a'` and FROM. It ends a CASE."),
        Refused(
            "SELECT name FROM stalls WHERE 1 < id < 3", "42601",
            "Comparisons can't be chained. Write each one in full, with AND between them."),
        Refused("SELECT name FROM stalls WHERE id => 3", "42601", ">= is needed between `id` and `3`, not `=>`."),
        Refused("SELECT name FROM stalls WHERE id = > 3", "42601", ">= is needed between `id` and `3`, not `= >`."),
        Refused("SELECT name FROM stalls WHERE id = < 3", "42601", "<= is needed between `id` and `3`, not `= <`."),
        Refused("SELECT name FROM stalls WHERE id > < 3", "42601", "<> is needed between `id` and `3`, not `> <`."),
        Refused(
            "SELECT name FROM stalls WHERE row IS 'NULL'", "42601",
            "`'NULL'` has quotes, so it isn't NULL. IS NULL and IS NOT NULL test whether there is a value."),
        Refused(
            "SELECT name FROM stalls WHERE row IS NOT \"null\"", "42601",
            "`\"null\"` has quotes, so it isn't NULL. IS NULL and IS NOT NULL test whether there is a value."),
        Refused(
            "SELECT count(order) FROM stalls", "42601",
            "ORDER is a keyword of SQL. `count` needs * or a column in its parentheses."),
        Refused(
            "SELECT name FROM stalls WHERE id > = 3", "42601",
            "`>=` is one operator, so it has no space inside. You wrote `> =`."),
        Refused(
            "SELECT 2nd FROM stalls", "42601",
            "Something else follows this number without a space. A number has no unit, and a name can't start with a digit."),
        Refused(
            "SELECT name FROM stalls UNION SELECT id, name FROM stalls", "42601",
            "UNION stacks the rows of two queries, but these two have different numbers of columns."),
        Refused(
            "INSERT INTO stalls (id, name) VALUES (5, 'x', 'A')", "42601",
            "The INSERT gives more values than columns. Each value needs a column."),
        Refused(
            "INSERT INTO stalls (id, name, row) VALUES (5, 'x')", "42601",
            "The INSERT names more columns than values. Each column needs a value."),
        Refused("INSERT INTO stalls VALUES (5, 'x', 'A'), (6, 'y')", "42601", "The rows after VALUES have different numbers of values."),
        Refused(
            "SELECT name FROM stalls WHERE id IN (SELECT stall_id, price FROM sales)", "42601",
            "A subquery in this position can return only one column."),
        Refused("SELECT *", "42601", "* means all columns of the tables in FROM, but there is no FROM."),
        Refused(
            "SELECT name FROM (SELECT name FROM stalls)", "42601",
            "A subquery in FROM needs a name: AS and a name after its closing parenthesis."),
        Refused(
            "SELECT name FROM stalls LIMIT 2, 3", "42601",
            "LIMIT takes one number. OFFSET says how many rows to skip."),
        Refused("SELECT name FROM stalls WHERE id = 3 && row = 'A'", "42601", "AND is needed between `3` and `row`, not `&&`."),
        Refused(
            "SELECT product price FROM sales WHERE price > 3 ADN price < 5", "42601", "`ADN` is not a keyword. Did you mean AND?"),
        Refused(
            "SELECT product FROM sales ORDER BY price LIMIT", "42601", "A number is missing after LIMIT."),
        Refused("SELECT product, FROM, price sales", "42601", "The comma between `product` and FROM is one too many."),
        Refused(
            "SELECT product FROM sales s INNER JOIN stalls t ON s.stall_id = t.id WHERE name = 'Apples", "42601",
            "The text that starts here never ends: a single quote ' is missing. Inside text, a quote is written ''."
        ),
        Refused(
            "SELECT * FROM sales WHERE product = 'Rye' price > 3", "42601",
            "AND or OR is missing between `'Rye'` and `price`."),
        Refused("SELECT product FROM sales WHERE product LIKE %R%", "42601", "`%R%` has no quotes. Text needs single quotes: `'%R%'`."),
        Refused("SELECT COUNT(DISTNCT product) FROM sales", "42601", "`DISTNCT` is not a keyword. Did you mean DISTINCT?"),
        Refused("SELECT DISTINCT ON stall_id product FROM sales", "42601", "Parentheses are missing around `stall_id`."),
        Refused(
            "UPDATE sales SET price = price * 1.1, WHERE id = 1", "42601",
            "The comma between `1.1` and WHERE is one too many."),
        Refused("CREATE TABLE t (id int name text)", "42601", "A comma is missing between `int` and `name`."),
        Refused(
            "CREATE TABLE t (id int,)", "42601", "The comma between `int` and `)` is one too many."),
        Refused("CREATE TABLE t (id int PRIMARY KYE)", "42601", "`KYE` is not a keyword. Did you mean KEY?"),
        Refused("CREATE TABLE t id int", "42601", "Parentheses are missing around `id int`."),
        Refused("ALTER TABLE stalls ADD COLUM x int", "42601", "`COLUM` is not a keyword. Did you mean COLUMN?"),
        Refused(
            "SELECT product FROM sales WHERE sold_on BETWEEN '2026-03-01' '2026-03-02'", "42601",
            "AND is missing between `'2026-03-01'` and `'2026-03-02'`. BETWEEN takes two values with AND between them."),
        Refused("SELECT product FROM sales AS", "42601", "A name is missing after AS."),
        Refused(
            "SELECT CASE price > 3 THEN 'dear' ELSE 'cheap' END FROM sales", "42601",
            "WHEN is missing between CASE and `price`. In a CASE, every condition starts with WHEN."),
        Refused(
            "SELECT CASE WHEN price > 3 'dear' ELSE 'cheap' END FROM sales", "42601",
            "THEN is missing between `3` and `'dear'`. In a CASE, THEN follows the condition after WHEN."),
        Refused(
            "SELECTproduct FROM sales", "42601", "A space is missing in `SELECTproduct`, after SELECT."),
        Refused(
            "SELECT product FROM sales IF price > 3", "42601",
            "WHERE is needed between `sales` and `price`, not `IF`."),
        Refused(
            "SELECT name FROM stalls WHERE id > ( x SELECT avg(id) FROM stalls )", "42601", "`x` doesn't belong between `(` and SELECT."),
        Refused(
            "SELECT name FROM stalls WHERE id = (s SELECT max(id) FROM stalls)", "42601", "`s` doesn't belong between `(` and SELECT."),
        Refused(
            "SELECT name FROM stalls WHERE id IN (x SELECT stall_id FROM sales)", "42601", "`x` doesn't belong between `(` and SELECT."),
        Refused(
            "SELECT name FROM stalls WHERE id > q (SELECT avg(id) FROM stalls)", "42601", "`q` doesn't belong between `>` and `(`."),
        Refused(
            "SELECT name FROM stalls WHERE id > (SELECT a avg(id) FROM stalls)", "42601", "`a` doesn't belong between SELECT and `avg`."),
        Refused(
            "SELECT name FROM stalls WHERE id > (SELECT avg q (id) FROM stalls)", "42601", "`q` doesn't belong between `avg` and `(`."),
        Refused(
            "SELECT product FROM sales WHERE NOT EXIST (SELECT 1)", "42601", "`EXIST` is not a keyword. Did you mean EXISTS?"),
        Refused("SELECT product FROM sales WHERE price IS NOT NUL", "42601", "`NUL` is not a keyword. Did you mean NULL?"),
        Refused(
            "SELECT sum(price) FROM sales WHERE price > 'cheap' GROUP BY", "42601",
            "A column is missing after BY."),
    ])
    func `syntax errors are explained in plain words`(refused: Refused) async throws { try await refused.check() }
}
