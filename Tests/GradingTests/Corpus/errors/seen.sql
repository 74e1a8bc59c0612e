-- exercise: filtering-rows/at-most-9-99

-- teacher: WHERE is missing before price. | WHERE & price
-- never: chained
select title, price from books price <= 9.99;

-- teacher: WHERE is misspelled. | WHRE & WHERE
select title, price from books whre price <= 9.99;

-- teacher: FROM is missing before books. | FROM & books
select title, price books where price <= 9.99;

-- teacher: A comma is missing between books.title and books.price. | comma & title & books
select books.title books.price from books where price <= 9.99;

-- teacher: There is a comma before FROM with nothing after it. | comma & FROM
select title, price, from books where price <= 9.99;

-- teacher: <= is one operator, without a space. | < = & space|<=
select title, price from books where price < = 9.99;

-- teacher: At most is written <=, not =<. | =< & <=
select title, price from books where price =< 9.99;

-- teacher: There is no value after <=. | <= & value|missing|follow
select title, price from books where price <=;

-- teacher: Decimals have a point, not a comma. | 9,99 & comma & point
select title, price from books where price <= 9,99;

-- teacher: Text needs single quotes. | 'The Waves' & quotes
select title, price from books where title = The Waves;

-- teacher: Double quotes are for names; text has single quotes. | single quotes & "novel"
select title, price from books where genre = "novel";

-- teacher: The single quote at the end is missing. | quote & missing
select title, price from books where genre = 'novel and price <= 9.99;

-- teacher: A quote inside text is doubled. | quote & ''|inside
select title, price from books where title = 'The Handmaid's Tale';

-- teacher: The column is named price. | prize & price
select title, prize from books where prize <= 9.99;

-- teacher: The table is named books. | book & books
select title, price from book where price <= 9.99;

-- teacher: AND or OR is missing between the two conditions. | AND|OR & genre
select title, price from books where price <= 9.99 genre = 'novel';

-- teacher: WHERE has to come after FROM. | WHERE & FROM & before|after
select title, price where price <= 9.99 from books;

-- teacher: One WHERE only: AND adds a condition. | WHERE & AND
select title, price from books where price <= 9.99 where genre = 'novel';

-- teacher: ORDER BY has to come after WHERE. | WHERE & ORDER BY & before|after
select title, price from books order by price where price <= 9.99;

-- teacher: BY is missing after ORDER. | BY & ORDER
select title, price from books where price <= 9.99 order price;

-- teacher: SELECT is misspelled. | slect & SELECT
slect title, price from books where price <= 9.99;

-- teacher: FROM is misspelled. | form & FROM
select title, price form books where price <= 9.99;

-- teacher: The closing parenthesis is missing. | parenthesis & missing|never closed
select title, price from books where (price <= 9.99 and genre = 'novel';

-- teacher: There is a closing parenthesis too many. | parenthesis|\) & too many|no match|opening|extra
select title, price from books where price <= 9.99);

-- teacher: IN needs a list in parentheses. | IN & parenthes
select title, price from books where genre in 'novel', 'stories';

-- teacher: BETWEEN has AND between its two values. | BETWEEN & AND
select title, price from books where price between 5, 9.99;

-- teacher: BETWEEN has AND between its two values. | BETWEEN & AND
select title, price from books where price between 5 to 9.99;

-- teacher: IS NOT NULL tests for a value; IS is missing. | IS & NULL
select title, price from books where price not null;

-- teacher: NULL is tested with IS NULL, so one of = and IS is too many. | IS & =
select title, price from books where price = is null;

-- teacher: The pattern needs single quotes. | quotes & %sea%
select title, price from books where title like %sea%;

-- teacher: AND needs a condition on each side; the second has no column. | OR & 'stories' & condition|compare
select title, price from books where genre = 'novel' or 'stories';

-- teacher: The pattern needs single quotes. | quotes
select title, price from books where title like the%;

-- teacher: There are two commas in a row. | two commas|comma
select title,, price from books;

-- teacher: SELECT is there twice. | SELECT & twice|second|one|once
select title, select price from books where price <= 9.99;

