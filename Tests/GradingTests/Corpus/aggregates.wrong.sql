-- exercise: customers-and-addresses

-- wrong: count(*) twice | (?i)count\(\*\)|null|counted|you count|counts\b|missing value|unknown|without a value|no value|nothing shows|count only once|meet its condition
SELECT count(*), count(*) FROM customers;

-- wrong: count(email) twice | (?i)count\(\*\)|null|counted|you count|counts\b|missing value|unknown|without a value|no value|nothing shows|count only once|meet its condition
SELECT count(email), count(email) FROM customers;

-- wrong: counts only customers with an address | (?i:condition|filter|null|both|left out|missing value|unknown|without a value|no value|nothing shows)|\bWHERE\b|task leaves out|meet its condition
SELECT count(*), count(email) FROM customers WHERE email IS NOT NULL;

-- wrong: counts those without an address | (?i)opposite|null|without|counted|you count|counts\b|other way|missing value|unknown|without a value|no value|nothing shows|Your query uses|count only once|meet its condition
SELECT count(*), count(*) - count(email) FROM customers;

-- wrong: another column | (?i)other column|another column|wrong column|column .* instead|null|counted|you count|counts\b|that column|missing value|unknown|without a value|no value|nothing shows|Your query uses|count only once|meet its condition
SELECT count(*), count(city) FROM customers;

-- wrong: <> NULL | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT count(*), sum(CASE WHEN email <> NULL THEN 1 ELSE 0 END) FROM customers;

-- wrong: the columns swapped | (?i)another order|swap|exchanged|order of the columns|each other's place|Your query uses
SELECT count(email), count(*) FROM customers;

-- wrong: typed in | (?i)typed|constant|fixed|other data|Your query uses
SELECT 16, 13;

-- exercise: average-prices

-- wrong: takes an unknown price for zero | (?i)null|zero|coalesce(?! is not)|missing value|unknown|without a value|no value|nothing shows
SELECT genre, round(avg(coalesce(price, 0)), 2) FROM books GROUP BY genre;

-- wrong: divides by all books | (?i)null|count\(\*\)|counted|you count|counts\b|missing value|unknown|without a value|no value|nothing shows|count only once|meet its condition
SELECT genre, round(sum(price) / count(*), 2) FROM books GROUP BY genre;

-- wrong: no GROUP BY | (?i)group|all rows into one
SELECT genre, round(avg(price), 2) FROM books;

-- wrong: each price once | (?i)only once|distinct|become one|look the same|count only once|appear only once
SELECT genre, round(avg(DISTINCT price), 2) FROM books GROUP BY genre;

-- wrong: the sum | (?i)\bsum|avg(?! is not)|average|aggregate
SELECT genre, round(sum(price), 2) FROM books GROUP BY genre;

-- wrong: groups too fine | (?i)group|all rows into one
SELECT genre, round(avg(price), 2) FROM books GROUP BY genre, title;

-- wrong: rounds to whole euros | (?i)round(?! is not)|decimal|digits|cents
SELECT genre, round(avg(price)) FROM books GROUP BY genre;

-- exercise: well-filled-genres

-- wrong: an aggregate in WHERE | (?i)having|aggregate|left out|task leaves out
SELECT genre, count(*) FROM books WHERE count(*) >= 4 GROUP BY genre;

-- wrong: > for >= | (?i)boundary|border|exactly|equal|inclu|exclu|>=|edge|limit
SELECT genre, count(*) FROM books GROUP BY genre HAVING count(*) > 4;

-- wrong: no HAVING | (?i)having|condition|filter|left out|task leaves out|meet its condition
SELECT genre, count(*) FROM books GROUP BY genre;

-- wrong: three are enough | (?i)boundary|border|exactly|equal|inclu|exclu|>=|edge|limit|condition|task leaves out|meet its condition
SELECT genre, count(*) FROM books GROUP BY genre HAVING count(*) >= 3;

-- wrong: the other way round | (?i)direction|other way|revers|opposite|turned|comparison|backwards|Your query uses
SELECT genre, count(*) FROM books GROUP BY genre HAVING count(*) <= 4;

-- wrong: counts authors | (?i)distinct|counted|you count|counts\b|become one|look the same|count only once|meet its condition|appear only once
SELECT genre, count(DISTINCT author_id) FROM books GROUP BY genre HAVING count(*) >= 4;

-- wrong: no GROUP BY | (?i)group|all rows into one
SELECT genre, count(*) FROM books HAVING count(*) >= 4;

