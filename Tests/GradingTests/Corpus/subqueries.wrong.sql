-- exercise: above-the-average

-- wrong: an aggregate in WHERE | (?i:aggregate|subquery|having|left out)|\bWHERE\b|task leaves out
SELECT title, price FROM books WHERE price > avg(price);

-- wrong: below the average | (?i)direction|other way|revers|opposite|turned|comparison|backwards|Your query uses
SELECT title, price FROM books WHERE price < (SELECT avg(price) FROM books);

-- wrong: an unknown price counts as zero | (?i)null|zero|coalesce(?! is not)|count\(\*\)|missing value|unknown|without a value|no value|nothing shows|count only once|meet its condition
SELECT title, price FROM books WHERE price > (SELECT avg(coalesce(price, 0)) FROM books);

-- wrong: divided by all books | (?i)null|count\(\*\)|counted|you count|counts\b|missing value|unknown|without a value|no value|nothing shows|count only once|meet its condition
SELECT title, price FROM books WHERE price > (SELECT sum(price) / count(*) FROM books);

-- wrong: each book compared with itself | (?i)group|each|itself|subquery|aggregate|all rows into one
SELECT title, price FROM books GROUP BY id, title, price HAVING price > avg(price);

-- wrong: the average typed in | (?i)typed|constant|fixed|other data|Your query uses
SELECT title, price FROM books WHERE price > 12;

-- exercise: above-their-genre

-- wrong: the average of all | (?i)correlat|condition|connect|inner query|subquery|each|task leaves out|meet its condition
SELECT title, genre, price FROM books WHERE price > (SELECT avg(price) FROM books);

-- wrong: the subquery compares a column with itself | (?i)correlat|condition|connect|inner query|subquery|itself|alias|task leaves out|Your query uses|meet its condition
SELECT title, genre, price FROM books b WHERE price > (SELECT avg(price) FROM books o WHERE o.genre = genre);

-- wrong: >= for > | (?i)boundary|border|exactly|equal|inclu|exclu|more than|edge|limit
SELECT title, genre, price FROM books b WHERE price >= (SELECT avg(price) FROM books o WHERE o.genre = b.genre);

-- wrong: below the average | (?i)direction|other way|revers|opposite|turned|comparison|backwards|Your query uses
SELECT title, genre, price FROM books b WHERE price < (SELECT avg(price) FROM books o WHERE o.genre = b.genre);

-- wrong: by author instead of genre | (?i)other column|another column|wrong column|column .* instead|correlat|condition|group|partition|that column|task leaves out|Your query uses|all rows into one|meet its condition|outer row through
SELECT title, genre, price FROM books b WHERE price > (SELECT avg(price) FROM books o WHERE o.author_id = b.author_id);

-- wrong: several averages at once | (?i)more than one row|one value|returns several rows
SELECT title, genre, price FROM books WHERE price > (SELECT avg(price) FROM books GROUP BY genre);

-- wrong: dearer than any average | (?i)correlat|condition|connect|task leaves out|meet its condition
SELECT title, genre, price FROM books WHERE price > ANY (SELECT avg(price) FROM books GROUP BY genre);

-- exercise: reviewed-without-buying

-- wrong: NOT IN with NULL | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT customer_id, book_id FROM reviews WHERE (customer_id, book_id) NOT IN (SELECT o.customer_id, i.book_id FROM orders o JOIN order_items i ON i.order_id = o.id);

-- wrong: books that nobody has ordered | (?i)correlat|condition|connect|inner query|subquery|dropped|left out|task leaves out|meet its condition
SELECT customer_id, book_id FROM reviews WHERE book_id NOT IN (SELECT book_id FROM order_items);

-- wrong: customers who have ordered nothing | (?i)correlat|condition|connect|inner query|subquery|dropped|left out|task leaves out|meet its condition
SELECT customer_id, book_id FROM reviews r WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = r.customer_id);

-- wrong: who did buy | (?i:opposite|revers|turned|other way)|\bNOT\b|Your query uses
SELECT customer_id, book_id FROM reviews r WHERE EXISTS (SELECT 1 FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.customer_id = r.customer_id AND i.book_id = r.book_id);

-- wrong: the wrong key | (?i:connect|another column|join|key|condition|belong|match|together)|\bON\b|task leaves out|Your query uses|meet its condition
SELECT customer_id, book_id FROM reviews r WHERE NOT EXISTS (SELECT 1 FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.customer_id = r.customer_id AND i.book_id = r.id);

-- wrong: no condition between orders and items | (?i)condition|cross|every|each .* with|combin|task leaves out|meet its condition
SELECT customer_id, book_id FROM reviews r WHERE NOT EXISTS (SELECT 1 FROM orders o, order_items i WHERE o.customer_id = r.customer_id AND i.book_id = r.book_id);

-- wrong: the columns swapped | (?i)another order|swap|exchanged|order of the columns|each other's place|Your query uses
SELECT book_id, customer_id FROM reviews r WHERE NOT EXISTS (SELECT 1 FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.customer_id = r.customer_id AND i.book_id = r.book_id);

