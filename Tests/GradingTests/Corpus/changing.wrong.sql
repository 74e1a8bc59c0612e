-- exercise: a-new-customer

-- wrong: forgets who invited him | (?i)other column|another column|wrong column|column .* instead|null|that column|missing value|unknown|without a value|no value|nothing shows|Your query uses
INSERT INTO customers (name, email, joined_on) VALUES ('Quentin Roy', 'quentin@example.org', '2026-01-05');

-- wrong: values without a list of columns go where they do not belong | (?i)type|other column|another column|wrong column|column .* instead|integer|that column|Your query uses
INSERT INTO customers VALUES ('Quentin Roy', 'quentin@example.org', '2026-01-05', 1);

-- wrong: empty text for what is not known | (?i)null|empty|missing value|unknown|without a value|no value|nothing shows
INSERT INTO customers (name, email, city, joined_on, invited_by) VALUES ('Quentin Roy', 'quentin@example.org', '', '2026-01-05', 1);

-- wrong: day and month swapped | (?i)\bdates?\b|month
INSERT INTO customers (name, email, joined_on, invited_by) VALUES ('Quentin Roy', 'quentin@example.org', '2026-05-01', 1);

-- wrong: double quotes around text | (?i)quote|other column|another column|wrong column|column .* instead|that column|Your query uses
INSERT INTO customers (name, email, joined_on, invited_by) VALUES ("Quentin Roy", "quentin@example.org", '2026-01-05', 1);

-- wrong: forgets the day, which must be given | (?i)null|required|missing value|unknown|without a value|no value|nothing shows
INSERT INTO customers (name, email, invited_by) VALUES ('Quentin Roy', 'quentin@example.org', 1);

-- wrong: name and address swapped | (?i)swap|other column|another column|wrong column|column .* instead|exchanged|that column|each other's place|Your query uses
INSERT INTO customers (email, name, joined_on, invited_by) VALUES ('Quentin Roy', 'quentin@example.org', '2026-01-05', 1);

-- exercise: rows-for-new-books

-- wrong: typed in | (?i)typed|constant|fixed|other data|Your query uses
INSERT INTO stock (book_id, copies, reorder_at) VALUES (24, 0, 2);

-- wrong: all books, also those that are there | (?i)unique|duplicate|twice|already|key
INSERT INTO stock (book_id, copies, reorder_at) SELECT id, 0, 2 FROM books;

-- wrong: forgets reorder_at | (?i)null|other column|another column|wrong column|column .* instead|missing value|unknown|without a value|no value|nothing shows|that column|Your query uses
INSERT INTO stock (book_id, copies) SELECT id, 0 FROM books WHERE id NOT IN (SELECT book_id FROM stock);

-- wrong: the numbers swapped | (?i)swap|check|constraint|rule|exchanged|each other's place|Your query uses
INSERT INTO stock (book_id, copies, reorder_at) SELECT id, 2, 0 FROM books WHERE id NOT IN (SELECT book_id FROM stock);

-- wrong: NULL for no copies | (?i)null|missing value|unknown|without a value|no value|nothing shows
INSERT INTO stock (book_id, reorder_at) SELECT id, 2 FROM books WHERE id NOT IN (SELECT book_id FROM stock);

-- wrong: only looks | (?i)chang|insert
SELECT id, 0, 2 FROM books WHERE id NOT IN (SELECT book_id FROM stock);

-- wrong: overwrites the others | (?i)conflict|overwr|condition|task leaves out|meet its condition
INSERT INTO stock (book_id, copies, reorder_at) SELECT id, 0, 2 FROM books ON CONFLICT (book_id) DO UPDATE SET copies = 0, reorder_at = 2;

-- exercise: dearer-novels

-- wrong: UPDATE without WHERE | (?i:condition|every row|all rows|left out)|\bWHERE\b|task leaves out|meet its condition|returns several rows
UPDATE books SET price = price + 1;

-- wrong: one euro for every novel | (?i)comput|add|calculat|come into|by hand|what is left
UPDATE books SET price = 1 WHERE genre = 'novel';

-- wrong: ten percent | (?i)comput|multipl|calculat|come into|by hand|what is left
UPDATE books SET price = price * 1.1 WHERE genre = 'novel';

-- wrong: all but the novels | (?i:opposite|revers|turned|<>|condition|comparison|other way)|\bNOT\b|task leaves out|Your query uses|meet its condition
UPDATE books SET price = price + 1 WHERE genre <> 'novel';

-- wrong: a capital letter | (?i)capital|upper|lower|\bcase\b|condition|task leaves out|meet its condition
UPDATE books SET price = price + 1 WHERE genre = 'Novel';

