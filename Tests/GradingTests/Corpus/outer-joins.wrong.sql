-- exercise: books-of-every-author

-- wrong: an inner join loses authors without a book | (?i)inner|outer|left join|without|no match|unmatched
SELECT a.id, a.name, count(b.id) FROM authors a JOIN books b ON b.author_id = a.id GROUP BY a.id, a.name;

-- wrong: count(*) counts the row without a book | (?i)count\(\*\)|null|counted|you count|counts\b|missing value|unknown|without a value|no value|nothing shows|count only once|meet its condition
SELECT a.id, a.name, count(*) FROM authors a LEFT JOIN books b ON b.author_id = a.id GROUP BY a.id, a.name;

-- wrong: two authors of one name are one group | (?i)group|all rows into one
SELECT min(a.id), a.name, count(b.id) FROM authors a LEFT JOIN books b ON b.author_id = a.id GROUP BY a.name;

-- wrong: WHERE undoes the outer join | (?i:inner|outer|without|null|no match|unmatched|missing value|unknown|without a value|no value|nothing shows)|\bWHERE\b
SELECT a.id, a.name, count(b.id) FROM authors a LEFT JOIN books b ON b.author_id = a.id WHERE b.id IS NOT NULL GROUP BY a.id, a.name;

-- wrong: the outer join keeps the wrong side | (?i:partner|stay whole|inner|outer|without|no match|unmatched)|\bLEFT\b|\bRIGHT\b
SELECT a.id, a.name, count(b.id) FROM books b LEFT JOIN authors a ON b.author_id = a.id GROUP BY a.id, a.name;

-- wrong: counts prices | (?i)null|counted|you count|counts\b|other column|another column|wrong column|column .* instead|missing value|unknown|without a value|no value|nothing shows|that column|Your query uses|count only once|meet its condition
SELECT a.id, a.name, count(b.price) FROM authors a LEFT JOIN books b ON b.author_id = a.id GROUP BY a.id, a.name;

-- wrong: the wrong key | (?i:join|key|condition|belong|match|together)|\bON\b|task leaves out|meet its condition
SELECT a.id, a.name, count(b.id) FROM authors a LEFT JOIN books b ON b.id = a.id GROUP BY a.id, a.name;

-- exercise: customers-who-never-ordered

-- wrong: NOT IN with NULL | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT id, name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders);

-- wrong: forgets to ask for the missing partner | (?i:null|condition|without|dropped|missing value|unknown|without a value|no value|nothing shows|left out|have none)|\bWHERE\b|task leaves out|meet its condition
SELECT c.id, c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id;

-- wrong: an inner join | (?i)inner|outer|left join|without|no match|unmatched
SELECT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL;

-- wrong: = NULL | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT c.id, c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id = NULL;

-- wrong: EXISTS that does not look at the customer | (?i)correlat|condition|connect|inner query|outer|subquery|task leaves out|meet its condition
SELECT c.id, c.name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o);

-- wrong: the wrong column | (?i)join|key|other column|another column|wrong column|column .* instead|condition|belong|match|that column|together|task leaves out|Your query uses|meet its condition
SELECT id, name FROM customers WHERE id NOT IN (SELECT id FROM orders);

-- wrong: who did order | (?i:opposite|revers|turned|other way)|\bNOT\b|Your query uses
SELECT c.id, c.name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id);

-- wrong: has an order that is somebody else's | (?i)join|condition|<>|every|match|task leaves out|meet its condition
SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id <> c.id;

-- wrong: typed in | (?i)typed|constant|fixed|other data|Your query uses
SELECT id, name FROM customers WHERE id IN (13, 16);

-- exercise: orders-in-december

-- wrong: the condition on the orders in WHERE | (?i:inner|outer|without|no match|unmatched)|\bWHERE\b|\bON\b
SELECT c.id, c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.ordered_on BETWEEN '2025-12-01' AND '2025-12-31' GROUP BY c.id, c.name;

-- wrong: half repaired with OR IS NULL | (?i:inner|outer|without|null|no match|unmatched|missing value|unknown|without a value|no value|nothing shows)|\bWHERE\b|\bON\b
SELECT c.id, c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.ordered_on BETWEEN '2025-12-01' AND '2025-12-31' OR o.id IS NULL GROUP BY c.id, c.name;

-- wrong: an inner join | (?i)inner|outer|left join|without|no match|unmatched
SELECT c.id, c.name, count(o.id) FROM customers c JOIN orders o ON o.customer_id = c.id AND o.ordered_on BETWEEN '2025-12-01' AND '2025-12-31' GROUP BY c.id, c.name;