-- wrong: cancelled orders do not count | (?i:condition|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT customer_id, book_id FROM reviews r WHERE NOT EXISTS (SELECT 1 FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.status <> 'cancelled' AND o.customer_id = r.customer_id AND i.book_id = r.book_id);

-- wrong: the counter counts as a customer who bought | (?i:null|condition|missing value|unknown|without a value|no value|nothing shows|one of the conditions|all of them|both|one enough)|\bOR\b|task leaves out|meet its condition
SELECT customer_id, book_id FROM reviews r WHERE NOT EXISTS (SELECT 1 FROM orders o JOIN order_items i ON i.order_id = o.id WHERE (o.customer_id = r.customer_id OR o.customer_id IS NULL) AND i.book_id = r.book_id);

-- exercise: all-names

-- wrong: UNION merges two people of one name | (?i)union|duplicate|distinct|repeat|twice|more than once|become one|look the same|count only once|appear only once
SELECT name FROM authors UNION SELECT name FROM customers;

-- wrong: DISTINCT | (?i)union|duplicate|distinct|repeat|twice|more than once|become one|look the same|count only once|appear only once
SELECT DISTINCT name FROM (SELECT name FROM authors UNION ALL SELECT name FROM customers) AS people;

-- wrong: only the authors | (?i)union|other table|another table|wrong table|become one|look the same|parts?\b|Your query uses|appear only once
SELECT name FROM authors;

-- wrong: who is both | (?i)union|intersect|both|become one|look the same|appear only once
SELECT name FROM authors INTERSECT SELECT name FROM customers;

-- wrong: beside each other instead of below | (?i)asked for|other column|another column|wrong column|column .* instead|union|that column|become one|look the same|Your query uses|appear only once|The task asks for
SELECT a.name, c.name FROM authors a, customers c;

-- wrong: the customers twice | (?i)twice|repeat|other table|another table|wrong table|more often|Your query uses
SELECT name FROM customers UNION ALL SELECT name FROM customers;

-- exercise: ordered-and-reviewed

-- wrong: either | (?i)parts?\b|union|intersect|both|either|become one|look the same|appear only once
SELECT customer_id FROM orders UNION SELECT customer_id FROM reviews;

-- wrong: repeated | (?i)distinct|duplicate|repeat|twice|more than once|more often|become one|look the same|count only once|appear only once
SELECT o.customer_id FROM orders o JOIN reviews r ON r.customer_id = o.customer_id;

-- wrong: INTERSECT ALL repeats | (?i:distinct|duplicate|repeat|twice|more than once|more often|become one|look the same)|\bALL\b|count only once|appear only once
SELECT customer_id FROM orders INTERSECT ALL SELECT customer_id FROM reviews;

-- wrong: ordered but not reviewed | (?i:except|intersect|opposite|both|other way)|\bNOT\b|Your query uses
SELECT customer_id FROM orders EXCEPT SELECT customer_id FROM reviews;

-- wrong: only who ordered | (?i)condition|both|null|dropped|intersect|left out|missing value|unknown|without a value|no value|nothing shows|task leaves out|meet its condition
SELECT DISTINCT customer_id FROM orders;

-- wrong: the wrong key | (?i)join|key|other column|another column|wrong column|column .* instead|condition|belong|match|that column|together|task leaves out|Your query uses|meet its condition
SELECT id FROM orders INTERSECT SELECT customer_id FROM reviews;

-- wrong: OR for AND | (?i:both|either|one of the conditions|all of them|one enough)|\bOR\b|\bAND\b|task leaves out|meet its condition
SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders) OR id IN (SELECT customer_id FROM reviews);

-- exercise: genres-without-a-cheap-book

-- wrong: genres that have a book that is not cheap | (?i)every|no book|except|each row|row by row|returns several rows
SELECT DISTINCT genre FROM books WHERE NOT price < 10;

-- wrong: 10 euros are cheap | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit
SELECT DISTINCT genre FROM books EXCEPT SELECT genre FROM books WHERE price <= 10;

-- wrong: repeated | (?i)distinct|duplicate|repeat|twice|more than once|more often|become one|look the same|count only once|appear only once
SELECT genre FROM books WHERE genre NOT IN (SELECT genre FROM books WHERE price < 10);

-- wrong: loses a genre in which no book has a price | (?i)null|without a price|missing value|unknown|without a value|no value|nothing shows
SELECT genre FROM books GROUP BY genre HAVING min(price) >= 10;

-- wrong: genres with a cheap book | (?i:taken away|except|opposite|revers|turned|intersect|other way)|\bNOT\b|Your query uses|should be removed
SELECT genre FROM books INTERSECT SELECT genre FROM books WHERE price < 10;

-- wrong: the highest price | (?i)\bmin|\bmax(?! is not)|lowest|highest|aggregate
SELECT genre FROM books GROUP BY genre HAVING max(price) >= 10;

-- wrong: no genre at all is without cheap books | (?i)correlat|condition|connect|inner query|subquery|task leaves out|meet its condition|should be removed
SELECT DISTINCT genre FROM books b WHERE NOT EXISTS (SELECT * FROM books c WHERE c.price < 10);