-- wrong: cheaper | (?i)direction|other way|opposite|minus|subtract|add|\bsign\b|comput|backwards|come into|by hand|what is left|Your query uses
UPDATE books SET price = price - 1 WHERE genre = 'novel';

-- wrong: only looks | (?i)chang|update
SELECT title, price + 1 FROM books WHERE genre = 'novel';

-- wrong: CASE without ELSE takes the other prices away | (?i)null|else|\bcase\b(?! is not)|missing value|unknown|without a value|no value|nothing shows
UPDATE books SET price = CASE WHEN genre = 'novel' THEN price + 1 END;

-- wrong: genres that hold the word | (?i)like|pattern|%|condition|task leaves out|meet its condition
UPDATE books SET price = price + 1 WHERE genre LIKE '%novel%';

-- exercise: five-copies-came-in

-- wrong: <= for < | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit
UPDATE stock SET copies = copies + 5 WHERE copies <= reorder_at;

-- wrong: UPDATE without WHERE | (?i:condition|every row|all rows|left out)|\bWHERE\b|task leaves out|meet its condition|returns several rows
UPDATE stock SET copies = copies + 5;

-- wrong: five copies in all | (?i)comput|add|calculat|come into|by hand|what is left
UPDATE stock SET copies = 5 WHERE copies < reorder_at;

-- wrong: books that are never reordered too | (?i)null|coalesce(?! is not)|missing value|unknown|without a value|no value|nothing shows
UPDATE stock SET copies = copies + 5 WHERE copies < coalesce(reorder_at, 100);

-- wrong: the comparison points the other way | (?i)direction|other way|revers|opposite|turned|comparison|backwards|Your query uses
UPDATE stock SET copies = copies + 5 WHERE copies > reorder_at;

-- wrong: only what has sold out | (?i:condition|zero|fewer|comparison|left out)|\bWHERE\b|task leaves out|meet its condition
UPDATE stock SET copies = copies + 5 WHERE copies = 0;

-- wrong: the wrong column | (?i)other column|another column|wrong column|column .* instead|that column|Your query uses
UPDATE stock SET reorder_at = reorder_at + 5 WHERE copies < reorder_at;

-- wrong: typed in | (?i)typed|constant|fixed|other data|Your query uses
UPDATE stock SET copies = copies + 5 WHERE book_id IN (8, 11, 12, 14, 20);

-- exercise: orders-leave-the-shop

-- wrong: 12 December too | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit
UPDATE orders SET status = 'shipped', shipped_on = '2026-01-02' WHERE status = 'open' AND ordered_on <= '2025-12-12';

-- wrong: forgets the day of shipping | (?i)check|constraint|rule
UPDATE orders SET status = 'shipped' WHERE status = 'open' AND ordered_on < '2025-12-12';

-- wrong: forgets the status | (?i)check|constraint|rule
UPDATE orders SET shipped_on = '2026-01-02' WHERE status = 'open' AND ordered_on < '2025-12-12';

-- wrong: cancelled orders and those shipped long ago too | (?i:condition|dropped|filter|left out)|\bWHERE\b|task leaves out|meet its condition
UPDATE orders SET status = 'shipped', shipped_on = '2026-01-02' WHERE ordered_on < '2025-12-12';

-- wrong: forgets the day of the order | (?i:condition|dropped|filter|left out)|\bWHERE\b|task leaves out|meet its condition
UPDATE orders SET status = 'shipped', shipped_on = '2026-01-02' WHERE status = 'open';

-- wrong: AND between two assignments | (?i:boolean|comma|true or false|type|one of the conditions|all of them|both|one enough)|\bAND\b|task leaves out|meet its condition
UPDATE orders SET status = 'shipped' AND shipped_on = '2026-01-02' WHERE status = 'open' AND ordered_on < '2025-12-12';

-- wrong: the younger ones | (?i)direction|other way|revers|opposite|turned|comparison|backwards|Your query uses
UPDATE orders SET status = 'shipped', shipped_on = '2026-01-02' WHERE status = 'open' AND ordered_on > '2025-12-12';

-- wrong: the numbers of today's orders typed in | (?i)typed|constant|fixed|other data|Your query uses
UPDATE orders SET status = 'shipped', shipped_on = '2026-01-02' WHERE id IN (34, 41);

-- exercise: reviews-without-stars

-- wrong: = NULL | (?i)null|missing value|unknown|without a value|no value|nothing shows
DELETE FROM reviews WHERE stars = NULL;

