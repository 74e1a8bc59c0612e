-- exercise: filtering-rows/at-most-9-99

-- teacher: OFFSET says how many rows to skip; LIMIT takes one number. | LIMIT & OFFSET
select title from books limit 5, 10;

-- teacher: contains isn't an operator here; LIKE searches in text. | contains
-- never: comma|missing|no quotes
select title from books where title contains 'Night';

-- teacher: The pattern is text and needs single quotes. | single quotes & 'Night%'
select title from books where title like "Night%";

-- teacher: IS doesn't go with BETWEEN. | IS & BETWEEN
select title from books where pages is between 100 and 300;

-- teacher: The second comparison has no column. | AND & <= & column
select title from books where pages >= 100 and <= 300;

-- teacher: 'stories' alone is no condition. | OR & 'stories' & condition
select title from books where genre = 'novel' or 'stories';

-- teacher: An operator is missing between genre and 'novel'. | operator|= & genre & 'novel'
-- never: comma
select title from books where genre 'novel';

-- teacher: A list is in parentheses, not in brackets. | parenthes
-- never: IN doesn|around names
select title from books where genre in ['novel', 'stories'];

-- teacher: A price is a number without a currency sign. | \$10
select title from books where price < $10;

-- teacher: The number has no unit. | euro
-- never: no quotes
select title from books where price < 10 euro and genre = 'novel';

-- teacher: A column is missing after ORDER BY. | BY & column
select title from books where pages > 300 order by;

-- teacher: Sorting is ORDER BY. | sort|ORDER BY
-- never: comma|missing
select title from books sort by price;

-- teacher: year is a function of other servers; extract finds the year. | year & extract
select name from customers where year(joined_on) = 2025;

-- teacher: Without quotes, a date is arithmetic. | date & quotes
select name from customers where joined_on > 01/02/2025;

-- teacher: LIKE takes one pattern, so each comparison is written in full. | AND & 'B%' & condition
select name from customers where name like 'A%' and 'B%';

-- teacher: DESC belongs to ORDER BY, not after LIMIT. | DESC
-- never: comma
select name from customers order by name limit 5 desc;

-- teacher: A comma is missing between the columns. | comma & name & city
select name customers.city from customers;

-- teacher: * means all columns; what is after it would be a further column, after a comma. | \*|comma
-- never: multipl|operator
select * name from customers;

-- teacher: count takes one value. | count & one
-- never: right column
select count(name, city) from customers;

-- teacher: WHERE can't contain an aggregate. | WHERE & aggregate|counted
select title from books where price > avg(price);

-- teacher: WHERE can't use an alias. | cost & alias & WHERE
select title, price as cost from books where cost < 10;

-- teacher: The apostrophe ends the text. | quote & ''|inside
select title from books where title = 'Don't Look Now';

-- teacher: In double quotes, case matters. | double quotes & case & genre
select title from books where "Genre" = 'novel';

-- teacher: There is no such schema; the table is named without one. | books & schema
select title from bookshop.books;

-- teacher: A table can't be shown with SHOW, which shows settings. | setting & tables
-- never: object
show tables;

-- teacher: There is no such statement. | No statement starts with .describe
describe books;

-- teacher: A number is needed, and this is text. | 'three hundred' & integer
select title from books where pages = 'three hundred';

-- teacher: There is no if function; CASE chooses. | if & CASE
select title, if(price > 10, 'dear', 'cheap') from books;

-- teacher: A value is missing after the last ||. | \|\| & missing|follow|value
select title || ' ' || from books;

-- teacher: A comma is missing between the function's values. | comma & price
select concat(title, ' ' price) from books;

