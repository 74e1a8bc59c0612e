import Grading
import Testing

/// Queries as beginners get them wrong, and what they are told: each through a real server.
@Suite(.realServer, .timeLimit(.minutes(10))) struct SyntaxExplanationTests {
    @Test(arguments: [
        Refused(
            "SELECT s.id s.name FROM stalls AS s", "42601",
            "Between id and s something is missing: a comma, perhaps, or an operator."),
        Refused("SLECT name FROM stalls", "42601", "The server doesn't know SLECT here. Did you mean SELECT?"),
        Refused("SELECT name FORM stalls", "42601", "The server doesn't know FORM here. Did you mean FROM?"),
        Refused("SELECT * FORM stalls", "42601", "The server doesn't know FORM here. Did you mean FROM?"),
        Refused("SELECT name FROM stalls WEHRE id > 2", "42601", "The server doesn't know WEHRE here. Did you mean WHERE?"),
        Refused("SELECT name FROM stalls ODER BY name", "42601", "The server doesn't know ODER here. Did you mean ORDER?"),
        Refused("SELECT name FROM stalls ORDER name", "42601", "After ORDER comes BY: ORDER BY."),
        Refused("SELECT name FROM stalls GRUOP BY name", "42601", "The server doesn't know GRUOP here. Did you mean GROUP?"),
        Refused("SELECT name FROM stalls ORDER BY name DECS", "42601", "The server doesn't know DECS here. Did you mean DESC?"),
        Refused("SELECT name FROM stalls LIMT 2", "42601", "The server doesn't know LIMT here. Did you mean LIMIT?"),
        Refused(
            "SELECT product FROM sales JION stalls ON stall_id = stalls.id", "42601",
            "The server doesn't know JION here. Did you mean JOIN?"),
        Refused("UPDATE stalls STE name = 'x'", "42601", "The server doesn't know STE here. Did you mean SET?"),
        Refused("INSERT INTO stalls VLAUES (5, 'x', 'A')", "42601", "The server doesn't know VLAUES here. Did you mean VALUES?"),
        Refused("INSERT INOT stalls VALUES (5, 'x', 'A')", "42601", "The server doesn't know INOT here. Did you mean INTO?"),
        Refused("DELETE FORM stalls", "42601", "The server doesn't know FORM here. Did you mean FROM?"),
        Refused("CREATE TABEL t (id int)", "42601", "The server doesn't know TABEL here. Did you mean TABLE?"),
        Refused("SELECT id name row FROM stalls", "42601", "Between name and row something is missing: a comma, perhaps, or an operator."),
        Refused("SELECT name, FROM stalls", "42601", "The comma before FROM is one too many, or what should follow it is missing."),
        Refused("SELECT name,, id FROM stalls", "42601", "Two commas stand side by side, with nothing between them."),
        Refused("SELECT name FROM stalls WHERE", "42601", "After WHERE a value or a condition must follow, but the end comes."),
        Refused("SELECT name FROM stalls WHERE id =", "42601", "After = a value or a condition must follow, but the end comes."),
        Refused("SELECT name FROM stalls WHERE id > AND name = 'x'", "42601", "After > a value or a condition must follow, but AND comes."),
        Refused("SELECT name FROM stalls WHERE (id > 1 AND id < 3", "42601", "A parenthesis is opened, and none closed: a ) is missing."),
        Refused(
            "SELECT name FROM stalls WHERE id > 1) AND id < 3", "42601",
            "There are more closing parentheses than opening ones: a ( is missing, or a ) is too many."),
        Refused("SELECT upper(name FROM stalls", "42601", "A parenthesis is opened, and none closed: a ) is missing."),
        Refused(
            "SELECT name FROM stalls WHERE name = 'Apples", "42601",
            "The text that begins here has no end: a single quote ' is missing. A quote that belongs to the text itself is written twice, ''."
        ),
        Refused(
            "SELECT name FROM stalls WHERE name = 'Bob's'", "42601",
            "The text 'Bob' ends at its second quote, so s stands outside. A quote within a text is written twice: ''."),
        Refused(
            "SELECT name FROM stalls WHERE name = \"Apples", "42601", "The name that begins here has no end: a double quote \" is missing."),
        Refused(
            "SELECT name FROM stalls WHERE name = \"\"", "42601",
            "Two double quotes enclose a name, and here it is empty. An empty text is written with two single quotes: ''."),
        Refused("SELECT `name` FROM stalls", "42601", "Backticks ` mean nothing in PostgreSQL. A name stands bare, or in double quotes."),
        Refused(
            "SELECT [name] FROM stalls", "42601",
            "Square brackets don't go around names in PostgreSQL. A name stands bare, or in double quotes."),
        Refused(
            "SELECT name FROM stalls ORDER BY name WHERE id > 1", "42601",
            "WHERE comes too late here, after ORDER BY. The order is SELECT, FROM, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT."),
        Refused(
            "SELECT name FROM stalls WHERE id > 1 WHERE id < 3", "42601",
            "There is a WHERE already. A further condition joins the first with AND or OR."),
        Refused(
            "SELECT row, count(*) FROM stalls HAVING count(*) > 1 GROUP BY row", "42601",
            "GROUP BY comes too late here, after HAVING. The order is SELECT, FROM, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT."),
        Refused(
            "SELECT name WHERE id > 1 FROM stalls", "42601",
            "FROM comes too late here, after WHERE. The order is SELECT, FROM, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT."),
        Refused(
            "SELECT product FROM sales JOIN stalls WHERE price > 3", "42601",
            "This JOIN has no condition yet: ON says which rows of the two tables belong together."),
        Refused("SELECT product FROM sales LEFT stalls ON true", "42601", "After LEFT comes JOIN."),
        Refused(
            "SELECT product FROM sales s JOIN stalls t", "42601",
            "This JOIN has no condition yet: ON says which rows of the two tables belong together."),
        Refused("WHERE id > 3", "42601", "No statement begins with WHERE. Does a semicolon end the one before it too early?"),
        Refused("SELECT name FROM WHERE id > 3", "42601", "After FROM comes the name of a table, and here it is missing."),
        Refused("SELECT name AS 'Name' FROM stalls", "42601", "A name after AS is no text: it stands without quotes, or in double quotes."),
        Refused("SELECT name FROM 'stalls'", "42601", "The name of a table is no text: it stands without single quotes."),
        Refused(
            "INSERT INTO stalls ('id', 'name') VALUES (5, 'x')", "42601",
            "The name of a column is no text: it stands without single quotes."),
        Refused(
            "CREATE TABLE order (id int)", "42601",
            "ORDER is a word of SQL itself, so it can be a name only in double quotes. Another name is easier."),
        Refused("SELECT name FROM stalls WHERE id IN 1, 2", "42601", "IN takes a list in parentheses, with commas between its values."),
        Refused("SELECT name FROM stalls WHERE row NOT NULL", "42601", "Whether there is a value is asked with IS NULL and IS NOT NULL."),
        Refused("SELECT name FROM stalls WHERE id IS 3", "42601", "IS goes with NULL, TRUE and FALSE. A value is compared with =."),
        Refused("SELECT name FROM stalls WHERE id BETWEEN 1, 3", "42601", "BETWEEN takes two values with AND between them, not a comma."),
        Refused(
            "INSERT INTO stalls VALUES 5, 'x', 'A'", "42601", "After VALUES comes a row in parentheses, with commas between its values."),
        Refused("INSERT stalls VALUES (5, 'x', 'A')", "42601", "INSERT is followed by INTO."),
        Refused("DELETE stalls WHERE id = 1", "42601", "DELETE is followed by FROM."),
        Refused("UPDATE stalls name = 'x'", "42601", "After the table's name, UPDATE goes on with SET."),
        Refused("SELECT TOP 3 name FROM stalls", "42601", "PostgreSQL has no TOP. How many rows come is said at the end, with LIMIT."),
        Refused("SELECT CASE WHEN id > 1 THEN 'a' FROM stalls", "42601", "CASE goes on up to its END, and here END is missing."),
        Refused(
            "SELECT name FROM stalls WHERE 1 < id < 3", "42601",
            "Comparisons can't be chained: each of the two stands for itself, with AND between them."),
        Refused("SELECT name FROM stalls WHERE id => 3", "42601", "“Greater or equal” is written >=."),
        Refused(
            "SELECT name FROM stalls WHERE id > = 3", "42601",
            "Two comparisons stand side by side: > and =. Written together they are one, such as >= or <>."),
        Refused(
            "SELECT 2nd FROM stalls", "42601",
            "Here a number runs straight into letters. A name can't begin with a digit, and a number has no letters."),
        Refused(
            "SELECT name FROM stalls UNION SELECT id, name FROM stalls", "42601",
            "UNION puts the rows of two queries under each other, and these two have different numbers of columns."),
        Refused(
            "INSERT INTO stalls (id, name) VALUES (5, 'x', 'A')", "42601",
            "The INSERT gives more values than it names columns: each value needs its column."),
        Refused(
            "INSERT INTO stalls (id, name, row) VALUES (5, 'x')", "42601",
            "The INSERT names more columns than it gives values: each column needs its value."),
        Refused("INSERT INTO stalls VALUES (5, 'x', 'A'), (6, 'y')", "42601", "The rows after VALUES have different numbers of values."),
        Refused(
            "SELECT name FROM stalls WHERE id IN (SELECT stall_id, price FROM sales)", "42601",
            "A subquery in this place stands for one value or one list of values, so its SELECT names a single column."),
        Refused("SELECT *", "42601", "* means all columns of the tables in FROM, and there is no FROM."),
        Refused(
            "SELECT name FROM (SELECT name FROM stalls)", "42601",
            "A subquery in FROM needs a name: AS and a name after its closing parenthesis."),
        Refused(
            "SELECT name FROM stalls LIMIT 2, 3", "42601",
            "LIMIT takes one number here. How many rows are passed over before them is said with OFFSET."),
        Refused("SELECT name FROM stalls WHERE id = 3 && row = 'A'", "42601", "Conditions are joined by the words AND and OR, not by &&."),
        Refused(
            "SELECT product price FROM sales WHERE price > 3 ADN price < 5", "42601", "The server doesn't know ADN here. Did you mean AND?"),
        Refused(
            "SELECT product FROM sales ORDER BY price LIMIT", "42601", "The statement ends too early: something must follow after LIMIT."),
        Refused(
            "SELECT product, FROM, price sales", "42601", "The comma before FROM is one too many, or what should follow it is missing."),
        Refused(
            "SELECT product FROM sales s INNER JOIN stalls t ON s.stall_id = t.id WHERE name = 'Apples", "42601",
            "The text that begins here has no end: a single quote ' is missing. A quote that belongs to the text itself is written twice, ''."
        ),
        Refused(
            "SELECT * FROM sales WHERE product = 'Rye' price > 3", "42601",
            "Between 'Rye' and price something is missing: AND or OR, perhaps, or an operator."),
        Refused("SELECT product FROM sales WHERE product LIKE %R%", "42601", "After LIKE comes the pattern, a text in single quotes."),
        Refused("SELECT COUNT(DISTNCT product) FROM sales", "42601", "The server doesn't know DISTNCT here. Did you mean DISTINCT?"),
        Refused("SELECT DISTINCT ON stall_id product FROM sales", "42601", "After DISTINCT ON come the columns, in parentheses."),
        Refused(
            "UPDATE sales SET price = price * 1.1, WHERE id = 1", "42601",
            "The comma before WHERE is one too many, or what should follow it is missing."),
        Refused(
            "CREATE TABLE t (id int name text)", "42601", "Between int and name something is missing: a comma, perhaps, or an operator."),
        Refused("CREATE TABLE t (id int,)", "42601", "The comma before ) is one too many, or what should follow it is missing."),
        Refused("CREATE TABLE t (id int PRIMARY KYE)", "42601", "The server doesn't know KYE here. Did you mean KEY?"),
        Refused("CREATE TABLE t id int", "42601", "After the name of a new table come its columns, in parentheses."),
        Refused("ALTER TABLE stalls ADD COLUM x int", "42601", "The server doesn't know COLUM here. Did you mean COLUMN?"),
        Refused(
            "SELECT product FROM sales WHERE sold_on BETWEEN '2026-03-01' '2026-03-02'", "42601",
            "BETWEEN takes two values with AND between them."),
        Refused("SELECT product FROM sales AS", "42601", "The statement ends too early: something must follow after AS."),
        Refused("SELECT CASE price > 3 THEN 'dear' ELSE 'cheap' END FROM sales", "42601", "In a CASE every condition begins with WHEN."),
        Refused(
            "SELECT CASE WHEN price > 3 'dear' ELSE 'cheap' END FROM sales", "42601",
            "In a CASE the condition after WHEN is followed by THEN."),
        Refused(
            "SELECT product FROM sales IF price > 3", "42601",
            "The server could read everything before price, and then could not go on. Look at what stands just before it."),
        Refused(
            "SELECT product FROM sales WHERE NOT EXIST (SELECT 1)", "42601", "The server doesn't know EXIST here. Did you mean EXISTS?"),
        Refused("SELECT product FROM sales WHERE price IS NOT NUL", "42601", "The server doesn't know NUL here. Did you mean NULL?"),
        Refused(
            "SELECT sum(price) FROM sales WHERE price > 'cheap' GROUP BY", "42601",
            "The statement ends too early: something must follow after BY."),
    ])
    func `what the server can't read is explained in plain words`(refused: Refused) async throws { try await refused.check() }
}
