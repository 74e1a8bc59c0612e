WITH o AS (INSERT INTO orders (ordered_on, status, shipped_on)
VALUES ('2026-01-06', 'shipped', '2026-01-06') RETURNING id),
i AS (INSERT INTO order_items (order_id, book_id, quantity, unit_price)
SELECT id, 21, 2, 10.99 FROM o)
UPDATE stock SET copies = copies - 2 WHERE book_id = 21;
