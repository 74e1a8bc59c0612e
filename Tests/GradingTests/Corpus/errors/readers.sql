-- exercise: outer-joins/orders-per-customer

-- teacher: A comma is missing after c.name. | comma is missing between `c.name` and `count`
SELECT c.name count(o.id) FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id;

-- teacher: A comma is missing after the alias. | comma is missing between `customer` and `count`
SELECT c.name AS customer count(o.id) FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id;

-- teacher: A comma is missing after c.name. | comma is missing between `c.name` and `upper`
SELECT c.id, c.name upper(c.city) FROM customers AS c;

-- teacher: ORDER is a keyword. | ORDER is a keyword of SQL & another name & double quotes
-- never: orders
SELECT c.name, count(o.id) order FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id;

-- teacher: ORDER is a keyword. | ORDER is a keyword of SQL & another name
SELECT c.name, count(order.id) FROM customers AS c LEFT JOIN orders AS order ON order.customer_id = c.id GROUP BY c.id;

-- teacher: ORDER is a keyword. | ORDER is a keyword of SQL
SELECT c.name, count(o.id) AS orders FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id ORDER BY order DESC;

-- teacher: The table is named orders. | `orders` is needed
SELECT c.name, o.id FROM customers AS c LEFT JOIN order AS o ON o.customer_id = c.id;

-- teacher: USER is a keyword. | USER is a keyword of SQL
-- never: comma
SELECT user.name FROM customers AS user;

-- teacher: r is joined later. | `r` can't be used here & joined so far
-- never: only the tables of its own join
SELECT c.name, o.id FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = r.customer_id LEFT JOIN reviews AS r ON r.customer_id = c.id;

-- teacher: ON doesn't see tables before a comma. | `c` can't be used here & JOIN
SELECT c.name FROM customers AS c, orders AS o LEFT JOIN reviews AS r ON r.customer_id = c.id;

-- teacher: One quote is straight and one is curly. | straight quote & curly
SELECT c.name FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id AND o.status <> 'cancelled’;

-- teacher: One quote is straight and one is curly. | curly quotes & straight
SELECT c.name FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id AND o.status <> ‘cancelled';

-- teacher: HAVING tests groups. | HAVING is needed & groups
-- never: must come before
SELECT c.name, count(o.id) FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id WHERE count(o.id) > 3;

-- teacher: WHERE comes before GROUP BY. | WHERE must come before GROUP BY
-- never: HAVING is needed
SELECT c.name, count(o.id) FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id WHERE o.status = 'open';

-- teacher: The semicolon should be a comma. | semicolon
-- never: SELECT is missing
SELECT c.name, count(o.id) AS orders FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id ORDER BY orders DESC; c.name;

-- teacher: The semicolon should be a comma. | no FROM before the semicolon|the query has no FROM
SELECT c.name; count(o.id) FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id;

-- teacher: Not equal is written <>. | <> is needed & IS NOT
-- never: compared with =
SELECT c.name FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id AND o.status IS NOT 'cancelled';

-- teacher: Values are compared with =. | = is needed
-- never: WHERE is missing
SELECT c.name FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id AND o.status IS 'open';

-- teacher: Not equal is written <>. | <> is needed
-- never: WHERE is missing
SELECT c.name FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id AND o.status NOT 'cancelled';

-- teacher: IN should be ON. | ON is needed & not IN
-- never: has no condition
SELECT c.name FROM customers AS c LEFT JOIN orders AS o IN o.customer_id = c.id;

-- teacher: OF should be ON. | ON is needed & not `OF`
SELECT c.name FROM customers AS c LEFT JOIN orders AS o OF o.customer_id = c.id;