-- teacher: The semicolon ends the statement before WHERE. | semicolon & WHERE
select title, price from books; where price <= 9.99;

-- teacher: FROM has no table. | FROM & table
select title, price from where price <= 9.99;

-- teacher: The alias is not known in WHERE, which runs before SELECT. | cost & WHERE & alias
select title, price as cost from books where cost <= 9.99;

-- teacher: A conditions is combined with AND, not &&. | && & AND
select title, price from books where price <= 9.99 && genre = 'novel';

-- teacher: = is the comparison for equality, not ==. | == & =
select title, price from books where genre == 'novel';

-- teacher: "Less than" is written <. | < & less than
select title, price from books where price is less than 9.99;

-- teacher: Something is wrong with only before price. | only|price
select title, price from books where only price <= 9.99;

-- teacher: A comparison is missing between price and 9.99. | price & 9.99 & comparison|operator
select title, price from books where price 9.99;

-- teacher: Names have no backticks. | backtick
select `title`, `price` from books;

-- teacher: Columns are listed without parentheses around FROM; the closing parenthesis is missing. | parenthes
select (title, price from books where price <= 9.99;

-- teacher: AND is misspelled. | adn & AND
select title, price from books where price <= 9.99 adn genre = 'novel';

-- teacher: The table's name comes without quotes. | quotes & books
select title, price from 'books' where price <= 9.99;

-- teacher: The space between SELECT and title is missing. | SELECT & space
selecttitle, price from books;

-- teacher: LIMIT goes at the end and there is no TOP. | LIMIT
select top 5 title, price from books;

-- teacher: The statement ends after AND, where a condition is missing. | AND & condition|missing|end
select title, price from books where price <= 9.99 and;

-- teacher: The price is a number, so no text like nine can be compared. | nine & quotes|number
select title, price from books where price <= nine;

-- teacher: The euro sign doesn't belong to the number. | number & unit|€
-- never: letters
select title, price from books where price <= 9.99€;

-- teacher: LIKE has no = before it. | LIKE & operator & before
-- never: type
select title from books where title = like 'The%';

-- teacher: LIMIT needs a number. | ten & LIMIT & number
-- never: THEN
select title, price from books limit ten;

-- exercise: tables-and-types/gift-cards

-- teacher: A comma is missing before amount. | comma & value_eur
create table gift_cards (code text primary key value_eur numeric(6,2), sold_on date);

-- teacher: The comma before the closing parenthesis is too many. | comma & \)
create table gift_cards (code text, value_eur numeric(6,2), sold_on date,);

-- teacher: The closing parenthesis is missing. | parenthesis & missing
create table gift_cards (code text, value_eur numeric(6,2), sold_on date;

-- teacher: The opening parenthesis is missing after the name. | parenthes & gift_cards
create table gift_cards code text, value_eur numeric(6,2), sold_on date);

-- teacher: The columns need parentheses. | parenthes
create table gift_cards code text, value_eur numeric(6,2), sold_on date;

-- teacher: TABLE is misspelled. | tabel & TABLE
create tabel gift_cards (code text, sold_on date);

-- teacher: TABLE is missing after CREATE. | TABLE & CREATE
create gift_cards (code text, sold_on date);

-- teacher: The column comes first, and then its type. | text & code & type|order|first
create table gift_cards (text code, date sold_on);

-- teacher: PostgreSQL has no type string. | string & text
create table gift_cards (code string, sold_on date);

-- teacher: The type is misspelled. | nummeric & numeric
create table gift_cards (code text, value_eur nummeric(6,2));

-- teacher: KEY is misspelled. | kye & KEY
create table gift_cards (code text primary kye, sold_on date);

-- teacher: KEY is missing after PRIMARY. | PRIMARY & KEY
create table gift_cards (code text primary, sold_on date);

-- teacher: NOT NULL is two words. | notnull & NOT & space
create table gift_cards (code text notnull, sold_on date);

-- teacher: PRIMARY KEY is two words. | primarykey & PRIMARY & space
create table gift_cards (code text primarykey, sold_on date);