-- wrong: saw that there are two | (?i)limit|having|how many|left out|task leaves out
SELECT genre, count(*) FROM books GROUP BY genre ORDER BY count(*) DESC LIMIT 2;

-- wrong: typed in | (?i)typed|constant|fixed|other data|Your query uses
SELECT genre, count(*) FROM books WHERE genre IN ('novel', 'science fiction') GROUP BY genre;

-- exercise: large-orders

-- wrong: forgets the quantity | (?i)comput|calculat|multipl|expression|formula|come into|by hand|what is left
SELECT order_id, sum(unit_price) FROM order_items GROUP BY order_id HAVING sum(unit_price) >= 25;

-- wrong: > for >= | (?i)boundary|border|exactly|equal|inclu|exclu|>=|edge|limit
SELECT order_id, sum(quantity * unit_price) FROM order_items GROUP BY order_id HAVING sum(quantity * unit_price) > 25;

-- wrong: filters items instead of orders | (?i:single row|whole group|having|each row|left out)|\bWHERE\b|task leaves out|all rows into one|returns several rows
SELECT order_id, sum(quantity * unit_price) FROM order_items WHERE quantity * unit_price >= 25 GROUP BY order_id;

-- wrong: multiplies the sums | (?i)\bsum|multipl|comput|calculat|expression|formula|come into|by hand|what is left
SELECT order_id, sum(quantity) * sum(unit_price) FROM order_items GROUP BY order_id HAVING sum(quantity) * sum(unit_price) >= 25;

-- wrong: an aggregate in WHERE | (?i)having|aggregate|left out|task leaves out
SELECT order_id, sum(quantity * unit_price) FROM order_items WHERE sum(quantity * unit_price) >= 25 GROUP BY order_id;

-- wrong: no HAVING | (?i)having|condition|filter|left out|task leaves out|meet its condition
SELECT order_id, sum(quantity * unit_price) FROM order_items GROUP BY order_id;

-- wrong: today's price instead of the price paid | (?i)other column|another column|wrong column|column .* instead|that column|Your query uses
SELECT i.order_id, sum(i.quantity * b.price) FROM order_items i JOIN books b ON b.id = i.book_id GROUP BY i.order_id HAVING sum(i.quantity * b.price) >= 25;

-- wrong: groups by book | (?i)group|other column|another column|wrong column|column .* instead|that column|Your query uses|all rows into one
SELECT book_id, sum(quantity * unit_price) FROM order_items GROUP BY book_id HAVING sum(quantity * unit_price) >= 25;

-- wrong: rounds before it compares | (?i)round(?! is not)|boundary|border|exactly|edge|limit
SELECT order_id, sum(quantity * unit_price) FROM order_items GROUP BY order_id HAVING round(sum(quantity * unit_price)) >= 25;

-- exercise: orders-per-month