-- exercise: more-than-most

-- wrong: the counter counts as a customer | (?i:null|condition|filter|missing value|unknown|without a value|no value|nothing shows|left out)|\bWHERE\b|task leaves out|meet its condition
WITH totals AS (SELECT o.customer_id, sum(i.quantity * i.unit_price) AS total FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.status <> 'cancelled' GROUP BY o.customer_id)
SELECT customer_id, total FROM totals WHERE total > (SELECT avg(total) FROM totals);

-- wrong: cancelled orders too | (?i:condition|filter|dropped|left out)|\bWHERE\b|task leaves out|meet its condition
WITH totals AS (SELECT o.customer_id, sum(i.quantity * i.unit_price) AS total FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.customer_id IS NOT NULL GROUP BY o.customer_id)
SELECT customer_id, total FROM totals WHERE total > (SELECT avg(total) FROM totals);

-- wrong: the average of items instead of customers | (?i)avg|average|group|total|all rows into one
SELECT o.customer_id, sum(i.quantity * i.unit_price) FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.status <> 'cancelled' AND o.customer_id IS NOT NULL GROUP BY o.customer_id HAVING sum(i.quantity * i.unit_price) > (SELECT avg(quantity * unit_price) FROM order_items);

-- wrong: forgets the quantity | (?i)comput|calculat|multipl|expression|formula|come into|by hand|what is left
WITH totals AS (SELECT o.customer_id, sum(i.unit_price) AS total FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.status <> 'cancelled' AND o.customer_id IS NOT NULL GROUP BY o.customer_id)
SELECT customer_id, total FROM totals WHERE total > (SELECT avg(total) FROM totals);

-- wrong: below the average | (?i)direction|other way|revers|opposite|turned|comparison|backwards|Your query uses
WITH totals AS (SELECT o.customer_id, sum(i.quantity * i.unit_price) AS total FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.status <> 'cancelled' AND o.customer_id IS NOT NULL GROUP BY o.customer_id)
SELECT customer_id, total FROM totals WHERE total < (SELECT avg(total) FROM totals);

-- wrong: totals of orders instead of customers | (?i)group|all rows into one
WITH totals AS (SELECT o.id, o.customer_id, sum(i.quantity * i.unit_price) AS total FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.status <> 'cancelled' AND o.customer_id IS NOT NULL GROUP BY o.id)
SELECT customer_id, total FROM totals WHERE total > (SELECT avg(total) FROM totals);

-- wrong: all customers | (?i:condition|filter|dropped|having|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT o.customer_id, sum(i.quantity * i.unit_price) FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.status <> 'cancelled' AND o.customer_id IS NOT NULL GROUP BY o.customer_id;

-- wrong: a round number near the average typed in | (?i)typed|constant|fixed|other data|average|Your query uses
SELECT o.customer_id, sum(i.quantity * i.unit_price) FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.status <> 'cancelled' AND o.customer_id IS NOT NULL GROUP BY o.customer_id HAVING sum(i.quantity * i.unit_price) > 100;

-- exercise: everything-by-le-guin

-- wrong: any of her books | (?i:every|having|condition|left out)|\bALL\b|task leaves out|meet its condition
SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id JOIN books b ON b.id = i.book_id WHERE b.author_id = 7;

-- wrong: the same book counted again | (?i)distinct|duplicate|repeat|twice|more than once|more often|become one|look the same|count only once|appear only once
SELECT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id JOIN books b ON b.id = i.book_id WHERE b.author_id = 7 GROUP BY c.id, c.name HAVING count(*) >= (SELECT count(*) FROM books WHERE author_id = 7);

-- wrong: three typed in | (?i)typed|constant|fixed|other data|Your query uses
SELECT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id JOIN books b ON b.id = i.book_id WHERE b.author_id = 7 GROUP BY c.id, c.name HAVING count(DISTINCT b.id) = 3;

-- wrong: two are enough | (?i:every|having|condition|boundary|constant|left out)|\bALL\b|task leaves out|meet its condition
SELECT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id JOIN books b ON b.id = i.book_id WHERE b.author_id = 7 GROUP BY c.id, c.name HAVING count(DISTINCT b.id) >= 2;

-- wrong: one item that is three books at once | (?i:same row|both|at once|one of the conditions|all of them|one enough)|\bAND\b|\bOR\b|task leaves out|count only once|meet its condition|returns several rows|appear only once
SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id WHERE i.book_id = 10 AND i.book_id = 11 AND i.book_id = 12;

-- wrong: all in one order | (?i)group|all rows into one
SELECT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id JOIN books b ON b.id = i.book_id WHERE b.author_id = 7 GROUP BY c.id, c.name, o.id HAVING count(DISTINCT b.id) = (SELECT count(*) FROM books WHERE author_id = 7);

-- wrong: as many as there are books in the shop | (?i:condition|dropped|filter|subquery|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id JOIN books b ON b.id = i.book_id WHERE b.author_id = 7 GROUP BY c.id, c.name HAVING count(DISTINCT b.id) = (SELECT count(*) FROM books);
