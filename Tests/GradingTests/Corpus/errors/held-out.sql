-- exercise: filtering-rows/at-most-9-99

-- teacher: WHERE is missing before genre. | WHERE & genre
select title from books genre = 'novel' and price < 12;

-- teacher: FROM is missing. | FROM & customers
select name, city customers;

-- teacher: The word "FROM" is misspelled. | fomr & FROM
select name, email fomr customers where city = 'York';

-- teacher: York is text and needs quotes. | 'Hebden Bridge' & quotes
select name from customers where city = Hebden Bridge;

-- teacher: Single quotes instead of double. | single quotes & "York"
select name from customers where city = "York";

-- teacher: OR is missing between the conditions. | OR|AND & city
select name from customers where city = 'York' city = 'Leeds';

-- teacher: IS is missing. | IS & NULL
select name from customers where email null;

-- teacher: >= has its characters in this order. | =>|>=
select name from customers where id => 5;

-- teacher: BETWEEN takes AND. | BETWEEN & AND
select title from books where pages between 100 300;

-- teacher: IN needs parentheses. | IN & parenthes
select name from customers where city in 'York' or city = 'Leeds';

-- teacher: The list after IN has no closing parenthesis. | parenthesis & missing
select name from customers where city in ('York', 'Leeds' order by name;

-- teacher: A comma is missing in the list. | comma & 'York'
select name from customers where city in ('York' 'Leeds');

-- teacher: BY is missing. | BY & ORDER
select name from customers where city = 'York' order name desc;

-- teacher: LIMIT must come after ORDER BY. | LIMIT & ORDER BY & before|after
select title from books limit 3 order by price;

-- teacher: ORDER BY has two columns without a comma. | comma & title
select title from books order by price desc title;

-- teacher: not equal is <> or !=. | =!|<>|!=
select title from books where genre =! 'novel';

-- teacher: The value after > is missing. | > & value|missing|follow
select title from books where pages > and price < 10;

-- teacher: customers has no column town. | town & customers
select name, town from customers;

-- teacher: The table comes after FROM, and the columns after SELECT; SELECT is missing. | SELECT
title, price from books where price <= 9.99;

-- teacher: WHERE is there, but no condition follows. | WHERE & condition|missing|follow|end
select title, price from books where;

-- teacher: There is a comma after the table with nothing after it. | comma & WHERE
select title, price from books, where price <= 9.99;

-- teacher: A curly quote isn't a single quote. | quote & curly|straight|’|‘
select title from books where genre = ‘novel’;

-- teacher: The columns are separated by commas, not semicolons. | semicolon & comma
select title; price from books where price <= 9.99;

-- teacher: The columns are separated by commas, not by AND. | comma & and
-- never: condition
select title and price from books where price <= 9.99;

-- teacher: ORDER BY is misspelled. | oder & ORDER
select title, price from books oder by price;

-- teacher: NOT belongs before IN, or before the condition. | NOT & genre|=
select title from books where genre not = 'novel';

-- teacher: IS is missing before NULL. | IS & NULL
select title from books where pages not null and price < 10;

-- teacher: One AND too many. | AND & twice|two|second|condition
select title from books where price > 5 and and price < 10;

-- teacher: The parenthesis is closed before the list ends. | parenthes|\(|\)
select title from books where genre in ('novel'), 'stories');

-- teacher: DISTINCT is misspelled. | distnct & DISTINCT
select distnct genre from books;

-- teacher: DESC is misspelled. | decs & DESC
select title, price from books order by price decs;

-- teacher: The column has a trailing word; two words need an underscore or double quotes. | year & quotes|name|comma|AS
select title, published as release year from books;

-- exercise: tables-and-types/gift-cards

-- teacher: A comma is missing before sold_on. | comma & sold_on
create table gift_cards (code text not null, value_eur numeric(6,2) sold_on date);

-- teacher: A comma is missing after the first column. | comma & value_eur
create table gift_cards (code text unique value_eur int);

-- teacher: Too many commas. | comma
create table gift_cards (code text,, sold_on date);

-- teacher: CREATE is misspelled. | creat & CREATE
creat table gift_cards (code text);

-- teacher: The length of varchar needs parentheses. | varchar|parenthes & 10
create table gift_cards (code varchar 10, sold_on date);

-- teacher: PostgreSQL has no type datetime. | datetime & timestamp
create table gift_cards (code text, sold_on datetime);