-- wrong: any year | (?i:year|condition|filter|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT extract(month FROM ordered_on), count(*) FROM orders GROUP BY 1;

-- wrong: forgets the last day of the year | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit
SELECT extract(month FROM ordered_on), count(*) FROM orders WHERE ordered_on >= '2025-01-01' AND ordered_on < '2025-12-31' GROUP BY 1;

-- wrong: groups by day | (?i)group|all rows into one
SELECT extract(month FROM ordered_on), count(*) FROM orders WHERE extract(year FROM ordered_on) = 2025 GROUP BY ordered_on;

-- wrong: no GROUP BY | (?i)group|all rows into one
SELECT extract(month FROM ordered_on), count(*) FROM orders WHERE extract(year FROM ordered_on) = 2025;

-- wrong: the month of shipping | (?i)other column|another column|wrong column|column .* instead|that column|Your query uses
SELECT extract(month FROM shipped_on), count(*) FROM orders WHERE extract(year FROM shipped_on) = 2025 GROUP BY 1;

-- wrong: sales over the counter are not counted | (?i)null|counted|you count|counts\b|missing value|unknown|without a value|no value|nothing shows|count only once|meet its condition
SELECT extract(month FROM ordered_on), count(customer_id) FROM orders WHERE extract(year FROM ordered_on) = 2025 GROUP BY 1;

-- wrong: counts days | (?i)distinct|counted|you count|counts\b|become one|look the same|count only once|meet its condition|appear only once
SELECT extract(month FROM ordered_on), count(DISTINCT ordered_on) FROM orders WHERE extract(year FROM ordered_on) = 2025 GROUP BY 1;

-- wrong: the month as text | (?i)text|type
SELECT to_char(ordered_on, 'MM'), count(*) FROM orders WHERE extract(year FROM ordered_on) = 2025 GROUP BY 1;

-- exercise: orders-and-cancellations

-- wrong: ELSE 0 is counted too | (?i)every row|counted|you count|null|else|zero|count only once|meet its condition|returns several rows
SELECT customer_id, count(*), count(CASE WHEN status = 'cancelled' THEN 1 ELSE 0 END) FROM orders WHERE customer_id IS NOT NULL GROUP BY customer_id;

-- wrong: false is counted too | (?i)every row|counted|you count|null|false|count only once|meet its condition|returns several rows
SELECT customer_id, count(*), count(status = 'cancelled') FROM orders WHERE customer_id IS NOT NULL GROUP BY customer_id;

-- wrong: WHERE removes all other orders | (?i:condition|filter|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT customer_id, count(*), count(*) FROM orders WHERE status = 'cancelled' AND customer_id IS NOT NULL GROUP BY customer_id;

-- wrong: the counter is a group too | (?i:null|condition|filter|missing value|unknown|without a value|no value|nothing shows|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT customer_id, count(*), count(*) FILTER (WHERE status = 'cancelled') FROM orders GROUP BY customer_id;

-- wrong: groups too fine | (?i)group|all rows into one
SELECT customer_id, count(*), count(*) FILTER (WHERE status = 'cancelled') FROM orders WHERE customer_id IS NOT NULL GROUP BY customer_id, status;

-- wrong: counts those that were not cancelled | (?i:opposite|turned|revers|comparison|condition|other way)|\bNOT\b|task leaves out|Your query uses|meet its condition
SELECT customer_id, count(*), count(*) FILTER (WHERE status <> 'cancelled') FROM orders WHERE customer_id IS NOT NULL GROUP BY customer_id;

-- wrong: the columns swapped | (?i)another order|swap|exchanged|order of the columns|each other's place|Your query uses
SELECT customer_id, count(*) FILTER (WHERE status = 'cancelled'), count(*) FROM orders WHERE customer_id IS NOT NULL GROUP BY customer_id;

-- wrong: several cancellations of a customer count once | (?i)distinct|counted|you count|counts\b|more than once|become one|look the same|count only once|meet its condition|returns several rows|appear only once
SELECT customer_id, count(*), count(DISTINCT CASE WHEN status = 'cancelled' THEN customer_id END) FROM orders WHERE customer_id IS NOT NULL GROUP BY customer_id;

-- exercise: twice-on-one-day

-- wrong: the counter counts | (?i:null|condition|filter|missing value|unknown|without a value|no value|nothing shows|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT customer_id, ordered_on FROM orders GROUP BY customer_id, ordered_on HAVING count(*) > 1;

-- wrong: groups too coarse | (?i)group|all rows into one
SELECT customer_id, min(ordered_on) FROM orders WHERE customer_id IS NOT NULL GROUP BY customer_id HAVING count(*) > 1;

-- wrong: one order is enough | (?i)boundary|border|exactly|equal|inclu|exclu|more than|>=|edge|limit
SELECT customer_id, ordered_on FROM orders WHERE customer_id IS NOT NULL GROUP BY customer_id, ordered_on HAVING count(*) >= 1;

-- wrong: exactly two | (?i)more than|exactly|comparison|boundary|equal
SELECT customer_id, ordered_on FROM orders WHERE customer_id IS NOT NULL GROUP BY customer_id, ordered_on HAVING count(*) = 2;

-- wrong: an aggregate in WHERE | (?i)having|aggregate|left out|task leaves out
SELECT customer_id, ordered_on FROM orders WHERE customer_id IS NOT NULL AND count(*) > 1 GROUP BY customer_id, ordered_on;

-- wrong: an order is paired with itself | (?i)itself|join|condition|more rows|same row|task leaves out|meet its condition|returns several rows|appear only once
SELECT DISTINCT a.customer_id, a.ordered_on FROM orders a JOIN orders b ON b.customer_id = a.customer_id AND b.ordered_on = a.ordered_on;

-- wrong: once for each order | (?i)distinct|duplicate|repeat|twice|more than once|more often|become one|look the same|count only once|appear only once
SELECT a.customer_id, a.ordered_on FROM orders a JOIN orders b ON b.customer_id = a.customer_id AND b.ordered_on = a.ordered_on AND b.id <> a.id;

-- wrong: a day of any customers | (?i)join|condition|group|partition|task leaves out|all rows into one|meet its condition
SELECT DISTINCT a.customer_id, a.ordered_on FROM orders a JOIN orders b ON b.ordered_on = a.ordered_on AND b.id <> a.id WHERE a.customer_id IS NOT NULL;
