-- exercise: dearest-first

-- wrong: NULLs come first | (?i)null|without a price|missing value|unknown|without a value|no value|nothing shows
SELECT title, price FROM books ORDER BY price DESC, title;

-- wrong: the cheapest first | (?i)direction|descend|desc|other way|revers|ascend|backwards|Your query uses|opposite order
SELECT title, price FROM books ORDER BY price, title;

-- wrong: ties the wrong way round | (?i)direction|descend|desc|revers|ascend|\bties?\b|same price|backwards|other way|equal in|equals|Your query uses|appear only once
SELECT title, price FROM books ORDER BY price DESC NULLS LAST, title DESC;

-- wrong: ties left to chance | (?i:\bties?\b|same price|further|chance|luck|equal in|equals|in which order|about their order|no certain order)|\bORDER BY\b|appear only once
SELECT title, price FROM books ORDER BY price DESC NULLS LAST;

-- wrong: leaves out the book without a price | (?i:null|condition|filter|left out|without|missing value|unknown|without a value|no value|nothing shows)|\bWHERE\b|task leaves out|meet its condition
SELECT title, price FROM books WHERE price IS NOT NULL ORDER BY price DESC, title;

-- wrong: by title first | (?i)wrong turn|decides first|sort|in which order|about their order|no certain order
SELECT title, price FROM books ORDER BY title, price DESC NULLS LAST;

-- exercise: the-newest-orders

-- wrong: one too many | (?i)limit|one (row )?too many|one more|how many|returns several rows
SELECT id, ordered_on FROM orders ORDER BY ordered_on DESC, id DESC LIMIT 6;

-- wrong: skips the first | (?i)offset|limit|skip|how many
SELECT id, ordered_on FROM orders ORDER BY ordered_on DESC, id DESC LIMIT 5 OFFSET 1;

-- wrong: the oldest | (?i)direction|descend|desc|other way|revers|ascend|backwards|Your query uses
SELECT id, ordered_on FROM orders ORDER BY ordered_on, id LIMIT 5;

-- wrong: trusts that numbers follow days | (?i)not by|sort|another column|wrong column|in which order|about their order|no certain order|that column|Your query uses
SELECT id, ordered_on FROM orders ORDER BY id DESC LIMIT 5;

-- wrong: no order at all | (?i:sort|nothing orders|no order|in which order|about their order|no certain order)|\bORDER BY\b
SELECT id, ordered_on FROM orders LIMIT 5;

-- wrong: sorts by the wrong column | (?i)other column|another column|wrong column|column .* instead|sort|null|that column|in which order|about their order|no certain order|missing value|unknown|without a value|no value|nothing shows|Your query uses
SELECT id, ordered_on FROM orders ORDER BY shipped_on DESC, id DESC LIMIT 5;

-- wrong: the right ones, the oldest first | (?i)direction|descend|desc|revers|ascend|backwards|other way|Your query uses
SELECT id, ordered_on FROM (SELECT * FROM orders ORDER BY ordered_on DESC, id DESC LIMIT 5) AS newest ORDER BY ordered_on, id;

-- wrong: a date instead of a number of rows | (?i)typed|constant|fixed|other data|limit|\bdates?\b|how many|Your query uses
SELECT id, ordered_on FROM orders WHERE ordered_on >= '2025-12-08' ORDER BY ordered_on DESC, id DESC;

-- exercise: the-second-page

-- wrong: one too far | (?i)offset|limit|skip|page|how many
SELECT title FROM books ORDER BY title LIMIT 10 OFFSET 11;

-- wrong: takes LIMIT for the last row | (?i)limit|how many
SELECT title FROM books ORDER BY title LIMIT 20 OFFSET 10;

-- wrong: the first page | (?i)offset|limit|skip|page|how many
SELECT title FROM books ORDER BY title LIMIT 10;

-- wrong: the third page | (?i)offset|limit|skip|page|how many
SELECT title FROM books ORDER BY title LIMIT 10 OFFSET 20;

-- wrong: the order of the table | (?i:another column|that column|sort|alphabet|in which order|about their order|no certain order)|\bORDER BY\b|Your query uses
SELECT title FROM books ORDER BY id LIMIT 10 OFFSET 10;

-- wrong: counts from the wrong end | (?i)direction|descend|desc|revers|ascend|backwards|other way|Your query uses
SELECT title FROM books ORDER BY title DESC LIMIT 10 OFFSET 10;

-- wrong: eleven rows | (?i)between|limit|boundary|inclu|one (row )?too many|offset|returns several rows
SELECT title FROM (SELECT title, row_number() OVER (ORDER BY title) AS n FROM books) AS t WHERE n BETWEEN 10 AND 20 ORDER BY n;

