BEGIN;
UPDATE stock SET copies = copies - 2 WHERE book_id = 21;
INSERT INTO orders (customer_id, ordered_on, status, shipped_on)
VALUES (NULL, DATE '2026-01-06', 'shipped', DATE '2026-01-06');
INSERT INTO order_items VALUES (45, 21, 2, 10.99);
COMMIT;