-- teacher: count needs * or a column. | parenthesis & \* or a column
SELECT c.name, count( FROM customers AS c;

-- teacher: In double quotes, case matters. | double quotes, letter case matters & `name`
SELECT c."Name" FROM customers AS c;

-- teacher: In double quotes, case matters. | double quotes, letter case matters & `c`
SELECT "C".name FROM customers AS c;

-- teacher: The alias needs its quotes. | without double quotes & `"Customer"`
SELECT c.name AS "Customer" FROM customers AS c ORDER BY customer;

-- teacher: The alias needs its quotes. | without double quotes & `"Orders"`
-- never: is a table
SELECT c.name, count(o.id) AS "Orders" FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id ORDER BY Orders DESC;

-- teacher: Two spaces are non-breaking. | normal space
SELECT c.name,  o.id FROM customers AS c;

-- teacher: Not equal is written <>. | <>
-- never: doesn't belong
SELECT c.name FROM customers AS c WHERE c.id IS NOT = 1;

-- teacher: = is missing. | operator & missing
-- never: arenthes
SELECT c.name FROM customers AS c LEFT JOIN orders AS o ON o.customer_id c.id;

-- teacher: The table is missing. | name of a table is missing after JOIN
SELECT c.name FROM customers AS c LEFT JOIN ON o.customer_id = c.id;

-- teacher: LEFT is missing before OUTER. | OUTER
SELECT c.name FROM customers AS c OUTER JOIN orders AS o ON o.customer_id = c.id;

-- teacher: JOIN is missing. | JOIN is missing
SELECT c.name FROM customers AS c LEFT OUTER orders AS o ON o.customer_id = c.id;

-- teacher: customers has no customer_id. | no column `customer_id` & both tables
SELECT c.name FROM customers AS c LEFT JOIN orders AS o USING (customer_id);

-- teacher: The subquery needs parentheses. | parentheses are missing around & IN
SELECT c.name FROM customers AS c WHERE c.id NOT IN SELECT customer_id FROM orders;

-- teacher: The subquery isn't closed. | closing parenthesis is missing & FROM
SELECT c.name, (SELECT count(*) FROM orders AS o WHERE o.customer_id = c.id FROM customers AS c;

-- teacher: The subquery returns two columns. | only one column
SELECT c.name, (SELECT o.id, o.status FROM orders AS o WHERE o.customer_id = c.id) FROM customers AS c;

-- teacher: FROM is missing. | no FROM
SELECT c.name WHERE c.id = 1;

-- teacher: The table is missing. | name of a table is missing after FROM
-- never: keyword
SELECT c.name FROM;

-- teacher: The condition is missing. | condition is missing after WHERE
-- never: keyword
SELECT c.name FROM customers AS c WHERE;

-- teacher: ORDER BY comes before LIMIT. | ORDER BY must come before LIMIT
SELECT c.name FROM customers AS c LIMIT 3 ORDER BY c.name;

-- teacher: A comma is missing. | comma is missing between `'Leeds'` and `'York'`
SELECT c.name FROM customers AS c WHERE c.city IN ('Leeds' 'York');

-- teacher: The pattern needs quotes. | no quotes & '%example.com'
SELECT c.name FROM customers AS c WHERE c.email LIKE %example.com;

-- teacher: IS is too much. | IS doesn't belong
SELECT c.name FROM customers AS c WHERE c.id IS BETWEEN 1 AND 3;

-- teacher: Comparisons can't be chained. | chained & AND
-- never: arenthes
SELECT c.name FROM customers AS c WHERE c.id > 3 < 5;

-- teacher: SQL has no CONTAINS. | CONTAINS
-- never: arenthes
SELECT c.name FROM customers AS c WHERE c.email CONTAINS 'example';

-- teacher: coalesce needs one type. | The values in coalesce need types that match
SELECT c.name, coalesce(o.id, 'none') FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id;

-- teacher: || joins text. | \|\| joins text
SELECT c.name + ' ' + c.city FROM customers AS c;

-- teacher: LIMIT takes one number. | LIMIT takes one number
SELECT c.name FROM customers AS c LIMIT 2, 3;

-- teacher: 'York' needs a comparison. | 'York' alone
SELECT c.name FROM customers AS c WHERE c.city = 'Leeds' OR 'York';

-- teacher: The last comma is too much. | comma between `c.city` and FROM
SELECT c.name, c.city, FROM customers AS c;

-- teacher: The comma is too much. | comma between `c` and LEFT
SELECT c.name FROM customers AS c, LEFT JOIN orders AS o ON o.customer_id = c.id;

-- teacher: The comma is too much. | comma between `c.id` and ORDER
SELECT c.name, count(o.id) FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id, ORDER BY c.name;

-- exercise: outer-joins/italian-week

-- teacher: UPDATE has FROM, not JOIN. | UPDATE has no JOIN & FROM & WHERE
UPDATE books JOIN authors ON authors.id = books.author_id SET price = price * 0.9 WHERE authors.country = 'Italy';

-- teacher: UPDATE has FROM, not JOIN. | UPDATE has no JOIN & FROM
UPDATE books AS b INNER JOIN authors AS a ON a.id = b.author_id SET price = b.price * 0.9;

-- teacher: UPDATE has FROM, not JOIN. | UPDATE has no JOIN & FROM
UPDATE books SET price = price * 0.9 LEFT JOIN authors AS a ON a.id = books.author_id;

-- teacher: The second table goes after FROM. | UPDATE has no JOIN & FROM
-- never: one too many
UPDATE books, authors SET price = price * 0.9 WHERE authors.id = books.author_id;

-- teacher: DELETE has USING, not JOIN. | DELETE has no JOIN & USING
-- never: SELECT is missing
DELETE FROM books JOIN authors ON authors.id = books.author_id WHERE authors.country = 'Italy';

-- teacher: % isn't percent. | remainder & percent
UPDATE books SET price = price - 10% FROM authors AS a WHERE a.id = books.author_id;

-- teacher: Decimals have a point. | comma & point
UPDATE books SET price = price * 0,9 FROM authors AS a WHERE a.id = books.author_id;

-- teacher: FROM comes before WHERE. | FROM must come before WHERE
UPDATE books SET price = price * 0.9 WHERE author_id = a.id FROM authors AS a;

-- teacher: FROM is too much. | FROM doesn't belong
UPDATE FROM books SET price = price * 0.9;

-- teacher: SET needs column = value. | on the left of = & `price = …`
UPDATE books SET price - 1 WHERE genre = 'novel';

-- exercise: aggregates/review-what-to-reorder

-- teacher: END is missing. | END is missing between `copies::text` and FROM
SELECT book_id, CASE WHEN copies = 0 THEN 'sold out' ELSE copies::text FROM stock;

-- teacher: END is missing. | END is missing between `' copies'` and FROM
SELECT book_id, CASE WHEN copies = 0 THEN 'sold out' ELSE copies::text || ' copies' FROM stock;

-- teacher: reorder needs quotes. | single quotes & `'reorder'`
-- never: reorder_at
SELECT book_id, CASE WHEN copies = 0 THEN 'sold out' WHEN copies <= reorder_at THEN reorder ELSE 'enough' END FROM stock;

-- teacher: enough needs quotes. | single quotes & `'enough'`
SELECT book_id, CASE WHEN copies = 0 THEN 'sold out' ELSE enough END FROM stock;

-- teacher: Text has single quotes. | single quotes & 'sold out'
SELECT book_id, CASE WHEN copies = 0 THEN "sold out" ELSE 'enough' END FROM stock;

-- teacher: sold out needs quotes. | no quotes & 'sold out'
SELECT book_id, CASE WHEN copies = 0 THEN sold out ELSE 'enough' END FROM stock;

-- teacher: CASE needs one type. | The values in CASE need types that match
-- never: compared|stored
SELECT book_id, CASE WHEN copies = 0 THEN 'sold out' ELSE copies END FROM stock;

-- teacher: CASE needs one type. | The values in CASE need types that match
-- never: compared|stored
SELECT book_id, CASE WHEN copies = 0 THEN 0 ELSE 'enough' END FROM stock;

-- teacher: WHEN, not IF. | WHEN is needed & IF
SELECT book_id, CASE IF copies = 0 THEN 'sold out' ELSE 'enough' END FROM stock;

-- teacher: CASE WHEN, not IF. | CASE WHEN is needed & IF
SELECT book_id, IF copies = 0 THEN 'sold out' ELSE 'enough' END FROM stock;

-- teacher: ELSE, not OTHERWISE. | ELSE is needed & OTHERWISE
SELECT book_id, CASE WHEN copies = 0 THEN 'sold out' OTHERWISE 'enough' END FROM stock;

-- teacher: ELSE, not DEFAULT. | ELSE is needed & DEFAULT
-- never: WHEN is missing
SELECT book_id, CASE WHEN copies = 0 THEN 'sold out' DEFAULT 'enough' END FROM stock;

-- teacher: CASE has no commas. | comma between & one too many
SELECT book_id, CASE WHEN copies = 0 THEN 'sold out', WHEN copies <= reorder_at THEN 'reorder' END FROM stock;

-- teacher: THEN is missing. | THEN is missing
SELECT book_id, CASE WHEN copies = 0 'sold out' ELSE 'enough' END FROM stock;

-- teacher: WHEN is missing. | WHEN is missing
SELECT book_id, CASE copies = 0 THEN 'sold out' ELSE 'enough' END FROM stock;

-- teacher: ELSE WHEN is only WHEN. | ELSE doesn't belong
SELECT book_id, CASE WHEN copies = 0 THEN 'sold out' ELSE WHEN copies <= reorder_at THEN 'reorder' END FROM stock;

-- exercise: aggregates/well-reviewed

-- teacher: The 2 belongs to round. | `avg` takes one value & `round`
SELECT book_id, count(*), round(avg(stars, 2)) FROM reviews GROUP BY book_id;

-- teacher: A parenthesis is missing. | closing parenthesis is missing & after `round` is still open at FROM
SELECT book_id, count(*), round(avg(stars), 2 FROM reviews GROUP BY book_id;

-- teacher: A comma is missing. | comma is missing between `avg\(…\)` and `2`
SELECT book_id, round(avg(stars) 2) FROM reviews GROUP BY book_id;

-- teacher: A comma, not a semicolon. | comma is needed & semicolon
SELECT book_id, round(avg(stars); 2) FROM reviews GROUP BY book_id;

-- teacher: avg needs parentheses. | `avg` is a function & parentheses
SELECT book_id, avg stars FROM reviews GROUP BY book_id;

-- teacher: count needs parentheses. | `count` is a function & parentheses
SELECT book_id, count(*) FROM reviews GROUP BY book_id HAVING count >= 2;

-- teacher: HAVING tests groups. | HAVING is needed
-- never: must come before
SELECT book_id, count(*) FROM reviews GROUP BY book_id WHERE count(*) >= 2;

-- teacher: Only ORDER BY sorts. | DESC doesn't belong & ORDER BY
-- never: GROUP
SELECT book_id, count(*) FROM reviews GROUP BY book_id DESC;

-- teacher: DESC is short. | DESC is needed
SELECT book_id FROM reviews GROUP BY book_id ORDER BY book_id DESCENDING;

-- teacher: The semicolon should be a comma. | semicolon
-- never: SELECT is missing
SELECT book_id, count(*) FROM reviews GROUP BY book_id ORDER BY count(*) DESC; book_id;

-- teacher: HAVING doesn't know the alias. | alias & HAVING
SELECT book_id, count(*) AS n FROM reviews GROUP BY book_id HAVING n >= 2;

-- teacher: Aggregates can't be nested. | contains another
SELECT book_id, avg(count(*)) FROM reviews GROUP BY book_id;

-- teacher: HAVING lacks what it tests. | missing between HAVING and `>=`
SELECT book_id, count(*) FROM reviews GROUP BY book_id HAVING >= 2;

-- teacher: FILTER needs parentheses. | parentheses are missing around `WHERE stars > 3`
SELECT book_id, count(*) FILTER WHERE stars > 3 FROM reviews GROUP BY book_id;

-- teacher: END is missing. | END is missing
SELECT book_id, sum(CASE WHEN stars > 3 THEN 1 ELSE 0) FROM reviews GROUP BY book_id;

-- teacher: sum needs numbers. | numbers & text
SELECT book_id, sum(body) FROM reviews GROUP BY book_id;

-- teacher: One parenthesis is too much. | closing parenthesis & extra
SELECT book_id, sum(stars)/count(*)) FROM reviews GROUP BY book_id;

-- teacher: GROUP BY is two words. | space is missing|two words
SELECT book_id FROM reviews GROUPBY book_id;

-- teacher: stars isn't grouped. | stars & group
SELECT book_id, stars, count(*) FROM reviews GROUP BY book_id;

-- teacher: BETWEEN has AND. | AND is needed & BETWEEN
SELECT book_id FROM reviews WHERE stars BETWEEN 3, 5;

-- teacher: The operator is >=. | >= is needed
SELECT book_id FROM reviews WHERE stars => 3;

-- teacher: One WHERE. | AND is needed
-- never: HAVING
SELECT book_id FROM reviews WHERE stars > 3 WHERE stars < 5;

-- teacher: The comma is fullwidth. | fullwidth character & ，
SELECT book_id，count(*) FROM reviews GROUP BY book_id;

-- teacher: Text has single quotes. | single quotes & `': '`
SELECT book_id, ": " || stars FROM reviews;

-- teacher: The table has no column rating. | rating & stars
-- never: HAVING
SELECT book_id, sum(rating) FROM reviews GROUP BY book_id;

-- teacher: The table has no column form. | form & stars
-- never: FROM
SELECT form FROM reviews;

-- teacher: NULL has no quotes. | NULL & quotes
-- never: A name has none
SELECT id FROM reviews WHERE body IS 'NULL';

-- teacher: NULL has no quotes. | IS NULL & quotes
-- never: year-month-day
SELECT id FROM reviews WHERE written_on = 'NULL';

-- teacher: A comma is missing after upper(body). | comma & upper\(…\) & written_on
-- never: \+
SELECT upper(body) written_on + 365 FROM reviews;

-- teacher: The text needs a cast. | '365 days'::interval
SELECT written_on + '365 days' FROM reviews;

-- teacher: The operator is >=. | >= is needed
-- never: doesn't belong
SELECT book_id FROM reviews WHERE stars = > 3;

-- teacher: February 2025 has 28 days. | 2025-02-29 & month
-- never: year-month-day
SELECT id FROM reviews WHERE written_on > '2025-02-29';

-- teacher: A keyword is no column. | ORDER is a keyword & count & column
SELECT book_id, count(order) FROM reviews GROUP BY book_id;

-- teacher: The subquery needs parentheses. | parenthes
-- never: second SELECT
SELECT title FROM books WHERE pages > select avg(pages) from books;

-- teacher: The subquery needs FROM. | FROM & subquery
SELECT title FROM books WHERE pages > (select avg(pages));

-- exercise: filtering-rows/at-most-9-99

-- teacher: IS is one word too many. | IS doesn't belong between `id` and NOT
-- never: NULL
SELECT title FROM books WHERE id IS NOT IN (SELECT book_id FROM order_items);

-- teacher: IS is one word too many, although the other one is right. | IS doesn't belong between `id` and IN
-- never: second
SELECT title FROM books WHERE genre IS NOT NULL AND id IS IN (1, 2);

-- teacher: IS is one word too many. | IS doesn't belong between `title` and LIKE
-- never: NULL
SELECT title FROM books WHERE title IS LIKE '%a';
SELECT title FROM books WHERE NOT title IS LIKE '%a';

-- teacher: IS is one word too many. | IS doesn't belong between `title` and NOT
-- never: NULL
SELECT title FROM books WHERE title IS NOT LIKE '%a';

-- teacher: IS is one word too many. | IS doesn't belong between `price` and (NOT|BETWEEN)
-- never: NULL
SELECT title FROM books WHERE price IS BETWEEN 1 AND 3;
SELECT title FROM books WHERE price IS NOT BETWEEN 1 AND 3;

-- teacher: EXISTS has nothing before it except NOT. | `id` doesn't belong between WHERE and (NOT|EXISTS) & IN compares
-- never: missing|needed
SELECT title FROM books WHERE id NOT EXISTS (SELECT book_id FROM order_items);
SELECT title FROM books WHERE id EXISTS (SELECT book_id FROM order_items);
SELECT title FROM books WHERE id NOT EXIST (SELECT book_id FROM order_items);

-- teacher: EXISTS has nothing before it except NOT. | `name` doesn't belong between WHERE and NOT
-- never: must come before
SELECT name FROM customers WHERE name NOT EXISTS (SELECT customer_id FROM orders);

-- teacher: EXISTS has nothing before it except NOT. | `id` doesn't belong between NOT and EXISTS
-- never: missing
SELECT title FROM books WHERE NOT id EXISTS (SELECT book_id FROM order_items);

-- teacher: EXISTS has no IS. | `b.id IS` doesn't belong between AND and NOT
-- never: missing|needed
SELECT title FROM books AS b WHERE price > 3 AND b.id IS NOT EXISTS (SELECT book_id FROM order_items);

-- teacher: AND or OR is missing before NOT EXISTS. | AND or OR is missing between `3` and NOT
SELECT title FROM books WHERE price > 3 NOT EXISTS (SELECT book_id FROM order_items);

-- teacher: The word is NULLS. | Before `LAST`, the keyword is NULLS
-- never: comma
SELECT title FROM books ORDER BY price DESC NULL LAST;

-- teacher: LAST is misspelled. | `la?ss?t` & Did you mean LAST
-- never: comma|understands
select title from books order by price desc nulls lst;
select title from books order by price desc, title nulls lasst;

-- teacher: FIRST or LAST is missing. | NULLS needs FIRST or LAST
-- never: doesn't belong
select title from books order by price nulls limit 3;

-- teacher: IN is misspelled. | `INN` & Did you mean IN\?
-- never: operator
SELECT title FROM books WHERE id NOT INN (SELECT book_id FROM order_items);

-- teacher: LIKE is misspelled. | `LKIE` & Did you mean LIKE
-- never: operator
SELECT title FROM books WHERE title NOT LKIE '%a';

-- teacher: BETWEEN is misspelled. | `BETWEN` & Did you mean BETWEEN
-- never: operator
SELECT title FROM books WHERE price NOT BETWEN 3 AND 5;

-- teacher: EXISTS is misspelled. | `EXIST` & Did you mean EXISTS
-- never: operator
SELECT title FROM books WHERE NOT EXIST (SELECT book_id FROM order_items);

-- teacher: DESC comes last. | DESC doesn't belong between `price` and `[-+]` & after the whole expression
-- never: comma|second
SELECT title FROM books ORDER BY price DESC + 1;
SELECT title FROM books ORDER BY title DESC, price DESC - 1 LIMIT 5;

-- teacher: The operator before IN is too much. | `(=|!=|<>)` doesn't belong between `id` and (NOT|IN)
-- never: missing
SELECT title FROM books WHERE id != IN (1, 2);
SELECT title FROM books WHERE id <> IN (1, 2);
SELECT title FROM books WHERE id = IN (SELECT book_id FROM order_items);
SELECT title FROM books WHERE id = NOT IN (1, 2);

-- teacher: The operator before BETWEEN is too much. | `=` doesn't belong between `price` and BETWEEN
SELECT title FROM books WHERE price = BETWEEN 3 AND 5;

-- teacher: The operator before LIKE is too much. | LIKE is an operator of its own
SELECT title FROM books WHERE title = LIKE '%a';

-- teacher: The operator after IN, LIKE, or BETWEEN is too much. | `=` doesn't belong between (IN|LIKE|BETWEEN) and
-- never: missing
SELECT title FROM books WHERE price IN = (3, 5);
SELECT title FROM books WHERE title NOT LIKE = '%a';
SELECT title FROM books WHERE price BETWEEN = 3 AND 5;

-- teacher: The aggregate belongs inside the subquery. | `avg` needs a column or expression
-- never: missing
SELECT title FROM books WHERE price > avg(select price from books);

-- teacher: The subquery has an aggregate already. | `max` needs a column or expression
-- never: missing
SELECT title FROM books WHERE price > max(select avg(price) from books);

-- teacher: The grouped subquery belongs in FROM. | `max` needs a column or expression
-- never: missing|belong
SELECT max(select count(*) from books group by genre);

-- teacher: A semicolon ends WITH too early. | WITH isn't a complete statement & `x` & no semicolon in between
-- never: SELECT is missing
with x as (select id from books); select * from x;
with recursive x (id) as (select id from books); select * from x;

-- teacher: LIMIT and OFFSET have no =. | `=` doesn't belong between (LIMIT|OFFSET) and `5`
-- never: missing
SELECT title FROM books LIMIT = 5;
SELECT title FROM books OFFSET = 5;

-- teacher: ORDER BY has no =. | `=` doesn't belong between
-- never: missing
SELECT title FROM books ORDER BY = title;
SELECT title FROM books ORDER BY title = DESC;

-- exercise: updating-and-deleting/a-delivery

-- teacher: The line above is unfinished. | The SELECT statement before DELETE is unfinished & semicolon
-- never: RETURNING
SELECT id, stars, body\ndelete from reviews where stars < 2 returning id, stars;

-- teacher: The line above is unfinished. | The SELECT statement before (the second )?\w+ is unfinished
-- never: understands|one is enough
SELECT id, copies FROM\ndelete from reviews where stars < 2;
SELECT id, copies\nupdate stock set copies = copies + 1 where book_id = 1;
SELECT id, copies, name\nselect id, name from customers;
SELECT id, copies\ninsert into stock (book_id, copies) values (1, 2);
SELECT id, copies,\nselect book_id, copies from stock;
SELECT id, copies\nwith s as (select book_id from stock) select * from s;

-- teacher: The line above is unfinished. | The (DELETE|SELECT) statement before (the second )?SELECT is unfinished
-- never: understands
delete from\nselect * from stock;
SELECT title FROM books JOIN\nselect * from stock;

-- teacher: A semicolon is missing. | semicolon is missing between `3` and SELECT
-- never: unfinished
update stock set copies = 3\nselect * from stock;

-- teacher: After DO UPDATE comes SET. | `stock` doesn't belong
-- never: new statement
insert into stock (book_id, copies) values (1, 2) on conflict (book_id) do\nupdate stock set copies = 3;

-- teacher: UNION is misspelled. | `UNON` & Did you mean UNION
-- never: semicolon
SELECT 1 UNON\nSELECT 2;

-- teacher: The subquery has no parentheses. | Parentheses are missing around `select avg\(pages\) from books`
SELECT title FROM books WHERE pages >\nselect avg(pages) from books;

-- teacher: SELECT appears twice. | second SELECT
-- never: semicolon
SELECT\nselect book_id from stock;

-- teacher: The type is missing. | The type of `d` is missing
create table t1 (d not null);

-- teacher: The type is missing. | The type of `name` is missing
create table t1 (name unique);

-- teacher: The type is missing. | The type of `a` is missing
create table t1 (a check (a > 0));
create table t1 (a generated by default as identity);

-- teacher: The type is missing. | The type of `phone` is missing
-- never: TYPE is missing
alter table customers add column phone check (phone like '+%');
alter table customers add phone not null;

-- teacher: CHECK needs a condition. | CHECK needs a whole condition in parentheses & >=
create table t1 (a integer default 0 check >= 0);

-- teacher: CHECK needs parentheses. | CHECK needs its condition in parentheses
alter table customers add phone text check phone like '+%';

-- teacher: ON is missing. | ON is missing between `books` and DELETE
-- never: comma
create table t1 (book_id integer references books delete cascade);

-- teacher: VALUES can't use columns. | `(book_id|copies)` is a column of `stock` & VALUES takes only values
-- never: no longer
insert into stock values (book_id = 1, copies = 2);
insert into stock (book_id, copies) values (1, copies + 1);

-- teacher: SELECT has no FROM with that column. | `copies` is a column of `stock` & only columns of the tables in its FROM
-- never: no longer
insert into stock (book_id, copies) select id, copies from books;

-- teacher: INSERT has no =. | INSERT has no SET and no =
-- never: VALUES is missing
insert into stock (book_id = 1, copies = 2);

-- teacher: The parentheses make one value. | Remove those parentheses
-- never: names more columns
insert into stock (book_id, copies) select (1, 2);
insert into stock (book_id, copies) values ((1, 2));

-- teacher: Too many parentheses. | one row value, but `book_id` takes a single value & pair of parentheses is extra
-- never: order of the columns
insert into stock (book_id, copies) values ((1, 2), (3, 4));

-- teacher: VALUES isn't needed. | rows from VALUES or from a SELECT
-- never: missing
insert into stock (book_id, copies) values (select id, 2 from books);

-- teacher: A comma is missing. | comma is missing between `1` and `2`
-- never: quotes
insert into stock values (1 2);

-- teacher: The CHECK is in the table's definition. | breaks a CHECK constraint of `stock` \(`stock_copies_check`\) & `\\d stock` lists the table's constraints
update stock set copies = -1 where book_id = 1;

-- teacher: Only one WHERE. | AND is needed between `1` and `copies`, not `, WHERE`
delete from stock where book_id = 1, where copies = 2;

-- teacher: DEFAULT has no =. | `=` doesn't belong between DEFAULT and `('x'|0)`
-- never: missing
create table t1 (id integer, title text default = 'x');
create table t1 (copies integer default = 0, title text);
alter table stock alter column copies set default = 0;

-- teacher: DEFAULT is missing. | DEFAULT is needed between `text` and `'x'`, not `=`
create table t1 (title text = 'x');

-- teacher: TO is too much. | TO doesn't belong between DEFAULT and `'x'`
-- never: keyword of SQL
create table t1 (title text default to 'x');

-- teacher: The column needs no name there. | `(book_id|title)` doesn't belong between (KEY|UNIQUE) and
create table t1 (a integer, book_id integer primary key book_id);
create table t1 (title text unique title, a integer);

-- teacher: REFERENCES is enough. | `foreign key` doesn't belong between `integer` and REFERENCES
create table t1 (book_id integer foreign key references books);

-- teacher: The column belongs in parentheses. | REFERENCES needs the column in parentheses & `books \(id\)`
-- never: schema
create table t1 (book_id integer references books.id);
create table t1 (book_id integer, foreign key (book_id) references books.id on delete cascade);

-- teacher: The column belongs in parentheses. | `\(id\)` is needed & not `(on|=) id`
create table t1 (book_id integer references books on id, title text);
create table t1 (book_id integer references books = id);

-- teacher: The table is missing. | name of a table is missing after REFERENCES
create table t1 (book_id integer references (books));

-- teacher: CASCADE is misspelled. | ON DELETE needs CASCADE & not `cascad` & Did you mean CASCADE
create table t1 (book_id integer references books (id) on delete cascad);

-- teacher: DELETE is no action. | ON DELETE needs CASCADE, RESTRICT, SET NULL & not `delete`\.$
create table t1 (book_id integer references books on delete delete);

-- teacher: SET is missing. | ON UPDATE needs & Did you mean SET NULL
create table t1 (book_id integer references books on update null);

-- teacher: ON DELETE is missing. | (ON )?DELETE is missing between (`books`|ON) and `cascade`
-- never: parenthes
create table t1 (book_id integer references books cascade);
create table t1 (book_id integer references books on cascade);

-- teacher: NOT NULL belongs to a column. | NOT NULL comes after the type of its column
create table t1 (a integer, not null (a));

-- teacher: PRIMARY is missing. | PRIMARY is missing between `integer` and KEY
-- never: belong
create table t1 (a integer key);

-- teacher: More words are needed. | (GENERATED )?ALWAYS( AS)? is missing between
create table t1 (a integer identity);
create table t1 (a integer generated as identity);

-- exercise: filtering-rows/at-most-9-99

-- teacher: The opposite of > is <=. | <= is needed between `price` and `3`, not `(IS )?NOT >`
SELECT title FROM books WHERE price IS NOT > 3;
SELECT title FROM books WHERE price NOT > 3 AND pages > 100;

-- teacher: The opposite of = is <>. | <> is needed between `genre` and
SELECT title FROM books WHERE genre NOT = 'novel';
SELECT title FROM books WHERE genre ISNOT 'novel';
SELECT title FROM books WHERE genre NOT novel;

-- teacher: IS and NULL are wrong. | IS NOT NULL is needed & not `NOT nul`
-- never: operator
SELECT title FROM books WHERE price NOT nul;
SELECT title FROM books WHERE price NOT nul AND pages > 3;

-- teacher: A space is missing. | space is missing in `ISNOT`, after IS
SELECT title FROM books WHERE price ISNOT NULL;

-- teacher: GROUP BY takes columns. | GROUP BY needs a column or expression after it, not a query
-- never: missing|second
SELECT title FROM books GROUP BY SELECT genre FROM books;
SELECT genre, count(*) FROM books GROUP BY SELECT genre;

-- teacher: HAVING tests groups. | HAVING is needed between `genre` and `n` & Instead of the alias `n`, repeat its expression
-- never: must come before
SELECT genre, count(*) AS n FROM books GROUP BY genre WHERE n > 2;

-- teacher: WHERE comes before GROUP BY. | WHERE must come before GROUP BY
-- never: HAVING is needed
SELECT genre, count(*) AS n FROM books GROUP BY genre WHERE genre = 'novel' ORDER BY n;
SELECT genre FROM books GROUP BY genre WHERE genre = 'novel' ORDER BY count(*);

-- teacher: The column before NOT BETWEEN is missing. | A column is missing (between WHERE and (NOT|BETWEEN|IN)|before LIKE)
-- never: doesn't belong
SELECT title, pages FROM books WHERE NOT BETWEEN 200 AND 1000 ORDER BY pages, title;
SELECT title FROM books WHERE BETWEEN 200 AND 1000;
SELECT title FROM books WHERE IN ('novel', 'stories');
SELECT title FROM books WHERE NOT LIKE 'The%';

-- teacher: The column before BETWEEN is missing. | A column is missing between AND and BETWEEN
SELECT title FROM books WHERE price < 3 AND BETWEEN 200 AND 1000;

-- teacher: A semicolon is missing: the line above is complete. | A semicolon is missing between `(books|copies)` and (UPDATE|DELETE|SELECT)
-- never: unfinished
SELECT title FROM books\nUPDATE stock SET copies = 3 WHERE book_id = 1;
SELECT * FROM books\nDELETE FROM stock WHERE book_id = 1;
SELECT 3 AS copies\nSELECT copies FROM stock;

-- teacher: WHERE is in the wrong place. | WHERE must come before GROUP BY
-- never: HAVING is needed|repeat its expression
SELECT t.genre FROM (SELECT genre FROM books) AS t GROUP BY t.genre WHERE t.genre = 'novel';
SELECT lower(genre) AS g FROM books GROUP BY genre WHERE g = 'novel';

-- teacher: FROM is missing. | Before (WHERE|GROUP BY), there should be FROM with a table
-- never: too many|doesn't belong
SELECT title, WHERE price > 3;
SELECT title, price, WHERE price > 3;
SELECT title, GROUP BY genre;

-- teacher: The column is missing. | A column is missing between (WHERE|NOT) and (=|`=`|IS)
-- never: NULL is missing|doesn't belong
SELECT title FROM books WHERE NOT = 'novel';
SELECT title FROM books WHERE NOT IS NULL;
SELECT title FROM books WHERE IS NULL;

-- teacher: The value before = is missing. | missing between `\(` and `=`
-- never: operator
SELECT title FROM books WHERE NOT (= 'novel');

-- teacher: HAVING tests groups. | alias from SELECT for an aggregate & HAVING tests groups, after GROUP BY
SELECT genre, count(*) copies_sold FROM books WHERE copies_sold > 3;

-- teacher: HAVING tests groups. | alias from SELECT for an aggregate & HAVING tests groups, with the expression
SELECT genre, round(avg(price), 2) n FROM books WHERE n > 3 GROUP BY genre;

-- teacher: HAVING tests groups. | HAVING is needed between `genre` and `n`
-- never: must come before
SELECT genre, count(*) n FROM books GROUP BY genre WHERE n > 3;

-- teacher: Decimals have a point. | comma in `\d,\d+` separates two values & point
-- never: right column
SELECT title, round(price * 1,2, 2) FROM books;
SELECT sum(price * 1,19) FROM books;
SELECT title FROM books WHERE abs(price - 3,5) > 1;

-- teacher: Decimals have a point. | `4,5` contains a comma
-- never: needed
SELECT title FROM books WHERE price BETWEEN 4,5 AND 7,5;

-- teacher: The function takes other values. | exists, but not for these types & out of order
-- never: right column
SELECT round(price, pages, 2) FROM books;

-- teacher: FROM is inside the quotes. | FROM is inside quotes
-- never: semicolon
SELECT title, 'x FROM books';
SELECT title, "price FROM books";

-- teacher: FROM is inside the quotes. | no FROM outside quotes
-- never: single quotes
SELECT "title FROM books";

-- teacher: CROSS JOIN has no condition. | (CROSS|NATURAL) JOIN takes no ON
SELECT title FROM books CROSS JOIN authors ON author_id = authors.id;
SELECT title FROM books NATURAL JOIN authors ON author_id = authors.id;

-- teacher: The condition belongs in HAVING. | separate columns with commas & HAVING
SELECT genre, count(*) n FROM books GROUP BY genre AND n > 3;

-- exercise: updating-and-deleting/a-delivery

-- teacher: The column belongs in parentheses. | column in parentheses & `books \(id\)`, not `book[zs]\.idd?`
create table t1 (book_id integer references bookz.id);
create table t1 (book_id integer references books.idd);

-- teacher: The column belongs in parentheses. | column in parentheses & `t1 \(a\)`
create table t1 (a integer primary key, b integer references t1.a);

-- teacher: The table is named without a schema. | named `books`, without a schema
create table t1 (book_id integer references shop.books);

-- teacher: The city isn't unique. | `customers` has several rows with `city` \w+, so `city` can't be unique
-- never: columns
alter table customers add unique (city);

-- teacher: The value doesn't fit the column. | can't be stored as a number & `price` the right column
-- never: compared
update books set price = 'cheap' where id = 1;

-- teacher: SET is incomplete. | SET needs a column, =, and the new value
-- never: belong
update books set where id = 1;
update books.price set 3 where id = 1;

-- teacher: The table comes first. | UPDATE needs SET after the table name
-- never: before FROM
update title from books;

-- teacher: An aggregate needs a subquery. | except in a subquery
-- never: groups
update books set price = avg(price) where id = 1;

-- teacher: The query needs parentheses. | around `select max\(price\) from books`
update books set price = select max(price) from books where id = 1;

-- teacher: A date has quotes. | single quotes, with the year first
-- never: missing
update customers set joined_on = 31.12.2025 where id = 1;
insert into customers (name, joined_on) values ('x', 31-12-2025);

-- teacher: The row is part of the INSERT. | No statement starts with `\('y'` & semicolon
('y', '2025-01-02');

-- teacher: INTO is missing. | INTO is needed between INSERT and `customers`
insert in customers (name, joined_on) values ('x', '2025-12-31');
insert to customers (name, joined_on) values ('x', '2025-12-31');

-- teacher: The column belongs to customers. | `name` is a column of `customers`
insert into customers.name values ('x');

-- teacher: The date needs quotes. | `2025-12-31` has no quotes
insert into customers (name, joined_on) values ('x', date 2025-12-31);

-- teacher: CURRENT_DATE has no parentheses. | parentheses & CURRENT_DATE & belong
-- never: another name
insert into customers (name, joined_on) values ('x', current_date());

-- teacher: DELETE and UPDATE have no such clause. | (DELETE|UPDATE) has no (HAVING|LIMIT|ORDER BY|SET)\. WHERE says
delete from books having id = 1;
delete from books order by id limit 1;
delete from books set price = 3;
update books set price = 3 having genre = 'novel';

-- teacher: DELETE is followed by FROM. | FROM is needed between DELETE and `books`, not TABLE
delete table books;

-- teacher: DELETE names no columns. | names no columns
delete books.*;

-- teacher: Monday is no date. | can't be read as a date
-- never: interval
select name from customers where joined_on = 'Monday';

-- teacher: 30 days is no date. | looks like an interval\.$
select name from customers where joined_on > '30 days';

-- teacher: A keyword is no name. | (USER|GROUP) is a keyword of SQL & double quotes
create table t1 (user text, a integer);
create table t1 (group text, b integer);

-- teacher: A name has one word. | name `first.name` has several words
create table t1 (first name text);
create table t1 (first-name text);

-- teacher: CHECK is missing. | needs CHECK
create table t1 (state text in ('a', 'b'));

-- teacher: CHECK is missing. | CHECK is missing between `positive` and
create table t1 (a integer, constraint positive (a > 0));

-- teacher: The type has no length. | parentheses that open between `(int|float)`|type text takes nothing in parentheses
-- never: comma
create table t1 (a int(11));
create table t1 (price float(2,2));
create table t1 (name text(20));

-- teacher: The digits are separated by a comma. | needs a comma
create table t1 (price decimal(10.2));

-- teacher: UNIQUE has no KEY. | KEY doesn't belong between UNIQUE
create table t1 (a integer unique key);

-- teacher: The referenced column is id. | `books` has no column `idd` & `id`
create table t1 (book_id integer references books(idd));

-- teacher: ADD is missing. | ADD is missing between the comma and `phone`
alter table customers add mobile text, phone text;

-- teacher: ADD has no parentheses. | parentheses that open between `add` and `mobile`
alter table customers add (mobile text);

-- teacher: SET is missing. | SET is missing between `city` and NOT
-- never: type
alter table customers alter column city not null;

-- teacher: The name or UNIQUE's columns are missing. | A name is missing after CONSTRAINT|What should follow UNIQUE
alter table customers add constraint unique (name);
alter table customers add constraint name unique;

-- teacher: A column is dropped. | DROP is needed between `customers` and
alter table customers delete column city;
alter table customers remove city;

-- teacher: USING has to convert. | result of USING isn't converted
alter table customers alter column joined_on type integer using joined_on;

-- teacher: ON is missing. | ON is missing between INDEX and `stock`
-- never: JOIN
create index stock (copies);

-- exercise: outer-joins/orders-per-customer

-- teacher: One parenthesis is too many. | extra opening parenthesis after `count`
-- never: don't belong
SELECT c.name, count((*) AS orders FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id;

-- teacher: One parenthesis is too many, or one is missing. | or an opening one is extra & after `coalesce` is still open at FROM
SELECT c.name, coalesce((c.city, 'no city') FROM customers AS c;

-- teacher: One parenthesis is missing. | closing parenthesis is missing & after `upper` is still open at FROM
-- never: missing between
SELECT upper(c.name || ', ' || c.city FROM customers AS c;

-- teacher: One parenthesis is too many. | extra closing parenthesis: the one after `0`
SELECT coalesce(sum(o.id)), 0) AS total FROM orders AS o;

-- teacher: The table's alias is missing. | missing before `\.customer_id`
-- never: belong
SELECT c.name FROM customers AS c JOIN orders AS o ON c.id = .customer_id;

-- teacher: PostgreSQL has no backticks. | use backticks
-- never: missing
SELECT c.name FROM customers AS c WHERE c.city IN (`Leeds`, 'York');

-- teacher: The dot is a comma. | dot, not a comma & `o.customer_id`
-- never: IN takes|belong
SELECT c.name FROM customers AS c LEFT JOIN orders AS o ON c.id = o,customer_id;

-- teacher: The name has an underscore. | named `customer_id`, with an underscore
-- never: arenthes
SELECT c.name FROM customers AS c JOIN orders AS o ON o.customer id = c.id;

-- teacher: The name has an underscore. | table is named `order_items`, with an underscore
SELECT quantity FROM order items;

-- teacher: The name has an underscore. | named `joined_on`, with an underscore
SELECT c.name FROM customers AS c WHERE c.joined-on > '2025-01-01';

-- teacher: A space is missing. | space is missing in `cityIS`, before IS
-- never: belong
SELECT name FROM customers WHERE cityIS NULL;

-- teacher: A space is missing. | space is missing in `LIMIT10`
-- never: belong
SELECT name FROM customers ORDER BY name LIMIT10;

-- teacher: The list needs parentheses. | parentheses are missing after IN
-- never: needed
SELECT name FROM customers WHERE city IN 'York', 'Leeds' AND id BETWEEN 2 AND 5;

-- teacher: The function needs parentheses. | `upper` is a function & arguments go in parentheses
SELECT upper name || '!' FROM customers;

-- teacher: The condition is missing. | condition is missing after ON
-- never: DELETE
SELECT c.name FROM customers AS c JOIN orders AS o ON JOIN reviews AS r ON r.customer_id = c.id;

-- teacher: NOT is a word. | NOT is needed between IS and NULL, not `!`
-- never: NULL is missing
SELECT c.name FROM customers AS c WHERE c.city IS ! NULL;

-- teacher: NOT comes after IS. | IS NOT NULL is needed
-- never: belong
SELECT c.name FROM customers AS c WHERE c.city NOT IS NULL;

-- teacher: NOT is a word. | NOT is needed between `c.id` and BETWEEN, not `!`
SELECT c.name FROM customers AS c WHERE c.id ! BETWEEN 2 AND 5;

-- teacher: A value is missing. | value is missing between `\*` and the comma
-- never: one too many
SELECT round(o.id *, 2) FROM orders AS o;

-- teacher: HAVING is missing. | HAVING is missing between `c.id` and `count`
-- never: comma
SELECT c.id FROM customers AS c JOIN orders AS o ON o.customer_id = c.id GROUP BY c.id count(*) > 2;

-- teacher: GROUP is missing. | GROUP or ORDER is missing between `orders` and BY
-- never: belong
SELECT status, count(*) FROM orders BY status;

-- teacher: OR is missing. | AND or OR is missing between `'Leeds'` and `city`
-- never: belong
SELECT name FROM customers WHERE city <> 'Leeds' city IS NULL;

-- teacher: BETWEEN is missing. | BETWEEN is missing between `id` and `2`
SELECT name FROM customers WHERE id 2 AND 5;

-- teacher: An operator is missing. | comma or an operator is missing between `quantity` and `unit_price`
SELECT sum(quantity unit_price) FROM order_items;

-- teacher: The comma belongs before the function. | comma is missing between `name` and `coalesce`
SELECT name coalesce(city, 'x') FROM customers;

-- teacher: = has one character. | = is needed between `city` and `'York'`, not `===`
-- never: missing
UPDATE customers SET city === 'York' WHERE id = 1;

-- teacher: A dot for a comma. | comma is needed between `city` and `'unknown'`
-- never: THEN|arenthes
SELECT coalesce(city. 'unknown') FROM customers;

-- teacher: The text has no quotes. | single quotes: `'not known'`
-- never: THEN|arenthes
SELECT name, coalesce(city, not known) FROM customers;

-- teacher: The text has no quotes. | single quotes: `'Hull'`
-- never: NULL
SELECT name FROM customers WHERE city = Hull;

-- teacher: The column is misspelled, and written twice. | Did you mean `name`
-- never: alias
SELECT nmae nmae FROM customers;

-- teacher: The text has no quotes. | single quotes: `'unknown'`
-- never: THEN|arenthes
SELECT name, coalesce(city, unknown) FROM customers;

-- teacher: The comma is too many. | comma between `city` and `\)` is one too many
-- never: VALUES
INSERT INTO customers (name, city,) VALUES ('Leila', 'York');

-- teacher: The column is missing. | column is missing between SET and `=`
UPDATE customers SET = 'York' WHERE id = 1;

-- teacher: A quote is missing. | single quote ' is missing
-- never: A name has none
INSERT INTO customers (name, city, joined_on) VALUES ('Leila', 'York, '2026-01-05');

-- teacher: The type is missing. | type is missing after `::`
SELECT coalesce(city::, 'x') FROM customers;
-- teacher: A dot is needed between the table and its column. | dot, not a comma & `o.customer_id`|`c.id`
-- never: one too many
SELECT c.name, o.id FROM customers AS c JOIN orders AS o ON o,customer_id = c.id;
SELECT c.name, o.id FROM customers AS c JOIN orders AS o ON o.customer_id = c,id;

-- teacher: A dot is needed between the table and its column. | dot, not a comma & `c.name`
-- never: group
SELECT c,name, count(o.id) FROM customers AS c JOIN orders AS o ON o.customer_id = c.id GROUP BY c.name;

-- teacher: The dot should be a comma. | as one name & dot after `(c.name|name)` be a comma
SELECT c.name. o.id FROM customers AS c JOIN orders AS o ON o.customer_id = c.id;
SELECT name. upper(city) FROM customers;

-- teacher: An operator is missing. | An operator, such as =, is missing between `c.city` and `'Leeds'`
-- never: schema
SELECT c.name FROM customers AS c WHERE c.joined_on > '2024-01-01' AND c.city 'Leeds';

-- teacher: A comma or an operator is missing. | A comma or an operator is missing between `(upper\(…\)|city|c.city)` and `'
-- never: type
SELECT upper(name) ', since ' || joined_on FROM customers;
SELECT name, coalesce(city 'unknown') FROM customers;
SELECT c.name, coalesce(c.city 'unknown') FROM customers AS c;

-- teacher: The subquery's table is used outside. | `i` belongs to another query
-- never: ON can use
SELECT i.quantity FROM orders AS o WHERE EXISTS (SELECT 1 FROM order_items AS i WHERE i.order_id = o.id);
SELECT o.id FROM orders AS o WHERE EXISTS (SELECT 1 FROM order_items AS i WHERE i.order_id = o.id) ORDER BY i.quantity;

-- teacher: GROUP BY is missing outside. | aggregate turns all rows into one
-- never: group
WITH t AS (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) SELECT c.name, sum(t.n) FROM customers AS c JOIN t ON t.customer_id = c.id;

-- teacher: FROM is missing. | no FROM
-- never: alias
WITH t AS (SELECT count(*) AS placed FROM orders) SELECT placed;

-- teacher: The alias is missing. | no column or alias has that name
-- never: orders\.\*
SELECT customer_id, count(*) FROM orders GROUP BY customer_id ORDER BY orders;

-- teacher: The name is misspelled. | no table `(counte|member)` & Did you mean `(counted|members)`
WITH counted AS (SELECT customer_id FROM orders) SELECT customer_id FROM counte;
CREATE TABLE members (name text);\nINSERT INTO member (name) VALUES ('Ada');

-- teacher: The table is created twice. | earlier statement of your answer
-- never: earlier run
CREATE TABLE members (name text);\nCREATE TABLE members (name text);

-- exercise: filtering-rows/at-most-9-99

-- teacher: There is no such operator. | no (!>|!<|operator <=>)
-- never: compare or combine
SELECT title FROM books WHERE price !> 9;
SELECT title FROM books WHERE price !< 9;
SELECT title FROM books WHERE price <=> 9;

-- teacher: count counts rows. | no function `(number|quantity)` & count
-- never: to_number
SELECT number(*) FROM reviews;
SELECT number(id) FROM reviews;
SELECT quantity(*) FROM reviews;

-- teacher: Text has single quotes. | use backticks
-- never: missing
SELECT title FROM books WHERE genre = `novel` AND price < 9;
SELECT title FROM books WHERE genre = `science fiction`;

-- teacher: The fence isn't SQL. | web pages
```sql\nSELECT title FROM books;\n```

-- teacher: A quote is missing. | single quote ' is missing or extra & as text
-- never: expect
SELECT title FROM books WHERE genre = 'novel AND title = 'Emma';
SELECT title FROM books WHERE genre = novel' AND title = 'Emma';
SELECT title FROM books WHERE genre = 'novel'' AND title = 'Emma';

-- teacher: A quote is missing. | never ends & quote ' is missing
SELECT title FROM books WHERE genre = science fiction' AND price < 11;

-- teacher: 0 is a number. | number is `0`
SELECT title FROM books WHERE price > O;

-- exercise: updating-and-deleting/a-delivery

-- teacher: The column is misspelled. | table `stock` has no column `bok_id` & Did you mean `book_id`
UPDATE stock SET copies = copies + 5 WHERE bok_id = 14;

-- teacher: Text is no number. | can't be read as
-- never: stored
INSERT INTO stock (book_id, copies) SELECT id, 2 FROM books WHERE price < '10 pounds';

-- exercise: filtering-rows/at-most-9-99

-- teacher: IN is missing. | `genre` is a column, not a function & such as = or IN, is missing
-- never: no function
SELECT title, genre, published FROM books WHERE genre ('novel', 'stories') AND published BETWEEN 1950 AND 1999;

-- teacher: An operator or a comma is missing. | `price` is a column & comma or an operator is missing
SELECT title, price (published + 1) FROM books;

-- teacher: A space is missing. | space is missing in `SELECT1`
-- never: Did you mean
SELECT title FROM books WHERE NOT EXISTS (SELECT1 FROM stock WHERE stock.book_id = books.id);

-- teacher: BETWEEN is missing. | such as BETWEEN, is missing between `genre` and `'a'`
SELECT title FROM books WHERE genre 'a' AND 'm' AND price > 3;

-- teacher: An interval is text. | `'1 month'::interval` is needed & not `1 month`
-- never: AS is missing
SELECT joined_on + 1 month FROM customers;

-- teacher: The column is misspelled. | table `books` has no column `titel` & Did you mean `title`
-- never: tables in FROM
SELECT titel, pages AS p FROM books;

-- teacher: The semicolon is in the comment. | semicolon before SELECT is inside a comment
-- never: missing
SELECT title FROM books -- all;\nSELECT name FROM authors;

-- teacher: A space is missing before FROM. | A space is missing in `pagesFROM`, before FROM
-- never: there is no FROM
SELECT title, pagesFROM books;

-- teacher: A space is missing after FROM. | A space is missing in `FROMbooks`, after FROM
-- never: there is no FROM
SELECT title, pages FROMbooks;

-- teacher: A space is missing before DESC. | A space is missing in `priceDESC`, before DESC
-- never: no column
SELECT title FROM books ORDER BY priceDESC;

-- teacher: A space is missing before OFFSET. | A space is missing in `titleOFFSET`, before OFFSET
-- never: before SET
SELECT title FROM books ORDER BY titleOFFSET 5;

-- teacher: OFFSET is missing. | OFFSET is missing between `5` and `10`
-- never: operator
SELECT title FROM books ORDER BY title LIMIT 5 10;

-- teacher: NOT is misspelled. | NOT is needed between IS and NULL
SELECT title FROM books WHERE price IS NO NULL;

-- teacher: NULLS is misspelled. | keyword is NULLS, not NULS
SELECT title FROM books ORDER BY price DESC NULS LAST;

-- teacher: The word is there twice. | second `title` after `title`
-- never: comma
SELECT title FROM books ORDER BY title title;

-- teacher: IS is there twice. | second IS between IS and NULL
-- never: missing
SELECT title FROM books WHERE price IS IS NULL;

-- teacher: The value is there twice. | second `'novel'`
-- never: name
SELECT title FROM books WHERE genre = 'novel' 'novel' AND price > 3;

-- teacher: The comma is too much. | comma between UPDATE and `books` is one too many
-- never: JOIN
UPDATE, books SET price = 3;

-- teacher: The name of the new row is misspelled. | `exluded` & Did you mean `excluded`
-- never: in FROM
INSERT INTO stock (book_id, copies) VALUES (4, 3) ON CONFLICT (book_id) DO UPDATE SET copies = exluded.copies;

-- teacher: The definition is missing. | statement ends too early & follow `halls`
-- never: doesn't belong
CREATE TABLE halls;

-- teacher: VALUES is missing after the list of columns. | statement ends too early
-- never: VALUES is missing between
INSERT INTO authors (name);

-- teacher: Rounded, it has four digits before the point. | once rounded & too many digits
-- never: column
SELECT 999.996::numeric(5, 2);

-- teacher: There is no such time. | '24:30' can't be read & '09:30'
SELECT '24:30'::time;

-- teacher: NOTHING is misspelled. | `NOTING` & Did you mean NOTHING
INSERT INTO stock (book_id, copies) VALUES (4, 3) ON CONFLICT DO NOTING;

-- teacher: Text is joined by ||. | & doesn't join text & ||
-- never: Conditions
SELECT name & ' x' FROM customers;

-- teacher: Text is joined by ||. | doesn't join text & ||
-- never: right column
SELECT name | ' x' FROM customers;

-- teacher: BETWEEN needs AND. | AND is needed between `1950` and `1999`, not `-`
-- never: missing
SELECT title FROM books WHERE published BETWEEN 1950 - 1999;

-- teacher: Two values where one is expected. | up to `'novel'` & `'stories'`
-- never: A name has
SELECT title FROM books WHERE genre = 'novel' 'stories';

-- teacher: The unit is misspelled. | no unit `mont` & Did you mean `month`
SELECT date_trunc('mont', joined_on) FROM customers;

-- teacher: A cast has two colons. | :: is needed between `'1 month'` and `interval`
SELECT joined_on + '1 month':interval FROM customers;

-- teacher: CAST needs AS. | AS is needed between `7` and `numeric`
SELECT CAST(7, numeric);

-- teacher: The text has no quotes. | `h` is a column name & Text needs single quotes
SELECT title, round(pages / 40.0, 1) || h FROM books;

-- teacher: A column and its type can have one name. | didn't expect `not_null`
-- never: second
CREATE TABLE visits (id integer, date date not_null);

-- teacher: FROM is missing. | there is no FROM
-- never: space
WITH bygenre AS (SELECT genre, count(*) AS n FROM books GROUP BY genre) SELECT genre, n;

-- teacher: A unit of extract. | `dow` is a unit of extract
-- never: no unit
SELECT date_trunc('dow', joined_on) FROM customers;

-- teacher: Text is joined by ||. | & doesn't join text & ||
-- never: Conditions
SELECT upper(title & title) FROM books;

-- teacher: A comma is missing. | comma is missing between TRUE and TRUE
INSERT INTO stock (book_id, copies) VALUES (TRUE TRUE);

-- teacher: The sign is there twice. | second `<>`
-- never: one operator
SELECT title FROM books WHERE genre <> <> 'novel';

-- teacher: The comma is too much. | comma between `books` and SET
-- never: JOIN
UPDATE books, SET price = 3;

-- teacher: What comes after ORDER? | ends too early & follow ORDER
-- never: doesn't belong
SELECT title FROM books ORDER;

-- teacher: The column comes first. | Write IS NULL after the column
-- never: compared with
SELECT name, city FROM customers WHERE NULL IS city;

-- teacher: A space is missing. | missing in `shipped_onis`, before IS
SELECT id FROM orders WHERE shipped_onis null;

-- teacher: The types in coalesce differ. | values in coalesce need types that match
-- never: date
SELECT coalesce(shipped_on, 'not yet') FROM orders;

-- teacher: The column is misspelled. | no column `nam` & Did you mean `name`
-- never: quotes
INSERT INTO authors (name) VALUES ('X') RETURNING id, nam;

-- teacher: IS is missing. | IS NOT NULL tests whether there is one
-- never: right column
SELECT title FROM books WHERE published = NOT NULL;

-- teacher: The column of the key is misspelled. | names a column `bookid` & Did you mean `book_id`
CREATE TABLE wishes (book_id integer REFERENCES books, PRIMARY KEY (bookid));

-- teacher: IS is right, and what follows isn't. | IS tests for NULL
-- never: = is needed
SELECT title FROM books WHERE published IS '';

-- teacher: RETURNING shows the filled table. | `genre` is a column of `books` & RETURNING sees only the rows that go into `authors`
-- never: FROM
INSERT INTO authors (name) SELECT title FROM books RETURNING genre;

-- teacher: RETURNING shows the filled table. | `books` can't be used here & only the rows that go into `authors`
-- never: joined
INSERT INTO authors (name) SELECT title FROM books RETURNING books.title;

-- teacher: The column is misspelled. | table `authors` has no column `nmae` & Did you mean `name`
INSERT INTO authors (name) SELECT title FROM books RETURNING id, nmae;

-- teacher: The column is misspelled. | no column `titel` & Did you mean `title`
-- never: in FROM
DELETE FROM reviews USING books WHERE reviews.book_id = books.id AND title = 'x' RETURNING stars, titel;

-- teacher: SQL has no such sign. | Instead of \+=, write `copies = copies \+ 6`
-- never: is needed
UPDATE stock SET copies += 6 WHERE book_id = 3;

-- teacher: DO is missing. | DO is missing between `\(…\)` and UPDATE
INSERT INTO stock VALUES (1, 2, 3) ON CONFLICT (book_id) UPDATE SET copies = 3;

-- teacher: LIKE is there twice. | second LIKE
-- never: operator
SELECT title FROM books WHERE title LIKE LIKE 'a%';

-- teacher: A comma is needed. | A comma is needed between `price` and `title`, not TO
SELECT title, price FROM books ORDER BY price TO title;

-- teacher: LIMIT takes one number. | up to `10`. It didn't expect `TO`
-- never: is needed
SELECT title, price FROM books ORDER BY price, title LIMIT 10 TO 15;

-- teacher: LIMIT takes one number. | up to `5`. It didn't expect `ON`
-- never: needed
SELECT title, price FROM books ORDER BY price, title LIMIT 5 ON 10;

-- teacher: A comma is needed. | A comma is needed between `price` and `title`
-- never: ::
SELECT title, price FROM books ORDER BY price: title;

-- teacher: AND is too much. | AND doesn't belong between the comma and `price`
SELECT title, AND price FROM books;

-- teacher: The dot is too much. | dot after `price` doesn't belong
-- never: tables in FROM
SELECT title, price. FROM books;

-- teacher: AND in LIMIT. | AND takes a condition
-- never: commas
SELECT title FROM books ORDER BY title LIMIT 10 AND 15;

-- teacher: The second star is too much. | \* is needed
SELECT book_id, count(**) FROM reviews GROUP BY book_id;

-- teacher: The sign belongs inside the quotes. | % belongs inside the quotes
-- never: remainder
SELECT title FROM books WHERE title LIKE 'A'%;

-- teacher: The number belongs inside the quotes. | `'1 month'::interval`
-- never: comma
SELECT name, (joined_on + 1 'month'::interval) FROM customers;

-- teacher: The date needs quotes. | `2026-02-30` is a subtraction
SELECT 2026-02-30::date;

-- teacher: The length needs parentheses. | Parentheses are missing around `6,2`
CREATE TABLE gift_cards (code text, value numeric 6,2, sold_on date);

-- teacher: The name comes first. | Put the column name `value` before its type, `numeric`
CREATE TABLE gift_cards (code text, numeric(6,2) value, sold_on date);

-- teacher: The type comes right after the name. | Put the type `text` directly after `code`
CREATE TABLE gift_cards (code NOT NULL UNIQUE text, value numeric);

-- teacher: The type is misspelled. | no type `timestampz` & Did you mean `timestamptz`
SELECT '2026-03-12 19:30+01'::timestampz;

-- teacher: The value is misspelled. | Did you mean `false`
CREATE TABLE g (a boolean DEFAULT 'flase');

-- teacher: The row to insert is called excluded. | `stock` is the row already in the table & `excluded`
-- never: RETURNING
INSERT INTO stock (book_id, copies) VALUES (4, 3) ON CONFLICT (book_id) DO UPDATE SET copies = stock.copies + new.copies;

-- teacher: The column before LIKE is missing. | column is missing before LIKE
-- never: operator
SELECT title FROM books WHERE title LIKE '%The %' OR LIKE '%of%';

-- teacher: The second value is missing. | A value is missing after AND
-- never: condition
SELECT title FROM books WHERE published BETWEEN 1984 AND;

-- teacher: DEFAULT is missing. | DEFAULT is missing between NULL and FALSE
CREATE TABLE g (code text, is_used boolean NOT NULL false);

-- exercise: filtering-rows/at-most-9-99
-- teacher: AND is misspelled. | Did you mean AND
SELECT title FROM books WHERE published BETWEEN 1950 AN 1999;

-- exercise: updating-and-deleting/a-delivery
-- teacher: Only a column can be left of =. | only a column's name can be on the left
-- never: copiescopies
UPDATE stock SET copiescopies + = 5 WHERE book_id = 14;