-- exercise: the-dearest-books

-- wrong: LIMIT 1 shows one of those that tie | (?i)\bties?\b|limit|same price|only one|equal in|equals|how many|appear only once
SELECT title, price FROM books ORDER BY price DESC NULLS LAST LIMIT 1;

-- wrong: NULLs come first | (?i)null|\bties?\b|limit|missing value|unknown|without a value|no value|nothing shows|equal in|equals|how many
SELECT title, price FROM books ORDER BY price DESC LIMIT 1;

-- wrong: counted that there are two | (?i)\bties?\b|limit|equal in|equals|how many
SELECT title, price FROM books ORDER BY price DESC NULLS LAST LIMIT 2;

-- wrong: today's highest price typed in | (?i)typed|constant|fixed|other data|changes|Your query uses
SELECT title, price FROM books WHERE price = 22;

-- wrong: the cheapest | (?i)smallest|largest|\bmin|\bmax(?! is not)|lowest|direction|opposite|backwards|other way|Your query uses|opposite order
SELECT title, price FROM books WHERE price = (SELECT min(price) FROM books);

-- wrong: an aggregate in WHERE | (?i:aggregate|group|subquery)|\bWHERE\b|all rows into one
SELECT title, price FROM books WHERE price = max(price);

-- wrong: each title a group of its own | (?i)group|all rows into one
SELECT title, max(price) FROM books GROUP BY title;

-- exercise: cities

-- wrong: cities repeated | (?i)distinct|duplicate|repeat|twice|more than once|more often|become one|look the same|count only once|appear only once
SELECT city FROM customers WHERE city IS NOT NULL ORDER BY city;

-- wrong: NULL among the cities | (?i:null|condition|did not say|missing value|unknown|without a value|no value|nothing shows|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT DISTINCT city FROM customers ORDER BY city;

-- wrong: Z to A | (?i)direction|descend|desc|revers|ascend|backwards|other way|Your query uses
SELECT DISTINCT city FROM customers WHERE city IS NOT NULL ORDER BY city DESC;

-- wrong: tests NULL with <> | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT DISTINCT city FROM customers WHERE city <> NULL ORDER BY city;

-- wrong: distinct pairs | (?i)asked for|other column|another column|wrong column|column .* instead|distinct|that column|become one|look the same|Your query uses|count only once|appear only once|The task asks for
SELECT DISTINCT city, name FROM customers WHERE city IS NOT NULL ORDER BY city;

-- wrong: typed in | (?i)typed|constant|fixed|other data|Your query uses
VALUES ('Hull'), ('Leeds'), ('Scarborough'), ('Whitby'), ('York');

-- wrong: cuts off NULL by counting the cities | (?i)limit|null|how many|missing value|unknown|without a value|no value|nothing shows
SELECT DISTINCT city FROM customers ORDER BY city LIMIT 5;

-- exercise: who-writes-what

-- wrong: pairs repeated | (?i)distinct|duplicate|repeat|twice|more than once|more often|become one|look the same|count only once|appear only once
SELECT author_id, genre FROM books WHERE author_id IS NOT NULL;

-- wrong: the books of nobody | (?i:null|condition|unknown|missing value|without a value|no value|nothing shows|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT DISTINCT author_id, genre FROM books;

-- wrong: one genre for each author | (?i)distinct|each author|group|become one|look the same|count only once|all rows into one|appear only once
SELECT DISTINCT ON (author_id) author_id, genre FROM books WHERE author_id IS NOT NULL ORDER BY author_id, genre;

-- wrong: the genre is not in GROUP BY | (?i)group|all rows into one
SELECT author_id, genre FROM books WHERE author_id IS NOT NULL GROUP BY author_id;

-- wrong: one author for each genre | (?i)distinct|group|\bmin(?! is not)|become one|look the same|count only once|all rows into one|appear only once
SELECT min(author_id), genre FROM books WHERE author_id IS NOT NULL GROUP BY genre;

-- wrong: DISTINCT over titles too | (?i)more than once|distinct|duplicate|repeat|other column|another column|wrong column|column .* instead|become one|look the same|that column|Your query uses|count only once|appear only once
SELECT author_id, genre FROM (SELECT DISTINCT author_id, genre, title FROM books WHERE author_id IS NOT NULL) AS t;

-- wrong: the columns swapped | (?i)another order|swap|exchanged|order of the columns|each other's place|Your query uses
SELECT DISTINCT genre, author_id FROM books WHERE author_id IS NOT NULL;