-- teacher: UNIQUE is misspelled. | uniqe & UNIQUE
create table gift_cards (code text uniqe, sold_on date);

-- teacher: REFERENCES is misspelled. | refrences & REFERENCES
create table gift_cards (code text, book_id int refrences books);

-- teacher: The columns of the primary key need parentheses. | parenthes & code
create table gift_cards (code text, sold_on date, primary key code);

-- teacher: CHECK has no closing parenthesis. | parenthesis & missing
create table gift_cards (code text, value_eur int check (value_eur > 0, sold_on date);

-- teacher: table name is missing. | TABLE & name
create table (code text, sold_on date);

-- teacher: ON is missing before books. | ON & books
create index books_price books (price);

-- teacher: The columns need parentheses. | parenthes & price
create index on books price;

-- teacher: INDEX is misspelled. | idnex & INDEX
create idnex on books (price);

-- teacher: PRIMARY is misspelled. | primery & PRIMARY
create table gift_cards (code text primery key, sold_on date);

-- teacher: The type takes its length in parentheses, which aren't closed. | parenthes
create table gift_cards (code varchar(10, sold_on date);

-- teacher: INTO isn't used for tables. | INTO|TABLE
create table into gift_cards (code text);

-- teacher: A hyphen can't be in a name. | - & gift & cards
create table gift-cards (code text, sold_on date);

-- teacher: A name can't start with a digit. | digit & name
create table 2026_cards (code text, sold_on date);

-- teacher: The check's text needs quotes. | quotes & 'open'
create table gift_cards (code text, status text check (status in (open, closed)));

-- teacher: DEFAULT has no value. | DEFAULT & value|missing|follow
create table gift_cards (code text, sold_on date default);

-- teacher: A column can't be named user without double quotes. | user & keyword|quotes
create table gift_cards (code text, user text);

-- teacher: The word TABLE is there twice. | TABLE & twice|second|once|one
create table table gift_cards (code text);

-- teacher: The type integer is misspelled. | interger & integer
create table gift_cards (code text, value_eur interger);

-- teacher: TABLE is missing after DROP. | DROP & TABLE
drop gift_cards;

-- teacher: IF EXISTS is misspelled. | exist & EXISTS
drop table if exist gift_cards;

-- exercise: updating-and-deleting/a-delivery

-- teacher: SET is missing. | SET & price
update books price = 12 where id = 3;

-- teacher: WHERE is misspelled. | whre & WHERE
update books set price = 12 whre id = 3;

-- teacher: A comma is missing between the assignments. | comma & pages
update books set price = 12 pages = 200 where id = 3;

-- teacher: The WHERE has to come after SET. | WHERE & SET
update books where id = 3 set price = 12;

-- teacher: The value of price is missing. | = & value|missing|follow
update books set price = where id = 3;

-- teacher: FROM is missing. | FROM & DELETE
delete reviews where stars = 1;

-- teacher: DELETE lists no columns. | DELETE & columns|rows|\*
delete * from reviews where stars = 1;

-- teacher: orders has no column order_id. | order_id & orders
delete from orders where order_id = 3;

-- teacher: INTO is missing. | INTO & INSERT
insert authors (name) values ('Anna Burns');

-- teacher: INTO is misspelled. | itno & INTO
insert itno authors (name) values ('Anna Burns');

-- teacher: The text needs quotes. | 'Anna Burns' & quotes
insert into authors (name, country) values (Anna Burns, 'Ireland');

-- teacher: VALUE instead of VALUES. | VALUES
insert into authors (name, country) value ('Anna Burns', 'Ireland');

-- teacher: The column list isn't closed. | parenthesis & missing
insert into authors (name, country values ('Anna Burns', 'Ireland');

-- teacher: More columns than values. | columns & values
insert into authors (name, country, born) values ('Anna Burns', 'Ireland');

-- teacher: ROLLBACK is misspelled. | rolback & ROLLBACK
begin; delete from reviews where stars = 1; rolback;

-- teacher: The semicolon between the statements is missing. | semicolon
begin; delete from reviews where stars = 1 update stock set copies = 3 where book_id = 2; commit;

-- teacher: = is missing between copies and its value. | = & copies
update stock set copies 12 where book_id = 14;

-- teacher: := isn't an assignment in SQL. | =
update stock set copies := 12 where book_id = 14;

-- teacher: INTO doesn't belong in UPDATE. | INTO & UPDATE
update into stock set copies = 12 where book_id = 14;

-- teacher: The WHERE condition has no value. | = & value|missing|follow|end
update stock set copies = 12 where book_id = ;

-- teacher: DELETE and FROM need a table. | FROM & table
delete from where book_id = 14;

-- teacher: TABLE doesn't belong in DELETE. | TABLE & DELETE|FROM
delete from table stock where book_id = 14;

-- teacher: The text with an apostrophe needs two of them. | quote|apostrophe & ''|inside|doubled|twice
insert into customers (name, joined_on) values ('Siobhan O'Neill', '2026-01-05');

-- teacher: VALUES is there twice. | VALUES & twice|second|once|one|comma
insert into customers (name, joined_on) values ('Ann Lee', '2026-01-05'), values ('Bo Li', '2026-01-06');

-- teacher: The comma after the last value is too many. | comma & \)
insert into customers (name, joined_on) values ('Ann Lee', '2026-01-05',);

-- teacher: TABLE doesn't belong after INTO. | TABLE & INTO|INSERT
insert into table customers (name, joined_on) values ('Ann Lee', '2026-01-05');

-- exercise: inner-joins/titles-and-authors

-- teacher: ON is missing before the condition. | ON & customer_id
select name, stars from reviews join customers customer_id = customers.id;

-- teacher: JOIN needs a condition. | JOIN & ON|condition
select name, stars from reviews join customers where stars = 5;

-- teacher: JOIN is missing after LEFT. | LEFT & JOIN
select name, stars from customers left reviews on customer_id = customers.id;

-- teacher: A comma is missing between the columns. | comma & name & reviews
select customers.name reviews.stars from customers join reviews on customer_id = customers.id;

-- teacher: GROUP BY comes before ORDER BY. | GROUP BY & ORDER BY & before|after
select customer_id, count(*) from orders order by count(*) group by customer_id;

-- teacher: BY is missing after GROUP. | BY & GROUP
select customer_id, count(*) from orders group customer_id;

-- teacher: HAVING has no condition. | HAVING & condition|value|missing|follow
select customer_id, count(*) from orders group by customer_id having;

-- teacher: count needs a closing parenthesis. | parenthesis & missing
select customer_id, count(* from orders group by customer_id;

-- teacher: ON is there, but no condition follows. | ON & condition|missing|follow|end
select title, name from books join authors on;

-- teacher: The point between the table and the column is missing. | dot|point & authors & id
select title, name from books join authors on books.author_id = authors id;

-- teacher: The point is a comma. | comma & authors|\.
select title, name from books join authors on books,author_id = authors.id;

-- teacher: Two points in a row. | \.
select title, name from books join authors on books..author_id = authors.id;

-- teacher: INNER comes before JOIN. | INNER & JOIN
select title, name from books join inner authors on books.author_id = authors.id;

-- teacher: There is no condition after AND. | AND & condition|missing|follow|end
select title, name from books join authors on books.author_id = authors.id and;

-- teacher: The alias comes after the table, not before. | b & books|table|alias|name
select b.title, a.name from b books join authors a on b.author_id = a.id;

-- teacher: BY is misspelled. | bye & BY
select name, count(*) from books join authors on author_id = authors.id group bye name;

-- exercise: window-functions/price-and-average

-- teacher: OVER needs parentheses. | OVER & parenthes
select name, row_number() over order by name from customers;

-- teacher: END is missing. | END & CASE
select name, case when city is null then 'unknown' else city from customers;

-- teacher: The text of two words needs quotes. | 'not known' & quotes
select name, case when city is null then not known else city end from customers;

-- teacher: THEN is missing before the text. | THEN & 'unknown'
select name, case when city is null 'unknown' else city end from customers;

-- teacher: The subquery's closing parenthesis is missing. | parenthesis & missing
select name from customers where id in (select customer_id from orders;

-- teacher: AS is missing before the query in parentheses. | AS & early
with early (select * from customers where id < 5) select name from early;

-- teacher: OVER is misspelled. | ovr & OVER
select title, avg(price) ovr (partition by genre) from books;

-- teacher: BY is missing after ORDER inside OVER. | ORDER & BY
select title, rank() over (order price) from books;

-- teacher: WHEN is missing after CASE. | WHEN & CASE
select title, case price > 10 then 'dear' end from books;

-- teacher: The second value of CASE is missing. | ELSE & value|missing|follow|END
select title, case when price > 10 then 'dear' else end from books;

-- teacher: The parentheses around price are missing. | price & parenthes
select title, avg price over (partition by genre) from books;