-- teacher: The parenthesis before genre isn't closed. | parenthesis & missing|closed
select title from books where (genre = 'novel' or genre = 'stories' and price < 10;

-- teacher: A cast needs AS before the type. | AS & price & int
select cast(price int) from books;

-- teacher: EMPTY is no value; no text is '' or NULL. | IS NULL
-- never: = is needed
select name from customers where email is empty;

-- teacher: AND is needed once; the words "as well as" are not SQL. | as & well|AND
-- never: alias|no quotes
select title from books where price < 10 as well as pages > 100;

-- exercise: tables-and-types/gift-cards

-- teacher: varchar takes a number, or none. | max
-- never: quotes
create table gift_cards (code varchar(max), sold_on date);

-- teacher: identity(1,1) is of another server; GENERATED AS IDENTITY numbers rows. | IDENTITY|identity
-- never: doesn't|comma|parenthes
create table gift_cards (id int identity(1,1), code text);

-- teacher: There is no type number; numeric is close. | number & numeric
create table gift_cards (code text, value_eur number);

-- teacher: There are no unsigned integers. | unsigned
-- never: comma|.int. doesn
create table gift_cards (code text, value_eur int unsigned);

-- teacher: A constraint needs a name after CONSTRAINT, or no such word. | CONSTRAINT
-- never: comma
create table gift_cards (code text, constraint primary key (code));

-- teacher: In a column, only REFERENCES; FOREIGN KEY is a line of its own. | FOREIGN
-- never: needed
create table gift_cards (code text, book_id int foreign key references books(id));

-- teacher: The foreign key names a column that the table doesn't have. | book_id & column
-- never: FROM
create table gift_cards (code text, foreign key (book_id) references books);

-- teacher: EXISTS is misspelled. | exist & EXISTS
create table if not exist gift_cards (code text);

-- teacher: Commas separate columns. | semicolon & comma
create table gift_cards (code text; sold_on date);

-- teacher: PostgreSQL has no engines. | engine
-- never: comma
create table gift_cards (code text, sold_on date) engine=InnoDB;

-- teacher: The default is text and needs single quotes. | DEFAULT & single quotes
create table gift_cards (code text default "none");

-- teacher: now is a function and needs parentheses. | DEFAULT & parenthes
create table gift_cards (code text, sold_on date default now);

-- teacher: There is no type enum; CREATE TYPE makes one. | enum & type
create table gift_cards (code enum('a', 'b'));

-- teacher: CHECK needs parentheses. | CHECK & parenthes
create table gift_cards (value_eur int, check value_eur > 0);

-- teacher: The table users doesn't exist. | users & table
create table gift_cards (code text, user_id int references users(id));

-- teacher: A column's type is changed with ALTER COLUMN … TYPE. | modify
-- never: comma|ADD is
alter table customers modify city varchar(20);

-- teacher: TO is missing before the new name. | TO & full_name
alter table customers rename column name full_name;

-- teacher: TYPE is missing before the new type. | TYPE & varchar
alter table customers alter column name varchar(50);

-- teacher: The index needs the word INDEX. | INDEX & UNIQUE
create unique books_title on books (title);

-- teacher: AS is missing before the query. | AS & cheap
create view cheap (select * from books where price < 8);

-- teacher: There is no index method of this name. | method & gni
-- never: object
create index on books using gni (title);

-- teacher: gin can't index text on its own. | gin & text
-- never: no object
create index on books using gin (title);

-- teacher: There is no operator class of this name. | operator class & text_pattern_op
-- never: no object
create index on books (title text_pattern_op);

-- teacher: There is no index of this name. | index & books_title
-- never: no object
drop index books_title;

-- teacher: There is no constraint of this name. | constraint & customers_city_key
-- never: no object
alter table customers drop constraint customers_city_key;

-- teacher: There is no setting of this name. | setting & serch_path
-- never: no object
set serch_path to public;

-- teacher: There is no role of this name. | role & bob
-- never: no object
grant select on books to bob;

-- teacher: There is no view of this name. | view & cheap
drop view cheap;

-- exercise: updating-and-deleting/a-delivery

-- teacher: SET takes the column without an alias. | SET & alias|table
update stock s set s.copies = 3 where s.book_id = 14;

-- teacher: UPDATE has no JOIN; FROM names further tables. | JOIN|FROM
-- never: comma|ON
update stock join books on books.id = stock.book_id set copies = 3 where price > 10;

-- teacher: UPDATE has no LIMIT. | LIMIT
-- never: comma
update stock set copies = 3 where book_id = 14 limit 1;

-- teacher: The values need parentheses, as the columns have. | parenthes|=
-- never: AND
update stock set (copies, reorder_at) = 3, 2 where book_id = 14;

-- teacher: copies is a number, and this is text. | 'ten' & integer
update stock set copies = 'ten' where book_id = 14;

-- teacher: A number has no quotes. | "10" & number|no quotes
-- never: Text needs
update stock set copies = "10" where book_id = 14;

-- teacher: SET is missing. | SET
-- never: AND is|AND or
update stock where book_id = 14 copies = 10;

-- teacher: WHERE is missing. | WHERE & book_id
delete from stock book_id = 14;

-- teacher: DELETE removes rows, and FROM follows it. | DELETE & FROM
delete all from stock where book_id = 14;

-- teacher: DELETE has one table. | comma|one table
delete from stock, books where book_id = 14;

-- teacher: TRUNCATE removes all rows; DELETE has a condition. | WHERE
-- never: comma
truncate stock where book_id = 14;

-- teacher: INSERT has no WHERE. | WHERE
-- never: before
insert into customers (name, joined_on) values ('Ann Lee', '2026-01-05') where name = 'Ann';

-- teacher: The columns need parentheses. | parenthes & name
insert into customers name, joined_on values ('Ann Lee', '2026-01-05');

-- teacher: Text is in single quotes. | single quotes & 'Ann Lee'
insert into customers (name, joined_on) values ("Ann Lee", "2026-01-05");

-- teacher: A comma is missing between the columns. | comma & name & joined_on
insert into customers (name joined_on) values ('Ann Lee', '2026-01-05');

-- teacher: PostgreSQL has ON CONFLICT. | duplicate|CONFLICT
-- never: comma|quotes
insert into stock values (14, 3, 2) on duplicate key update copies = 3;

-- teacher: IGNORE isn't part of INSERT here. | ignore
-- never: comma
insert ignore into stock values (14, 3, 2);

-- teacher: REPLACE is no statement. | No statement starts with .replace
replace into stock values (14, 3, 2);

-- teacher: A date is year, month, day. | '30/05/2026' & year
insert into customers (name, joined_on) values ('Ann Lee', '30/05/2026');

-- teacher: A semicolon is missing after the first statement. | semicolon
begin transaction update stock set copies = 1 where book_id = 14; commit;

-- teacher: Two commas with nothing between them. | comma
insert into authors (name, country, born) values ('Anna Burns', , 1962);

-- teacher: The last comma is too many. | comma
insert into authors (name) values ('Anna Burns'), ('Colm Toibin'),;

-- teacher: The second column has no value of its own. | reorder_at
-- never: AND is|parenthes
update stock set copies = 3, reorder_at where book_id = 14;

-- exercise: inner-joins/titles-and-authors

-- teacher: Equality is one =. | == & =
select title, name from books join authors on author_id == authors.id;

-- teacher: ON takes a condition. | ON & condition
select title, name from books join authors on (author_id);

-- teacher: JOIN is missing after INNER. | INNER & JOIN
select title, name from books inner authors on author_id = authors.id;

-- teacher: OUTER comes after LEFT, RIGHT, or FULL. | OUTER
-- never: comma|quotes
select title, name from books outer join authors on author_id = authors.id;

-- teacher: ON belongs to JOIN; a comma has WHERE. | ON
-- never: alias|comma is missing
select title, name from books, authors on author_id = authors.id;

-- teacher: Each JOIN has its own table. | and
-- never: condition is missing
select title, name from books join authors and reviews on author_id = authors.id;

-- teacher: ON is missing before the condition. | ON & author_id
select b.title, a.name from books as b join authors as a b.author_id = a.id;

-- teacher: The second JOIN has no condition. | JOIN & ON|condition
select title, name from books join authors on author_id = authors.id join reviews;

-- teacher: WHERE comes before GROUP BY. | WHERE & GROUP BY & before|after
select title, count(*) from books group by title where price > 5;

-- teacher: HAVING can't use the alias. | n & alias & HAVING
select genre, count(*) as n from books group by genre having n > 3;

-- teacher: A group has several titles. | title & group
select genre, title from books group by genre;

-- teacher: Columns are separated by commas, not by AND. | comma & AND
-- never: condition
select genre, title, count(*) from books group by genre and title;

-- teacher: The table has no = with a number; a column of it has. | customers
select name from orders join customers on customer_id = customers;

-- teacher: The subquery returns several rows. | subquery & several rows
select name from customers where id = (select customer_id from orders where customer_id is not null);

-- teacher: The subquery needs parentheses. | parenthes
select name from customers where id not in select customer_id from orders;

-- teacher: Both queries need the same number of columns. | UNION & columns
select name from customers union select title, price from books;

-- teacher: ORDER BY comes after the last query of a UNION. | UNION
-- never: comma|dot
select name from customers order by name union select name from authors;

-- teacher: The subquery isn't closed. | parenthesis & missing|closed
select name, (select count(*) from orders where customer_id = customers.id from customers;

-- teacher: A subquery in FROM needs a name. | subquery & name
select * from (select name from customers) where name = 'Ann';

-- exercise: window-functions/price-and-average

-- teacher: There is no column rank; a window function's result has no name in WHERE. | rank
-- never: quotes
select title, rank() over (partition by genre order by price) from books where rank = 1;

-- teacher: PARTITION BY is missing before genre. | PARTITION BY|window
-- never: object
select title, sum(price) over (genre) from books;

-- teacher: IF isn't SQL; CASE chooses. | CASE
select title, if price > 10 then 'dear' else 'cheap' end from books;

-- teacher: A simple CASE compares for equality; conditions go after WHEN. | WHEN & >
select title, case price when > 10 then 'dear' else 'cheap' end from books;

-- teacher: The query of WITH needs parentheses. | parenthes
with cheap as select * from books where price < 8 select title from cheap;

-- teacher: coalesce needs one type. | coalesce & 'none' & type
select title, coalesce(price, 'none') from books;

-- teacher: || joins text; the number comes first here. | EUR & text|number
select title, price + ' EUR' from books;

-- teacher: + adds numbers; || joins text. | \+ & \|\|
select title + ' in ' + genre from books;

-- teacher: length measures text, and pages is a number. | length & integer
select title, length(pages) from books;

-- teacher: An alias of two words needs double quotes or _. | double quotes|_ & average price
select genre, avg(price) as average price from books group by genre;

-- teacher: OVER belongs right after the function. | OVER
-- never: comma
select title, avg(price) from books over (partition by genre);

-- teacher: lag is a window function and needs OVER. | lag & OVER
select title, lag(price) from books;

-- teacher: extract takes FROM, not a comma. | FROM & comma
select extract(year, joined_on) from customers;

-- teacher: The part of the date is text and needs quotes. | 'month' & quotes
select date_trunc(month, joined_on) from customers;

-- teacher: An interval is text and needs quotes. | 30|interval
-- never: comma
select joined_on + interval 30 day from customers;

-- teacher: The column price is in double quotes with another case. | case & price
select title, "PRICE" from books;
