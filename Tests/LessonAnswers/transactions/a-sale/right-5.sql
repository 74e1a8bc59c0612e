BEGIN;
WITH o AS (INSERT INTO orders (ordered_on, status, shipped_on) VALUES ('2026-01-06', 'shipped', '2026-01-06') RETURNING id)
INSERT INTO order_items SELECT id, 21, 2, 10.99 FROM o;
UPDATE stock SET copies = copies - 2 WHERE book_id = 21;
COMMIT;