-- wrong: DELETE without WHERE | (?i:condition|every row|all rows|left out)|\bWHERE\b|task leaves out|meet its condition|returns several rows
DELETE FROM reviews;

-- wrong: takes NULL for zero | (?i)null|zero|missing value|unknown|without a value|no value|nothing shows
DELETE FROM reviews WHERE stars = 0;

-- wrong: those that give some | (?i:opposite|revers|turned|other way)|\bNOT\b|Your query uses
DELETE FROM reviews WHERE stars IS NOT NULL;

-- wrong: another column | (?i)other column|another column|wrong column|column .* instead|condition|that column|task leaves out|Your query uses|meet its condition
DELETE FROM reviews WHERE body IS NULL;

-- wrong: typed in | (?i)typed|constant|fixed|other data|Your query uses
DELETE FROM reviews WHERE id IN (15, 28);

-- wrong: also those that give few | (?i:condition|null|left out|missing value|unknown|without a value|no value|nothing shows|one of the conditions|all of them|both|one enough)|\bOR\b|\bWHERE\b|task leaves out|meet its condition
DELETE FROM reviews WHERE stars IS NULL OR stars < 2;

-- exercise: customers-without-a-trace

-- wrong: NOT IN with NULL | (?i)null|missing value|unknown|without a value|no value|nothing shows
DELETE FROM customers
WHERE id NOT IN (SELECT customer_id FROM orders) AND id NOT IN (SELECT customer_id FROM reviews) AND id NOT IN (SELECT invited_by FROM customers);

-- wrong: asks for orders only | (?i)foreign|refer|points|condition|task leaves out|meet its condition
DELETE FROM customers WHERE id NOT IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL);

-- wrong: OR for AND | (?i:foreign|refer|points|one of the conditions|all of them|both|one enough)|\bOR\b|\bAND\b|task leaves out|meet its condition
DELETE FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) OR NOT EXISTS (SELECT 1 FROM reviews r WHERE r.customer_id = c.id) OR NOT EXISTS (SELECT 1 FROM customers g WHERE g.invited_by = c.id);

-- wrong: typed in | (?i)typed|constant|fixed|other data|Your query uses
DELETE FROM customers WHERE id = 16;

-- wrong: who was invited by nobody | (?i)other column|another column|wrong column|column .* instead|null|condition|direction|other way|that column|missing value|unknown|without a value|no value|nothing shows|backwards|task leaves out|Your query uses|meet its condition
DELETE FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.customer_id = c.id) AND c.invited_by IS NULL;

-- wrong: EXISTS that does not look at the customer | (?i)correlat|condition|connect|inner query|subquery|task leaves out|meet its condition
DELETE FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders) AND NOT EXISTS (SELECT 1 FROM reviews) AND NOT EXISTS (SELECT 1 FROM customers g WHERE g.invited_by = c.id);

-- wrong: DELETE without WHERE | (?i:condition|every row|all rows|foreign|refer|points|left out)|\bWHERE\b|task leaves out|meet its condition|returns several rows
DELETE FROM customers;

-- wrong: forgets to ask for guests, and trusts today's data | (?i:condition|dropped|left out|have none)|\bWHERE\b|task leaves out|meet its condition
DELETE FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.customer_id = c.id);

-- exercise: empty-orders

-- wrong: cancelled orders | (?i)condition|other column|another column|wrong column|column .* instead|that column|task leaves out|Your query uses|meet its condition
DELETE FROM orders WHERE status = 'cancelled';

-- wrong: the wrong column | (?i)other column|another column|wrong column|column .* instead|key|condition|that column|task leaves out|Your query uses|meet its condition
DELETE FROM orders WHERE id NOT IN (SELECT book_id FROM order_items);

-- wrong: DELETE without WHERE | (?i:condition|every row|all rows|left out)|\bWHERE\b|task leaves out|meet its condition|returns several rows
DELETE FROM orders;

-- wrong: typed in | (?i)typed|constant|fixed|other data|Your query uses
DELETE FROM orders WHERE id = 27;

-- wrong: those that have items | (?i:opposite|revers|turned|other way)|\bNOT\b|Your query uses
DELETE FROM orders WHERE id IN (SELECT order_id FROM order_items);

-- wrong: only what was cancelled as well | (?i)condition|task leaves out|meet its condition
DELETE FROM orders WHERE status = 'cancelled' AND id NOT IN (SELECT order_id FROM order_items);

-- wrong: EXISTS that does not look at the order | (?i)correlat|condition|connect|inner query|subquery|task leaves out|meet its condition
DELETE FROM orders o WHERE NOT EXISTS (SELECT FROM order_items);