-- wrong: count(*) | (?i)count\(\*\)|null|counted|you count|counts\b|missing value|unknown|without a value|no value|nothing shows|count only once|meet its condition
SELECT c.id, c.name, count(*) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.ordered_on BETWEEN '2025-12-01' AND '2025-12-31' GROUP BY c.id, c.name;

-- wrong: forgets the last day | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit
SELECT c.id, c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.ordered_on >= '2025-12-01' AND o.ordered_on < '2025-12-31' GROUP BY c.id, c.name;

-- wrong: any year's December | (?i)year|condition|task leaves out|meet its condition
SELECT c.id, c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND extract(month FROM o.ordered_on) = 12 GROUP BY c.id, c.name;

-- wrong: all months | (?i:condition|dropped|filter|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT c.id, c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name;

-- wrong: no upper bound | (?i)boundary|bound|condition|limit|upper|dropped|left out|task leaves out|meet its condition
SELECT c.id, c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.ordered_on >= '2025-12-01' GROUP BY c.id, c.name;

-- exercise: copies-in-the-shop

-- wrong: an inner join loses the book | (?i)inner|outer|left join|without|no match|unmatched
SELECT b.title, coalesce(s.copies, 0) FROM books b JOIN stock s ON s.book_id = b.id;

-- wrong: NULL instead of 0 | (?i)null|coalesce(?! is not)|zero|missing value|unknown|without a value|no value|nothing shows
SELECT b.title, s.copies FROM books b LEFT JOIN stock s ON s.book_id = b.id;

-- wrong: the outer join keeps the wrong side | (?i:partner|stay whole|inner|outer|without|no match|unmatched)|\bLEFT\b|\bRIGHT\b
SELECT b.title, coalesce(s.copies, 0) FROM stock s LEFT JOIN books b ON s.book_id = b.id;

-- wrong: another column | (?i)other column|another column|wrong column|column .* instead|that column|Your query uses
SELECT b.title, coalesce(s.reorder_at, 0) FROM books b LEFT JOIN stock s ON s.book_id = b.id;

-- wrong: a condition that always holds | (?i)condition|cross|every|each .* with|combin|task leaves out|meet its condition
SELECT b.title, coalesce(s.copies, 0) FROM books b LEFT JOIN stock s ON s.book_id = s.book_id;

-- wrong: counts rows instead of copies | (?i)number of values|counted|you count|counts\b|\bsums?\b|added up|count only once|meet its condition
SELECT b.title, count(s.copies) FROM books b LEFT JOIN stock s ON s.book_id = b.id GROUP BY b.title;

-- wrong: a condition in WHERE undoes the outer join | (?i:inner|outer|without|null|no match|unmatched|missing value|unknown|without a value|no value|nothing shows)|\bWHERE\b
SELECT b.title, coalesce(s.copies, 0) FROM books b LEFT JOIN stock s ON s.book_id = b.id WHERE s.copies >= 0;

-- wrong: the one book without a row typed in | (?i)typed|constant|fixed|other data|Your query uses
SELECT b.title, s.copies FROM books b JOIN stock s ON s.book_id = b.id UNION ALL SELECT title, 0 FROM books WHERE id = 24;

-- exercise: invited-by-somebody-or-nobody

-- wrong: an inner join | (?i)inner|outer|left join|without|no match|unmatched
SELECT c.name, coalesce(i.name, 'nobody') FROM customers c JOIN customers i ON i.id = c.invited_by;

-- wrong: NULL instead of nobody | (?i)null|coalesce(?! is not)|missing value|unknown|without a value|no value|nothing shows
SELECT c.name, i.name FROM customers c LEFT JOIN customers i ON i.id = c.invited_by;

-- wrong: the join points the other way | (?i)other way|revers|direction|swap|exchanged|roles|join|condition|backwards|each other's place|task leaves out|Your query uses|meet its condition
SELECT c.name, coalesce(i.name, 'nobody') FROM customers c LEFT JOIN customers i ON i.invited_by = c.id;

-- wrong: a number and a word in one column | (?i)type|text|integer|Your query uses
SELECT name, coalesce(invited_by, 'nobody') FROM customers;

-- wrong: CASE with = NULL | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT c.name, CASE WHEN i.name = NULL THEN 'nobody' ELSE i.name END FROM customers c LEFT JOIN customers i ON i.id = c.invited_by;

-- wrong: the wrong table's name | (?i)other column|another column|wrong column|column .* instead|swap|exchanged|that column|each other's place|Your query uses|opposite direction
SELECT i.name, coalesce(c.name, 'nobody') FROM customers c LEFT JOIN customers i ON i.id = c.invited_by;

-- wrong: the outer join keeps the wrong side | (?i:partner|stay whole|inner|outer|without|no match|unmatched)|\bLEFT\b|\bRIGHT\b
SELECT c.name, coalesce(i.name, 'nobody') FROM customers c RIGHT JOIN customers i ON i.id = c.invited_by;

-- exercise: sold-and-reviewed

-- wrong: rows multiplied before the sum | (?i)multipl|repeat|more than once|more often|fan|join|each .* with|too large|count only once
SELECT b.id, b.title, coalesce(sum(i.quantity), 0), count(r.id) FROM books b LEFT JOIN order_items i ON i.book_id = b.id LEFT JOIN reviews r ON r.book_id = b.id GROUP BY b.id, b.title;

-- wrong: half repaired with DISTINCT | (?i)multipl|repeat|more than once|more often|fan|join|each .* with|too large|\bsums?\b(?! is not)|add|count only once
SELECT b.id, b.title, coalesce(sum(i.quantity), 0), count(DISTINCT r.id) FROM books b LEFT JOIN order_items i ON i.book_id = b.id LEFT JOIN reviews r ON r.book_id = b.id GROUP BY b.id, b.title;

-- wrong: the same quantity added just once | (?i)only once|distinct|\bsums?\b(?! is not)|add|more than once|become one|look the same|count only once|appear only once
SELECT b.id, b.title, coalesce(sum(DISTINCT i.quantity), 0), count(DISTINCT r.id) FROM books b LEFT JOIN order_items i ON i.book_id = b.id LEFT JOIN reviews r ON r.book_id = b.id GROUP BY b.id, b.title;

-- wrong: NULL instead of 0 | (?i)null|coalesce(?! is not)|zero|missing value|unknown|without a value|no value|nothing shows
SELECT b.id, b.title, (SELECT sum(i.quantity) FROM order_items i WHERE i.book_id = b.id), (SELECT count(*) FROM reviews r WHERE r.book_id = b.id) FROM books b;

-- wrong: counts items instead of copies | (?i)computes a count|count of|number of values|counted|you count|counts\b|\bsums?\b|added up|count only once|meet its condition
SELECT b.id, b.title, (SELECT count(*) FROM order_items i WHERE i.book_id = b.id), (SELECT count(*) FROM reviews r WHERE r.book_id = b.id) FROM books b;

-- wrong: an inner join loses books that were not ordered | (?i)inner|outer|left join|without|no match|unmatched
SELECT b.id, b.title, sum(i.quantity), (SELECT count(*) FROM reviews r WHERE r.book_id = b.id) FROM books b JOIN order_items i ON i.book_id = b.id GROUP BY b.id, b.title;

-- wrong: subqueries that do not look at the book | (?i)correlat|condition|connect|inner query|subquery|every|task leaves out|meet its condition
SELECT b.id, b.title, (SELECT coalesce(sum(quantity), 0) FROM order_items), (SELECT count(*) FROM reviews) FROM books b;

-- exercise: all-authors-and-all-books

-- wrong: no books without an author | (?i:full|inner|outer|without|no match|unmatched)|\bRIGHT\b
SELECT a.name, b.title FROM authors a LEFT JOIN books b ON b.author_id = a.id;

-- wrong: no authors without a book | (?i:full|inner|outer|without|no match|unmatched)|\bLEFT\b
SELECT a.name, b.title FROM authors a RIGHT JOIN books b ON b.author_id = a.id;

-- wrong: an inner join | (?i)full|inner|outer|without|no match|unmatched
SELECT a.name, b.title FROM authors a JOIN books b ON b.author_id = a.id;

-- wrong: everything with everything | (?i)condition|cross|every|each .* with|combin|task leaves out|meet its condition
SELECT a.name, b.title FROM authors a CROSS JOIN books b;

-- wrong: the wrong key | (?i:join|key|condition|belong|match|together)|\bON\b|task leaves out|meet its condition
SELECT a.name, b.title FROM authors a FULL JOIN books b ON b.id = a.id;

-- wrong: only those without a partner | (?i:condition|filter|null|left out|missing value|unknown|without a value|no value|nothing shows)|\bWHERE\b|task leaves out|meet its condition
SELECT a.name, b.title FROM authors a FULL JOIN books b ON b.author_id = a.id WHERE a.id IS NULL OR b.id IS NULL;

-- wrong: the books with an author twice | (?i)union|repeat|twice|more than once|more often|duplicate|become one|look the same|count only once|appear only once
SELECT a.name, b.title FROM authors a LEFT JOIN books b ON b.author_id = a.id UNION ALL SELECT a.name, b.title FROM authors a RIGHT JOIN books b ON b.author_id = a.id;
