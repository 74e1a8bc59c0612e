-- exercise: places-within-the-genre

-- wrong: row_number does not know ties | (?i)row_number|rank(?! is not)|\bties?\b|same price|equal|equal in|equals|returns several rows|appear only once
SELECT title, genre, price, row_number() OVER (PARTITION BY genre ORDER BY price DESC) FROM books WHERE price IS NOT NULL;

-- wrong: dense_rank leaves no place free | (?i)dense|rank(?! is not)|\bties?\b|same price|gap|free|equal in|equals|appear only once
SELECT title, genre, price, dense_rank() OVER (PARTITION BY genre ORDER BY price DESC) FROM books WHERE price IS NOT NULL;

-- wrong: one ranking for all genres | (?i)across all rows|mixes rows|partition|group|all rows into one
SELECT title, genre, price, rank() OVER (ORDER BY price DESC) FROM books WHERE price IS NOT NULL;

-- wrong: the cheapest has place 1 | (?i)direction|descend|desc|other way|revers|ascend|backwards|Your query uses|opposite order
SELECT title, genre, price, rank() OVER (PARTITION BY genre ORDER BY price) FROM books WHERE price IS NOT NULL;

-- wrong: NULL is ranked first | (?i:null|without a price|condition|missing value|unknown|without a value|no value|nothing shows|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT title, genre, price, rank() OVER (PARTITION BY genre ORDER BY price DESC) FROM books;

-- wrong: a ranking for each author | (?i)partition|other column|another column|wrong column|column .* instead|group|that column|Your query uses|all rows into one
SELECT title, genre, price, rank() OVER (PARTITION BY author_id ORDER BY price DESC) FROM books WHERE price IS NOT NULL;

-- wrong: a window without an order | (?i:sort|in which order|about their order|no certain order)|\bORDER BY\b
SELECT title, genre, price, rank() OVER (PARTITION BY genre) FROM books WHERE price IS NOT NULL;

-- exercise: the-dearest-of-each-genre

-- wrong: one of those that tie | (?i)\bties?\b|same price|row_number(?! is not)|rank(?! is not)|only one|equal in|equals|returns several rows|appear only once
SELECT genre, title, price FROM (SELECT *, row_number() OVER (PARTITION BY genre ORDER BY price DESC, title) AS place FROM books WHERE price IS NOT NULL) AS r WHERE place = 1;

-- wrong: DISTINCT ON shows one row for each genre | (?i)\bties?\b|same price|distinct|rank(?! is not)|only one|equal in|equals|become one|look the same|count only once|appear only once
SELECT DISTINCT ON (genre) genre, title, price FROM books WHERE price IS NOT NULL ORDER BY genre, price DESC;

-- wrong: the last title and the highest price, from different books | (?i)\bmax|aggregate|group|same row|same book|\bties?\b|equal in|equals|all rows into one|returns several rows|appear only once
SELECT genre, max(title), max(price) FROM books GROUP BY genre HAVING max(price) IS NOT NULL;

-- wrong: the dearest of all | (?i)partition|correlat|condition|connect|group|each|task leaves out|all rows into one|meet its condition
SELECT genre, title, price FROM books WHERE price = (SELECT max(price) FROM books);

-- wrong: NULL is taken for the dearest | (?i)left out|null|without a price|missing value|unknown|without a value|no value|nothing shows|task leaves out
SELECT genre, title, price FROM (SELECT *, rank() OVER (PARTITION BY genre ORDER BY price DESC) AS place FROM books) AS r WHERE place = 1;

-- wrong: a highest price of whatever genre | (?i)correlat|condition|connect|pair|partition|task leaves out|meet its condition
SELECT genre, title, price FROM books WHERE price IN (SELECT max(price) FROM books GROUP BY genre);

-- wrong: the cheapest | (?i)smallest|largest|direction|descend|desc|other way|revers|ascend|\bmin(?! is not)|\bmax(?! is not)|backwards|Your query uses|opposite order
SELECT genre, title, price FROM (SELECT *, rank() OVER (PARTITION BY genre ORDER BY price) AS place FROM books WHERE price IS NOT NULL) AS r WHERE place = 1;

-- exercise: takings-so-far

-- wrong: no order in the window: the grand total everywhere | (?i:sort|running|total|in which order|about their order|no certain order)|\bORDER BY\b
SELECT o.ordered_on, sum(i.quantity * i.unit_price), sum(sum(i.quantity * i.unit_price)) OVER () FROM orders o JOIN order_items i ON i.order_id = o.id GROUP BY o.ordered_on;

-- wrong: one row for each order | (?i)group|all rows into one
SELECT o.ordered_on, sum(i.quantity * i.unit_price), sum(sum(i.quantity * i.unit_price)) OVER (ORDER BY o.ordered_on, o.id) FROM orders o JOIN order_items i ON i.order_id = o.id GROUP BY o.id;

-- wrong: added up from the end | (?i)direction|descend|desc|other way|revers|ascend|backwards|Your query uses
SELECT o.ordered_on, sum(i.quantity * i.unit_price), sum(sum(i.quantity * i.unit_price)) OVER (ORDER BY o.ordered_on DESC) FROM orders o JOIN order_items i ON i.order_id = o.id GROUP BY o.ordered_on;

-- wrong: each day is a window of its own | (?i:partition|running|window|in which order|about their order|no certain order)|\bORDER BY\b
SELECT o.ordered_on, sum(i.quantity * i.unit_price), sum(sum(i.quantity * i.unit_price)) OVER (PARTITION BY o.ordered_on) FROM orders o JOIN order_items i ON i.order_id = o.id GROUP BY o.ordered_on;

-- wrong: only two days added | (?i)frame|preceding|rows between|running|unbounded|window|returns several rows
SELECT o.ordered_on, sum(i.quantity * i.unit_price), sum(sum(i.quantity * i.unit_price)) OVER (ORDER BY o.ordered_on ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM orders o JOIN order_items i ON i.order_id = o.id GROUP BY o.ordered_on;

-- wrong: forgets the quantity | (?i)comput|calculat|multipl|expression|formula|come into|by hand|what is left
SELECT o.ordered_on, sum(i.unit_price), sum(sum(i.unit_price)) OVER (ORDER BY o.ordered_on) FROM orders o JOIN order_items i ON i.order_id = o.id GROUP BY o.ordered_on;

-- wrong: the day itself is not included | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit|itself
WITH days AS (SELECT ordered_on AS day, sum(quantity * unit_price) AS takings FROM orders JOIN order_items ON order_id = id GROUP BY ordered_on)
SELECT day, takings, (SELECT coalesce(sum(e.takings), 0) FROM days e WHERE e.day < d.day) FROM days d;

-- wrong: groups by status too | (?i)group|all rows into one
SELECT o.ordered_on, sum(i.quantity * i.unit_price), sum(sum(i.quantity * i.unit_price)) OVER (ORDER BY o.ordered_on) FROM orders o JOIN order_items i ON i.order_id = o.id GROUP BY o.ordered_on, o.status;

-- exercise: days-since-the-order-before

-- wrong: the order before of whoever | (?i)one group|(over|across) all rows|partition|each customer|all rows into one|returns several rows
SELECT customer_id, id, ordered_on, ordered_on - lag(ordered_on) OVER (ORDER BY ordered_on, id) FROM orders WHERE customer_id IS NOT NULL;

-- wrong: the next order | (?i)\blead\b|\blag\b(?! is not)|direction|next|other side|behind|backwards|other way|Your query uses
SELECT customer_id, id, ordered_on, ordered_on - lead(ordered_on) OVER (PARTITION BY customer_id ORDER BY ordered_on, id) FROM orders WHERE customer_id IS NOT NULL;

-- wrong: the window runs backwards | (?i)direction|descend|desc|other way|revers|ascend|\blag\b(?! is not)|\blead\b(?! is not)|backwards|other side|behind|Your query uses
SELECT customer_id, id, ordered_on, ordered_on - lag(ordered_on) OVER (PARTITION BY customer_id ORDER BY ordered_on DESC, id DESC) FROM orders WHERE customer_id IS NOT NULL;

-- wrong: the counter is a customer | (?i:null|condition|filter|missing value|unknown|without a value|no value|nothing shows|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT customer_id, id, ordered_on, ordered_on - lag(ordered_on) OVER (PARTITION BY customer_id ORDER BY ordered_on, id) FROM orders;

-- wrong: the day instead of the days | (?i)\bdates?\b|type|subtract|other column|another column|wrong column|column .* instead|that column|Your query uses
SELECT customer_id, id, ordered_on, lag(ordered_on) OVER (PARTITION BY customer_id ORDER BY ordered_on, id) FROM orders WHERE customer_id IS NOT NULL;

-- wrong: 0 for the first order | (?i)null|coalesce(?! is not)|zero|missing value|unknown|without a value|no value|nothing shows
SELECT customer_id, id, ordered_on, coalesce(ordered_on - lag(ordered_on) OVER (PARTITION BY customer_id ORDER BY ordered_on, id), 0) FROM orders WHERE customer_id IS NOT NULL;

-- wrong: trusts that numbers follow days | (?i)not by|sort|other column|another column|wrong column|column .* instead|in which order|about their order|no certain order|that column|Your query uses
SELECT customer_id, id, ordered_on, ordered_on - lag(ordered_on) OVER (PARTITION BY customer_id ORDER BY id) FROM orders WHERE customer_id IS NOT NULL;

-- wrong: another order on the same day is not looked at | (?i)\bties?\b|equal|boundary|exactly|inclu|exclu|equal in|equals
SELECT customer_id, id, ordered_on, ordered_on - (SELECT max(b.ordered_on) FROM orders b WHERE b.customer_id = o.customer_id AND b.ordered_on < o.ordered_on) FROM orders o WHERE customer_id IS NOT NULL;

-- exercise: against-the-average-of-the-genre

-- wrong: a running average | (?i:running|window|frame|so far|in which order|about their order|no certain order)|\bORDER BY\b
SELECT title, genre, round(price - avg(price) OVER (PARTITION BY genre ORDER BY price), 2) FROM books WHERE price IS NOT NULL;

-- wrong: the average of all | (?i)across all rows|mixes rows|partition|group|all rows into one
SELECT title, genre, round(price - avg(price) OVER (), 2) FROM books WHERE price IS NOT NULL;

-- wrong: subtracts the wrong way round | (?i)negative|other way|revers|swap|\bsign\b|subtract|minus|Your query uses
SELECT title, genre, round(avg(price) OVER (PARTITION BY genre) - price, 2) FROM books WHERE price IS NOT NULL;

-- wrong: an unknown price counts as zero | (?i)null|zero|coalesce(?! is not)|missing value|unknown|without a value|no value|nothing shows
SELECT title, genre, round(price - avg(coalesce(price, 0)) OVER (PARTITION BY genre), 2) FROM books;

-- wrong: books without a price too | (?i:null|condition|filter|without|missing value|unknown|without a value|no value|nothing shows|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT title, genre, round(price - avg(price) OVER (PARTITION BY genre), 2) FROM books;

-- wrong: the average of the author | (?i)partition|other column|another column|wrong column|column .* instead|group|that column|Your query uses|all rows into one
SELECT title, genre, round(price - avg(price) OVER (PARTITION BY author_id), 2) FROM books WHERE price IS NOT NULL;

-- wrong: does not round | (?i)round(?! is not)|decimal|digits|cents
SELECT title, genre, price - avg(price) OVER (PARTITION BY genre) FROM books WHERE price IS NOT NULL;

-- exercise: the-latest-reviews

-- wrong: the first review of each book | (?i)direction|descend|desc|other way|revers|ascend|backwards|Your query uses
SELECT DISTINCT ON (book_id) book_id, id, written_on FROM reviews ORDER BY book_id, written_on, id;

-- wrong: the highest number and the last day, from different reviews | (?i)\bmax|aggregate|group|same row|same review|all rows into one|returns several rows|appear only once
SELECT book_id, max(id), max(written_on) FROM reviews GROUP BY book_id;

-- wrong: the latest of all books | (?i)correlat|condition|connect|each book|partition|group|task leaves out|all rows into one|meet its condition
SELECT book_id, id, written_on FROM reviews WHERE written_on = (SELECT max(written_on) FROM reviews);

-- wrong: every review is a group | (?i)group|all rows into one
SELECT book_id, id, max(written_on) FROM reviews GROUP BY book_id, id;

-- wrong: the latest of each customer | (?i)other column|another column|wrong column|column .* instead|partition|distinct|group|that column|become one|look the same|Your query uses|count only once|all rows into one|appear only once
SELECT DISTINCT ON (customer_id) book_id, id, written_on FROM reviews ORDER BY customer_id, written_on DESC, id DESC;
