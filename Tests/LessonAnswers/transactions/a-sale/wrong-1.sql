BEGIN;
UPDATE stock SET copies = copies - 2 WHERE book_id = 21;
INSERT INTO orders (id, customer_id, ordered_on, status, shipped_on)
VALUES (45, NULL, '2026-01-06', 'shipped', '2026-01-06');
INSERT INTO order_items VALUES (45, 21, 2, 10.99);
COMMIT;