-- teacher: CHECK needs parentheses around its condition. | CHECK & parenthes
create table gift_cards (code text, value_eur numeric(6,2) check value_eur > 0);

-- teacher: NULL is missing after NOT. | NOT & NULL
create table gift_cards (code text not, sold_on date not null);

-- teacher: Columns are separated by commas, not semicolons. | semicolon & comma
create table gift_cards (code text; value_eur numeric(6,2); sold_on date);

-- teacher: A column has no colon between name and type. | :
create table gift_cards (code: text, sold_on: date);

-- teacher: A column has no = between name and type. | =
create table gift_cards (code = text, sold_on = date);

-- teacher: There is no column type after sold_on. | sold_on & type
create table gift_cards (code text, sold_on);

-- teacher: Braces are not SQL; columns stand in parentheses. | parenthes|\{
create table gift_cards { code text, sold_on date };

-- teacher: order is a keyword, so it can't name a table without double quotes. | order & keyword
create table order (code text, sold_on date);

-- teacher: The column name needs no quotes. | quotes & 'code'
create table gift_cards ('code' text, 'sold_on' date);

-- teacher: DEFAULT has no =. | DEFAULT & =
create table gift_cards (code text, sold_on date default = current_date);

-- teacher: The foreign key needs REFERENCES before books. | REFERENCES & books
create table gift_cards (code text, book_id int foreign key books);

-- teacher: The column of the foreign key needs parentheses. | parenthes & book_id
create table gift_cards (code text, book_id int, foreign key book_id references books);

-- teacher: PostgreSQL has no AUTO_INCREMENT. | auto_increment
create table gift_cards (id int auto_increment, code text);

-- teacher: The columns of the index need parentheses. | parenthes & ordered_on
-- never: AND, OR
create index on orders ordered_on;

-- teacher: ON is missing before the table. | ON & orders
create index orders_by_day orders (ordered_on);

-- teacher: INDEX is misspelled. | indx & INDEX
create indx on orders (ordered_on);

-- teacher: The index needs a comma between its columns. | comma & ordered_on
create index on orders (customer_id ordered_on desc);

-- teacher: The index has the table after ON, not FROM. | FROM & ON
create index from orders (ordered_on);

-- teacher: The table has no column ordred_on. | ordred_on & ordered_on
create index on orders (ordred_on);

-- teacher: COLUMN is misspelled. | colum & COLUMN
alter table customers add colum phone text;

-- teacher: The new column has no type. | phone & type
alter table customers add column phone;

-- teacher: TABLE is missing after ALTER. | TABLE & ALTER
alter customers add column phone text;

-- teacher: ADD is missing. | ADD & phone|column
alter table customers column phone text;

-- teacher: The default text needs quotes. | quotes & not yet sold
create table gift_cards (code text, state text default not yet sold, sold_on date);

-- exercise: updating-and-deleting/a-delivery

-- teacher: SET is missing before copies. | SET & copies
update stock copies = copies + 12 where book_id = 14;

-- teacher: SET is misspelled. | ste & SET
update stock ste copies = copies + 12 where book_id = 14;

-- teacher: stock has no column id. | id & stock & book_id
-- never: not in FROM|not have in FROM
update stock set copies = copies + 12 where id = 14;

-- teacher: WHERE comes after SET. | WHERE & SET
update stock where book_id = 14 set copies = copies + 12;

-- teacher: UPDATE has no TABLE. | TABLE & UPDATE
update table stock set copies = copies + 12 where book_id = 14;

-- teacher: UPDATE has no FROM before the table. | FROM & UPDATE
update from stock set copies = copies + 12 where book_id = 14;

-- teacher: SET needs = and the new value. | = & copies
update stock set copies + 12 where book_id = 14;

-- teacher: A comma separates the columns in SET, not AND. | AND & comma
update stock set copies = copies + 12 and reorder_at = 5 where book_id = 14;

-- teacher: SET only once. | SET & once|one|second|twice
update stock set copies = copies + 12, set reorder_at = 5 where book_id = 14;

-- teacher: The comma before WHERE is too many. | comma & WHERE
update stock set copies = copies + 12, where book_id = 14;

-- teacher: += is not SQL. | \+= & =
update stock set copies += 12 where book_id = 14;

-- teacher: A value is missing after +. | \+ & value|missing|follow
update stock set copies = copies + where book_id = 14;

-- teacher: UPDATE is misspelled. | updte & UPDATE
updte stock set copies = copies + 12 where book_id = 14;

-- teacher: The table is missing after UPDATE. | UPDATE & table
update set copies = copies + 12 where book_id = 14;

-- teacher: FROM is missing after DELETE. | DELETE & FROM
delete stock where book_id = 14;

-- teacher: DELETE names no columns. | DELETE & columns|rows|\*
delete * from stock where book_id = 14;

-- teacher: DELETE names no columns. | DELETE & columns|rows|copies
delete copies from stock where book_id = 14;

-- teacher: INTO is missing after INSERT. | INSERT & INTO
insert customers (name, joined_on) values ('Quentin Roy', '2026-01-05');

-- teacher: The texts need quotes. | 'Leila Haddad' & quotes
-- never: comma
insert into customers (name, city, joined_on) values (Leila Haddad, York, '2026-01-05');

-- teacher: VALUES is misspelled. | vlaues & VALUES
insert into customers (name, joined_on) vlaues ('Quentin Roy', '2026-01-05');

-- teacher: The values need parentheses. | parenthes & VALUES
insert into customers (name, joined_on) values 'Quentin Roy', '2026-01-05';

-- teacher: VALUES is missing. | VALUES
insert into customers (name, joined_on) ('Quentin Roy', '2026-01-05');

-- teacher: A comma is missing between the values. | comma & 'Quentin Roy'
insert into customers (name, joined_on) values ('Quentin Roy' '2026-01-05');

-- teacher: A comma is missing between the rows. | comma & \(
insert into customers (name, joined_on) values ('Quentin Roy', '2026-01-05') ('Ann Lee', '2026-01-05');

-- teacher: The columns have no quotes. | quotes & 'name'
insert into customers ('name', 'joined_on') values ('Quentin Roy', '2026-01-05');

-- teacher: There is one value more than columns. | values & columns
insert into customers (name, joined_on) values ('Quentin Roy', 'York', '2026-01-05');

-- teacher: The date needs quotes. | quotes & date
insert into customers (name, joined_on) values ('Quentin Roy', 2026-01-05);

-- teacher: INSERT adds rows with VALUES and not with WHERE. | =
insert into customers set name = 'Quentin Roy', joined_on = '2026-01-05';

-- teacher: The table has no column named. | nam & name
insert into customers (nam, joined_on) values ('Quentin Roy', '2026-01-05');

-- teacher: The closing parenthesis of the values is missing. | parenthesis & missing
insert into customers (name, joined_on) values ('Quentin Roy', '2026-01-05';

-- teacher: TRANSACTION is misspelled. | transation & TRANSACTION
begin transation; update stock set copies = 1 where book_id = 14; commit;

-- teacher: The semicolon after BEGIN is missing. | semicolon & BEGIN
begin update stock set copies = 1 where book_id = 14; commit;

-- teacher: COMMIT is misspelled. | comit & COMMIT
begin; update stock set copies = 1 where book_id = 14; comit;

-- teacher: SAVEPOINT needs a name. | SAVEPOINT & name
begin; savepoint; update stock set copies = 1 where book_id = 14; commit;

-- teacher: The semicolon before COMMIT is missing. | semicolon & COMMIT
begin; update stock set copies = 1 where book_id = 14 commit;

-- teacher: RETURNING comes after WHERE. | WHERE & RETURNING
update stock set copies = copies + 12 returning * where book_id = 14;

-- exercise: inner-joins/titles-and-authors

-- teacher: ON is missing before books.author_id. | ON & author_id
select title, name from books join authors books.author_id = authors.id;

-- teacher: JOIN has no condition after ON. | JOIN & ON|condition
select title, name from books join authors;

-- teacher: A JOIN has no condition. | JOIN & ON|condition
select title, name from books join authors where books.author_id = authors.id;

-- teacher: JOIN is misspelled. | jion & JOIN
select title, name from books jion authors on books.author_id = authors.id;

-- teacher: The comma before JOIN is too many. | comma & JOIN
select title, name from books, join authors on books.author_id = authors.id;

-- teacher: The table after JOIN is missing. | JOIN & table
select title, name from books join on books.author_id = authors.id;

-- teacher: JOIN is missing after LEFT. | JOIN & LEFT
select title, name from books left authors on books.author_id = authors.id;

-- teacher: ON is misspelled or replaced by WITH. | with & ON
select title, name from books join authors with books.author_id = authors.id;

-- teacher: USING needs parentheses. | USING & parenthes
select title, stars from books join reviews using book_id;

-- teacher: JOIN has to come before WHERE. | JOIN & WHERE & before|after
select title, name from books where price < 10 join authors on books.author_id = authors.id;

-- teacher: id is a column of both tables. | id & books & authors
select id, title, name from books join authors on author_id = id;

-- teacher: The alias b is not declared. | b
select b.title, a.name from books join authors a on a.id = author_id;

-- teacher: The table has the alias b, so its own name can't be used. | books & alias & b
select books.title, a.name from books b join authors a on a.id = b.author_id;

-- teacher: GROUP BY is missing BY. | BY & GROUP
select name, count(*) from books join authors on author_id = authors.id group name;

-- teacher: HAVING comes after GROUP BY. | HAVING & GROUP BY
select name, count(*) from books join authors on author_id = authors.id having count(*) > 1 group by name;

-- teacher: Name needs to be in GROUP BY. | name & group
select name, title, count(*) from books join authors on author_id = authors.id group by title;

-- teacher: An aggregate can't be used in WHERE. | WHERE & HAVING
select name, count(*) from books join authors on author_id = authors.id where count(*) > 1 group by name;

-- teacher: The dot between table and column is missing. | books & author_id & dot|\.
select title, name from books join authors on books author_id = authors.id;

-- teacher: The second ON must be AND. | ON & AND
select title, name from books join authors on books.author_id = authors.id on price < 10;

-- teacher: A comma is missing between title and name. | comma & title & name
select books.title authors.name from books join authors on books.author_id = authors.id;

-- teacher: INNER is misspelled. | iner & INNER
select title, name from books iner join authors on books.author_id = authors.id;

-- teacher: The parenthesis after count is not closed. | parenthes
select name, count(title from books join authors on author_id = authors.id group by name;

-- teacher: AS needs a name after it. | AS & name
select title as, name from books join authors on author_id = authors.id;

-- teacher: An alias of two words needs double quotes. | double quotes|_ & author name
select title, name as author name from books join authors on author_id = authors.id;

-- teacher: The alias has single quotes. | quotes & 'Author'
select title, name as 'Author' from books join authors on author_id = authors.id;

-- exercise: window-functions/price-and-average

-- teacher: OVER needs parentheses. | OVER & parenthes
select title, avg(price) over partition by genre from books;

-- teacher: BY is missing after PARTITION. | BY & PARTITION
select title, avg(price) over (partition genre) from books;

-- teacher: PARTITION is misspelled. | partion & PARTITION
select title, avg(price) over (partion by genre) from books;

-- teacher: The parenthesis of OVER is not closed. | parenthesis & missing
select title, avg(price) over (partition by genre from books;

-- teacher: There is no comma between PARTITION BY and ORDER BY. | comma & ORDER
select title, rank() over (partition by genre, order by price) from books;

-- teacher: ORDER BY comes after PARTITION BY. | PARTITION BY & ORDER BY & before|after
select title, rank() over (order by price partition by genre) from books;

-- teacher: OVER is missing after rank(). | OVER & rank
select title, rank() (order by price) from books;

-- teacher: rank is a window function and needs OVER. | rank & OVER
select title, rank() from books;

-- teacher: END is missing. | END & CASE
select title, case when price > 10 then 'dear' else 'cheap' from books;

-- teacher: WHEN is missing after CASE. | WHEN & CASE
select title, case price > 10 then 'dear' else 'cheap' end from books;

-- teacher: THEN is missing. | THEN
select title, case when price > 10 'dear' else 'cheap' end from books;

-- teacher: The texts need quotes. | 'sold out' & quotes
-- never: OUTER
select book_id, case when copies = 0 then sold out when copies < 5 then 'low' else 'fine' end from stock;

-- teacher: A CASE has WHEN for each condition, not ELSEIF. | elseif & WHEN
select title, case when price > 10 then 'dear' elseif price > 5 then 'fair' else 'cheap' end from books;

-- teacher: There are no commas between the branches of CASE. | comma & WHEN
select title, case when price > 10 then 'dear', when price > 5 then 'fair' else 'cheap' end from books;

-- teacher: THEN is missing, the = is wrong. | = & THEN
select title, case when price > 10 = 'dear' when price > 5 then 'fair' end from books;

-- teacher: A subquery needs parentheses. | parenthes & SELECT|subquery
select title, price from books where price > select avg(price) from books;

-- teacher: The parentheses of the subquery aren't closed. | parenthesis & missing
select title, price from books where price > (select avg(price) from books;

-- teacher: Window functions aren't allowed in WHERE. | WHERE & window
select title from books where rank() over (order by price) = 1;

-- teacher: AS is missing after WITH's name. | AS & dear
with dear (select * from books where price > 10) select title from dear;

-- teacher: The comma after the WITH query is too many. | comma & SELECT
with dear as (select * from books where price > 10), select title from dear;

-- teacher: avg has a closing parenthesis too few. | parenthes
select title, round(avg(price) over (partition by genre), 2 from books;

-- teacher: The function name is misspelled. | ronud & round
select title, ronud(price, 1) from books;

-- teacher: DISTINCT is misspelled. | distint & DISTINCT
select count(distint genre) from books;

-- teacher: There's a comma too many before AS. | comma & AS
select title, avg(price) over (partition by genre), as average from books;

-- teacher: DESC comes after the column. | desc & price
select title, price from books order by desc price;

-- teacher: A number is missing after LIMIT. | LIMIT & number|value|missing|follow
select title, price from books order by price limit;

-- teacher: UNION needs a query on each side. | UNION & SELECT|query
select title from books union where price > 10;

-- teacher: EXISTS is misspelled. | exist & EXISTS
select name from authors where not exist (select 1 from books where author_id = authors.id);

-- teacher: Multiplication is written with an asterisk. | x & \*
select title, price x 3 from books;

-- teacher: A semicolon is missing before the second SELECT. | semicolon & SELECT
select name, country select name from authors;

-- teacher: % doesn't mean percent in SQL. | % & multiply|remainder
update books set price = price + 10% where genre = 'novel';

-- teacher: The parentheses after rank are missing. | rank & parenthes
-- never: over \(
select title, rank over (order by price) from books;

-- exercise: filtering-rows/at-most-9-99

-- teacher: A name has no spaces, so the words after year aren't read. | birth|year
-- never: quotes
select name, year of birth from authors;

-- teacher: SELECT comes before FROM. | SELECT & FROM
-- never: semicolon
from authors select name, born;

-- teacher: A semicolon is missing before the second statement. | semicolon
-- never: comma
select 2 + 2 select 2 + 3;

-- teacher: The second statement starts with a misspelled SELECT. | selct & SELECT
-- never: comma
select 2 + 2 selct 2 + 2;

-- teacher: The table comes after FROM, not after IN. | FROM & IN
-- never: is missing
select book_id, copies in stock;

-- teacher: There is a dot after stock with nothing after it. | dot & stock
-- never: value
select book_id, copies from stock.;

-- teacher: The query is about stock; a dot isn't a comma. | book_id
-- never: order_items
select book_id. copies from stock;

-- teacher: stock has no column id. | id & stock
-- never: authors
select id, copies from stock;

-- teacher: A comma is missing, not AND. | comma & AND
select book_id and copies from stock;

-- teacher: price comes before the *. | value & \*
-- never: comma is missing
select title, *3 from books;

-- teacher: AS is followed by a name. | AS & name
-- never: FROM is missing
select title, price * 3 as from books;

-- teacher: The quotes make text of a column's name. | 'price' & quotes
-- never: be text
select title, 'price' * 3 from books;

-- teacher: count needs parentheses. | parenthes & \*
-- never: quotes
select book_id, count * from reviews group by book_id;

-- teacher: At least is >=. | at|least
-- never: quotes
select title from books where genre = 'novel' and pages at least 300;

-- teacher: Text is in single quotes. | single quotes
select title from books where genre = `novel`;

-- teacher: A number is needed, and two is a name. | two
-- never: quotes
select book_id, count(*) from reviews group by book_id having count(*) >= two;

-- teacher: avg takes one value; the parenthesis is in the wrong place. | avg & one
-- never: works on numbers
select book_id, round(avg(stars, 2)) from reviews group by book_id;

-- teacher: A number has no unit. | euros
-- never: no quotes
select title from books where price < 11 euros;

-- teacher: A comma separates what is sorted by. | comma & AND
-- never: condition
select title, pages from books order by pages and title desc;

-- teacher: SORT isn't SQL; ORDER BY sorts. | sort|ORDER BY
select book_id, count(*) from reviews group by book_id sort by count(*);

-- teacher: The condition uses AND. | &
-- never: chained
select title from books where pages >= 300 & genre = 'novel';

-- teacher: SQL has CASE, not IF. | if|CASE
select book_id, if copies = 0 then 'sold out' else 'enough' end from stock;

-- teacher: sold out is text. | sold out
-- never: ELSE enough
select book_id, case when copies = 0 then sold out else enough end from stock;

-- exercise: updating-and-deleting/a-delivery

-- teacher: The parentheses are too many. | parentheses around what follows SET
-- never: missing
update stock set (copies = copies + 5) where book_id = 14;

-- teacher: UPDATE starts the statement. | UPDATE|add
add 5 to copies;

-- teacher: UPDATE names the table first. | SET|in
set copies = 7 in stock;

-- teacher: DELETE removes rows. | remove
-- never: SELECT
remove from reviews where stars = 1;

-- teacher: NULL means that there is no value. | IS NULL
-- never: = is needed
delete from reviews where body is empty;

-- teacher: NULL, not NONE. | none
-- never: quotes
delete from reviews where body = none;

-- teacher: NULL is tested with IS. | NULL & IS
delete from reviews where body == null;

-- teacher: The values are text and need quotes. | quotes & shipped
-- never: Did you mean
insert into orders (ordered_on, status) values ('2026-01-06', shipped);

-- teacher: Commas are missing. | comma & status
insert into orders (ordered_on status shipped_on) values ('2026-01-06', 'open', null);

-- teacher: The table is called orders. | orders
-- never: only in double quotes
insert into order (ordered_on) values ('2026-01-06');

-- teacher: The new price isn't a comma number; a decimal has a point. | 10,99 & point
insert into order_items (order_id, book_id, quantity, unit_price) values (1, 30, 1, 10,99);

-- teacher: START needs TRANSACTION. | start
start;

-- exercise: inner-joins/titles-and-authors

-- teacher: LEFT comes before JOIN. | LEFT & JOIN
-- never: parenthes
select b.title from books b join left reviews r on r.book_id = b.id;

-- teacher: ON is followed by the condition, not IN. | IN|ON
select b.title from books b left join reviews r in r.book_id = b.id;

-- exercise: updating-and-deleting/a-delivery

-- teacher: plus is a sign here. | plus
-- never: comma
update stock set copies = copies plus 5 where book_id = 14;

-- teacher: equal is a sign here. | equal|=
-- never: copies. doesn't
update stock set copies equal 5 where book_id = 14;

-- teacher: The columns and the values need parentheses. | name|parenthes
-- never: AS is missing
insert into customers name values 'Ann';

-- exercise: filtering-rows/at-most-9-99

-- teacher: count needs parentheses and a *. | of|count
-- never: parenthes
select count of books from books;
